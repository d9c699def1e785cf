"""Events made by hand, one sentence of a report each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.model import Actor, Article, Casualties, Document, Event, Place, Resolved, Section, Span, When

REBELS = Actor(name="Rebels", actor_id="x_rebels", kind="rebel")
ARMY = Actor(name="Army", actor_id="x_army", kind="state_forces")
PEOPLE = Actor(name="people", actor_id="g_civ", kind="civilians")
TOWN = Place(name="Tamra", place_id="p1", kind="town", lat=35.0, lon=40.0, admin1="North", country="SY")
QUARTER = Place(name="Harim", place_id="p2", kind="neighbourhood", lat=35.01, lon=40.01, admin1="North", country="SY")
FAR = Place(name="Zanbaq", place_id="p3", kind="town", lat=37.0, lon=42.0, admin1="East", country="SY")
MakeEvent = Callable[..., Event]


@pytest.fixture
def event() -> MakeEvent:
    """`event(at, text, subtype=…, side_a=…, …)`: an event whose sentence is `text`, at offset `at` of its report."""

    def make(at: int = 0, text: str = "They fought.", **fields: Any) -> Event:
        known = {
            "id": f"e{at}",
            "type": "Battles",
            "subtype": "Armed clash",
            "status": "occurred",
            "trigger": Span(at, at + 4, text[:4]),
            "evidence": (Span(at, at + len(text), text),),
            "confidence": 0.9,
        }
        return Event(**(known | fields))

    return make


@pytest.fixture
def report() -> Callable[[str], Resolved]:
    """`report(text)`: a report with this body and nothing found in it."""

    def make(text: str) -> Resolved:
        document = Document(id="r", sha256="0" * 64, text=text)
        return Resolved(Article(document, (Section("body", 0, len(text)),)), ())

    return make


def day(iso: str, at: int | None = None, quote: str = "on the day") -> When:
    """A day, stated at an offset where one is given."""
    span = Span(at, at + len(quote), quote) if at is not None else None
    return When(start=iso, end=iso, precision="day", span=span)


def killed(low: int | None, high: int | None = None, **fields: Any) -> Casualties:
    """A count of dead people, exact where `high` is given."""
    return Casualties(harm="killed", low=low, best=low, high=high, **fields)
