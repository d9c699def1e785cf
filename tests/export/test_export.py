"""The registry of formats."""

import datetime as dt

import pytest

from dateline.export import EXPORTERS, FORMATS, format_of
from dateline.model import Reading


def test_every_format_is_a_module_of_its_name() -> None:
    for name, each in FORMATS.items():
        for made in filter(None, (each.text, each.file)):
            assert made.__module__ == f"dateline.export.{name}"


def test_every_ending_tells_one_format() -> None:
    for name, each in FORMATS.items():
        for ending in each.endings:
            found = format_of(f"some/EVENTS{ending}")
            assert found
            assert found.name == name
    assert format_of("some/events.doc") is None


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_no_readings_no_rows_and_no_crash(name: str, today: dt.date) -> None:
    assert isinstance("".join(EXPORTERS[name]([], public=False, today=today)), str)


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_same_readings_same_bytes(name: str, reading: Reading, today: dt.date) -> None:
    once, twice = ("".join(EXPORTERS[name]([reading], public=False, today=today)) for _ in range(2))
    assert once == twice
