"""Time expressions resolved against the publication day and against what the text has told so far."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from dateline.model import Annotated, Sentence, Span, Timed, TimeMention, When

from . import times_feasts as feasts
from . import times_nth as nth
from . import times_rules as rules
from . import times_spans as spans
from .times_around import Around
from .times_context import Args, Clock, Meaning
from .times_next_day import NextDay
from .times_outlook import outlook

RULES: dict[str, Callable[[Args, Clock], Meaning]] = {
    "date": rules.date,
    "weekday": rules.weekday,
    "day": rules.day,
    "month": rules.month,
    "year": rules.year,
    "decade": rules.decade,
    "century": rules.century,
    "season": rules.season,
    "quarter": rules.quarter,
    "feast": feasts.feast,
    "hijri": feasts.hijri,
    "clock": rules.hours,
    "unit": spans.unit,
    "span": spans.span,
    "offset": spans.offset,
    "duration": spans.duration,
    "set": spans.repeated,
    "reference": spans.reference,
    "ordinal": nth.ordinal,
}

_EXPLICIT = frozenset({"date", "month", "year", "season"})
#: Kinds that move the telling on: what follows may count from them.
_TELLING = frozenset({"date", "month", "year", "season", "weekday", "day", "feast", "hijri", "offset", "unit"})
_DEICTIC = frozenset({"weekday", "day"})
#: A text tells history when it names at least so many past years of its own and few days relative to its writing.
_HISTORY_YEARS = 4


def resolve_times(annotated: Annotated) -> tuple[Timed, ...]:
    """Every time mention with the interval it means, in the same order."""
    published = annotated.article.document.published
    clock = _clock(published, annotated.times)
    text = annotated.article.document.text
    timed: list[Timed] = []
    mentions = annotated.times
    around = Around(annotated)
    follows = NextDay(annotated, clock.anchor)
    for i, mention in enumerate(mentions):
        sentence = annotated.sentences[mention.sentence]
        clock.outlook = "future" if follows.on(mention, sentence) else outlook(sentence, mention, text)
        clock.come_back(sentence.index)
        args = around.args(i, timed)
        if args.get("ahead"):
            args = _with_next(args, mentions[i + int(args["ahead"])], clock)
        meaning = _read(mention.kind, args, clock)
        if _moves_on(mention, meaning, sentence, text):
            explicit = mention.kind in _EXPLICIT and "year" in args and "era" not in args
            if explicit and clock.narrative and _is_aside(mention, meaning, sentence, clock):
                clock.leave(sentence.index)
            clock.advance(meaning, explicit=explicit)
        timed.append(Timed(mention, _when(meaning, mention, text)))
    return tuple(timed)


def _read(kind: str, args: Args, clock: Clock) -> Meaning:
    if kind == "span" and "pos" in args:
        return nth.nth(args, clock)
    if kind == "date" and "month" not in args:
        return nth.monthday(args, clock)
    return RULES[kind](args, clock)


def _with_next(args: Args, following: TimeMention, clock: Clock) -> Args:
    """The same with the day of the mention that follows: "from 2 p.m. to 6 p.m. on Friday", "two days after 3 May"."""
    meaning = _read(following.kind, dict(following.args), clock)
    if meaning.start is None:
        return args
    return {**args, "on" if "of" not in args else "base": meaning.start.isoformat()}


#: "the offensive planned for 1976" tells of no 1976.
_INTENDED = re.compile(r"\b(?:plan|project|schedul|expect|intend|slated|would|will)\w*\b", re.IGNORECASE)


def _moves_on(mention: TimeMention, meaning: Meaning, sentence: Sentence, text: str) -> bool:
    if mention.kind not in _TELLING or (mention.kind == "offset" and meaning.precision not in ("day", "month")):
        return False
    return not _INTENDED.search(text, max(sentence.start, mention.start - 50), mention.start)


#: A year named so near the beginning of its sentence is where the telling goes on: "In late 1916 the front ...".
_OPENING = 30


def _is_aside(mention: TimeMention, meaning: Meaning, sentence: Sentence, clock: Clock) -> bool:
    """ "a rule that stood until 1978", in a telling of 1951: a year that only its own sentence looks at."""
    year = meaning.year or (meaning.start.year if meaning.start else None)
    if year is None or clock.year is None or mention.kind != "year":
        return False
    if mention.start - sentence.start <= _OPENING or not any(token.pos in ("VERB", "AUX") for token in sentence):
        return False
    return abs(year - clock.year) > 1


def _clock(published: When | None, mentions: tuple[TimeMention, ...]) -> Clock:
    last = (published.end or published.start) if published else None
    anchor = dt.date.fromisoformat(last[:10]) if last else None
    name = "publication"
    if published and (published.start is None or "upper-bound" in (published.basis or "")):
        name = "the latest possible publication day"
    # Without a publication day the days told of are all there is to count from.
    return Clock(anchor=anchor, anchor_name=name, narrative=anchor is None or _tells_history(anchor, mentions))


def _tells_history(anchor: dt.date | None, mentions: tuple[TimeMention, ...]) -> bool:
    years = [y for m in mentions if isinstance(y := dict(m.args).get("year"), int) and m.kind in _EXPLICIT]
    old = [y for y in years if anchor is None or y < anchor.year - 1]
    relative = sum(m.kind in _DEICTIC for m in mentions)
    return len(old) >= _HISTORY_YEARS and len(old) > 6 * relative and len(old) > 0.6 * len(years)


_BY_PRECISION = {"time": 1, "day": 1, "week": 3, "month": 4, "season": 5, "year": 5}


def date_precision(meaning: Meaning) -> int | None:
    """UCDP's date_prec (DOMAIN.md 2.4): 1 a day, 2 two to six days, 3 a week, 4 a month, 5 longer."""
    if meaning.date_prec is not None:
        return meaning.date_prec
    if meaning.start is None or meaning.end is None:
        return None
    if meaning.precision in _BY_PRECISION:
        return _BY_PRECISION[meaning.precision]
    days = (meaning.end - meaning.start).days + 1
    return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5


def _when(meaning: Meaning, mention: TimeMention, text: str) -> When:
    return When(
        start=meaning.start.isoformat() if meaning.start else None,
        end=meaning.end.isoformat() if meaning.end else None,
        precision=meaning.precision,
        timex=meaning.timex,
        timex_type=meaning.kind,
        ucdp_date_prec=date_precision(meaning),
        basis=meaning.basis,
        span=Span.of(text, mention.start, mention.end),
    )
