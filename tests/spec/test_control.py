"""The table of control: who held, took or lost which place, by the whole pipeline.

Empty cells ask for nothing. With the status "none" nobody may hold, take or lose the place.
"""

from __future__ import annotations

import pytest

from .conftest import read, rows

ROWS = rows("control.tsv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['place']} {row['status']} {row['sentence'][:50]}")
def test_control(row: dict[str, str]) -> None:
    found = [
        (
            item.place.name,
            item.holder.name if item.holder else "",
            item.status,
            (item.time.start if item.time else None) or "",
        )
        for item in read(row["sentence"], row["published"]).control
    ]
    about = [item for item in found if row["place"] in item[0]]
    if row["status"] == "none":
        assert not [item for item in about if item[2] in ("holds", "took", "lost")], found
        return
    assert any(
        row["holder"] in holder and status == row["status"] and row["day"] in ("", day)
        for _, holder, status, day in about
    ), found


def test_the_table_is_wide_enough() -> None:
    assert len(ROWS) >= 50
    assert {row["status"] for row in ROWS} == {
        "holds", "took", "lost", "contested", "besieged", "advancing", "none",
    }  # fmt: skip
