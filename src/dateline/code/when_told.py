"""The narrative thread: the day that a report told last before a sentence, and the day of its lead.

A report comes back to the present after a flashback: "On 21 August 2013 a gas attack killed hundreds there." is no
time for what the next paragraph tells, unless the whole text is a history.
"""

from __future__ import annotations

import datetime as dt
from itertools import islice

import msgspec

from dateline.model import Resolved, Sentence, Timed, When

from .when_bounds import is_of_late_act, is_said_day, is_start_or_end
from .when_clause import is_present, is_reported, modifies, verb_of, was_earlier
from .when_days import can_date, interval, is_before_era, is_exact, is_short, last_day, mentions
from .where_words import trigger_class

#: How many sentences of the body may hold the day of the lead.
_LEAD_SENTENCES = 4
#: How many sentences back the narrative's day may have been told.
_FURTHEST_BACK = 60
#: A day, or a month or year, so much older than the report is a flashback where the report is none of history.
_CURRENT_DAYS, _CURRENT_DAYS_OF_STRETCH = 100, 45
#: A day told behind the lead is that of the news if it is no older than this; of the report's own day it is no sign.
_NEWS_DAYS = 3
_HARM = frozenset({"kill", "shoot"})
#: Words with which a report turns to something beside its news.
_TURNS = frozenset({"meanwhile", "separately", "elsewhere", "previously", "earlier"})
#: How many times of a text say whether it is a history.
_SAMPLE = 200
_HISTORY_DATES = 4
#: So many sentences an entry of a chronology may have below its day.
_ENTRY = 6


def told_before(resolved: Resolved, sentence: Sentence, trigger: int) -> When | None:
    """The day told last before this sentence: anything in its own paragraph, an exact day in an earlier one.

    Where the report itself is recent, an older month or year gives way to a day of its own paragraph and to the
    present tense, and an older day is left behind with its paragraph. What was said earlier than the day told last did
    not happen on it: "Shells hit the port on Tuesday. Two days earlier the army said it had repelled a raid".
    """
    if (heading := _day_above(resolved, sentence)) is not None:
        return heading
    flashback: When | None = None
    said = _day_of(resolved, sentence, exact=True, speech=True)
    told = "day of the statement"
    for at in range(sentence.index - 1, max(-1, sentence.index - _FURTHEST_BACK - 1), -1):
        before = resolved.sentences[at]
        if before.section == "headline":
            continue
        same = before.paragraph == sentence.paragraph
        if not same and flashback is not None:
            break
        when = _day_of(resolved, before, exact=not same)
        if when is None:
            if said is None and same and at == sentence.index - 1 and is_reported(sentence, trigger):
                said = _day_of(resolved, before, exact=True, speech=True)
                told = "day of the statement; told just before"
            continue
        if said is not None and _is_later(when, said):
            return msgspec.structs.replace(said, ucdp_date_prec=2, basis=f"{said.basis}; {told}")
        when = msgspec.structs.replace(when, basis=f"{when.basis}; told {'just before' if same else 'earlier'}")
        if is_current(resolved, when) or is_history(resolved):
            return when
        if same and not is_present(sentence, trigger):
            if is_exact(when):
                return when
            flashback = flashback or when
    return flashback


def _day_above(resolved: Resolved, sentence: Sentence) -> When | None:
    """The day that stands alone before an entry of a chronology: "2 March 2022: The town falls", or as its heading."""
    for at in range(sentence.index - 1, max(-1, sentence.index - _ENTRY - 1), -1):
        before = resolved.sentences[at]
        times = list(mentions(resolved, before))
        if len(times) != 1 or not is_exact(times[0].when):
            continue
        mention = times[0].mention
        rest = resolved.text[before.start : mention.start] + resolved.text[mention.end : before.end]
        if not rest.strip(" ,.:–—-\n"):
            same = before.paragraph == sentence.paragraph
            alone = sum(1 for each in resolved.sentences if each.paragraph == before.paragraph) == 1
            last = last_day(resolved)
            if last is not None and (times[0].when.start or "") > last:
                return None  # "Super Tuesday.": a day to come heads nothing that happened
            if same or alone:
                basis = f"{times[0].when.basis}; the day above"
                return msgspec.structs.replace(times[0].when, basis=basis)
            return None
    return None


