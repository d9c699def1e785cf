"""code: resolved annotations become events and control assertions. A pure function over records."""

from __future__ import annotations

from dateline.model import ControlAssertion, Event, Resolved

from .control import find_control
from .events import find_events
from .index import Index

__all__ = ["code"]


def code(resolved: Resolved) -> tuple[tuple[Event, ...], tuple[ControlAssertion, ...]]:
    """The events and control assertions of one report."""
    index = Index(resolved)
    return find_events(index), find_control(index)
