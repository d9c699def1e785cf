"""code: resolved annotations become events and control assertions. A pure function over records."""

from __future__ import annotations

from dateline.model import ControlAssertion, Event, Resolved

from .claimed import with_claimants
from .control import find_control
from .events import find_events
from .index import Index
from .interest import control_with_interest, event_with_interest
from .planted import with_planters
from .sought import with_sought
from .voices import with_count_voices

__all__ = ["code"]


def code(resolved: Resolved) -> tuple[tuple[Event, ...], tuple[ControlAssertion, ...]]:
    """The events and control assertions of one report."""
    index = Index(resolved)
    published = resolved.article.document.published
    day = published.start if published else None
    events = with_sought(index, with_planters(index, with_claimants(index, find_events(index))))
    coded = (event_with_interest(with_count_voices(resolved, event), day) for event in events)
    return tuple(coded), tuple(control_with_interest(assertion, day) for assertion in find_control(index))
