"""PLOVER records: which incidents become which, and that nothing unknown is written."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import msgspec

from dateline.export import EXPORTERS
from dateline.model import Actor, Reading

Make = Callable[..., Reading]


def records(readings: list[Reading], today: dt.date, **more: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in EXPORTERS["plover"](readings, today=today, public=False, **more)]


def changed(make: Make, status: str = "occurred", plover: str | None = None, **changes: Any) -> Reading:
    """The report with its first incident and the event of it changed."""
    whole = make()
    event = msgspec.structs.replace(whole.events[0], status=status, plover=plover, casualties=())
    incident = msgspec.structs.replace(whole.incidents[0], events=("e1",), **changes)
    return make(events=(event,), incidents=(incident,), control=())


def test_one_sided_violence_has_an_actor_and_a_recipient(reading: Reading, today: dt.date) -> None:
    found = records([reading], today)[0]
    assert {"id", "date", "actor", "event"} <= found.keys()
    assert (found["event"], found["mode"], found["quad_code"], found["event_scale"]) == (
        "ASSAULT",
        ["heavy-weapons"],
        4,
        -9.5,
    )
    assert found["actor"] == [{"code": "SYR", "sector": "MIL", "entity_text": "Syrian Arab Army"}]
    assert found["recipient"] == [{"sector": "CVL", "entity_text": "people"}]
    assert found["context"] == ["military"]
    assert (found["event_loc"]["geonameid"], found["event_loc"]["resolution"]) == ("172890", 4)


def test_all_parties_of_a_battle_are_actors(make: Make, today: dt.date) -> None:
    (found,) = records([changed(make, plover="ASSAULT-firearms", type="Battles", subtype="Armed clash")], today)
    assert [each["entity_text"] for each in found["actor"]] == ["Syrian Arab Army", "people"]
    assert "recipient" not in found


def test_what_is_not_known_is_left_out(make: Make, today: dt.date) -> None:
    bare = {
        "side_a": (),
        "side_b": (Actor(name="a bridge", kind="infrastructure"),),
        "fatalities": None,
        "injured": None,
    }
    (found,) = records([changed(make, **bare, civilian_fatalities=None)], today)
    assert found["actor"] == []
    assert not {"recipient", "size", "context", "enddate"} & found.keys()


def test_an_incident_of_two_kinds_of_event_is_two_records_that_count_the_dead_once(make: Make, today: dt.date) -> None:
    whole = make()
    taken = msgspec.structs.replace(whole.events[0], id="e9", plover="COERCE-seize", casualties=())
    events = (whole.events[0], taken)
    incident = msgspec.structs.replace(whole.incidents[0], events=("e1", "e9"))
    found = records([make(events=events, incidents=(incident,), control=())], today)
    assert [(each["id"], each["event"]) for each in found] == [
        ("report-1/i1", "ASSAULT"),
        ("report-1/i1+2", "COERCE"),
    ]
    assert ["size" in each for each in found] == [True, False]


def test_a_threat_is_an_event_of_its_own_and_a_plan_is_none(make: Make, today: dt.date) -> None:
    (threat,) = records([changed(make, status="threatened", plover="THREATEN-violence")], today)
    assert (threat["event"], threat["mode"]) == ("THREATEN", ["violence"])
    said: dict[str, str] = {}
    assert records([changed(make, status="planned", plover="ASSAULT")], today, on_skip=said.__setitem__) == []
    assert said == {"report-1/i1": "not told as having happened: planned"}


def test_without_a_code_the_subtype_tells_it_where_it_tells_one(make: Make, today: dt.date) -> None:
    (found,) = records([changed(make, subtype="Suicide bomb")], today)
    assert (found["event"], found["mode"]) == ("ASSAULT", ["suicide-attack"])
    said: dict[str, str] = {}
    other = changed(make, type="Strategic developments", subtype="Other")
    assert records([other], today, on_skip=said.__setitem__) == []
    assert said == {"report-1/i1": "no PLOVER event has this type alone: Other"}


def test_names_are_masked_in_public(reading: Reading, today: dt.date) -> None:
    assert "Nabulsi" not in "".join(EXPORTERS["plover"]([reading], today=today))
