"""FollowTheMoney's own library finds nothing wrong with what is exported."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from followthemoney import model

import dateline
from dateline.export import EXPORTERS

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """The entities of a few sample reports."""
    paths = sorted(SAMPLES.rglob("*.html"))[:12]
    readings = [each for each in dateline.read_many(paths) if isinstance(each, dateline.Reading)]
    return list(EXPORTERS["ftm"](readings, today=dt.date(2030, 1, 1)))


def test_every_entity_is_valid(lines: list[str]) -> None:
    assert len(lines) > 50
    for line in lines:
        told = json.loads(line)
        model.get(told["schema"]).validate(told)
        entity = model.get_proxy(told)  # cleans every value and drops what it cannot read
        assert {name: set(values) for name, values in entity.to_dict()["properties"].items()} == {
            name: set(values) for name, values in told["properties"].items()
        }


def test_what_is_named_is_of_the_schema_that_is_asked_for(lines: list[str]) -> None:
    entities = {told["id"]: model.get_proxy(told) for told in map(json.loads, lines)}
    for entity in entities.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert entities[value].schema.is_a(prop.range), (prop, value)
    assert {entity.schema.name for entity in entities.values()} == {
        "Article", "Event", "Mention", "Note", "Organization",
    }  # fmt: skip