def _is_later(when: When, said: When) -> bool:
    """Whether a day comes after that of a statement, which then tells of another one."""
    return is_exact(when) and is_exact(said) and (when.end or "") > (said.end or "9")


def is_current(resolved: Resolved, when: When) -> bool:
    """Whether a time lies in the season before the report, or the report's own day is not known."""
    last = last_day(resolved)
    if last is None or when.end is None:
        return True
    try:
        age = (dt.date.fromisoformat(last) - dt.date.fromisoformat(when.end[:10])).days
    except ValueError:
        return False
    return age <= (_CURRENT_DAYS if is_exact(when) else _CURRENT_DAYS_OF_STRETCH)


def is_history(resolved: Resolved) -> bool:
    """Whether a text names mostly days long before it was written."""
    if (known := resolved.memo.get((is_history,))) is not None:
        return bool(known)
    found = [t for t in islice(resolved.times, _SAMPLE) if is_before_era(t.when) or (can_date(t) and t.when.start)]
    old = [t.mention.sentence for t in found if is_before_era(t.when) or not is_current(resolved, t.when)]
    # in so many sentences: a list of numbers such as "1928, 1920, 1885" is no history
    history = len(set(old)) >= _HISTORY_DATES and len(old) > 0.6 * len(found)
    resolved.memo[is_history,] = history
    return history


def in_history(resolved: Resolved, sentence: Sentence) -> When | None:
    """What is known of an event of a history that no day dates: a year before the common era told last, or no more
    than that it came before the text was written."""
    for at in range(sentence.index, max(-1, sentence.index - _FURTHEST_BACK - 1), -1):
        for timed in mentions(resolved, resolved.sentences[at]):
            if is_before_era(timed.when):
                return msgspec.structs.replace(timed.when, basis=f"{timed.when.basis}; told earlier")
    last = last_day(resolved)
    return When(start=None, end=last, precision="unknown", basis="told in a history; no day is given") if last else None


def _day_of(
    resolved: Resolved, sentence: Sentence, *, exact: bool, speech: bool = False, late: bool = False
) -> When | None:
    """The day that a sentence tells of and not that of a statement: its first, exact ones of now before others.

    The day of a burial or a trial, which only `late` gives, is not that of what the sentences after it tell.
    Worked out once: each event of a report asks it of all sentences before its own.
    """
    key = (_day_of, sentence.index, exact, speech, late)
    if key not in resolved.memo:
        resolved.memo[key] = _told_day(resolved, sentence, exact=exact, speech=speech, late=late)
    found: When | None = resolved.memo[key]
    return found


def _told_day(resolved: Resolved, sentence: Sentence, *, exact: bool, speech: bool, late: bool) -> When | None:
    last = last_day(resolved)
    times = list(mentions(resolved, sentence))
    best: tuple[tuple[bool, bool, bool], Timed] | None = None
    for timed in times:
        when = timed.when
        if not can_date(timed) or when.start is None or (last and when.start > last):
            continue
        if timed.mention.kind == "duration" or dict(timed.mention.args).get("way") == "ahead":
            continue
        if _is_step_back(sentence, timed):
            continue
        if exact and not is_exact(when) and not is_short(when):
            continue
        if is_start_or_end(sentence, timed) or (not speech and _is_aside(sentence, timed)):
            continue
        if is_said_day(sentence, timed, times) != speech or (not speech and is_of_late_act(sentence, timed) != late):
            continue
        # "linked to a murder in March, was held yesterday": the day of now; "behind the 7 August attack, died on
        # Monday": the day of the sentence before that of a thing in it
        key = (modifies(sentence, timed, -1), not is_current(resolved, when), not is_exact(when))
        if best is None or key < best[0]:
            best = (key, timed)
    return interval(resolved, sentence, best[1]) if best is not None else None


