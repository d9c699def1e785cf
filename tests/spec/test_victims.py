"""`victims.tsv`: a short report, and how many its lead incident killed and injured by best estimate.

` // ` parts a headline from the text. An empty cell is unknown or untold, 0 is nobody.
"""

from __future__ import annotations

import pytest

from dateline.model import Tally

from .conftest import read, rows

ROWS = rows("victims.tsv")


def shown(tally: Tally | None) -> str:
    return "" if tally is None or tally.best is None else str(tally.best)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["report"][:60])
def test_victims(row: dict[str, str]) -> None:
    lead = read(row["report"].replace(" // ", "\n\n"), "2024-05-10").incidents[0]
    assert {"killed": shown(lead.fatalities), "injured": shown(lead.injured)} == {
        name: row[name] for name in ("killed", "injured")
    }


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(ROWS) >= 80
