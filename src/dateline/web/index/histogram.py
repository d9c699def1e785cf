"""Incidents over time: bars of days, weeks, months or years, whichever are not too many."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from .rows import Bools, Rows

Unit = Literal["day", "week", "month", "year"]
#: So many bars a slider of a thousand pixels can show, and a person tell apart.
_MOST = 400
#: Bars of which years there may be, where what is written of long ago is in the store.
_MOST_YEARS = 400


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of one `unit`, without a gap: the first day of each, the last day of the last, incidents and dead.

    An incident counts on its first day; those without a day are `undated`.
    """

    unit: Unit
    starts: tuple[datetime.date, ...]
    end: datetime.date | None
    counts: tuple[int, ...]
    killed: tuple[int, ...]
    undated: int


def histogram(rows: Rows, mask: Bools) -> Bars:
    """The bars of the masked rows."""
    dated = mask & (rows["first"] > 0)
    undated = int(np.count_nonzero(mask)) - int(np.count_nonzero(dated))
    days, dead = rows["first"][dated], np.maximum(rows["best"][dated], 0)
    if not len(days):
        return Bars("day", (), None, (), (), undated)
    months = rows["month"][dated]
    first, last = int(days.min()), int(days.max())
    unit: Unit = "year"
    values: Any = np.maximum(months // 12, int(months.max()) // 12 - _MOST_YEARS)
    if last - first < _MOST:
        unit, values = "day", days
    elif (last - 1) // 7 - (first - 1) // 7 < _MOST:
        unit, values = "week", (days - 1) // 7  # the first day of year 1 was a Monday
    elif int(months.max()) - int(months.min()) < _MOST:
        unit, values = "month", months
    low = int(values.min())
    counts = np.bincount(values - low)
    killed = np.bincount(values - low, weights=dead)
    bars = range(low, low + len(counts))
    return Bars(
        unit=unit,
        starts=tuple(_start(unit, number) for number in bars),
        end=_end(unit, bars[-1]),
        counts=tuple(counts.tolist()),
        killed=tuple(int(each) for each in killed),
        undated=undated,
    )


def _start(unit: Unit, number: int) -> datetime.date:
    match unit:
        case "day":
            return datetime.date.fromordinal(number)
        case "week":
            return datetime.date.fromordinal(number * 7 + 1)
        case "month":
            return datetime.date(number // 12, number % 12 + 1, 1)
    return datetime.date(number, 1, 1)


def _end(unit: Unit, number: int) -> datetime.date:
    """The last day of a bar; "9999-12-31" is written by mistake and in earnest, and no day comes after it."""
    match unit:
        case "day":
            return datetime.date.fromordinal(number)
        case "week":
            return datetime.date.fromordinal(min(number * 7 + 7, datetime.date.max.toordinal()))
        case "month":
            return datetime.date(number // 12, number % 12 + 1, calendar.monthrange(number // 12, number % 12 + 1)[1])
    return datetime.date(number, 12, 31)