def _is_step_back(sentence: Sentence, timed: Timed) -> bool:
    """ "The boy she had brought home two days earlier was hit": a step back in a clause of its own, not the story's."""
    if "before a day told before" not in (timed.when.basis or ""):
        return False
    verb = verb_of(sentence, timed)
    return verb is not None and sentence[verb].dep in ("relcl", "acl")


def _is_aside(sentence: Sentence, timed: Timed) -> bool:
    """ "In 2014 the city had seen protests": told as earlier than the story."""
    verb = verb_of(sentence, timed)
    return verb is not None and was_earlier(sentence, verb)


def named_day(resolved: Resolved, sentence: Sentence, trigger: int) -> When | None:
    """The day by which the report names its deed: "A farmer was charged over the killing ... the 28 November killing".

    Only for someone killed or shot, whose day nothing else tells.
    """
    if trigger_class(sentence, trigger) not in _HARM:
        return None
    for timed in resolved.times:
        other = resolved.sentences[timed.mention.sentence]
        if other.section != "body" or not is_exact(timed.when) or not can_date(timed):
            continue
        head = other.head_of(timed.mention.start, timed.mention.end)
        if head is None or not modifies(other, timed, -1) or not is_current(resolved, timed.when):
            continue
        noun = other[head].head
        named = any(t.lower == "the" for t in other.children(noun, "det"))
        if named and trigger_class(other, noun) in _HARM and not _is_ahead(resolved, timed.when):
            return msgspec.structs.replace(timed.when, basis=f"{timed.when.basis}; named by its day")
    return None


def _is_ahead(resolved: Resolved, when: When) -> bool:
    last = last_day(resolved)
    return last is not None and (when.start or "") > last


def _turns(sentence: Sentence) -> bool:
    """ "Meanwhile, crews yesterday began to mend the line": the report turns to something else."""
    return len(sentence) > 0 and sentence[0].lower in _TURNS


def later_day(resolved: Resolved) -> When | None:
    """The first day that the body tells of, where it lies in the days before the report (no text of history).

    "A girl was shot in the leg. ... Crews came to the house on Sunday morning."
    """
    last = last_day(resolved)
    if last is None:
        return None
    for sentence in resolved.sentences:
        when = _day_of(resolved, sentence, exact=True) if sentence.section == "body" else None
        if when is None or when.start is None or not is_exact(when) or _turns(sentence):
            continue
        if 0 < (dt.date.fromisoformat(last) - dt.date.fromisoformat(when.start[:10])).days <= _NEWS_DAYS:
            return msgspec.structs.replace(when, ucdp_date_prec=2, basis=f"{when.basis}; first day told in the report")
    return None


def lead_day(resolved: Resolved, sentence: Sentence, *, bounded: bool = False) -> When | None:
    """The day of the report's first sentences, else the day on which someone said so in this one or in those.

    `bounded`: the sentence's own days come after its event ("condemned on Thursday the massacre"). Where someone said
    so on an earlier day than the first one told of, that of the statement holds: "The army said on Saturday it had
    taken the ridge. Overnight, jets struck the port."
    """
    said = None if bounded else _day_of(resolved, sentence, exact=True, speech=True)
    body = list(islice((s for s in resolved.sentences if s.section == "body"), _LEAD_SENTENCES))
    for lead in body:
        when = _day_of(resolved, lead, exact=True) if not (bounded and lead is sentence) else None
        if when is not None and (is_current(resolved, when) or is_history(resolved)):
            if said is not None and _is_later(when, said):
                break
            return msgspec.structs.replace(when, basis=f"{when.basis}; day of the lead")
        said = said or _day_of(resolved, lead, exact=True, speech=True)
    for spoken in [sentence, *body]:
        when = _day_of(resolved, spoken, exact=True, speech=True)
        if when is not None:
            return msgspec.structs.replace(when, ucdp_date_prec=2, basis=f"{when.basis}; day of the statement")
    for after in [sentence, *body]:
        when = _day_of(resolved, after, exact=True, late=True)
        if when is not None:
            end = when.end
            basis = f"no later than {end}, the day of a later act"
            return When(start=None, end=end, precision="unknown", basis=basis)
    return None
