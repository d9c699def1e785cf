"""What the public may see: properties that hold for every format."""

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.export import EXPORTERS
from dateline.export._items import MAX_QUOTE
from dateline.export._privacy import label_for
from dateline.export.points import coarse_point, public_place
from dateline.export.protect import mask_reading
from dateline.model import Actor, Attribution, ExportError, Place, Reading, Span
from dateline.model.reading import problems

Make = Callable[..., Reading]
PUBLIC = sorted(set(EXPORTERS) - {"jsonl"})
GIVEN = ("Omar", "Salma", "Yusuf", "Mohammed", "Ján", "Oksana", "Ibrahim", "Zeynep")
FAMILY = ("al-Nabulsi", "Haddad", "Qasim", "Bondarenko", "O'Neill", "Ould Ahmed", "El-Tayeb", "Kowalski")
KINDS = ("local_activist", "witness", "medic", "official", "fighter", "unnamed", None)
FORMS = ("{}", "local activist {}", "Dr. {}", "Colonel {}", "{}, a resident of Harim", "{} of the Harim Media Office")


def public(name: str, reading: Reading, today: dt.date, **more: Any) -> str:
    return "".join(EXPORTERS[name]([reading], today=today, **more))


def letters(text: str) -> str:
    """The text with nothing but its letters and spaces, lower case: what a reader would recognise."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(
        r"\s+", " ", "".join(c if c.isalpha() or c == " " else " " for c in plain if not unicodedata.combining(c))
    )


def told_by(make: Make, name: str, form: str, kind: str | None) -> Reading:
    """The report with one more sentence, in which a person is quoted, and with her name in every text field."""
    said = form.format(name)
    sentence = f"{said} said shells fell. Later {name} left."
    text = f"{make().document.text.split('Readers')[0]}\n\n{sentence}"
    at = text.rindex(sentence)
    source = Attribution(source=said, kind=kind, source_span=Span.of(text, at, at + len(said)))
    event = make().events[0]
    event = msgspec.structs.replace(
        event,
        attribution=(source,),
        evidence=(Span.of(text, at, at + len(sentence)),),
        side_b=(Actor(name=name, kind="civilians"),),
        casualties=(msgspec.structs.replace(event.casualties[0], description=f"{name} and others"),),
    )
    incident = msgspec.structs.replace(
        make().incidents[0], sources=(source,), disagreements=(f"{name}: 20; the army: none",), side_b=event.side_b
    )
    return make(
        document={"text": text, "title": f"{name} tells of shells", "url": f"https://desk.example/{name}", "id": name},
        events=(event,),
        incidents=(incident,),
        warnings=(f"unclear whom {name} means",),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(GIVEN), st.sampled_from(FAMILY), st.sampled_from(FORMS), st.sampled_from(KINDS))
def test_a_private_name_appears_in_no_public_export(
    make: Make, today: dt.date, given_name: str, family: str, form: str, kind: str | None
) -> None:
    reading = told_by(make, f"{given_name} {family}", form, kind)
    for name in PUBLIC:
        exported = letters(public(name, reading, today))
        for part in (given_name, family):
            assert not re.search(rf"\b{letters(part).strip()}\b", exported), (name, part)


def test_a_masked_reading_is_sound_and_masking_twice_changes_nothing(reading: Reading) -> None:
    masked = mask_reading(reading)
    assert list(problems(masked)) == []
    assert mask_reading(masked) == masked
    assert masked.events[0].attribution[0].source_span == Span.of(
        masked.document.text, masked.document.text.index("local activist ["), masked.document.text.index("] said") + 1
    )


def test_parties_and_outlets_stay_named(reading: Reading, today: dt.date) -> None:
    exported = public("csv", reading, today)
    assert all(name in exported for name in ("Syrian Arab Army", "the army (denies)", "rebels", "Sample Desk", "Harim"))


@pytest.mark.parametrize("kind", ["monitor", "wire", "state_media", "party_media", "own_reporting"])
def test_institutions_stay_named_though_no_registry_knows_them(make: Make, today: dt.date, kind: str) -> None:
    source = Attribution(source="Rafida Watch", kind=kind)
    incident = msgspec.structs.replace(make().incidents[0], sources=(source,))
    assert "Rafida Watch" in public("csv", make(incidents=(incident,)), today)


def test_a_name_in_apposition_is_hidden_too(make: Make, today: dt.date) -> None:
    text = make().document.text + "\n\nA doctor, Salma Aziz, said so."
    at = text.index("A doctor")
    source = Attribution(source="doctor", kind="medic", source_span=Span.of(text, at, at + len("A doctor, Salma Aziz")))
    event = msgspec.structs.replace(make().events[0], attribution=(source,), evidence=(Span.of(text, at, len(text)),))
    exported = public("csv", make(document={"text": text}, events=(event, make().events[1])), today)
    assert "A doctor, [a medic], said so." in exported


def test_who_lends_a_registered_party_the_name_is_a_public_person(make: Make, today: dt.date) -> None:
    president = Attribution(source="Bashar al-Assad", kind="official")
    incident = msgspec.structs.replace(make().incidents[0], sources=(president,))
    assert "Bashar al-Assad" in public("csv", make(incidents=(incident,)), today)


def test_inside_the_house_nothing_is_changed(reading: Reading, today: dt.date) -> None:
    assert "Omar al-Nabulsi" in public("csv", reading, today, public=False)
    assert "36.51934" in public("geojson", reading, today, public=False)


@pytest.mark.parametrize(
    ("kind", "said", "label"),
    [
        ("medic", "Salma Qasim", "a medic"),
        (None, "Dr. Salma Qasim", "a medic"),
        ("fighter", "army spokesman Colonel Yusuf", "an official"),
        ("fighter", "Yusuf", "a fighter"),
        (None, "activist Omar", "a local activist"),
        ("unnamed", "Omar", "a private person"),
    ],
)
def test_a_name_gives_way_to_its_class(kind: str | None, said: str, label: str) -> None:
    assert label_for(kind, said) == label


@pytest.mark.parametrize("name", PUBLIC)
def test_fresh_incidents_are_held_back_and_counted(name: str, reading: Reading) -> None:
    skipped: dict[str, str] = {}
    exported = public(name, reading, dt.date(2021, 3, 15), on_skip=skipped.__setitem__)
    assert skipped["report-1/i1"] == "younger than 14 days"
    assert "under the stalls" not in exported
    assert "artillery shelled" not in exported
    assert "report-1/i2" not in skipped or "younger" not in skipped["report-1/i2"]


def test_the_first_day_on_which_an_incident_may_be_told(reading: Reading) -> None:
    skipped: dict[str, str] = {}
    public("csv", reading, dt.date(2021, 3, 16), on_skip=skipped.__setitem__)
    assert "report-1/i1" not in skipped


def test_statements_of_control_wait_longer(reading: Reading) -> None:
    held = public("report", reading, dt.date(2021, 3, 20))
    assert "The hill is held by the rebels" not in held
    assert "1 younger than 30 days" in held
    assert "The hill is held by the rebels" in public("report", reading, dt.date(2021, 4, 20))


def test_without_any_day_it_may_be_fresh_and_is_held_back(make: Make, today: dt.date) -> None:
    incident = msgspec.structs.replace(make().incidents[0], time=None)
    skipped: dict[str, str] = {}
    public("csv", make(document={"published": None}, incidents=(incident,)), today, on_skip=skipped.__setitem__)
    assert skipped["report-1/i1"] == "no day known, so it may be fresh"


def test_the_delay_is_never_shortened(reading: Reading, today: dt.date) -> None:
    with pytest.raises(ExportError, match="at least 14 days"):
        public("csv", reading, today, delay_days=3)
    assert public("csv", reading, today, delay_days=3, public=False)


@pytest.mark.parametrize("name", PUBLIC)
def test_no_byline_and_no_full_text_leaves(name: str, reading: Reading, today: dt.date) -> None:
    exported = public(name, reading, today)
    assert "Lina Haddad" not in exported
    assert "under the stalls" not in exported
    assert "liar" not in exported


def test_quotes_are_short(make: Make, today: dt.date) -> None:
    text = make().document.text + "\n\n" + "The shells fell again and again. " * 40
    at = text.index("The shells fell")
    event = msgspec.structs.replace(make().events[0], evidence=(Span.of(text, at, len(text)),))
    reading = make(document={"text": text}, events=(event, make().events[1]))
    row = next(csv.DictReader(io.StringIO(public("csv", reading, today).removeprefix("\ufeff"))))
    assert 200 < len(row["quotes"]) <= MAX_QUOTE


@given(
    st.floats(-90, 90), st.floats(-180, 180), st.sampled_from(["town", "village", "hospital", "camp", "neighbourhood"])
)
def test_a_public_point_is_on_the_grid_and_says_how_far_off_it_may_be(lat: float, lon: float, kind: str) -> None:
    place = Place(name="Harim", place_id="geonames:1", kind=kind, lat=lat, lon=lon, uncertainty_km=0.3)
    found = coarse_point(place)
    step = 0.05 if kind in ("hospital", "camp") else 0.01
    for value, exact in ((found["lat"], lat), (found["lon"], lon)):
        assert abs(value - exact) <= step / 2 + 1e-9
        assert abs(value / step - round(value / step)) < 1e-6
    assert found["uncertainty_km"] >= step * 110
    assert (found["place_id"] is None) == (step == 0.05)


def test_a_wide_place_stays_as_wide_and_an_unknown_point_stays_unknown() -> None:
    assert (
        coarse_point(Place(name="Idlib", kind="admin1", lat=35.9, lon=36.6, uncertainty_km=60.0))["uncertainty_km"]
        == 60.0
    )
    unknown = coarse_point(Place(name="Tell Amar"))
    assert (unknown["lat"], unknown["lon"], unknown["uncertainty_km"]) == (None, None, None)


def test_a_place_that_a_coder_wrote_is_told_by_its_province(make: Make, today: dt.date) -> None:
    place = Place(name="Omar's farm", lat=36.2085, lon=36.5193, admin1="Idlib", country="SY")
    incident = msgspec.structs.replace(make().incidents[0], place=place, disagreements=("at Omar's farm: 20; 17",))
    reading = make(incidents=(incident, make().incidents[1]))
    for name in PUBLIC:
        assert "farm" not in public(name, reading, today), name
    row = next(csv.DictReader(io.StringIO(public("csv", reading, today).removeprefix("\ufeff"))))
    assert (row["place"], row["latitude"], row["longitude"]) == ("Idlib", "36.2", "36.5")
    assert float(row["uncertainty_km"]) > 5
    told = public_place(place)
    assert told is not None
    assert (told.name, told.lat) == ("Idlib", 36.2)
    lone = public_place(msgspec.structs.replace(place, admin1=None))
    assert lone is not None
    assert lone.name == "Syria"
