"""Who held what, when: claims about a place put together to spells, each with the claims behind it."""

from __future__ import annotations

import datetime
import math
from typing import Literal

import msgspec

from .errors import InvariantError
from .records import Actor, Interest, Place
from .span import Span

Says = Literal["took", "holds", "lost", "contested", "besieged", "advancing", "absent", "present", "clash", "relieved"]
Extent = Literal["whole", "most", "part", "around"]
SpellStatus = Literal[
    "controlled", "mostly_controlled", "partly_controlled", "claimed", "contested", "brief_loss", "unknown"
]

#: Days after which a place of an open war has changed hands with probability 1 - 1/e: 107 changes were counted in
#: 46,173 days of 133 Ukrainian towns (March 2022 to June 2023).
CHANGE_DAYS = 430.0
#: Statuses under which one side is said to hold the place.
HELD: frozenset[str] = frozenset({"controlled", "mostly_controlled", "claimed"})


class ControlClaim(msgspec.Struct, frozen=True, kw_only=True):
    """What one document says of who holds a place.

    `says` is the assertion's status, or what an event implies: "absent" (a force that shells a place does not hold
    it), "present" (one that patrols it is there), "clash", "relieved" (a siege was broken). `extent` is how much of the
    place it speaks of. `start` and `end` (ISO days, inclusive) are when, as far as it says. `by` are those who answer
    for it, each with the interest of its side beside it in `interests`; `denied_by` those who deny or doubt it. `name`
    is the place in the document's words; `said_of` is set where the claim is derived, and names the city of which it is
    told as a whole.
    """

    document: str
    published: str | None = None
    outlet: str | None = None
    name: str
    says: Says
    extent: Extent = "whole"
    holder: Actor | None = None
    previous_holder: Actor | None = None
    start: str | None = None
    end: str | None = None
    by: tuple[str, ...] = ()
    interests: tuple[Interest | None, ...] = ()
    denied_by: tuple[str, ...] = ()
    said_of: str | None = None
    quote: Span | None = None

    @property
    def id(self) -> str:
        """What tells the claim from all others: its document, where it stands there, and what it says."""
        at = f"{self.quote.start}-{self.quote.end}" if self.quote else "-"
        return f"{self.document}@{at}/{self.name}/{self.says}/{self.holder.key if self.holder else '-'}"


class Spell(msgspec.Struct, frozen=True, kw_only=True):
    """A time in which the state of a place did not change.

    `start` and `end` are ISO days, both inclusive; `end` is None in the last one. `earliest` is set where the holder
    was found and not seen coming: the change may have come from that day on. `confirmed` are the days on which a claim
    bears the state out, in order, and `last_confirmed` the last of them; `probability` is that of the state on such a
    day, and between and after them it fades. `besieged` says that the place is told to be under siege. `claims` are the
    places of its claims in the timeline's list, `against` of those that say otherwise; `sources` counts the independent
    voices of the whole state.
    """

    start: str
    end: str | None
    status: SpellStatus
    holder: Actor | None = None
    side: str | None = None
    besieged: bool = False
    probability: float
    last_confirmed: str
    confirmed: tuple[str, ...] = ()
    earliest: str | None = None
    sources: int = 0
    claims: tuple[int, ...] = ()
    against: tuple[int, ...] = ()
    note: str | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise InvariantError(f"a spell ends on {self.end}, before its start on {self.start}")
        if not 0.0 <= self.probability <= 1.0:
            raise InvariantError(f"probability {self.probability} is not between 0 and 1")
        if (self.holder is not None) != (self.status in HELD or self.status in ("brief_loss", "partly_controlled")):
            raise InvariantError(f"a spell that is {self.status} with holder {self.holder}")

    def confirmed_by(self, day: str) -> str | None:
        """The last day up to an ISO day on which a claim bore it out; None where the first such day is later."""
        known = self.confirmed or (self.last_confirmed,)
        return max((each for each in known if each <= day), default=None)

    def probability_on(self, day: str) -> float:
        """The probability on an ISO day: it fades with the days to the nearest claim, as places change hands."""
        at = datetime.date.fromisoformat(day)
        known = self.confirmed or (self.last_confirmed,)
        gone = min(abs((at - datetime.date.fromisoformat(each)).days) for each in known)
        return round(self.probability * math.exp(-gone / CHANGE_DAYS), 3)

    def holds_on(self, day: str) -> bool:
        """Whether an ISO day lies in it."""
        return self.start <= day and (self.end is None or day <= self.end)


class PlaceControl(msgspec.Struct, frozen=True, kw_only=True):
    """The timeline of one place. Its spells follow one another without overlap, by day; `brief` are losses of a day
    or less, which lie inside spells and change nothing. `id` names the place among the timelines."""

    id: str
    place: Place
    names: tuple[str, ...] = ()
    spells: tuple[Spell, ...] = ()
    brief: tuple[Spell, ...] = ()
    claims: tuple[ControlClaim, ...] = ()

    def __post_init__(self) -> None:
        for one, other in zip(self.spells, self.spells[1:], strict=False):
            if one.end is None or one.end >= other.start:
                raise InvariantError(f"{self.place.name}: two states on {other.start}")

    def since(self, spell: Spell) -> str:
        """The ISO day on which the state of a spell began; a siege cuts it and changes no holder."""
        start = spell.start
        for one in reversed(self.spells):
            if one.end is None or one.start >= start:
                continue
            if one.end != _day_before(start) or (one.side, one.status) != (spell.side, spell.status):
                break
            start = one.start
        return start

    def within(self, first: str | None, last: str | None) -> PlaceControl:
        """The timeline with the spells that touch these ISO days, both inclusive; None is no bound."""
        if first is None and last is None:
            return self
        spells, brief = (
            tuple(
                spell
                for spell in every
                if (last is None or spell.start <= last) and (first is None or spell.end is None or spell.end >= first)
            )
            for every in (self.spells, self.brief)
        )
        return msgspec.structs.replace(self, spells=spells, brief=brief)

    def on(self, day: str) -> Spell | None:
        """The spell of an ISO day; None before the first."""
        return next((spell for spell in reversed(self.spells) if spell.holds_on(day)), None)


def _day_before(day: str) -> str:
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat()
