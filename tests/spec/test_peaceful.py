"""The table of peaceful sentences: sport, business, weather, elections, films; nothing in them happened by force."""

from __future__ import annotations

import pytest

from dateline.model import UNREAL

from .conftest import read, rows

ROWS = rows("peaceful.tsv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"][:60])
def test_nothing_happened(row: dict[str, str]) -> None:
    reading = read(row["sentence"], "2016-04-21")
    assert not [event.trigger.quote for event in reading.events if event.status not in UNREAL]
    assert not reading.incidents


def test_the_table_is_wide_enough() -> None:
    assert len({row["sentence"] for row in ROWS}) == len(ROWS) >= 100
