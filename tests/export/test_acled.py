"""ACLED rows: which incidents become rows, on which days, with which numbers."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from dateline.export import EXPORTERS
from dateline.export.acled import active_days
from dateline.knowledge.codebooks import columns
from dateline.model import Actor, Casualties, Reading, Span, Tally, When

Make = Callable[..., Reading]


def rows(readings: list[Reading], today: dt.date, **more: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(EXPORTERS["acled"](readings, today=today, **more)))))


def reasons(readings: list[Reading], today: dt.date) -> dict[str, str]:
    found: dict[str, str] = {}
    list(EXPORTERS["acled"](readings, today=today, public=False, on_skip=found.__setitem__))
    return found


def changed(make: Make, **changes: Any) -> Reading:
    """The report with its first incident changed, and that alone."""
    return make(incidents=(msgspec.structs.replace(make().incidents[0], **changes),))


def when(start: str, end: str, precision: Any) -> When:
    return When(start=start, end=end, precision=precision)


def test_the_columns_of_the_codebook_in_order(reading: Reading, today: dt.date) -> None:
    row = rows([reading], today, public=False)[0]
    assert tuple(row) == columns("acled")
    assert len(row) == 31
    expected = {
        "event_date": "2021-03-02",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "actor1": "Military Forces of Syria (2000-)",
        "inter1": "State forces",
        "actor2": "Civilians (Syria)",
        "inter2": "Civilians",
        "interaction": "State forces-Civilians",
        "civilian_targeting": "Civilians targeted",
        "iso": "760",
        "region": "Middle East",
        "country": "Syria",
        "location": "Harim",
        "latitude": "36.2085",
        "geo_precision": "1",
        "source": "Sample Desk",
        "fatalities": "17",
        "event_id_cnty": "SYR-report-1/i1",
        "source_scale": "",
        "timestamp": "1622505600",
    }
    assert {name: row[name] for name in expected} == expected


def test_a_one_sided_row_leaves_the_second_actor_empty(make: Make, today: dt.date) -> None:
    rebels = Actor(name="rebels", kind="rebel")
    moved = {"type": "Strategic developments", "subtype": "Change to group/activity", "side_a": (rebels,), "side_b": ()}
    row = rows([changed(make, **moved, fatalities=None)], today)[0]
    assert (row["actor1"], row["actor2"], row["inter2"]) == ("rebels", "", "")
    assert (row["interaction"], row["civilian_targeting"], row["fatalities"]) == ("Rebel group only", "", "0")


def test_an_unknown_perpetrator_is_an_unidentified_armed_group(make: Make, today: dt.date) -> None:
    row = rows([changed(make, side_a=())], today)[0]
    assert (row["actor1"], row["inter1"]) == ("Unidentified Armed Group (Syria)", "Political militia")


def test_a_battle_has_two_armed_sides_and_a_thing_is_on_none(make: Make, today: dt.date) -> None:
    tank = Actor(name="a tank", kind="vehicle")
    battle = {"type": "Battles", "subtype": "Armed clash", "side_a": (), "side_b": (tank,)}
    row = rows([changed(make, **battle)], today)[0]
    assert (row["actor1"], row["actor2"]) == ("Unidentified Armed Group (Syria)",) * 2
    assert row["interaction"] == "Political militia-Political militia"


def test_a_side_alone_stands_first_and_allies_are_named_as_the_codebook_names_them(make: Make, today: dt.date) -> None:
    army = Actor(name="Syrian Arab Army", actor_id="sy_saa", kind="state_forces")
    crowd = Actor(name="residents", kind="civilians")
    held = {"type": "Strategic developments", "subtype": "Arrests", "side_a": (), "side_b": (army, crowd)}
    row = rows([changed(make, **held)], today)[0]
    assert (row["actor1"], row["assoc_actor_1"]) == ("Military Forces of Syria (2000-)", "Civilians (Syria)")
    assert (row["actor2"], row["interaction"]) == ("", "State forces only")


def test_a_known_party_leads_its_side_before_gunmen_of_no_name(make: Make, today: dt.date) -> None:
    bomber = Actor(name="suicide bomber", kind="armed_group")
    army = Actor(name="Syrian Arab Army", actor_id="sy_saa", kind="state_forces")
    crowd = Actor(name="residents", kind="civilians")
    row = rows(
        [changed(make, type="Battles", subtype="Armed clash", side_a=(bomber, army), side_b=(bomber, crowd))], today
    )[0]
    assert (row["actor1"], row["assoc_actor_1"]) == (
        "Military Forces of Syria (2000-)",
        "Unidentified Armed Group (Syria)",
    )
    assert (row["actor2"], row["assoc_actor_2"]) == ("Unidentified Armed Group (Syria)", "Civilians (Syria)")


def test_several_days_are_rows_of_their_own_ids(make: Make, today: dt.date) -> None:
    found = rows([changed(make, time=when("2021-03-02", "2021-03-03", "day"))], today)
    assert [row["event_id_cnty"] for row in found] == ["SYR-report-1/i1-1", "SYR-report-1/i1-2"]


@pytest.mark.parametrize(
    ("url", "scale"), [("https://www.dispatch.com/a", "International"), ("https://nobody.example/a", ""), (None, "")]
)
def test_how_near_the_sources_are(make: Make, today: dt.date, url: str | None, scale: str) -> None:
    assert rows([make(document={"url": url, "outlet": None})], today, public=False)[0]["source_scale"] == scale


@pytest.mark.parametrize(
    ("time", "days", "precision"),
    [
        (when("2021-03-02", "2021-03-02", "day"), ["2021-03-02"], 1),
        (when("2021-03-02", "2021-03-04", "day"), ["2021-03-02", "2021-03-03", "2021-03-04"], 1),
        (when("2021-03-01", "2021-03-07", "week"), ["2021-03-04"], 2),
        (when("2021-03-06", "2021-03-07", "period"), ["2021-03-06"], 2),
        (when("2021-03-01", "2021-03-31", "month"), ["2021-03-16"], 3),
        (when("2021-03-01", "2021-03-10", "month"), ["2021-03-01"], 3),
        (when("2021-03-21", "2021-03-31", "month"), ["2021-03-31"], 3),
        (when("2021-01-01", "2021-03-31", "season"), [], 0),
        (When(start="2021-03-01", end=None, precision="day"), [], 0),
        (None, [], 0),
    ],
)
def test_days_and_their_precision(time: When | None, days: list[str], precision: int) -> None:
    assert active_days(time) == ([dt.date.fromisoformat(day) for day in days], precision)


def test_a_total_over_days_is_shared_out_with_the_rest_on_the_first(make: Make, today: dt.date) -> None:
    three_days = when("2021-03-01", "2021-03-03", "day")
    found = rows([changed(make, time=three_days, fatalities=Tally(low=17, best=17, high=17))], today)
    assert [row["fatalities"] for row in found] == ["7", "5", "5"]


def counted(make: Make, quote: str, low: int, tally: Tally | None = None) -> Reading:
    """The report with another sentence that counts the dead, as its only claim of deaths."""
    text = f"{make().document.text}\n\n{quote} were killed."
    at = text.rindex(quote)
    claim = Casualties(harm="killed", low=low, best=low, open_ended=True, span=Span.of(text, at, at + len(quote)))
    event = msgspec.structs.replace(make().events[0], casualties=(claim,))
    incident = msgspec.structs.replace(make().incidents[0], fatalities=tally or Tally(low=low, best=low))
    return make(document={"text": text}, events=(event,), incidents=(incident,))


@pytest.mark.parametrize(
    ("quote", "low", "coded"),
    [("More than 20 soldiers", 21, 20), ("Dozens of soldiers", 24, 12), ("At least 7 men", 7, 7), ("Over ten", 11, 10)],
)
def test_fatalities_follow_the_codebook(make: Make, today: dt.date, quote: str, low: int, coded: int) -> None:
    assert rows([counted(make, quote, low)], today)[0]["fatalities"] == str(coded)


def test_what_a_side_denies_stays_the_lowest_figure(make: Make, today: dt.date) -> None:
    denied = counted(make, "More than 20 soldiers", 21, Tally(low=0, best=21))
    assert rows([denied], today)[0]["fatalities"] == "0"


def test_what_is_no_row_is_told_why(make: Make, today: dt.date) -> None:
    place = make().incidents[0].place
    assert place
    country = msgspec.structs.replace(place, kind="country", ucdp_where_prec=6)
    assert reasons([changed(make, place=country)], today) == {"report-1/i1": "known only for a whole country"}
    assert reasons([changed(make, place=None)], today) == {"report-1/i1": "no place known"}
    assert reasons([changed(make, time=None)], today) == {"report-1/i1": "no day known"}
    year = when("2021-01-01", "2021-12-31", "year")
    assert reasons([changed(make, time=year)], today) == {"report-1/i1": "dated more coarsely than a month"}


def test_a_threat_is_no_row(make: Make, today: dt.date) -> None:
    threat = msgspec.structs.replace(make().events[0], status="threatened", casualties=())
    reading = make(events=(threat,), incidents=make().incidents[:1])
    assert reasons([reading], today) == {"report-1/i1": "not told as having happened: threatened"}


def test_notes_tell_the_dispute_and_quote_shortly(reading: Reading, today: dt.date) -> None:
    notes = rows([reading], today)[0]["notes"]
    assert "the army denies the attack" in notes
    assert len(notes.split('Report: "')[1]) <= 302
