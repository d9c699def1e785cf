"""The table of control as prose, notes, lists and captions tell it; " // " ends a paragraph of the text.

Empty cells ask for nothing. A day is one day or a first and a last one. With the status "none" nobody may hold, take
or lose the place.
"""

from __future__ import annotations

import pytest

from dateline.model import ControlAssertion

from .conftest import read, rows

ROWS = rows("control_said.tsv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['place']} {row['status']} {row['text'][:50]}")
def test_control_said(row: dict[str, str]) -> None:
    control = read(row["text"].replace(" // ", "\n\n"), row["published"]).control
    about = [item for item in control if row["place"] in item.place.name]
    found = [(item.place.name, item.holder and item.holder.name, item.status, _days(item)) for item in control]
    if row["status"] == "none":
        named = [item for item in control if item.place.name == row["place"]]
        assert not [item for item in named if item.status in ("holds", "took", "lost")], found
        return
    assert any(
        item.status == row["status"]
        and row["holder"] in (item.holder.name if item.holder else "")
        and row["day"] in ("", _days(item))
        for item in about
    ), found


def _days(item: ControlAssertion) -> str:
    if item.time is None or item.time.start is None:
        return "-"
    return item.time.start if item.time.end == item.time.start else f"{item.time.start}/{item.time.end}"


def test_the_table_is_wide_enough() -> None:
    assert len(ROWS) >= 150
    assert {row["status"] for row in ROWS} == {"holds", "took", "lost", "contested", "besieged", "advancing", "none"}
