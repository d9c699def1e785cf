"""Feasts that reports date by: names and days (`feasts.csv`), Islamic years (`islamic_calendar.csv`), and the days of
feasts that no short rule gives (`moveable_feasts.csv`). Data alone; `resolve.times_feasts` reckons with it."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from typing import Literal

from .actor_tables import parts, rows

FeastCalendar = Literal["islamic", "fixed", "easter", "orthodox_easter", "table", "weekday", "unknown"]


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast: `when` is read by its calendar ("12-10" month and day, "-2" days from Easter, a column of the table).

    `days` is how long the holiday lasts, in days.
    """

    name: str
    calendar: FeastCalendar
    when: str
    days: int
    basis: str


@functools.lru_cache(maxsize=1)
def feasts() -> dict[str, Feast]:
    """Every name of a feast, in small letters, and the feast."""
    found: dict[str, Feast] = {}
    for row in rows("feasts.csv", "name", "calendar", "days", "basis"):
        names = parts(row["name"])
        calendar: FeastCalendar = row["calendar"]  # type: ignore[assignment]
        feast = Feast(names[0], calendar, row["when"], int(row["days"]), row["basis"])
        found.update((name, feast) for name in names)
    return found


@functools.lru_cache(maxsize=1)
def islamic_years() -> dict[int, tuple[dt.date, tuple[int, ...]]]:
    """Year of the Hijra → its first day and the lengths of its twelve months, in the Umm al-Qura calendar."""
    return {
        int(row["year"]): (
            dt.date.fromisoformat(row["first_day"]),
            tuple(int(length) for length in row["month_lengths"].split()),
        )
        for row in rows("islamic_calendar.csv", "year", "first_day", "month_lengths", "basis")
    }


@functools.lru_cache(maxsize=1)
def moveable_feasts() -> dict[tuple[str, int], dt.date]:
    """(Column of the table, year) → the feast's first day."""
    return {
        (name, int(row["year"])): dt.date.fromisoformat(f"{row['year']}-{day}")
        for row in rows("moveable_feasts.csv", "year", "basis")
        for name, day in row.items()
        if name not in ("year", "basis")
    }
