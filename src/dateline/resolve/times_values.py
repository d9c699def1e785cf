"""How TIMEX3 writes what a time expression means."""

from __future__ import annotations

import datetime as dt

Number = int | str


def day_value(
    day: dt.date, part: object = None, hour: object = None, minute: object = None, zone: object = None
) -> str:
    """ "2016-04-20", "2016-04-20TNI", "2016-04-20T07:30", with Z behind the hour where it is UTC's."""
    text = day.isoformat()
    if isinstance(hour, int):
        return f"{text}T{hour:02d}:{int(str(minute or 0)):02d}{'Z' if zone == 'Z' else ''}"
    return f"{text}T{part}" if part and part != "DT" else text


def week_value(day: dt.date) -> str:
    """The ISO week of a day: "2016-W16"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def duration_value(n: Number, unit: str, half: object = None) -> str:
    """ "P4W", "PT48H", "PXD", "P1Y6M"; a half is written in the next smaller unit, decades and centuries in years."""
    time, letter = ("T", unit[1]) if unit.startswith("T") else ("", unit)
    if letter in ("Q", "DE", "CE", "ML", "WE") and isinstance(n, int):
        factor, letter = {"Q": (3, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "WE": (1, "WE")}[letter]
        n *= factor
    elif letter in ("DE", "CE", "ML"):
        letter = {"DE": "DE", "CE": "CE", "ML": "ML"}[letter]
    if not half:
        return f"P{time}{n}{letter}"
    halves = {"Y": "6M", "M": "15D", "W": "3D", "D": "T12H", "H": "30M"}
    more = halves.get(letter, "")
    return f"P{time}{'' if n == 0 else f'{n}{letter}'}{more}"


def unit_value(start: dt.date, unit: str) -> str | None:
    """The calendar unit that begins on a day: day, week, weekend, month, quarter, year, decade or century."""
    if unit == "D":
        return start.isoformat()
    if unit == "W":
        return week_value(start)
    if unit == "WE":
        return f"{week_value(start)}-WE"
    if unit == "M":
        return f"{start.year:04d}-{start.month:02d}"
    if unit == "Q":
        return f"{start.year:04d}-Q{(start.month + 2) // 3}"
    if unit == "Y":
        return f"{start.year:04d}"
    return {"DE": f"{start.year // 10:03d}", "CE": f"{start.year // 100:02d}"}.get(unit)
