"""The place of an event."""

from __future__ import annotations

from dateline.model import Place, Resolved


def event_place(resolved: Resolved, sentence: int, trigger: int) -> Place | None:
    """The place of the event whose trigger is that token."""
    return None
