"""The table of events: each sentence is read by the whole pipeline.

`side_a` and `side_b` are parts of the names that stand there ("-": nobody may). With the status "none" no event of the
sub-event type may be read that happened, or none at all where the row names no type.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dateline.model import THINGS, UNREAL, Reading

from .conftest import read, rows

ROWS = rows("events.tsv")
TYPES = Path(__file__).parents[2] / "src/dateline/knowledge/acled_types.csv"


def told(reading: Reading) -> list[tuple[str, str | None, str, str, list[int | None]]]:
    return [
        (
            event.status,
            event.subtype,
            ", ".join(actor.name for actor in event.side_a),
            ", ".join(actor.name for actor in (*event.side_b, *event.victims) if actor.kind not in THINGS),
            [count.low for count in event.casualties if count.harm == "killed"],
        )
        for event in reading.events
    ]


def fits(wanted: str, names: str) -> bool:
    return names == "" if wanted == "-" else wanted in names


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"][:60])
def test_event(row: dict[str, str]) -> None:
    found = told(read(row["sentence"], "2016-04-21"))
    if row["status"] == "none":
        real = [event for event in found if event[0] not in UNREAL]
        assert not [event for event in real if row["subtype"] in ("", event[1])], found
        return
    assert any(
        status == row["status"]
        and subtype == row["subtype"]
        and fits(row["side_a"], side_a)
        and fits(row["side_b"], side_b)
        and (not row["killed"] or int(row["killed"]) in killed)
        for status, subtype, side_a, side_b, killed in found
    ), found


def test_every_sub_event_type_of_acled_is_in_the_table() -> None:
    with TYPES.open(encoding="utf-8", newline="") as file:
        every = {row["sub_event_type"] for row in csv.DictReader(file)}
    assert every <= {row["subtype"] for row in ROWS if row["status"] == "occurred"}
    assert len(every) == 25


def test_the_table_is_wide_enough() -> None:
    assert len(ROWS) >= 120
    assert len({row["sentence"] for row in ROWS}) == len(ROWS)
