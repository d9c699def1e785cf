"""FollowTheMoney: entities that hang together, and no person among them; `team/` asks its own library."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from dateline.export import EXPORTERS
from dateline.model import Reading


def entities(readings: list[Reading], today: dt.date, **more: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in EXPORTERS["ftm"](readings, today=today, **more)]


def test_an_incident_is_an_event_with_its_article_parties_and_notes(reading: Reading, today: dt.date) -> None:
    found = entities([reading], today)
    kinds = [each["schema"] for each in found]
    assert {kind: kinds.count(kind) for kind in sorted(set(kinds))} == {
        "Article": 1, "Event": 2, "Mention": 1, "Note": 5, "Organization": 1,
    }  # fmt: skip
    event = next(each["properties"] for each in found if each["schema"] == "Event")
    assert event["startDate"] == event["endDate"] == event["date"] == ["2021-03-02"]
    assert (event["country"], event["summary"]) == (["sy"], ["killed: low 17, best 21, high not known"])
    article = next(each for each in found if each["schema"] == "Article")
    assert event["proof"] == [article["id"]]
    assert article["properties"]["language"] == ["eng"]
    notes = [each["properties"]["name"][0] for each in found if each["schema"] == "Note"]
    assert "the army denies that it happened" in notes


def test_every_id_that_is_named_is_there_once(reading: Reading, today: dt.date) -> None:
    found = entities([reading, reading], today)
    ids = [each["id"] for each in found]
    assert len(set(ids)) == len(ids)
    for each in found:
        for name in ("proof", "entity", "involved", "document", "resolved"):
            assert set(each["properties"].get(name, ())) <= set(ids)


def test_no_person_is_an_entity_or_named(reading: Reading, today: dt.date) -> None:
    for public in (True, False):
        found = entities([reading], today, public=public)
        assert "Person" not in {each["schema"] for each in found}
        assert "Nabulsi" not in json.dumps(found)
        assert "Haddad" not in json.dumps(found)
