"""`tallies.tsv`: a short report, and how many its lead incident killed, injured and captured: low-best-high.

` // ` parts a headline from the text. An empty part of a number is unknown ("12-12-": twelve or more); an empty cell is
no number at all.
"""

from __future__ import annotations

import pytest

from dateline.model import Tally

from .conftest import read, rows

ROWS = rows("tallies.tsv")


def shown(tally: Tally | None) -> str:
    parts = (tally.low, tally.best, tally.high) if tally is not None else (None, None, None)
    return "" if parts == (None, None, None) else "-".join("" if part is None else str(part) for part in parts)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["report"][:60])
def test_tally(row: dict[str, str]) -> None:
    lead = read(row["report"].replace(" // ", "\n\n"), "2024-05-10").incidents[0]
    assert {
        "killed": shown(lead.fatalities),
        "civilians": shown(lead.civilian_fatalities),
        "injured": shown(lead.injured),
        "captured": shown(lead.captured),
    } == {name: row[name] for name in ("killed", "civilians", "injured", "captured")}


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(ROWS) >= 120
