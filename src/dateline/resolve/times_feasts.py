"""The days of feasts, and of months and days of the Islamic calendar, against the clock of the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from dateline.knowledge.feasts import Feast, feasts, islamic_years, moveable_feasts

from . import calendar as cal
from .times_context import Args, Clock, Meaning, clipped, missing

#: The crescent is sighted, not reckoned: a day earlier or later is possible, so UCDP's date_prec is never 1.
_SIGHTED = 2
#: "Eid" alone means the one of its two feasts that lies so many days from the day of writing at most.
_EITHER_DAYS = 30
#: How far ahead the next feast may lie, where tense says nothing, to be meant rather than one long past.
_SOON = 45


def islamic_days(year: int, month: int) -> tuple[cal.Days, str]:
    """First and last day of a month of the Hijra, and the calendar that says so.

    The Umm al-Qura calendar for the years of its table (1357 to 1500, from March 1938), the tabular one for others.
    """
    found = islamic_years().get(year)
    if found is None:
        return cal.islamic_month(year, month), "tabular Islamic calendar, ±1 day"
    first, lengths = found
    start = cal.add_days(first, sum(lengths[: month - 1]))
    return (start, cal.add_days(start, lengths[month - 1] - 1)), "Umm al-Qura calendar, ±1 day"


def islamic_day(year: int, month: int, day: int) -> dt.date:
    """The day of a date of the Hijra."""
    return cal.add_days(islamic_days(year, month)[0][0], day - 1)


def _chosen(days: list[dt.date], length: int, clock: Clock, now: dt.date) -> dt.date:
    """Which of the same feast's days, in order of time, is meant: by tense, else the one nearest in time."""
    past = [day for day in days if day <= now]
    ahead = [day for day in days if cal.add_days(day, length - 1) >= now]
    if clock.outlook == "future" and ahead:
        return ahead[0]
    if past and ahead and clock.outlook == "open" and not clock.narrative:
        long_past = (now - past[-1]).days > length + 2 * _SOON
        if long_past and (ahead[0] - now).days <= _SOON:
            return ahead[0]
    return past[-1] if past else days[0]


def hijri(args: Args, clock: Clock) -> Meaning:
    """A day or month of the Hijra, or an Islamic feast; without a year the latest, or the next where it lies ahead."""
    if args.get("either"):
        return _either(args, clock)
    month, day = int(args["month"]), int(args.get("day") or 1)
    if (year := args.get("year")) is not None:
        return _islamic(int(year), args, clock)
    gregorian = args.get("gregorian")
    now = dt.date(int(gregorian), 1, 1) if gregorian else clock.now
    if now is None:
        return missing(None)
    around = cal.islamic_year(now)
    years = {islamic_day(y, month, day): y for y in range(max(around - 2, 1), around + 3)}
    if gregorian:
        same = [d for d in years if d.year == now.year]
        return _islamic(years[same[0]], args, clock) if same else missing(None)
    length = int(args.get("days") or 1) if "day" in args else 30
    return _islamic(years[_chosen(sorted(years), length, clock, now)], args, clock)


def _islamic(year: int, args: Args, clock: Clock) -> Meaning:
    (first, last), basis = islamic_days(year, int(args["month"]))
    if "day" in args:
        return _holiday(cal.add_days(first, int(args["day"]) - 1), int(args.get("days") or 1), args, basis, _SIGHTED)
    third = str(args.get("third") or "")
    start, end = cal.third_of((first, last), third)
    value = f"{first.isoformat()}/{last.isoformat()}"
    if third:
        basis = f"{basis}; {third.lower()} of the month"
    return clipped(Meaning(timex=value, start=start, end=end, precision="month", basis=basis, year=first.year), clock)


def _holiday(day: dt.date, days: int, args: Args, basis: str, date_prec: int | None) -> Meaning:
    """A feast's day, its eve, its n-th or last day, or all its days where the text says "holiday"."""
    if args.get("holiday") and days > 1 and not args.keys() & {"eve", "nth", "last"}:
        end = cal.add_days(day, days - 1)
        return Meaning(
            timex=f"{day.isoformat()}/{end.isoformat()}", start=day, end=end, precision="period", date_prec=2,
            basis=f"{basis}; a holiday of {days} days",
        )  # fmt: skip
    step = -1 if args.get("eve") else int(args["nth"]) - 1 if "nth" in args else days - 1 if args.get("last") else 0
    at = cal.add_days(day, step)
    return Meaning(timex=at.isoformat(), start=at, end=at, precision="day", basis=basis, date_prec=date_prec)


def _either(args: Args, clock: Clock) -> Meaning:
    """ "Eid": the one of its two feasts that is near; none where both are far, or where the year alone is told."""
    now = clock.now
    if now is None:
        return missing(None)
    near = []
    for name in ("eid al-fitr", "eid al-adha"):
        month, day = (int(part) for part in feasts()[name].when.split("-"))
        found = hijri({"month": month, "day": day, "days": feasts()[name].days}, clock)
        if found.start and abs((found.start - now).days) <= _EITHER_DAYS and not args.keys() & {"year", "gregorian"}:
            near.append((name, month, day))
    if len(near) != 1:
        return Meaning(timex=None, basis="Eid al-Fitr or Eid al-Adha: the text does not say which")
    name, month, day = near[0]
    meaning = hijri({**_without(args), "month": month, "day": day, "days": feasts()[name].days}, clock)
    return replace(meaning, basis=f"{meaning.basis}; {name.title().replace('Al-', 'al-')} is near")


def _without(args: Args) -> Args:
    return {name: value for name, value in args.items() if name != "either"}


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches, by the Gregorian computus (Meeus's form, years from 1583)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the eastern churches: the Julian computus (Meeus), as a day of the Gregorian calendar."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return cal.add_days(dt.date(year, month, day + 1), year // 100 - year // 400 - 2)


_OFFSETS: dict[str, Callable[[int], dt.date]] = {"easter": easter, "orthodox_easter": orthodox_easter}


def _day_in(feast: Feast, year: int) -> dt.date | None:
    """The feast's first day in a year; None where the table does not reach."""
    if feast.calendar in _OFFSETS:
        return cal.add_days(_OFFSETS[feast.calendar](year), int(feast.when)) if year > 1582 else None
    if feast.calendar == "table":
        return moveable_feasts().get((feast.when, year))
    parts = [int(part) for part in feast.when.split("-")]
    if feast.calendar == "weekday":
        return cal.nth_weekday(year, *parts)
    return cal.safe_date(year, *parts)


def feast(args: Args, clock: Clock) -> Meaning:
    """A feast of another calendar than the Islamic one."""
    found = feasts()[str(args["name"])]
    if found.calendar == "unknown":
        return Meaning(timex=None, basis=f"a holiday that {found.basis}")
    uncertain = found.calendar == "table"
    basis = f"feast of the calendar: {found.basis}"
    year = args.get("year")
    if year is None:
        now = clock.now
        if now is None:
            return missing(f"XXXX-{found.when}" if found.calendar == "fixed" else None)
        years = (now.year,) if clock.narrative else range(max(now.year - 1, 1), min(now.year + 2, 9999))
        days = [day for each in years if (day := _day_in(found, each))]
        if not days:
            return Meaning(timex=None, basis=f"{basis}: no table for that year")
        at = days[0] if clock.narrative else _chosen(days, found.days, clock, now)
    else:
        given = _day_in(found, int(year))
        if given is None:
            return Meaning(timex=None, basis=f"{basis}: no table for that year", year=int(year))
        at = given
    return _holiday(at, found.days, args, f"{basis}{', ±1 day' if uncertain else ''}", 2 if uncertain else None)
