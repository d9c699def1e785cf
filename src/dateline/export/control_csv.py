"""CSV of who held what: a row per spell of a place, with the claims that bear it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from dateline.model.control import PlaceControl

from ._control import CONTROL, states
from ._items import OnSkip
from ._text import csv_line
from .csv import BOM
from .protect import CONTROL_DELAY_DAYS

COLUMNS = CONTROL.names


def export(
    found: Iterable[PlaceControl],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = CONTROL_DELAY_DAYS,
    on_skip: OnSkip | None = None,
) -> Iterator[str]:
    """A header and a row per spell and brief loss. UTF-8 with a byte order mark, LF.

    With `public` spells end `delay_days` before `today` (30 at least) and points lie on the public grid; claims must
    have been masked before (see `run.control.export_control`). A spell that goes on has no last day.
    """
    yield BOM + csv_line(COLUMNS)
    for state in states(found, public=public, today=today, delay_days=delay_days, on_skip=on_skip):
        yield csv_line(CONTROL.flat_row(CONTROL.row(state)))
