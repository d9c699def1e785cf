"""What each kind of expression means: dates, months, years, weekdays and the like, against the clock of the text.

Each rule takes the mention's arguments (see `annotate.times_readers`) and the clock, and gives a Meaning; none reads
the text. Rules for spans, durations and sets are in `times_spans`.
"""

from __future__ import annotations

import datetime as dt

from . import calendar as cal
from .times_context import Args, Clock, Meaning, clipped, missing
from .times_values import day_value

_GIVEN = "given in text"
#: Beyond so many days back a day or month without a year is rather the coming one.
_LONG_AGO = 300


def _int(args: Args, name: str) -> int | None:
    value = args.get(name)
    return value if isinstance(value, int) else None


def _whole(args: Args, name: str) -> int:
    value = args[name]
    return value if isinstance(value, int) else 0


def exact_day(day: dt.date, args: Args, basis: str, date_prec: int | None = None) -> Meaning:
    """A day with its part or hour, where the arguments have one."""
    hour = args.get("hour")
    if isinstance(hour, int) and hour < 12 and args.get("part") in ("AF", "EV"):
        # "6 o'clock on Monday evening"
        hour += 12
    timex = day_value(day, args.get("part"), hour, args.get("minute"), args.get("zone"))
    kind = "TIME" if "T" in timex else "DATE"
    end = day
    if args.get("night"):
        end = cal.add_days(day, 1)
    if args.get("hour") == 24:
        timex = day_value(day, hour=24)
    if args.get("zone") == "Z":
        basis = f"{basis}; hour in UTC"
    return Meaning(
        timex=timex,
        start=day,
        end=end,
        precision="time" if "hour" in args else "day",
        basis=basis,
        kind="TIME" if kind == "TIME" else "DATE",
        date_prec=date_prec,
    )


def years_for(clock: Clock, month: int, day: int, weekday: int | None) -> tuple[int, str] | None:
    """The year of a day or month that is named without one, and what it rests on."""
    if clock.narrative:
        return _narrated_year(clock, month, day)
    now = clock.now
    if now is None:
        return None
    years = [year for year in (now.year - 1, now.year, now.year + 1) if 1 <= year <= 9999]
    days = [
        found
        for year in years
        if (found := cal.safe_date(year, month, min(day, 28) if day > 28 and month == 2 else day))
    ]
    if weekday is not None and (same := [found for found in days if found.weekday() == weekday]):
        days = same
    if not days:
        return None
    past = [found for found in days if found <= now]
    ahead = [found for found in days if found >= now]
    # "a hearing was set for 14 January", written on 7 January: a past day almost a year off would carry its year
    if clock.outlook == "past" and past and ahead and (now - past[-1]).days > _LONG_AGO and weekday is None:
        past = []
    if clock.outlook == "future" and ahead:
        return ahead[0].year, f"next such day after {clock.now_name}"
    if clock.outlook == "past" and past:
        return past[-1].year, f"latest such day at or before {clock.now_name}"
    nearest = min(days, key=lambda found: (abs(found.toordinal() - now.toordinal()), found > now))
    return nearest.year, f"such day nearest to {clock.now_name}"


def _narrated_year(clock: Clock, month: int, day: int) -> tuple[int, str] | None:
    told = clock.told
    if told is None:
        return None
    year = told.year
    # "in December 1941 … in January": a history moves on, so a month far behind the last one is next year's
    if clock.month and told.month - month >= 9:
        year += 1
    return year, "year of the date told before"


def date(args: Args, clock: Clock) -> Meaning:
    """A day of a month, with or without year and weekday."""
    month, day, year, weekday = _whole(args, "month"), _whole(args, "day"), _int(args, "year"), _int(args, "wd")
    basis, date_prec = _GIVEN, None
    if args.get("ambiguous"):
        return _either_order(args, clock)
    if year is None:
        found = years_for(clock, month, day, weekday)
        if found is None:
            return missing(f"XXXX-{month:02d}-{day:02d}")
        year, basis = found[0], f"day given in text, year from {found[1]}"
    at = cal.safe_date(year, month, day)
    if at is None:
        return Meaning(timex=None, basis=f"no such day: {year}-{month:02d}-{day:02d}", year=year)
    if weekday is not None and at.weekday() != weekday:
        basis, date_prec = f"{basis}; the weekday named does not fit the date", 2
    return exact_day(at, args, basis, date_prec)


