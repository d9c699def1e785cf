"""The table of events: each sentence is read by the whole pipeline."""

from __future__ import annotations

import pytest

from .conftest import read, rows


@pytest.mark.parametrize("row", rows("events.tsv"), ids=lambda row: row["sentence"][:60])
def test_event(row: dict[str, str]) -> None:
    reading = read(row["sentence"], "2016-04-21")
    told = [
        (
            event.status,
            event.subtype,
            ", ".join(actor.name for actor in event.side_a),
            ", ".join(actor.name for actor in (*event.side_b, *event.victims)),
            [count.low for count in event.casualties if count.harm == "killed"],
        )
        for event in reading.events
    ]
    assert any(
        status == row["status"]
        and subtype == row["subtype"]
        and row["side_a"] in side_a
        and row["side_b"] in side_b
        and (not row["killed"] or int(row["killed"]) in killed)
        for status, subtype, side_a, side_b, killed in told
    ), told
