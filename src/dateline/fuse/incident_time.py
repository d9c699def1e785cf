"""The time of an incident: that of the event which says it best."""

from __future__ import annotations

from dateline.model import UNREAL, Event, When

from .alike import is_stated


def incident_time(events: list[Event]) -> When | None:
    """The first time stated to the day, else the first stated, else the first that is no mere bound, else the first.

    A day taken over from a sentence that gives its event another one is that of something else: "buried on Wednesday
    the five whom a shell killed on Monday". What is only planned or denied gives the time where nothing that happened
    does: "will storm the base" beside "stormed the base on Monday".
    """
    real = [event.time for event in events if event.time is not None and event.status not in UNREAL]
    times = real or [event.time for event in events if event.time is not None]
    stated = [time for time in times if is_stated(time)]
    days = [time for time in stated if time.start == time.end]
    day = next((time for time in days if not _is_of_another(time, events)), next(iter(days), None))
    return day or next(iter(stated), None) or next((time for time in times if time.start), next(iter(times), None))


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
