"""CSV for a spreadsheet: one row per incident, readable columns, every value with who says so and the words for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from dateline.model import Reading

from ._incidents import INCIDENTS
from ._items import OnSkip, released
from ._text import csv_line

BOM = "\ufeff"  # Excel reads a CSV as UTF-8 only when it begins with one; Python reads it as "utf-8-sig"
COLUMNS = INCIDENTS.names


def export(
    readings: Iterable[Reading],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = 14,
    on_skip: OnSkip | None = None,
) -> Iterator[str]:
    """A header and one row per incident; unknown is an empty cell. UTF-8 with a byte order mark, LF.

    `review` tells what persons made of a fused incident: "corrected" where one gave values of his own, "accepted" where
    one holds all that stands there to be right, "judged" where it was only merged or split, "open" where nobody did.
    """
    yield BOM + csv_line(COLUMNS)
    for item in released(readings, public=public, today=today, delay_days=delay_days, on_skip=on_skip):
        yield csv_line(INCIDENTS.flat_row(INCIDENTS.row(item)))
