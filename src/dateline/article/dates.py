"""Calendar days as reports and pages write them."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Literal

_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAME = "(?P<month>" + "|".join(sorted(_NUMBER, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"

#: "2016-04-21", "2016/04/21", "21 April 2016", "21st of April, 2016", "21-Apr-2016", "April 21, 2016", "3 JAN 90".
_FULL = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?<!\d){_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",
        rf"\b{_DAY}[\s-]+(?:of\s+)?{_NAME}[\s,-]+{_YEAR}",
        rf"\b{_NAME}\s*{_DAY}\s*,?\s+{_YEAR}",
        rf"\b{_DAY}[\s-]+{_NAME}[\s,'’-]+(?P<year>\d\d)(?![\d:])",
    )
)
_DIGIT = re.compile(r"\d")
#: "21/04/2016": which is the day and which the month must follow from the numbers.
_SLASHED = re.compile(
    r"(?<![\d/.])(?P<a>[0-3]?\d)(?P<sep>[/.-])(?P<b>[0-3]?\d)(?P=sep)(?P<year>(?:19|20)\d\d)(?![\d/])"
)
#: "Dec. 9", "9 December": the year is not said.
_YEARLESS = (re.compile(rf"\b{_NAME}\s*{_DAY}(?!\d|:\d)", re.I), re.compile(rf"\b{_DAY}\s+{_NAME}", re.I))
_MONTH_ONLY = (re.compile(r"(?<!\d)" + _YEAR + r"-(?P<month>[01]\d)$"), re.compile(rf"{_NAME}\s*,?\s*{_YEAR}$", re.I))
_YEAR_ONLY = re.compile(_YEAR + r"$")

#: A report of another year than these is a misreading. Two digits from 50 on are of the last century.
FIRST_YEAR, LAST_YEAR = 1900, 2100
_CENTURY_TURN = 50

DatePrecision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Written:
    """A day, month or year as written at `start` to `end` of the string searched."""

    first: datetime.date
    last: datetime.date
    precision: DatePrecision
    start: int = 0
    end: int = 0


def parse_published(words: str) -> Written | None:
    """What a caller or a page gives as the publication date: ISO 8601, RFC 2822, common English forms; else None.

    The day is taken as written, in whatever time zone it was.
    """
    words = words.strip()
    day: datetime.date | None = None
    try:
        day = datetime.datetime.fromisoformat(words).date()
    except ValueError:
        if "," in words or words.count(" ") >= 3:
            try:
                day = parsedate_to_datetime(words).date()
            except (ValueError, TypeError, IndexError, OverflowError):
                day = None
    if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR:
        return Written(day, day, "day")
    return find_day(words) or _wider(words)


def find_day(words: str, year: int | None = None) -> Written | None:
    """The first full calendar date in a string; `year` is for dates that do not say theirs ("Dec. 9")."""
    if not _DIGIT.search(words):
        return None
    found = [day for pattern in _FULL for match in pattern.finditer(words) if (day := _from_match(match))]
    found += [day for match in _SLASHED.finditer(words) if (day := _from_slashed(match))]
    if not found and year is not None:
        found = [day for pattern in _YEARLESS for match in pattern.finditer(words) if (day := _from_match(match, year))]
    return min(found, key=lambda day: (day.start, -day.end)) if found else None


def names_a_day(words: str) -> bool:
    """Whether a string holds a date, with its year or without."""
    return find_day(words, year=2000) is not None


def _from_match(match: re.Match[str], year: int | None = None) -> Written | None:
    named = match.group("month").lower()
    month = int(named) if named.isdigit() else _NUMBER[named]
    if year is None:
        year = int(match.group("year"))
        if year < 100:
            year += 1900 if year >= _CENTURY_TURN else 2000
    return _day(year, month, int(match.group("day")), match)


def _from_slashed(match: re.Match[str]) -> Written | None:
    a, b, year = int(match.group("a")), int(match.group("b")), int(match.group("year"))
    # 21.04.2016 is day first wherever points are used; 04/05/2016 is one day to some readers, another to others.
    if match.group("sep") == "." or a > 12 or a == b:
        return _day(year, b, a, match)
    return _day(year, a, b, match) if b > 12 else None


def _day(year: int, month: int, day: int, match: re.Match[str]) -> Written | None:
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return Written(date, date, "day", match.start(), match.end()) if FIRST_YEAR <= year <= LAST_YEAR else None


def _wider(words: str) -> Written | None:
    for pattern in _MONTH_ONLY:
        if match := pattern.match(words):
            named = match.group("month").lower()
            month = int(named) if named.isdigit() else _NUMBER[named]
            year = int(match.group("year"))
            if 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR:
                last = calendar.monthrange(year, month)[1]
                return Written(datetime.date(year, month, 1), datetime.date(year, month, last), "month")
    if match := _YEAR_ONLY.match(words):
        year = int(match.group("year"))
        return Written(datetime.date(year, 1, 1), datetime.date(year, 12, 31), "year")
    return None
