"""Days and intervals that the time of an event is made of: mentions of a sentence, ranges, the publication day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from dateline.model import Resolved, Sentence, Span, Timed, When

#: Kinds of mention (see `annotate.times`) that can be the time of an event; sets, hours and "now" are not.
_EVENT_KINDS = frozenset(
    {"date", "month", "year", "weekday", "day", "season", "quarter", "feast", "hijri", "unit", "offset", "span",
     "duration", "ordinal", "decade"}
)  # fmt: skip
DAYS = ("day", "time")
#: Between two times of one event: "on Monday and Tuesday", "in March, April and May".
_AND = re.compile(r"(?:\s*,)?\s*(?:and|or|&|,)\s*(?:on|in|at)?\s*", re.IGNORECASE)
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}


def mentions(resolved: Resolved, sentence: Sentence) -> Iterator[Timed]:
    """The times of a sentence, found by halving: a long text has thousands, and every event asks."""
    times = resolved.times
    for at in range(bisect_left(times, sentence.index, key=_sentence_of), len(times)):
        if times[at].mention.sentence != sentence.index:
            return
        yield times[at]


def _sentence_of(timed: Timed) -> int:
    return timed.mention.sentence


def can_date(timed: Timed) -> bool:
    """Whether a mention is of a kind that dates an event, and is settled."""
    when = timed.when
    if timed.mention.kind not in _EVENT_KINDS or when.timex_type == "SET":
        return False
    return when.start is not None or (timed.mention.kind == "span" and when.end is not None)


def is_unsettled(timed: Timed) -> bool:
    """Whether a mention names a time of which no day is known: "in 499 BC", "on Friday" in a report without a date."""
    when = timed.when
    if timed.mention.kind not in _EVENT_KINDS or timed.mention.kind in ("offset", "span", "duration", "ordinal"):
        return False
    return when.start is None and when.end is None and when.timex_type == "DATE"


def is_before_era(when: When) -> bool:
    """Whether a time lies before the common era, where no days are computed."""
    return (when.timex or "").startswith("BC")


def is_exact(when: When) -> bool:
    """Whether a time is one day, or the night between two."""
    return when.precision in DAYS


def is_short(when: When) -> bool:
    """Whether an interval is a week at most: "over the past 48 hours"."""
    return bool(when.start and when.end and length(when.start, when.end) <= 3)


def length(start: str, end: str) -> int:
    """UCDP's date_prec (DOMAIN.md 2.4) for an interval of ISO days, both inclusive."""
    days = (dt.date.fromisoformat(end) - dt.date.fromisoformat(start)).days + 1
    return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5


def last_day(resolved: Resolved) -> str | None:
    """The last day that the report can tell of, its publication day (ISO); None where that is unknown."""
    published = resolved.article.document.published
    found = (published.end or published.start) if published else None
    return found[:10] if found else None


def published_day(resolved: Resolved) -> When | None:
    """The publication day as the time of an event that the text does not date."""
    published = resolved.article.document.published
    last = last_day(resolved)
    if published is None or last is None:
        return None
    exact = published.start is not None and "upper-bound" not in (published.basis or "")
    return When(
        start=last,
        end=last,
        precision="day",
        timex=last,
        timex_type="DATE",
        ucdp_date_prec=2,
        basis="publication day" if exact else "latest possible publication day",
    )


def not_after(when: When, last: str | None) -> When:
    """The same, cut off at the last day that the report can tell of."""
    if last is None or when.end is None or when.end <= last or (when.start or "") > last:
        return when
    return msgspec.structs.replace(when, end=last)


