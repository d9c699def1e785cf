"""Calendar days as pages of any language write them where they say when they were published.

Wider than `dates`: months in some seventy languages, digits of any script, the Persian calendar, the Buddhist era,
"2020年10月12日", and 04/05/2016 where the page's language says which of the two is the month. For the lines in which a
page states its day, not for running text.
"""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata
from dataclasses import dataclass

from dateline.knowledge.month_names import Month, folded, month_names

from .dates import FIRST_YEAR, LAST_YEAR, Written, find_day

#: "2020年10月12日", "2020년 10월 12일", "2020. 10. 12."
_EASTERN = re.compile(r"(?<!\d)(\d{4})\s?[年년.]\s?(\d{1,2})\s?[月월.]\s?(\d{1,2})(?!\d)")
#: "12 tháng 10, 2020"
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})(?!\d)", re.I)
#: "2020-10-12", "1399/04/02", "02/04/1399", "12.10.2020"
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/.-])")
#: "12.10.20": two digits are a year only where the day stands first and points are used.
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d\d)(?![\d.])")
#: Days and years beside a month's name: "12 de octubre de 2020", "2020. október 12.", "октября 12, 2020"
_BETWEEN = r"(?:[\s,.'’-]|\b(?:de|del|of|di|ta|din|tháng|dne|d\.)\b|º|ª|ης|-го|ngày)*"
#: Years of the Persian calendar and of the Buddhist era that a report of 1921 to 2099 can bear.
_PERSIAN, _BUDDHIST = range(1300, 1479), range(2464, 2643)
#: Languages whose numbers alone put the month first; in English it is so only in these countries.
_MONTH_FIRST = frozenset({"en-us", "en-ph", "en-pr", "es-us"})


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language a page declares: "en-us", "fa", or "" where it declares none."""

    code: str = ""

    @classmethod
    def of(cls, declared: str | None) -> Tongue:
        """The language of a `lang` attribute ("pt_BR", "EN-us")."""
        return cls((declared or "").strip().replace("_", "-").lower())

    @property
    def language(self) -> str:
        """The code without its country."""
        return self.code.split("-")[0]

    @property
    def day_first(self) -> bool | None:
        """Whether 04/05/2016 is the fourth of May; None where it may be either ("en" alone)."""
        if self.code in _MONTH_FIRST:
            return False
        return None if self.code in ("", "en") else True


def find_day_abroad(words: str, tongue: Tongue = Tongue()) -> Written | None:
    """The first full date in a short line of any language; None where it has none, or where it may be two.

    `start` and `end` count in the line as it is read here, not in `words`: they point at nothing.
    """
    words = _plain_digits(words)
    if not any(c.isdigit() for c in words):
        return None
    if found := find_day(words):
        return found
    for eastern in _EASTERN.finditer(words):
        year, month, day = map(int, eastern.groups())
        if found := _day(year, month, day):
            return found
    if match := _VIETNAMESE.search(words):
        day, month, year = map(int, match.groups())
        return _day(year, month, day)
    return _by_name(words, tongue) or _by_numbers(words, tongue)


def _plain_digits(words: str) -> str:
    """The line with the digits of every script as 0 to 9, without marks of direction."""
    if words.isascii():
        return words
    kept = (c for c in folded(words) if unicodedata.category(c) != "Cf")
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in kept)


@functools.lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(month_names(), key=len, reverse=True))
    # Day, month and year; month, day and year; year, month and day.
    return re.compile(
        rf"(?<!\d)(?P<d1>\d{{1,2}}){_BETWEEN}(?<![^\W\d_])(?P<m1>{names})(?![^\W\d_]){_BETWEEN}(?P<y1>\d{{4}})(?!\d)"
        rf"|(?<![^\W\d_])(?P<m2>{names})(?![^\W\d_]){_BETWEEN}(?P<d2>\d{{1,2}})(?!\d)[\s,.]+(?P<y2>\d{{4}})(?!\d)"
        rf"|(?<!\d)(?P<y3>\d{{4}}){_BETWEEN}(?<![^\W\d_])(?P<m3>{names})(?![^\W\d_]){_BETWEEN}(?P<d3>\d{{1,2}})(?!\d)",
        re.I,
    )


def _by_name(words: str, tongue: Tongue) -> Written | None:
    for match in _named().finditer(words.casefold()):
        way = next(number for number in "123" if match.group("m" + number))
        day, name, year = match.group("d" + way), match.group("m" + way), match.group("y" + way)
        month = _month(name, tongue)
        if month and (found := _day(int(year), month.number, int(day), persian=month.calendar == "persian")):
            return found
    return None


def _month(name: str, tongue: Tongue) -> Month | None:
    """The month of this name: that of the page's language, else the one all languages agree on."""
    by_language = month_names()[name]
    if tongue.language in by_language:
        return by_language[tongue.language]
    return next(iter(by_language.values())) if len(set(by_language.values())) == 1 else None


def _by_numbers(words: str, tongue: Tongue) -> Written | None:
    if match := _YEAR_FIRST.search(words):
        year, _, month, day = match.groups()
        return _day(int(year), int(month), int(day))
    if match := _YEAR_LAST.search(words):
        a, sep, b, year = match.groups()
        day_first = True if sep == "." else tongue.day_first
        if day_first is None:
            return None
        return _day(int(year), int(b), int(a)) if day_first else _day(int(year), int(a), int(b))
    if (match := _SHORT_YEAR.search(words)) and tongue.day_first:
        a, b, year = match.groups()
        return _day(2000 + int(year), int(b), int(a))
    return None


def _day(year: int, month: int, day: int, *, persian: bool = False) -> Written | None:
    if persian or year in _PERSIAN:
        date = _from_persian(year, month, day) if year in _PERSIAN else None
    else:
        try:
            date = datetime.date(year - 543 if year in _BUDDHIST else year, month, day)
        except ValueError:
            date = None
    return Written(date, date, "day") if date and FIRST_YEAR <= date.year <= LAST_YEAR else None


def _from_persian(year: int, month: int, day: int) -> datetime.date | None:
    """The day of a date of the Persian calendar by its 33-year cycle, exact for the years 1244 to 1502.

    Months 1 to 6 have 31 days, 7 to 11 have 30, the twelfth 29 or 30. 1 Farvardin 1300 was 21 March 1921.
    """
    leap = year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)
    length = 31 if month <= 6 else 30 if month < 12 or leap else 29
    if not (1 <= month <= 12 and 1 <= day <= length):
        return None
    leaps = sum(each % 33 in (1, 5, 9, 13, 17, 22, 26, 30) for each in range(_PERSIAN.start, year))
    before = (month - 1) * 30 + min(month - 1, 6)
    return datetime.date(1921, 3, 21) + datetime.timedelta(
        days=(year - _PERSIAN.start) * 365 + leaps + before + day - 1
    )
