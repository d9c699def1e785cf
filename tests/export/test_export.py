"""The registry of formats."""

import datetime as dt

import pytest

from dateline.export import EXPORTERS
from dateline.model import Reading


def test_every_format_is_a_module_of_its_name() -> None:
    assert {name: exporter.__module__ for name, exporter in EXPORTERS.items()} == {
        name: f"dateline.export.{name}" for name in ("csv", "geojson", "acled", "ucdp", "plover", "report", "jsonl")
    }


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_no_readings_no_rows_and_no_crash(name: str, today: dt.date) -> None:
    assert isinstance("".join(EXPORTERS[name]([], public=False, today=today)), str)


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_same_readings_same_bytes(name: str, reading: Reading, today: dt.date) -> None:
    once, twice = ("".join(EXPORTERS[name]([reading], public=False, today=today)) for _ in range(2))
    assert once == twice
