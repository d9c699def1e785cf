"""What spans, offsets, calendar units, durations, sets and references mean, against the clock of the text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dateline.model.records import Precision

from . import calendar as cal
from .times_context import Args, Clock, Meaning, back, clipped, missing
from .times_values import day_value, duration_value, unit_value

_STEP = {"last": -1, "before last": -2, "previous": -1, "next": 1, "following": 1}
_PRECISION: dict[str, Precision] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
#: Half a unit in days, and the unit in which the day so far off is told.
_HALVES = {"Y": (183, "M"), "M": (15, "W"), "W": (3, "D")}
#: "the past few days", "recent days": the week before the anchor's day (DOMAIN.md, table of temporal expressions);
#: "the past few hours" are most likely hours of the anchor's day, the evening before not being ruled out.
_VAGUE_DAYS = {"D": 7, "TH": 0, "TM": 0}


def ahead_of(day: dt.date, n: int, unit: str) -> dt.date:
    """The day `n` units on; hours count as the days they touch."""
    return cal.add_days(day, (n + 23) // 24) if unit == "TH" else cal.shift(day, n, unit)


def _calendar_unit(at: dt.date, unit: str) -> cal.Days:
    if unit == "W":
        return cal.week_of(at)
    if unit == "WE":
        saturday = cal.add_days(cal.week_of(at)[0], 5)
        return saturday, cal.add_days(saturday, 1)
    if unit == "M":
        return cal.month_of(at.year, at.month)
    if unit == "Q":
        return cal.quarter_of(at.year, (at.month + 2) // 3)
    if unit == "Y":
        return cal.year_of(at.year)
    if unit in ("DE", "CE", "ML"):
        size = {"DE": 10, "CE": 100, "ML": 1000}[unit]
        first = max(at.year // size * size, 1)
        return dt.date(first, 1, 1), dt.date(min(first + size - 1, 9999), 12, 31)
    return at, at


def unit(args: Args, clock: Clock) -> Meaning:
    """ "last week", "this year", "the day before", "earlier this month", "the end of next month"."""
    rel, name, mod = str(args["rel"]), str(args["unit"]), args.get("mod")
    anaphoric = rel in ("same", "previous", "following")
    if args.get("event"):
        return Meaning(timex=None, basis="counted from an event whose day is not given here")
    if clock.bc and anaphoric and name == "Y":
        clock.bc -= _STEP.get(rel, 0)
        return Meaning(timex=f"BC{clock.bc:04d}", basis="before the common era no day is computed")
    base = clock.told or clock.now if anaphoric else clock.now
    if base is None:
        return missing({"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}.get(name))
    point = "a day told before" if anaphoric and clock.told else clock.now_name
    step = _STEP.get(rel, 0)
    if name == "WE" and rel == "this":
        return _weekend(base, clock, point)
    if args.get("closing") and clock.outlook == "past" and not clock.narrative:
        # "was freed by month's end", written early in a month: the month before
        step = -1 if cal.third_of(_calendar_unit(base, name), "END")[0] > base else 0
        rel = "last" if step else rel
    at = cal.shift(base, step, name)
    days = _calendar_unit(at, name)
    timex = unit_value(days[0], name)
    basis = f"{rel} {_name(name)}, counted from {point}"
    if name == "D":
        text = day_value(at, args.get("part"))
        return Meaning(
            timex=text, start=at, end=at, precision="day", basis=basis, kind="TIME" if "T" in text else "DATE"
        )
    precision = _PRECISION.get(name, "period")
    if mod == "earlier" and clock.now and days[0] <= clock.now <= days[1]:
        end = max(days[0], cal.add_days(clock.now, -1))
        return Meaning(
            timex=timex, start=days[0], end=end, precision=precision, basis=f"{basis}; up to the day before {point}"
        )
    if mod == "later" and clock.now and days[0] <= clock.now <= days[1]:
        return Meaning(
            timex=timex, start=min(cal.add_days(clock.now, 1), days[1]), end=days[1], precision=precision, basis=basis
        )
    if args.get("third"):
        # "the beginning of this month": its first ten days, never beyond the anchor for what is past
        days = cal.third_of(days, str(args["third"]))
        if args["third"] in ("H1", "H2") and name == "Y":
            timex = f"{timex}-{args['third']}"
        basis = f"{basis}; {str(args['third']).lower()}"
    return clipped(Meaning(timex=timex, start=days[0], end=days[1], precision=precision, basis=basis), clock)


def _name(unit_code: str) -> str:
    return {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade",
            "CE": "century", "ML": "millennium", "TH": "hour", "TM": "minute", "TS": "second"}[unit_code]  # fmt: skip


def _weekend(now: dt.date, clock: Clock, point: str) -> Meaning:
    saturday = cal.weekday_at_or_after(now, 5) if clock.outlook == "future" else cal.weekday_at_or_before(now, 5)
    end = cal.add_days(saturday, 1)
    meaning = Meaning(
        timex=unit_value(saturday, "WE"), start=saturday, end=end, precision="period", date_prec=2,
        basis=f"weekend nearest to {point}; Friday and Saturday in much of the Arab world",
    )  # fmt: skip
    return clipped(meaning, clock)


def span(args: Args, clock: Clock) -> Meaning:
    """ "the past four weeks": the days that end with the anchor; "the next two weeks": those that follow it."""
    n, name, ahead = args["n"], str(args["unit"]), args["way"] == "ahead"
    timex = duration_value(n, name)
    now = clock.now
    if now is None:
        return missing(timex, "DURATION")
    if ahead:
        end = None if isinstance(n, str) else ahead_of(now, n, name)
        basis = f"counted on from {clock.now_name}"
        at_once = name == "TH" or (end is not None and end <= now)
        first = now if at_once else cal.add_days(now, 1)
        return Meaning(timex=timex, start=first, end=end, precision="period", basis=basis, kind="DURATION")
    basis = f"counted back from {clock.now_name}"
    if isinstance(n, str):
        start = cal.add_days(now, -_VAGUE_DAYS.get(name, 0)) if name in _VAGUE_DAYS else None
        end = cal.add_days(now, -1) if name == "D" else now
        return Meaning(
            timex=timex,
            start=start,
            end=end,
            precision="period",
            kind="DURATION",
            basis=f"{basis}; how many {_plural(name)} is not said",
            date_prec=3 if name == "D" else 2 if start else None,
        )
    # The anchor's day counts, so that the past 48 hours are two days and the past four weeks 28.
    start = min(cal.add_days(back(now, n, name), 1), now)
    date_prec = 2 if name == "TH" and n <= 72 else None
    return Meaning(
        timex=timex, start=start, end=now, precision="period", basis=basis, kind="DURATION", date_prec=date_prec
    )


def _plural(name: str) -> str:
    return {"TH": "hours", "TM": "minutes", "TS": "seconds"}.get(name) or f"{_name(name)}s".replace(
        "centurys", "centuries"
    )


def offset(args: Args, clock: Clock) -> Meaning:
    """ "two days ago" from the anchor, "two days later" and "a day earlier" from the day told of last."""
    n, name, way = args["n"], str(args["unit"]), str(args["way"])
    told = way in ("after", "before")
    base = clock.told or clock.now if told else clock.now
    if args.get("of"):
        base = dt.date.fromisoformat(str(args["base"])) if "base" in args else None
        if base is None:
            return missing(None)
    if (
        n == 1
        and name == "Y"
        and way in ("ago", "before")
        and clock.quarter
        and not args.keys() & {"of", "approx", "half"}
    ):
        # "sales fell in the third quarter from a year earlier"
        y, q = clock.quarter
        first, last = cal.quarter_of(y - 1, q)
        return Meaning(
            timex=f"{y - 1:04d}-Q{q}",
            start=first,
            end=last,
            precision="period",
            basis="a year before the quarter told of",
        )
    if isinstance(n, str):
        end = base if way in ("ago", "before") else None
        value = "FUTURE_REF" if way in ("ahead", "after") else "PAST_REF"
        return Meaning(timex=value, end=end, precision="unknown", basis=f"how many {_plural(name)} is not said")
    if base is None:
        return missing(None)
    sign = 1 if way in ("after", "ahead") else -1
    point = "a day told before" if told and clock.told else clock.now_name
    if args.get("of"):
        point = "the day named with it"
    basis = f"{n} {_plural(name)} {'after' if sign > 0 else 'before'} {point}"
    if name.startswith("T"):
        start = back(base, n, name) if sign < 0 else base
        return Meaning(timex=base.isoformat(), start=start, end=base, precision="day", basis=basis, date_prec=2)
    at = cal.shift(base, sign * n, name)
    if args.get("half"):
        # "a year and a half ago" is a month, eighteen months back
        basis = f"half a unit more than {basis}"
        at, name = cal.shift(at, sign * _HALVES.get(name, (0, "D"))[0], "D"), _HALVES.get(name, (0, name))[1]
    days = _calendar_unit(at, name)
    if args.get("approx"):
        basis = f"{args['approx']} {basis}"
    if name == "W" and told and (clock.day or args.get("of")):
        return Meaning(timex=at.isoformat(), start=at, end=at, precision="day", basis=basis, date_prec=2)
    return clipped(
        Meaning(
            timex=unit_value(days[0], name), start=days[0], end=days[1], precision=_PRECISION.get(name, "period"),
            basis=basis, date_prec=2 if name == "D" and args.get("approx") else None,
        ),
        clock,
    )  # fmt: skip


def duration(args: Args, clock: Clock) -> Meaning:
    """A length of time: its place in the calendar is known only where it leads up to the anchor ("for a year" of
    what still goes on); then it began on the day so long before, or earlier where the text says "more than"."""
    n, name = args["n"], str(args["unit"])
    timex = duration_value(n, name, args.get("half"))
    meaning = Meaning(timex=timex, precision="period", basis="length given in text", kind="DURATION")
    now = clock.now
    if args.get("within") and clock.outlook != "past" and now is not None and isinstance(n, int):
        end = ahead_of(now, n, name)
        return replace(meaning, start=now, end=end, basis=f"counted on from {clock.now_name}")
    if not args.get("ongoing") or now is None:
        return meaning
    if isinstance(n, str):
        return replace(meaning, end=now, basis=f"up to {clock.now_name}; how many {_plural(name)} is not said")
    more = str(args.get("approx") or "")
    began = (
        "began earlier than that"
        if more in ("more than", "over", "well over", "at least", "just over")
        else "began then"
    )
    return replace(
        meaning,
        start=back(now, n, name),
        end=now,
        basis=f"counted back from {clock.now_name}; {began}",
    )


def repeated(args: Args, clock: Clock) -> Meaning:
    """ "every Friday", "daily": no day of its own."""
    wd, part = args.get("wd"), args.get("part")
    if part and not isinstance(wd, int):
        return Meaning(timex=f"XXXX-XX-XXT{part}", basis="repeated", kind="TIME")
    if isinstance(wd, int):
        timex = f"XXXX-WXX-{wd + 1}" + (f"T{part}" if part else "")
    elif isinstance(args.get("month"), int):
        timex = f"XXXX-{args['month']:02d}"
    elif args.get("season"):
        timex = f"XXXX-{args['season']}"
    else:
        timex = duration_value(args.get("n", 1), str(args["unit"]))
    return Meaning(timex=timex, basis="repeated", kind="SET")


def reference(args: Args, clock: Clock) -> Meaning:
    """ "now" is valid at the anchor; "recently" lies before it and "soon" after it, no one says when."""
    value = str(args["value"])
    now = clock.anchor
    if value == "PRESENT_REF":
        return Meaning(timex=value, start=now, end=now, precision="period" if now else "unknown", basis="as of writing")
    if value == "PAST_REF":
        return Meaning(timex=value, end=now, basis="some time before writing")
    return Meaning(timex=value, start=now, basis="some time after writing")