def interval(resolved: Resolved, sentence: Sentence, timed: Timed) -> When:
    """The time of a mention, with its other half where it is one end of a range or one of several days.

    "from March to May", "on Monday and Tuesday".
    """
    found = list(mentions(resolved, sentence))
    at = found.index(timed)
    args = dict(timed.mention.args)
    side = args.get("range")
    if args.get("night_to") and side is None:
        return found[at - 1].when  # "overnight into Tuesday"
    if side is not None:
        first, last = (at, at + 1) if side == "start" else (at - 1, at)
    else:
        first = last = at
        while first > 0 and _listed(resolved, found[first - 1], found[first]):
            first -= 1
        while last + 1 < len(found) and _listed(resolved, found[last], found[last + 1]):
            last += 1
    if first == last or first < 0 or last >= len(found):
        return timed.when
    one, other = found[first].when, found[last].when
    if (night := _night(one, other, found[last])) is not None:
        return msgspec.structs.replace(
            night, span=Span.of(resolved.text, found[first].mention.start, found[last].mention.end)
        )
    if one.start is None or other.end is None or one.start > other.end:
        return timed.when
    return When(
        start=one.start,
        end=other.end,
        precision="period",
        timex=f"{one.timex}/{other.timex}",
        timex_type="DURATION",
        ucdp_date_prec=length(one.start, other.end),
        basis=f"{'range' if side else 'several times named'}; {other.basis}",
        span=Span.of(resolved.text, found[first].mention.start, found[last].mention.end),
    )


def _night(one: When, other: When, end: Timed) -> When | None:
    """ "in the night from Monday to Tuesday": the night between two days that follow one another."""
    if not dict(end.mention.args).get("night_to") or one.start is None or other.end is None:
        return None
    evening = dt.date.fromisoformat(other.end[:10]) - dt.timedelta(days=1)
    first = dt.date.fromisoformat(one.start[:10])
    # weekdays are each the latest before the report: in a report of Monday its "Tuesday" is six days back
    if first != evening and not (end.mention.kind == "weekday" and first.weekday() == evening.weekday()):
        return None
    return msgspec.structs.replace(
        other, start=evening.isoformat(), precision="day", ucdp_date_prec=2,
        basis=f"the night between the two days named; {other.basis}",
    )  # fmt: skip


def _listed(resolved: Resolved, one: Timed, other: Timed) -> bool:
    if one.mention.kind != other.mention.kind or not (can_date(one) and can_date(other)):
        return False
    if (one.when.end or "") >= (other.when.start or ""):
        return False
    return _AND.fullmatch(resolved.text, one.mention.end, other.mention.start) is not None


def shifted(when: When, n: int, unit: str, basis: str) -> When | None:
    """A day moved by `n` units of TIMEX3 (D, W, M, Y, TH ...); None where it is no single day or leaves the calendar.

    Weeks give a day that may be a few off, months and years the month and year in which it lies; hours no other day
    than perhaps the next.
    """
    if when.start is None or when.end is None or not is_exact(when):
        return None
    day = dt.date.fromisoformat(when.start[:10] if n <= 0 else when.end[:10])
    try:
        if unit in ("D", "W"):
            at = day + dt.timedelta(days=n * (7 if unit == "W" else 1))
            return _day(at, 1 if unit == "D" else 2, basis)
        if unit.startswith("T"):
            return _day(day, 2, basis)
        if unit not in _MONTHS:
            return None
        months = day.year * 12 + day.month - 1 + n * _MONTHS[unit]
        year, month = divmod(months, 12)
        if unit == "M":
            first, last = dt.date(year, month + 1, 1), dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
            return _stretch(first, last, "month", 4, basis)
        return _stretch(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", 5, basis)
    except (ValueError, OverflowError):
        return None


def _day(at: dt.date, date_prec: int, basis: str) -> When:
    day = at.isoformat()
    return When(
        start=day, end=day, precision="day", timex=day, timex_type="DATE", ucdp_date_prec=date_prec, basis=basis
    )


def _stretch(first: dt.date, last: dt.date, precision: str, date_prec: int, basis: str) -> When:
    timex = first.isoformat()[: 7 if precision == "month" else 4]
    return When(
        start=first.isoformat(), end=last.isoformat(), precision="month" if precision == "month" else "year",
        timex=timex, timex_type="DATE", ucdp_date_prec=date_prec, basis=basis,
    )  # fmt: skip