def _either_order(args: Args, clock: Clock) -> Meaning:
    """ "3/12/2016": settled where only one order lies at or before the day of writing, or where the report's other
    dates or its outlet's country give the order; else open."""
    month, day, year = _whole(args, "month"), _whole(args, "day"), _whole(args, "year")
    day_first, month_first = cal.safe_date(year, month, day), cal.safe_date(year, day, month)
    if day_first is None or month_first is None:
        return Meaning(timex=None, basis="no such day")
    order, anchor = args.get("order"), clock.anchor
    if order is not None:
        at = day_first if order == "dm" else month_first
        return exact_day(at, args, f"given in text; order of day and month from {args['order_from']}")
    if (
        anchor is not None
        and clock.outlook != "future"
        and min(day_first, month_first) <= anchor < max(day_first, month_first)
    ):
        return exact_day(
            min(day_first, month_first), args, f"given in text; the other order would lie after {clock.anchor_name}"
        )
    return Meaning(
        timex=f"{year:04d}-XX-XX",
        basis=f"{day_first.isoformat()} or {month_first.isoformat()}: the order of day and month is not said",
        year=year,
    )


def weekday(args: Args, clock: Clock) -> Meaning:
    """AP's rule: the latest such weekday at or before the day of publication, the next one for what is planned."""
    wd, rel = _whole(args, "wd"), args.get("rel") or ""
    now = clock.now
    if now is None:
        return missing(f"XXXX-WXX-{wd + 1}" + (f"T{args['part']}" if args.get("part") else ""))
    name = clock.now_name
    if (beside := args.get("on")) and (at_ := dt.date.fromisoformat(str(beside))).weekday() == wd:
        return exact_day(at_, args, "weekday of the date beside it")
    week = args.get("week")
    if week:
        monday = cal.add_days(cal.week_of(now)[0], {"last": -7, "next": 7, "before last": -14}.get(str(week), 0))
        return exact_day(cal.add_days(monday, wd), args, f"weekday of {week} week")
    if (named := _int(args, "day")) is not None:
        year_ = _int(args, "year")
        days = (cal.add_days(now, -n) for n in range(0, 370))
        at = next((d for d in days if d.day == named and d.weekday() == wd and year_ in (None, d.year)), None)
        if at is not None and year_ is None:
            return exact_day(at, args, f"weekday and day of month, latest at or before {name}")
        if year_ is not None:
            # "Friday, 15, 2016": the month is missing
            garbled = "weekday, day and year, the month is missing"
            return (
                exact_day(at, args, f"{garbled}: the latest that fits", 2) if at else Meaning(timex=None, basis=garbled)
            )
    if rel == "next" or (clock.outlook == "future" and rel != "last"):
        after = cal.add_days(now, 1) if rel == "next" else now
        return exact_day(cal.weekday_at_or_after(after, wd), args, f"weekday after {name}")
    if rel in ("last", "previous"):
        if rel == "previous" and clock.day:
            return exact_day(cal.weekday_before(clock.day, wd), args, "weekday before the day told of")
        return exact_day(cal.weekday_before(now, wd), args, f"weekday before {name}; the week before is possible", 2)
    if rel == "following" or (clock.narrative and clock.day):
        return exact_day(
            cal.weekday_at_or_after(cal.add_days(now, 1) if rel else now, wd), args, f"weekday after {name}"
        )
    return exact_day(cal.weekday_at_or_before(now, wd), args, f"weekday before {name}")


def day(args: Args, clock: Clock) -> Meaning:
    """Today, yesterday, tonight, overnight: counted from the day of publication."""
    n = _whole(args, "n")
    if clock.narrative and n == 0 and not args.get("part"):
        open_ = "no publication day to count from"
        return Meaning(
            timex="PRESENT_REF", basis="vague reference in a text that tells history" if clock.anchor else open_
        )
    now = clock.now
    if now is None:
        return missing(None)
    names = {0: "the day of", -1: "the day before", 1: "the day after"}
    basis = f"{names.get(n, f'{abs(n)} days ' + ('before' if n < 0 else 'after'))} {clock.now_name}"
    if args.get("night"):
        return _night(now, n, args, clock)
    return exact_day(cal.add_days(now, n), args, basis)


