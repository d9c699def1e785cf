"""What events imply of control: little, and never a change by itself.

A force that shells or bombs a place does not hold it; one that patrols it, arrests or plunders there is in it; where
two fight inside it, it may be contested (DOMAIN.md 4.9: sporadic clashes are not). A siege that is broken ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.knowledge.actors import COMBATANT_KINDS
from dateline.model import Actor, Attribution, ControlAssertion, Event, Place, Span, When
from dateline.model.control import Says

_FIRE = frozenset({"Shelling/artillery/missile attack", "Air/drone strike"})
_PRESENT = frozenset({"Arrests", "Looting/property destruction", "Headquarters or base established"})
_CLASH = frozenset({"Armed clash"})
#: Sub-types of the events that imply anything.
IMPLYING = _FIRE | _PRESENT | _CLASH
#: "broke the siege", "broke through the encirclement"
_RELIEVED = re.compile(r"\b(?:br[eo]a?k\w*|broke|lift\w*|end\w*)\b.*\b(?:siege|blockade|encirclement)\b", re.IGNORECASE)
_HAPPENED = frozenset({"occurred", "ongoing"})
#: What an implication weighs beside an assertion in the same words.
ABSENT, PRESENT, CLASH = 0.2, 0.15, 0.1


@dataclass(frozen=True, slots=True)
class Implied:
    """What an event implies; the fields are those of a ControlAssertion, `factor` is what it weighs beside one."""

    place: Place
    says: Says
    holder: Actor | None
    time: When | None
    attribution: tuple[Attribution, ...]
    evidence: tuple[Span, ...]
    factor: float


def implied_by(event: Event, asserted: Sequence[ControlAssertion]) -> Iterator[Implied]:
    """What an event implies of the place where it happened; nothing of a place of which its sentence asserts more."""
    place = event.place
    if place is None or event.status not in _HAPPENED or event.subtype is None:
        return
    told = event.evidence[0]
    if any(each.place.name == place.name and each.evidence[0] == told for each in asserted):
        return
    if event.subtype in _CLASH and event.status == "occurred" and _RELIEVED.search(event.trigger.quote):
        yield _of(event, place, "relieved", None, CLASH)
        return
    if event.subtype in _CLASH and event.side_a and event.side_b:
        yield _of(event, place, "clash", None, CLASH)
        return
    says: Says = "absent" if event.subtype in _FIRE else "present"
    if event.subtype in _FIRE or event.subtype in _PRESENT:
        for actor in event.side_a:
            if actor.kind in COMBATANT_KINDS and actor.kind != "unidentified":
                yield _of(event, place, says, actor, ABSENT if says == "absent" else PRESENT)


def _of(event: Event, place: Place, says: Says, holder: Actor | None, factor: float) -> Implied:
    return Implied(place, says, holder, event.time, event.attribution, event.evidence, factor)
