"""Events, control assertions and incidents: what a report tells, and what reports tell together."""

from __future__ import annotations

from typing import Literal

import msgspec

from .errors import InvariantError
from .grades import Grade
from .records import Actor, Attribution, Casualties, Place, Tally, Weapon, When
from .span import Span

Status = Literal["occurred", "ongoing", "attempted", "planned", "threatened", "denied", "hypothetical"]
ControlStatus = Literal["holds", "took", "lost", "contested", "besieged", "advancing"]

#: Statuses under which nothing has happened yet, or not at all: they add no casualty and no change of control.
UNREAL: frozenset[str] = frozenset({"planned", "threatened", "denied", "hypothetical"})


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that one document reports. `type` and `subtype` are ACLED's, `plover` is PLOVER type[-mode].

    `trigger` holds the words that tell it ("shot and killed"), `head` the one among them that decides the type; None in
    a reading of before there was one, where the whole trigger is.

    `attribution` holds the voices that tell it, nearest first; empty where the report tells it in its own voice. Then
    `possible_source` may be the voice told just before, which this sentence may go on: a note for a person, on which
    nothing rests and which nothing counts (DOMAIN.md 5.1, rule 2).
    """

    id: str
    type: str
    subtype: str | None
    plover: str | None = None
    status: Status
    trigger: Span
    head: Span | None = None
    side_a: tuple[Actor, ...] = ()
    side_b: tuple[Actor, ...] = ()
    victims: tuple[Actor, ...] = ()
    place: Place | None = None
    time: When | None = None
    casualties: tuple[Casualties, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    possible_source: Attribution | None = None
    evidence: tuple[Span, ...]
    confidence: float

    def __post_init__(self) -> None:
        if not self.evidence:
            raise InvariantError(f"event {self.id} has no evidence")
        if self.status in UNREAL and self.casualties:
            raise InvariantError(f"event {self.id} is {self.status} and yet counts casualties")
        if self.head is not None and not self.trigger.start <= self.head.start <= self.head.end <= self.trigger.end:
            raise InvariantError(f"event {self.id} has its head outside its trigger")

    @property
    def word(self) -> Span:
        """The head of the trigger, or the trigger where no head is told."""
        return self.head or self.trigger


class ControlAssertion(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that someone holds, took or lost a place. `attribution` and `possible_source` are as an Event's."""

    place: Place
    holder: Actor | None
    previous_holder: Actor | None = None
    status: ControlStatus
    time: When | None
    attribution: tuple[Attribution, ...] = ()
    possible_source: Attribution | None = None
    evidence: tuple[Span, ...]
    confidence: float | None = None
    credibility: Grade | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise InvariantError("a control assertion has no evidence")


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Events judged to be the same happening, with tallies that count each person once.

    `independence` says in words which of its sources did not count towards `independent_sources`, and why.
    """

    id: str
    events: tuple[str, ...]
    documents: tuple[str, ...]
    type: str
    subtype: str | None = None
    side_a: tuple[Actor, ...] = ()
    side_b: tuple[Actor, ...] = ()
    place: Place | None = None
    time: When | None = None
    fatalities: Tally | None = None
    civilian_fatalities: Tally | None = None
    injured: Tally | None = None
    captured: Tally | None = None
    sources: tuple[Attribution, ...] = ()
    independent_sources: int = 0
    independence: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()
    credibility: Grade | None = None
    side_a_credibility: Grade | None = None
