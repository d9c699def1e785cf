"""What a viewer may see."""

from __future__ import annotations

import re

import msgspec
import pytest

from dateline.export._privacy import Privacy
from dateline.model import Actor, InputError, Place
from dateline.run.control import control_of
from dateline.store import Store
from dateline.web import public
from dateline.web.who import DeniedError

#: Words that the mask takes for names in the samples and that are none, in places where no name stands.
_NO_NAMES = frozenset({"other", "videos"})


@pytest.fixture(scope="module")
def told(sample_store):
    """Rows, Readings by id, and the folded words of all names that are hidden."""
    with Store.open(sample_store) as store:
        readings = {each.document.id: each for each in store.readings()}
        names = {word for each in readings.values() for word in Privacy(each).mask._by_fold} - _NO_NAMES
        assert len(names) > 8
        return list(store.fused()), readings, re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE)


def test_no_hidden_name_is_in_any_incident_of_the_samples(told):
    rows, readings, names = told
    hidden = 0
    for row in rows:
        whole = public.public_dossier(row, (readings[own] for own in row.incident.documents))
        listed = public.public_listed(row)
        assert whole is not None
        assert listed is not None
        for shown in (whole.incidents, whole.events, whole.documents, listed):
            assert not names.search(msgspec.json.encode(shown).decode())
        hidden += bool(names.search(msgspec.json.encode(row.incident).decode()))
        assert not any(own in map(str, listed.documents) for own in row.incident.documents)
    assert hidden


def test_points_lie_on_the_public_grid(told):
    rows, readings, _ = told
    for row in rows:
        whole = public.public_dossier(row, (readings[own] for own in row.incident.documents))
        assert whole is not None
        for place in (whole.incidents[0].place, (public.public_listed(row) or row.incident).place):
            if place is not None and place.lat is not None:
                assert place.lat == round(place.lat, 2)
                assert place.uncertainty_km >= 1.1


def test_what_is_young_rejected_or_undated_is_not_there(told, monkeypatch):
    rows, readings, _ = told
    row = next(row for row in rows if row.incident.time and row.incident.time.end)
    rejected = type(row)(row.incident, "reject")
    undated = type(row)(msgspec.structs.replace(row.incident, time=None))
    for each in (rejected, undated):
        assert public.public_listed(each) is None
        assert public.public_dossier(each, readings.values()) is None
    day = public.dt.date.fromisoformat(row.incident.time.end)
    for later, shown in ((13, False), (14, True)):
        monkeypatch.setattr(public, "today", lambda later=later: day + public.dt.timedelta(days=later))
        assert (public.public_listed(row) is not None) is shown


def test_control_waits_thirty_days_and_quotes_nobody(sample_store, monkeypatch):
    with Store.open(sample_store) as store:
        found = next(each for each in control_of(store) if len(each.spells) > 1 and each.place.place_id)
    shown = public.public_control(found)
    assert shown is not None
    assert all(claim.quote is None for claim in shown.claims)
    second = public.dt.date.fromisoformat(found.spells[1].start)
    monkeypatch.setattr(public, "today", lambda: second + public.dt.timedelta(days=29))
    earlier = public.public_control(found)
    assert earlier is not None
    assert len(earlier.spells) == 1
    assert earlier.spells[0].end == public.last_control_day()
    assert all(n < len(earlier.claims) for spell in earlier.spells for n in spell.claims)
    with pytest.raises(InputError, match="last day"):
        public.day_asked(second.isoformat())


def test_names_of_persons_become_their_class():
    assert public.public_voice("local activist Omar al-Nabulsi") == "a local activist"
    assert public.public_voice("Syrian Observatory for Human Rights") == "Syrian Observatory for Human Rights"
    assert public.public_voice("the army") == "the army"
    assert public.public_actor(Actor(name="Omar al-Nabulsi", kind="civilians")).name == "a civilian"
    assert public.public_actor(Actor(name="Islamic State", actor_id="isis", kind="rebel")).name == "Islamic State"
    assert public.public_place(Place(name="Abu Omar")) is None


def test_a_box_tells_no_more_than_a_cell():
    assert public.public_box(40.131, 35.321, 40.132, 35.322) == (40.125, 35.275, 40.175, 35.325)
    assert public.public_box(-180, -90, 180, 90)[0] <= -180
    west, south, east, north = public.public_box(40.125, 35.275, 40.175, 35.325)
    assert (west, south, east, north) == (40.125, 35.275, 40.175, 35.325)


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        ({"since": "2016", "kind": ["Battles"]}, True),
        ({"actor": ["isis"]}, True),
        ({"actor": ["Omar al-Nabulsi"]}, False),
        ({"source": ["SANA"]}, True),
        ({"source": ["Omar al-Nabulsi"]}, False),
        ({"text": "Omar"}, False),
        ({"area": "1,2;3,4;5,6"}, False),
        ({"review": ["open"]}, False),
    ],
)
def test_filters_that_would_tell_what_is_hidden(asked, allowed):
    if allowed:
        public.ask_publicly(asked)
        return
    with pytest.raises(DeniedError):
        public.ask_publicly(asked)
