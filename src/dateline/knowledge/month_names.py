"""Names of months in the languages that news pages are written in (`month_names.csv`, made by tools/months.py)."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from typing import Literal

from .actor_tables import parts, rows

MonthCalendar = Literal["gregorian", "persian"]


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the Gregorian or the Persian calendar, 1 to 12."""

    number: int
    calendar: MonthCalendar


def folded(words: str) -> str:
    """Words with composed letters, and the Arabic forms of yeh and kaf where pages mix them with the Persian ones."""
    return unicodedata.normalize("NFC", words).translate({0x64A: 0x6CC, 0x643: 0x6A9})


@functools.lru_cache(maxsize=1)
def month_names() -> dict[str, dict[str, Month]]:
    """Name of a month, in small letters, → language code → the month it is there ("listopad": cs 11, hr 10)."""
    found: dict[str, dict[str, Month]] = {}
    for row in rows("month_names.csv", "language", "calendar", "month", "names", "basis"):
        calendar: MonthCalendar = "persian" if row["calendar"] == "persian" else "gregorian"
        month = Month(int(row["month"]), calendar)
        for name in parts(row["names"]):
            found.setdefault(folded(name).casefold(), {}).setdefault(row["language"], month)
    return found