def _night(now: dt.date, n: int, args: Args, clock: Clock) -> Meaning:
    """ "overnight" ends on the day of publication, "overnight into Tuesday" on that day; "during the night" begins on
    the day told just before."""
    day_, basis = now, f"the night that ends on {clock.now_name}"
    if "on" in args:
        named = dt.date.fromisoformat(str(args["on"]))
        if args.get("morning"):
            day_, basis = named, "the night that ends on the day named with it"
        elif named < now or clock.narrative:
            day_, basis = cal.add_days(named, 1), "the night after the day told just before"
    if args.get("told") and clock.outlook == "future":
        # "will storm the town during the night"
        day_, basis = cal.add_days(now, 1), f"the night that begins on {clock.now_name}"
    start = cal.add_days(day_, -1)
    return Meaning(
        timex=day_value(start if n else day_, "NI"), start=start, end=day_, precision="day", basis=basis,
        kind="TIME", date_prec=2,
    )  # fmt: skip


def month(args: Args, clock: Clock) -> Meaning:
    """A month, with or without year; "last March", "March of last year"; "mid-March" is days 11 to 20."""
    m, year, rel = _whole(args, "month"), _int(args, "year"), args.get("rel")
    basis = _GIVEN
    if year is None and clock.bc:
        return Meaning(timex=f"BC{clock.bc:04d}-{m:02d}", basis="before the common era no day is computed")
    if year is None:
        found = _year_of_month(m, str(rel or ""), str(args.get("yrel") or ""), clock)
        if found is None:
            return missing(f"XXXX-{m:02d}")
        year, basis = found[0], f"month given in text, year from {found[1]}"
    return _stretch(cal.month_of(year, m), f"{year:04d}-{m:02d}", "month", args, basis, clock)


def _year_of_month(m: int, rel: str, yrel: str, clock: Clock) -> tuple[int, str] | None:
    now = clock.now
    if now is None:
        return None
    name = clock.now_name
    if yrel:
        base = clock.told or now if yrel in ("same", "previous", "following") else now
        return base.year + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(yrel, 0), f"{yrel} year"
    if rel in ("last", "previous"):
        return (now.year if m < now.month else now.year - 1), f"latest such month before {name}"
    if rel in ("next", "following"):
        return (now.year if m > now.month else now.year + 1), f"next such month after {name}"
    if rel == "this":
        return now.year, f"year of {name}"
    if clock.narrative:
        return _narrated_year(clock, m, 1)
    if clock.outlook == "future":
        return (now.year if m >= now.month else now.year + 1), f"next such month after {name}"
    if clock.outlook == "past" or abs(m - now.month) == 6:
        return (now.year if m <= now.month else now.year - 1), f"latest such month at or before {name}"
    return min((now.year - 1, now.year, now.year + 1), key=lambda y: abs((y - now.year) * 12 + m - now.month)), (
        f"such month nearest to {name}"
    )


def _stretch(days: cal.Days, timex: str | None, precision: str, args: Args, basis: str, clock: Clock) -> Meaning:
    third = args.get("third")
    start, end = cal.third_of(days, str(third)) if third else days
    if third in ("H1", "H2"):
        basis = f"{basis}; {'first' if third == 'H1' else 'second'} half of the {precision}"
        if precision == "year":
            timex = f"{timex}-{third}"
    elif third:
        basis = f"{basis}; {str(third).lower()} of the {precision}"
    chosen = {"month": "month", "year": "year", "season": "season", "week": "week"}.get(precision, "period")
    return clipped(
        Meaning(timex=timex, start=start, end=end, precision=chosen, basis=basis, year=days[0].year),  # type: ignore[arg-type]
        clock,
    )


