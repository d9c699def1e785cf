"""Pure calendar arithmetic: weekdays, weeks, months, seasons and the tabular Islamic calendar. No text, no state."""

from __future__ import annotations

import calendar
import datetime as dt

Days = tuple[dt.date, dt.date]

_DAY = dt.timedelta(days=1)
#: Julian day of 1 Muharram 1 in the civil (tabular) reckoning, 16 July 622 of the Julian calendar.
_ISLAMIC_EPOCH = 1_948_440
#: `datetime.date.toordinal` counts from 1 January of the year 1, which is Julian day 1721426.
_ORDINAL_TO_JULIAN = 1_721_425


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none ("31 June")."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def weekday_at_or_before(anchor: dt.date, weekday: int) -> dt.date:
    """Latest day with this weekday (Monday 0) that is not after the anchor: AP's rule for a past event."""
    return anchor - _DAY * ((anchor.weekday() - weekday) % 7)


def weekday_before(anchor: dt.date, weekday: int) -> dt.date:
    """Latest day with this weekday strictly before the anchor ("last Friday")."""
    return weekday_at_or_before(anchor - _DAY, weekday)


def weekday_at_or_after(anchor: dt.date, weekday: int) -> dt.date:
    """Earliest day with this weekday that is not before the anchor: AP's rule for a planned event."""
    return anchor + _DAY * ((weekday - anchor.weekday()) % 7)


def add_days(day: dt.date, days: int) -> dt.date:
    """The day so many days on; the first or last day that `datetime` knows where that lies outside it."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months on, or the last day of that month where it is shorter."""
    at = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = at // 12, at % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def shift(day: dt.date, n: int, unit: str) -> dt.date:
    """`day` moved by `n` units; `unit` is a TIMEX3 designator (D, W, WE, M, Q, Y, DE, CE, ML); hours do not move it."""
    if unit in ("D", "W", "WE"):
        return add_days(day, n * (1 if unit == "D" else 7))
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12_000}.get(unit, 0)
    return add_months(day, n * months)


def week_of(day: dt.date) -> Days:
    """Monday to Sunday around a day, as ISO 8601 weeks are."""
    monday = add_days(day, -day.weekday())
    return monday, add_days(monday, 6)


def month_of(year: int, month: int) -> Days:
    """First and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def year_of(year: int) -> Days:
    """First and last day of a year."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def quarter_of(year: int, quarter: int) -> Days:
    """First and last day of a quarter, 1 to 4."""
    return dt.date(year, 3 * quarter - 2, 1), month_of(year, 3 * quarter)[1]


def season_of(year: int, first_month: int) -> Days:
    """Three months from `first_month`; a winter begins in December of the named year."""
    start = dt.date(year, first_month, 1)
    return start, add_days(add_months(start, 3), -1)


def third_of(days: Days, third: str) -> Days:
    """The START, MID or END third of an interval: days 1-10, 11-20, 21-end of a month, four months of a year.

    The BEGINNING of a month is days 1-5, of anything else its first third (DOMAIN.md, table of temporal expressions).
    H1 and H2 are its halves: days 1-15 of a month, January to June of a year.
    """
    start, end = days
    if third == "BEGINNING":
        if 28 <= end.toordinal() - start.toordinal() + 1 <= 31:
            return start, add_days(start, 4)
        third = "START"
    if third in ("H1", "H2"):
        return _half_of(start, end, third)
    if third not in ("START", "MID", "END"):
        return days
    length = end.toordinal() - start.toordinal() + 1
    if 28 <= length <= 31:
        cuts = (10, 20)
    elif 365 <= length <= 366:
        cuts = (length - 245, length - 122)
    else:
        cuts = (length // 3, 2 * length // 3)
    if third == "START":
        return start, add_days(start, max(cuts[0] - 1, 0))
    if third == "MID":
        return add_days(start, min(cuts[0], length - 1)), add_days(start, max(cuts[1] - 1, min(cuts[0], length - 1)))
    return add_days(start, min(cuts[1], length - 1)), end


def _half_of(start: dt.date, end: dt.date, half: str) -> Days:
    length = end.toordinal() - start.toordinal() + 1
    if 365 <= length <= 366 and start.day == 1:
        middle = add_months(start, 6)
    else:
        middle = add_days(start, 15 if 28 <= length <= 31 else (length + 1) // 2)
    return (start, add_days(middle, -1)) if half == "H1" else (middle, end)


def islamic_day(year: int, month: int, day: int) -> dt.date:
    """Day of the tabular Islamic calendar (30-year cycle, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29).

    The calendar that is sighted differs by up to a day, sometimes two: callers say ±1 day in their basis.
    """
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _ISLAMIC_EPOCH - 1
    return dt.date.fromordinal(days - _ORDINAL_TO_JULIAN)


def islamic_month(year: int, month: int) -> Days:
    """First and last day of an Islamic month."""
    after = (year + 1, 1) if month == 12 else (year, month + 1)
    return islamic_day(year, month, 1), add_days(islamic_day(*after, 1), -1)


def islamic_year(day: dt.date) -> int:
    """The Islamic year in which a day lies."""
    year = (day.year - 622) * 33 // 32 + 2
    while year > 1 and islamic_day(year, 1, 1) > day:
        year -= 1
    return year


def nth_weekday(year: int, month: int, weekday: int, n: int) -> dt.date:
    """The n-th such weekday of a month, n from 1 ("the fourth Thursday of November")."""
    return add_days(weekday_at_or_after(dt.date(year, month, 1), weekday), 7 * (n - 1))
