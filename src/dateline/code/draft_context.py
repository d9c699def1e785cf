"""Where and when a draft took place and who says so: its main trigger's own words first, then its others'."""

from __future__ import annotations

import re

from dateline.model import UNREAL, Attribution, Place, Sentence, Span, When

from .control import captured_places
from .draft import Draft
from .hit import Hit
from .index import Index
from .syntax import set_apart
from .when import event_time


def place_of(index: Index, draft: Draft) -> Place | None:
    """The place of the main trigger, else of another trigger of the same event.

    One that they were in goes before one that they were only near: "advanced in the fields adjacent to Harasta on the
    outskirts of Douma, killing a soldier".
    """
    sentence = draft.sentence
    ordered = sorted(draft.hits, key=lambda hit: (hit is not draft.main, hit.cls.rank))
    fallback = named = near = None
    for hit in ordered:
        # "recaptured the hill that overlooks the airport": the hill, which nothing else in the sentence can outweigh
        captured = captured_places(index, sentence, hit)
        taken = [place for place in captured if place.place_id or place.lat is not None]
        if taken:
            return taken[0]
        named = named or next((place for place in captured if place.name[:1].isupper()), None)
        place = index.place(sentence, hit.token.i)
        if place is not None and place.span is not None and sentence.start <= place.span.start < sentence.end:
            if place.relation not in ("near", "direction"):
                return place
            near = near or place
        fallback = fallback or place
    return near or named or fallback  # a village that no gazetteer has, rather than a place told of before


#: The basis of a day counted from that of another event of the sentence (`when.event_time`).
_COUNTED = re.compile(r"\d+ [A-Z]+ (?:before|after) ")


def within(sentence: Sentence, span: Span | None) -> bool:
    """Whether a span stands in the sentence."""
    return span is not None and sentence.start <= span.start < sentence.end


def time_of(index: Index, draft: Draft) -> When | None:
    """The time of the main trigger, one of the sentence itself before one told earlier."""
    sentence = draft.sentence
    fallback = None
    for hit in sorted(draft.hits, key=lambda hit: (hit is not draft.main, hit.cls.rank)):
        time = index.time(sentence, hit.token.i)
        if draft.status not in UNREAL and index.status(sentence, hit.token.i) in UNREAL:
            # "gathered in the square to protest": what was done has no day ahead of the report
            time = event_time(index.resolved, sentence.index, hit.token.i, draft.status)
        if _is_of_other_clause(sentence, hit, time):
            continue
        if time is not None and time.span is not None and sentence.start <= time.span.start < sentence.end:
            return time
        fallback = fallback or time
    return fallback


def _is_of_other_clause(sentence: Sentence, hit: Hit, time: When | None) -> bool:
    """Whether the time is not the trigger's: "on Sunday, two days before the town fell, a jet bombed a school"."""
    if time is not None and time.span is None and _COUNTED.match(time.basis or ""):
        return False  # "died on Monday, three days after he was shot": the day is the clause's own
    span = time.span if time is not None else None
    inside = {token.i for token in sentence.within(span.start, span.end)} if span is not None else set()
    return any(hit.token.i in apart and not inside & apart for apart in set_apart(sentence))


def voices_of(index: Index, draft: Draft) -> tuple[Attribution, ...]:
    """The voices of every trigger, the main one's first."""
    found: list[Attribution] = []
    for hit in sorted(draft.hits, key=lambda hit: hit is not draft.main):
        found += [voice for voice in index.voices(draft.sentence, hit.token.i) if voice not in found]
    return tuple(found)
