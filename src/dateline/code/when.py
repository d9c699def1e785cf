"""When an event took place: its own clause, else what the text told before, else the day of the report."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

import msgspec

from dateline.model import UNREAL, Resolved, Sentence, Span, Timed, When

from .factuality import event_status
from .when_clause import BOUNDING, is_pluperfect, is_statement_day, preposition, rank

#: Kinds of mention (see `annotate.times`) that can be the time of an event; sets, hours and "now" are not.
_EVENT_KINDS = frozenset(
    {"date", "month", "year", "weekday", "day", "season", "quarter", "feast", "hijri", "unit", "offset", "span",
     "duration", "ordinal"}
)  # fmt: skip
#: How many sentences of the body may hold the day of the lead.
_LEAD_SENTENCES = 4
#: How many sentences back the narrative's day may have been told.
_FURTHEST_BACK = 60
_DAYS = ("day", "time")


def event_time(resolved: Resolved, sentence: int, trigger: int) -> When | None:
    """The time of the event that a token of a sentence tells.

    In this order: a time in its clause; the only exact day of its sentence; for a headline the day of the lead; the
    day that the text told last, the nearest sentence first; the day of the lead; the day on which someone said so; the
    publication day. What is told as earlier ("had shelled") without a time of its own is only known to lie before the
    report. None where neither the text nor the document gives any day.
    """
    sent = resolved.sentences[sentence]
    ahead = event_status(resolved, sentence, trigger) in UNREAL
    own = _in_clause(resolved, sent, trigger, ahead)
    if own is not None:
        return own
    published = _published(resolved)
    if is_pluperfect(sent, trigger):
        end = published.end if published else None
        return When(start=None, end=end, precision="unknown", basis="told as earlier; no day is given")
    only = _only_day(resolved, sent)
    if only is not None:
        return only
    if sent.section != "headline":
        told = _told_before(resolved, sent)
        if told is not None:
            return _not_after(told, resolved)
    lead = _lead(resolved, sent)
    return _not_after(lead, resolved) if lead is not None else published


def _mentions(resolved: Resolved, sentence: Sentence) -> Iterator[Timed]:
    """The times of a sentence, found by halving: a long text has thousands, and every event asks."""
    times = resolved.times
    for at in range(bisect_left(times, sentence.index, key=_sentence_of), len(times)):
        if times[at].mention.sentence != sentence.index:
            return
        yield times[at]


def _sentence_of(timed: Timed) -> int:
    return timed.mention.sentence


def _can_date(timed: Timed) -> bool:
    when = timed.when
    if timed.mention.kind not in _EVENT_KINDS or when.timex_type == "SET":
        return False
    return when.start is not None or (timed.mention.kind == "span" and when.end is not None)


def _in_clause(resolved: Resolved, sentence: Sentence, trigger: int, ahead: bool) -> When | None:
    """The mention that dates the trigger best: the closest by the parse, then the more precise, then the nearer."""
    last = _last_day(resolved)
    best: tuple[tuple[int, int, int], Timed] | None = None
    for timed in _mentions(resolved, sentence):
        when = timed.when
        if not _can_date(timed) or (not ahead and last and when.start and when.start > last):
            continue
        found = rank(sentence, timed, trigger)
        if found is None:
            continue
        gap = abs(timed.mention.start - sentence[trigger].start)
        key = (found, when.precision not in _DAYS, gap)
        if best is None or key < best[0]:
            best = (key, timed)
    if best is None:
        return None
    when = _range(resolved, sentence, best[1])
    if preposition(sentence, best[1]) == "since" and when.start and last and when.start <= last:
        when = msgspec.structs.replace(
            when,
            end=last,
            precision="period",
            ucdp_date_prec=_length(when.start, last),
            basis=f"{when.basis}; since then",
        )
    return when if ahead else _not_after(when, resolved)


def _only_day(resolved: Resolved, sentence: Sentence) -> When | None:
    """The one exact day of a sentence, which the parse ties to another of its clauses."""
    last = _last_day(resolved)
    days = [t for t in _mentions(resolved, sentence) if _can_date(t) and t.when.precision in _DAYS]
    if len(days) != 1 or (last and (days[0].when.start or "") > last):
        return None
    if is_statement_day(sentence, days[0]) or preposition(sentence, days[0]) in BOUNDING:
        return None
    when = days[0].when
    return msgspec.structs.replace(_not_after(when, resolved), basis=f"{when.basis}; only day in the sentence")


def _range(resolved: Resolved, sentence: Sentence, timed: Timed) -> When:
    """ "from March to May": the interval of both ends, where the mention is one of them."""
    mentions = list(_mentions(resolved, sentence))
    at = mentions.index(timed)
    side = dict(timed.mention.args).get("range")
    first, second = (at, at + 1) if side == "start" else (at - 1, at)
    if side is None or first < 0 or second >= len(mentions):
        return timed.when
    one, other = mentions[first].when, mentions[second].when
    if one.start is None or other.end is None or one.start > other.end:
        return timed.when
    start, end = mentions[first].mention.start, mentions[second].mention.end
    return When(
        start=one.start,
        end=other.end,
        precision="period",
        timex=f"{one.timex}/{other.timex}",
        timex_type="DURATION",
        ucdp_date_prec=_length(one.start, other.end),
        basis=f"range; {other.basis}",
        span=Span.of(resolved.text, start, end),
    )


def _length(start: str, end: str) -> int:
    days = (dt.date.fromisoformat(end) - dt.date.fromisoformat(start)).days + 1
    return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5


def _published(resolved: Resolved) -> When | None:
    """The publication day as the time of an event that the text does not date."""
    published = resolved.article.document.published
    last = _last_day(resolved)
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


def _last_day(resolved: Resolved) -> str | None:
    published = resolved.article.document.published
    found = (published.end or published.start) if published else None
    return found[:10] if found else None


def _not_after(when: When, resolved: Resolved) -> When:
    """The same, cut off at the publication day."""
    last = _last_day(resolved)
    if last is None or when.end is None or when.end <= last or (when.start or "") > last:
        return when
    return msgspec.structs.replace(when, end=last)


def _told_before(resolved: Resolved, sentence: Sentence) -> When | None:
    """The day told last before this sentence: anything in its own paragraph, an exact day in an earlier one."""
    for at in range(sentence.index - 1, max(-1, sentence.index - _FURTHEST_BACK - 1), -1):
        before = resolved.sentences[at]
        if before.section == "headline":
            continue
        same = before.paragraph == sentence.paragraph
        when = _day_of(resolved, before, exact=not same)
        if when is not None:
            return msgspec.structs.replace(when, basis=f"{when.basis}; told {'just before' if same else 'earlier'}")
    return None


def _day_of(resolved: Resolved, sentence: Sentence, *, exact: bool, speech: bool = False) -> When | None:
    """The day that a sentence tells of, its first that is not the day of a statement."""
    last = _last_day(resolved)
    for timed in _mentions(resolved, sentence):
        when = timed.when
        if not _can_date(timed) or when.start is None or (last and when.start > last):
            continue
        if timed.mention.kind == "duration" or (exact and when.precision not in _DAYS and not _is_short(when)):
            continue
        if is_statement_day(sentence, timed) == speech:
            return _range(resolved, sentence, timed)
    return None


def _is_short(when: When) -> bool:
    """Whether an interval is a week at most: "over the past 48 hours"."""
    return bool(when.start and when.end and _length(when.start, when.end) <= 3)


def _lead(resolved: Resolved, sentence: Sentence) -> When | None:
    """The day of the report's first sentences, else the day on which someone said so in this one or in those."""
    body = list(islice((s for s in resolved.sentences if s.section == "body"), _LEAD_SENTENCES))
    for lead in body:
        when = _day_of(resolved, lead, exact=True)
        if when is not None:
            return msgspec.structs.replace(when, basis=f"{when.basis}; day of the lead")
    for spoken in [sentence, *body]:
        when = _day_of(resolved, spoken, exact=True, speech=True)
        if when is not None:
            return msgspec.structs.replace(when, ucdp_date_prec=2, basis=f"{when.basis}; day of the statement")
    return None
