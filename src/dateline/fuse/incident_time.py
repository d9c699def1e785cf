"""The time of an incident: that of the event which says it best."""

from __future__ import annotations

import re
from datetime import date

from dateline.model import UNREAL, Event, When

from .alike import is_stated, own_time

#: Words for what came of it, perhaps days later: "died on Thursday" of what happened on Monday.
_OUTCOME = re.compile(
    r"(?:die[sd]?|dying|dead|deaths?|succumb\w*|life|lives|arrest\w*|charg\w*|detain\w*)$", re.IGNORECASE
)
#: The basis of a day counted from that of another event of the sentence.
_COUNTED = re.compile(r"\d+ [DW] (?:before|after) ")
#: Days.
_LONG_AGO = 14
#: "found dead in a car on Monday" may have died before.
_FOUND = re.compile(r"\b(?:found|discovered)\s+(?:\w+\s+){0,3}?(?:dead|slain|bod(?:y|ies)|lifeless)\b", re.IGNORECASE)
#: What later reports of a deed are about; a day that such a sentence takes over from others is theirs.
_FOLLOW_UP = re.compile(
    r"\b(?:arrest|charged?\b|charges|indict|arraign|plead|convict|sentenced|funeral|vigil|mourn|identified|custody|"
    r"suspect|accused|investigat|die[sd]\b|motive|recover|court|detectives|prosecutor)",
    re.IGNORECASE,
)


def incident_time(events: list[Event]) -> When | None:
    """The first day that a deed's own sentence states, else the first stated, else the first that is no mere bound,
    else the first.

    A day taken over from a sentence that gives its event another one is that of something else: "buried on Wednesday
    the five whom a shell killed on Monday". What is only planned or denied gives the time where nothing that happened
    does: "will storm the base" beside "stormed the base on Monday".
    """
    real = [event for event in events if event.time is not None and event.status not in UNREAL]
    told = real or [event for event in events if event.time is not None]
    days = [event for event in told if event.time is not None and _is_told(event.time) and _is_day(event.time)]
    days = [event for event in days if not _is_flashback(event, days)] or days
    if days:
        return min(days, key=lambda event: _rank(event, events)).time
    times = [event.time for event in told if event.time is not None]
    stated = [time for time in times if is_stated(time)]
    return next(iter(stated), None) or next((time for time in times if time.start), next(iter(times), None))


def _is_told(time: When) -> bool:
    """Whether the text gives the time, or counts it from one that it gives ("three days after he was shot")."""
    return is_stated(time) or bool(_COUNTED.match(time.basis or ""))


def _is_flashback(event: Event, days: list[Event]) -> bool:
    """ "He had left two days after the siege began" in a report of what befell him weeks later: counted in a clause of
    its own, far behind the other days."""
    time = event.time
    assert time is not None
    if not _COUNTED.match(time.basis or "") or " D before " not in (time.basis or ""):
        return False
    others = [date.fromisoformat(day.time.start[:10]) for day in days if day.time is not None and day.time.start]
    mine = date.fromisoformat((time.start or "")[:10])
    return any((other - mine).days > _LONG_AGO for other in others)


def _is_day(time: When) -> bool:
    return time.start == time.end


def _rank(event: Event, events: list[Event]) -> tuple[bool, bool]:
    """How far a stated day may be another's than the deed's, the least first.

    "Mr. Lee died on Thursday. He was shot on Monday": the day of the deed that its own sentence gives goes first.
    """
    time = event.time
    assert time is not None
    if _OUTCOME.match(event.word.quote) or (time.basis or "").endswith("day of the statement"):
        return _is_of_another(time, events), True
    if any(_FOUND.search(span.quote) for span in event.evidence):
        return _is_of_another(time, events), True
    late = own_time(event) is None and any(_FOLLOW_UP.search(span.quote) for span in event.evidence)
    return _is_of_another(time, events), late


def _is_of_another(time: When, events: list[Event]) -> bool:
    span = time.span
    return span is not None and any(
        event.time is not None
        and event.time.start == event.time.end != time.end
        and event.evidence[0].overlaps(span.start, span.end)
        and event.time.span is not None
        and event.evidence[0].overlaps(event.time.span.start, event.time.span.end)
        for event in events
    )
