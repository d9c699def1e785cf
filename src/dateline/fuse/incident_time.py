"""The time of an incident: that of the event which says it best."""

from __future__ import annotations

from dateline.model import UNREAL, Event, When

from .alike import is_stated


def incident_time(events: list[Event]) -> When | None:
    """The first time stated to the day, else the first stated, else the first that is no mere bound, else the first.

    What is only planned or denied gives the time where nothing that happened does: "will storm the base" beside
    "stormed the base on Monday".
    """
    real = [event.time for event in events if event.time is not None and event.status not in UNREAL]
    times = real or [event.time for event in events if event.time is not None]
    stated = [time for time in times if is_stated(time)]
    day = next((time for time in stated if time.start == time.end), None)
    return day or next(iter(stated), None) or next((time for time in times if time.start), next(iter(times), None))
