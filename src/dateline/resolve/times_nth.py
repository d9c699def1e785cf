"""What counts within another time ("the last week of August") or from a start ("the 12th day of the siege") means."""

from __future__ import annotations

import datetime as dt

from dateline.model.records import Precision

from . import calendar as cal
from .times_context import Args, Clock, Meaning, missing
from .times_feasts import hijri
from .times_rules import exact_day, month, year
from .times_spans import unit as calendar_unit
from .times_values import duration_value

#: A weekday or n-th week that a month may hold.
_MOST = {"D": 31, "W": 5, "WE": 5, "M": 12}


def _whole(args: Args, clock: Clock) -> tuple[cal.Days, str] | None:
    """The month or year within which is counted, and what it rests on."""
    if "hijri" in args:
        meaning = hijri(
            {"month": args["hijri"], **({"year" if 1300 <= int(args["year"]) <= 1500 else "gregorian": args["year"]}
             if "year" in args else {})}, clock,
        )  # fmt: skip
        if meaning.start is None or meaning.timex is None:
            return None
        first, _, last = meaning.timex.partition("/")
        return (dt.date.fromisoformat(first), dt.date.fromisoformat(last)), meaning.basis
    if "month" in args:
        meaning = month({k: v for k, v in args.items() if k in ("month", "year")}, clock)
    elif "year" in args:
        meaning = year({"year": args["year"]}, clock)
    else:
        meaning = calendar_unit({"rel": args["rel"], "unit": args["big"]}, clock)
    if meaning.start is None:
        return None
    of_year = "month" not in args and (args.get("big") == "Y" or "year" in args)
    at = meaning.start
    return (cal.year_of(at.year) if of_year else cal.month_of(at.year, at.month)), meaning.basis


def nth(args: Args, clock: Clock) -> Meaning:
    """ "the last week of August", "the first three months of 2016", "the second Friday of May"."""
    found = _whole(args, clock)
    pos, name, n = int(args["pos"]), str(args.get("unit") or "D"), args.get("n", 1)
    if found is None:
        return missing(duration_value(n, name), "DURATION")
    (first, last), basis = found
    which = "last" if pos < 0 else f"number {pos}" if n == 1 else "first"
    basis = f"{basis}; {which} within it"
    if "wd" in args:
        return _weekday(first, last, pos, int(args["wd"]), basis)
    if isinstance(n, str):
        start, end = _few((first, last), name, pos)
        return Meaning(
            timex=duration_value(n, name), start=start, end=end, precision="period", kind="DURATION", basis=basis
        )
    if pos > _MOST[name]:
        return Meaning(timex=None, basis=f"{basis}: there is none")
    if pos > 0:
        start = cal.shift(first, pos - 1, name)
        end = cal.add_days(cal.shift(start, n, name), -1)
    else:
        end = last
        start = cal.shift(cal.add_days(last, 1), -n, name)
    if name == "WE":
        start = cal.add_days(cal.week_of(cal.add_days(start, 6) if pos > 0 else end)[0], 5 if pos > 0 else -2)
        end = cal.add_days(start, 1)
    start, end = max(start, first), min(end, last)
    if start > last:
        return Meaning(timex=None, basis=f"{basis}: there is none")
    if name == "D" and n == 1:
        return Meaning(timex=start.isoformat(), start=start, end=start, precision="day", basis=basis)
    if name == "M" and n == 1:
        return Meaning(timex=f"{start:%Y-%m}", start=start, end=end, precision="month", basis=basis)
    precision: Precision = "week" if name == "W" and n == 1 else "period"
    return Meaning(
        timex=duration_value(n, name), start=start, end=end, precision=precision, kind="DURATION", basis=basis
    )


def _few(whole: cal.Days, unit: str, pos: int) -> cal.Days:
    """ "the first few days of the year": ten days, a few weeks four, else a third of the whole."""
    first, last = whole
    days = {"D": 10, "W": 28}.get(unit)
    if days is None or (last - first).days <= 31:
        return cal.third_of(whole, "END" if pos < 0 else "START")
    return (cal.add_days(last, 1 - days), last) if pos < 0 else (first, cal.add_days(first, days - 1))


def _weekday(first: dt.date, last: dt.date, pos: int, weekday: int, basis: str) -> Meaning:
    if pos < 0:
        at = cal.weekday_at_or_before(last, weekday)
    else:
        at = cal.add_days(cal.weekday_at_or_after(first, weekday), 7 * (pos - 1))
    if at > last:
        return Meaning(timex=None, basis=f"{basis}: there is none")
    return Meaning(timex=at.isoformat(), start=at, end=at, precision="day", basis=basis)


def monthday(args: Args, clock: Clock) -> Meaning:
    """ "on the 12th", "120430Z": of the month said or told of last, else the nearest that tense allows."""
    number, rel = int(args["day"]), str(args.get("rel") or "")
    now = clock.now
    if now is None:
        return missing(f"XXXX-XX-{number:02d}")
    told = clock.told if clock.month or clock.day else None
    if rel == "the":
        rel = "last" if number > now.day and clock.outlook != "future" else "this"
    if rel:
        base = (told or now) if rel in ("same", "previous", "following") else now
        step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(rel, 0)
        base, basis = cal.add_months(base.replace(day=1), step), f"day of {rel} month"
    elif told is not None:
        base, basis = told, "day of the month told before"
    else:
        late = number > now.day if clock.outlook != "future" else False
        early = number < now.day if clock.outlook == "future" else False
        base = cal.add_months(now.replace(day=1), -1 if late else 1 if early else 0)
        basis = f"{'next' if clock.outlook == 'future' else 'latest'} such day of a month, from {clock.now_name}"
    at = cal.safe_date(base.year, base.month, number)
    if at is None:
        return Meaning(timex=None, basis=f"no such day: {base.year}-{base.month:02d}-{number:02d}")
    return exact_day(at, args, basis)


def ordinal(args: Args, clock: Clock) -> Meaning:
    """ "the third consecutive day" is the day told of, and what it counts began two days before.

    "the 12th day of the siege" needs the day on which the siege began, as `began`; where the text tells none, it stays
    open.
    """
    n, name = args["n"], str(args["unit"])
    timex = duration_value(n, name)
    if args.get("began") and isinstance(n, int):
        start = cal.shift(dt.date.fromisoformat(str(args["began"])), n - 1, name)
        end = cal.add_days(cal.shift(start, 1, name), -1)
        one = start == end
        return Meaning(
            timex=start.isoformat() if one else timex, start=start, end=end, precision="day" if one else "period",
            kind="DATE" if one else "DURATION", basis=f"counted from {args['began']}, told in the text",
        )  # fmt: skip
    # "fighting went on for a third day": of a report its own day, unless its sentence names one
    base = dt.date.fromisoformat(str(args["on"])) if "on" in args else clock.now
    if "straight" not in args:
        return Meaning(timex=timex, basis="counted from a day that is not given", kind="DURATION")
    if base is None:
        return missing(timex, "DURATION")
    if name == "D" and isinstance(n, int):
        began = cal.add_days(base, 1 - n)
        return Meaning(timex=timex, start=base, end=base, precision="day", kind="DURATION",
                       basis=f"day {n} of something that began on {began.isoformat()}")  # fmt: skip
    return Meaning(
        timex=timex,
        start=cal.add_days(cal.shift(base, -n, name), 1) if isinstance(n, int) else None,
        end=base,
        precision="period",
        basis="counted back from the day told of",
        kind="DURATION",
    )
