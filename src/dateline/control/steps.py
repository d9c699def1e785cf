"""The claims of a place as steps of the hidden-state model."""

from __future__ import annotations

from collections.abc import Sequence

from .chain import CONTESTED, UNKNOWN, Step
from .days import Dated
from .voices import heard

#: The share of a claim's weight that is taken from "contested": of a change, and of a state (an enemy may be inside
#: as well); and that a told fight takes from every holder.
_CHANGE_CONTESTED, _STATE_CONTESTED, _FIGHT_HOLDER = 0.9, 0.6, 0.8
#: What "captured part of it" is worth for and against, and what "from the rebels" says of the day before.
_PART, _MOST, _BEFORE = 0.3, 0.8, 1.0
#: A boast that only the other side denies leaves the place in doubt by this much.
_DISPUTED = 0.35
#: Implications of one kind count once in so many days.
_DAYS_APART = 30
_IMPLIED = frozenset({"absent", "present", "clash"})


def states_of(claims: Sequence[Dated]) -> list[str]:
    """The states that a place can be in: the sides named there in alphabetical order, contested, nobody known."""
    sides = {side for claim in claims if claim.says not in ("advancing", "besieged") for side in _named(claim)}
    return [*sorted(sides), CONTESTED, UNKNOWN]


def _named(claim: Dated) -> list[str]:
    if claim.says == "absent":
        return []  # who shells a place is no candidate for holding it
    return [side for side in (claim.side, claim.previous) if side]


def steps_of(claims: Sequence[Dated], states: Sequence[str]) -> list[Step]:
    """A step for each day on which something is claimed, in order."""
    days: dict[int, dict[tuple[str, str, str], list[Dated]]] = {}
    implied: set[tuple[str, str, str, int]] = set()
    for claim in claims:
        told = claim.told.claim
        if told.extent == "around" or claim.says in ("advancing", "besieged"):
            continue
        side = claim.previous if claim.says == "lost" else claim.side
        if claim.says in _IMPLIED:
            once = (claim.says, side or "", told.document, claim.day // _DAYS_APART)
            if once in implied:
                continue
            implied.add(once)
        days.setdefault(claim.day, {}).setdefault((claim.says, side or "", told.extent), []).append(claim)
        if claim.says == "took" and claim.previous and claim.previous != claim.side:
            days.setdefault(claim.day - 1, {}).setdefault(("before", claim.previous, "whole"), []).append(claim)
    return [_step(day, days[day], states) for day in sorted(days)]


def _step(day: int, told: dict[tuple[str, str, str], list[Dated]], states: Sequence[str]) -> Step:
    step = Step(day)
    for key in sorted(told):
        says, side, extent = key
        weight, _, boast = heard((claim.told.group, claim.told.voices, claim.told.factor) for claim in told[key])
        disputed = boast and any(voice.denies for claim in told[key] for voice in claim.told.voices)
        _apply(step, states, says, side, extent, weight, disputed)
    return step


def _apply(step: Step, states: Sequence[str], says: str, side: str, extent: str, weight: float, disputed: bool) -> None:
    if weight <= 0.05:
        _denied(step, states, says, side, weight, disputed)
        return
    if says in ("contested", "clash"):
        holders = {state: _FIGHT_HOLDER for state in states if state not in (CONTESTED, UNKNOWN)}
        step.against_all_but(states, {CONTESTED: 0.0, **holders}, weight)
        if says == "contested":
            step.explained.add(CONTESTED)
    elif says == "absent":
        step.costs[side] = step.costs.get(side, 0.0) + weight
    elif says == "lost":
        kept = {state: 0.0 for state in states if state not in (side, CONTESTED)} | {CONTESTED: 0.5}
        step.against_all_but(states, kept, weight)
        others = [state for state in states if state not in (side, CONTESTED, UNKNOWN)]
        step.explained |= {UNKNOWN, *(others if len(others) == 1 else ())}
    elif extent == "part":
        step.against_all_but(states, {CONTESTED: 0.0, side: 0.0, UNKNOWN: 1.0}, weight * _PART)
        step.explained.add(CONTESTED)
    else:
        if says == "before":
            weight = min(weight, _BEFORE)
        if extent == "most":
            weight *= _MOST
        contested = _CHANGE_CONTESTED if says == "took" else _STATE_CONTESTED
        kept = {side: 0.0, CONTESTED: contested}
        if says == "before":
            step.before.add(side)
            kept[UNKNOWN] = 0.0  # of a place of which nothing was known it makes no spell of one day
        step.against_all_but(states, kept, weight)
        if says == "took":
            step.explained.add(side)
        elif says == "holds":
            step.found.add(side)


def _denied(step: Step, states: Sequence[str], says: str, side: str, weight: float, disputed: bool) -> None:
    """A claim that is denied as strongly as it is made: no change; in doubt where only a party denies it."""
    if says not in ("took", "holds") or side not in states:
        return
    if weight < 0:
        step.costs[side] = step.costs.get(side, 0.0) - weight
    elif disputed and says == "took":
        step.against_all_but(states, {side: 0.0, CONTESTED: 0.0}, _DISPUTED)
        step.explained.add(CONTESTED)
