"""The table of types: each sentence tells one event of that sub-event type of ACLED, or none."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from dateline.model import UNREAL

from .conftest import read, rows

ROWS = rows("types.tsv")
TYPES = Path(__file__).parents[2] / "src/dateline/knowledge/acled_types.csv"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"][:60])
def test_type(row: dict[str, str]) -> None:
    reading = read(row["sentence"], "2016-04-21")
    found = [event.subtype for event in reading.events if event.status not in UNREAL]
    assert found == ([] if row["subtype"] == "none" else [row["subtype"]])


def test_every_type_is_told_in_many_ways() -> None:
    with TYPES.open(encoding="utf-8", newline="") as file:
        every = {row["sub_event_type"] for row in csv.DictReader(file)}
    told = Counter(row["subtype"] for row in ROWS)
    assert all(told[subtype] >= 8 for subtype in every)
    for subtype in every:
        wordings = {row["wording"] for row in ROWS if row["subtype"] == subtype}
        assert len(wordings) >= 3, subtype


def test_the_table_is_wide_enough() -> None:
    assert len(ROWS) >= 300
    assert len({row["sentence"] for row in ROWS}) == len(ROWS)
    assert len({row["conflict"] for row in ROWS}) >= 12