def year(args: Args, clock: Clock) -> Meaning:
    """A year as named, with its first, middle or last third."""
    y = _int(args, "year")
    if y is None:
        # "'89" is the century of the dates around it
        told, short = clock.told or clock.now, _whole(args, "short")
        y = (told.year // 100 * 100 if told else 1900) + short
        if told and y > told.year + 50:
            y -= 100
    if args.get("era") == "BC":
        month_, season_ = args.get("month"), args.get("season")
        more = f"-{month_:02d}" if isinstance(month_, int) else f"-{season_}" if season_ else ""
        clock.bc = y
        return Meaning(timex=f"BC{y:04d}{more}", basis="given in text; before the common era no day is computed")
    if not 1 <= y <= 9999:
        return Meaning(timex=None, basis="no such year")
    clock.bc = None
    return _stretch(cal.year_of(y), f"{y:04d}", "year", args, _GIVEN, clock)


def decade(args: Args, clock: Clock) -> Meaning:
    """Ten years from the one named."""
    y = _whole(args, "year")
    days = dt.date(y, 1, 1), dt.date(y + 9, 12, 31)
    return _stretch(days, f"{y // 10:03d}", "period", args, _GIVEN, clock)


def century(args: Args, clock: Clock) -> Meaning:
    """The hundred years of "the 20th century": 1900 to 1999 as TIMEX3 writes it."""
    n = _whole(args, "n")
    if args.get("era") == "BC" or not 1 <= n <= 99:
        return Meaning(timex=f"BC{n - 1:02d}" if args.get("era") else None, basis="given in text; no day is computed")
    first = max((n - 1) * 100, 1)
    return _stretch(
        (dt.date(first, 1, 1), dt.date((n - 1) * 100 + 99, 12, 31)), f"{n - 1:02d}", "period", args, _GIVEN, clock
    )


def season(args: Args, clock: Clock) -> Meaning:
    """Three months of the northern hemisphere; the latest such season that has begun where no year is named."""
    code = str(args["season"])
    if code.endswith("season"):
        y = _int(args, "year")
        return Meaning(timex=f"{y:04d}" if y else None, basis=f"{code}: its months are not the same everywhere", year=y)
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    y, basis = _int(args, "year"), _GIVEN
    now = clock.now
    if y is None and clock.bc:
        return Meaning(timex=f"BC{clock.bc:04d}-{code}", basis="before the common era no day is computed")
    if y is None:
        if now is None:
            return missing(f"XXXX-{code}")
        rel, yrel = args.get("rel"), args.get("yrel")
        begun = now.year if now.month >= first else now.year - 1
        if yrel:
            y = now.year + {"last": -1, "next": 1}.get(str(yrel), 0)
        elif clock.narrative and rel is None:
            y = now.year
        elif rel == "next" or clock.outlook == "future":
            y = now.year if now.month < first else now.year + 1
        elif rel == "this":
            y = now.year
        elif rel == "last":
            y = begun if cal.season_of(begun, first)[1] < now else begun - 1
        else:
            y = begun
        basis = f"season given in text, year from {clock.now_name}"
    return _stretch(cal.season_of(y, first), f"{y:04d}-{code}", "season", args, basis, clock)


def quarter(args: Args, clock: Clock) -> Meaning:
    """A quarter of a year; the latest that has ended where no year is named."""
    n, y, rel = _whole(args, "n"), _int(args, "year"), args.get("rel")
    now = clock.now
    basis = _GIVEN
    if args.get("ago"):
        return _year_ago(n, clock)
    if n == -1 and clock.quarter:
        y, n = clock.quarter
    if y is None or n <= 0:
        if now is None:
            return missing(f"XXXX-Q{n if n > 0 else 'X'}")
        current = (now.month + 2) // 3
        if n <= 0:
            n = current - 1 or 4
        y = now.year if n <= current else now.year - 1
        if rel:
            y = now.year + {"last": -1, "next": 1}.get(str(rel), 0)
        elif clock.outlook == "future":
            # "expects to report a loss for the third quarter", written in the fourth: the one just ended
            y = now.year if n >= current - 1 else now.year + 1
        basis = f"quarter given in text, year from {clock.now_name}"
    clock.quarter = y, n
    return _stretch(cal.quarter_of(y, n), f"{y:04d}-Q{n}", "period", args, basis, clock)


def _year_ago(n: int, clock: Clock) -> Meaning:
    """ "the year-earlier quarter": that of the quarter told of; the year before where none is told."""
    if clock.quarter is None:
        now = clock.now
        if now is None:
            return missing("XXXX")
        return _stretch(
            cal.year_of(now.year - 1), f"{now.year - 1:04d}", "year", {}, f"a year before {clock.now_name}", clock
        )
    y, told = clock.quarter
    n = told if n <= 0 else n
    basis = "a year before the quarter told of"
    return _stretch(cal.quarter_of(y - 1, n), f"{y - 1:04d}-Q{n}", "period", {}, basis, clock)


def hours(args: Args, clock: Clock) -> Meaning:
    """A time of day: of the day told of last, else that of publication."""
    at = dt.date.fromisoformat(str(args["on"])) if "on" in args else clock.day or clock.now
    if at is None:
        hour = f"{_whole(args, 'hour'):02d}:{_whole(args, 'minute'):02d}" if "hour" in args else str(args["part"])
        return missing(f"XXXX-XX-XXT{hour}", "TIME")
    return exact_day(at, args, "time of the day named with it" if "on" in args else "time of the day told of")
