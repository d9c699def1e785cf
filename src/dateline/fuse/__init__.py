"""fuse: events judged to be the same happening become one incident. A pure function over records."""

from __future__ import annotations

from dateline.model import Event, Incident, Resolved

__all__ = ["within_document"]


def within_document(resolved: Resolved, events: tuple[Event, ...]) -> tuple[Incident, ...]:
    """The incidents of one report, the lead one first."""
    return ()
