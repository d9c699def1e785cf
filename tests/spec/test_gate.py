"""The table of the gate: short texts that it lets in, and others that it lets go."""

from __future__ import annotations

from collections import Counter

import pytest

from dateline.run.gate import gate

from .conftest import rows

ROWS = rows("gate.tsv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_gate(row: dict[str, str]) -> None:
    found = gate(row["text"])
    assert ("in" if found.is_open else "out") == row["gate"], found


@pytest.mark.parametrize("row", [row for row in ROWS if row["gate"] == "in"], ids=lambda row: row["text"][:60])
def test_capitals_make_no_difference(row: dict[str, str]) -> None:
    assert gate(row["text"].upper()).is_open


@pytest.mark.parametrize("name", ["events.tsv", "tallies.tsv", "capitals.tsv", "numbers.tsv"])
def test_what_tells_an_event_goes_in(name: str) -> None:
    """Recall on all sentences of another table in which there is an event: 98 of 100."""
    told = [row for row in rows(name) if row.get("status") != "none"]
    texts = [row.get("sentence") or row.get("text") or row["report"] for row in told]
    assert sum(gate(text).is_open for text in texts) >= 0.98 * len(texts) > 30


def test_the_table_is_wide_enough() -> None:
    assert len({row["text"] for row in ROWS}) == len(ROWS) >= 120
    assert min(Counter(row["gate"] for row in ROWS).values()) >= 60
    assert len({row["subject"] for row in ROWS}) >= 25
