"""The claims of a place as steps of the hidden-state model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .chain import CONTESTED, UNKNOWN, Step
from .days import BESIDE, Dated
from .voices import heard

#: The share of a claim's weight that is taken from "contested": of a change, and of a state (an enemy may be inside
#: as well); and that a told fight takes from every holder.
_CHANGE_CONTESTED, _STATE_CONTESTED, _LOSS_CONTESTED, _FIGHT_HOLDER = 0.9, 0.8, 0.9, 0.8
#: What "captured part of it" is worth for and against, and what "from the rebels" says of the day before.
_PART, _OWN_PART, _MOST, _BEFORE = 0.7, 0.5, 0.8, 1.0
#: Less than this is no evidence: made and denied with the same weight.
_NOTHING = 0.05
#: A boast that only the other side denies leaves the place in doubt by this much.
_DISPUTED = 0.25
#: A change weighs more than a state told by the way ("the army-held town"), which lags behind what happened.
_CHANGE = 1.25
#: How much likelier it is that a place which one side left is the other's than that it is nobody's.
_LEFT_TO = 0.4
#: Implications of one kind count once in so many days.
_DAYS_APART = 30
_IMPLIED = frozenset({"absent", "present", "clash"})


def states_of(claims: Sequence[Dated]) -> list[str]:
    """The states that a place can be in: the sides named there in alphabetical order, contested, nobody known."""
    sides = {side for claim in claims if claim.says not in BESIDE for side in _named(claim)}
    return [*sorted(sides), CONTESTED, UNKNOWN]


def _named(claim: Dated) -> list[str]:
    if claim.says == "absent":
        return []  # who shells a place is no candidate for holding it
    return [side for side in (claim.side, claim.previous, claim.rival, *claim.deniers) if side]


def steps_of(claims: Sequence[Dated], states: Sequence[str]) -> list[Step]:
    """A step for each day on which something is claimed, in order."""
    ended = {(claim.told.claim.document, claim.day) for claim in claims if _ends_a_fight(claim)}
    days: dict[int, dict[tuple[str, str, str], list[Dated]]] = {}
    implied: set[tuple[str, str, str, int]] = set()
    for claim in claims:
        told = claim.told.claim
        if told.extent == "around" or claim.says in BESIDE:
            continue
        if claim.says in ("contested", "clash") and (told.document, claim.day) in ended:
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
    found: list[Step] = []
    seen: set[str] = set()
    for day in sorted(days):
        seen |= {side for told in days[day].values() for claim in told for side in _named(claim)}
        found.append(_step(day, days[day], states, seen))
    return found


def _ends_a_fight(claim: Dated) -> bool:
    """ "The town was contested until the army left it on 2 April": of that day the report tells the end."""
    return claim.says in ("took", "lost") and claim.told.claim.extent == "whole"


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of a place on one day, by all who tell it: `weight` is theirs together, `disputed` is true of a
    boast that somebody denies. `rivals` are those to whom a side that left may have left it (who says so of his enemy,
    else whoever else was told of there until then), `deniers` the parties that deny it.
    """

    says: str
    side: str
    extent: str
    weight: float
    disputed: bool
    rivals: set[str]
    deniers: frozenset[str]


def _step(day: int, told: dict[tuple[str, str, str], list[Dated]], states: Sequence[str], seen: set[str]) -> Step:
    step = Step(day)
    for says, side, extent in sorted(told):
        claims = told[says, side, extent]
        weight, _, boast = heard((claim.told.group, claim.told.voices, claim.told.factor) for claim in claims)
        disputed = boast and any(voice.denies for claim in claims for voice in claim.told.voices)
        rivals = {claim.rival for claim in claims if claim.rival} or seen - {side}
        deniers = frozenset(denier for claim in claims for denier in claim.deniers)
        _apply(step, states, _Told(says, side, extent, weight, disputed, rivals, deniers))
    return step


def _apply(step: Step, states: Sequence[str], told: _Told) -> None:
    says, side, weight = told.says, told.side, told.weight
    if weight <= _NOTHING:
        _denied(step, states, told)
    elif says in ("contested", "clash"):
        holders = {state: _FIGHT_HOLDER for state in states if state not in (CONTESTED, UNKNOWN)}
        step.against_all_but(states, {CONTESTED: 0.0, **holders}, weight)
        if says == "contested":
            step.explained.add(CONTESTED)
    elif says == "absent":
        step.costs[side] = step.costs.get(side, 0.0) + weight
    elif says == "lost":
        _lost(step, states, told)
    elif told.extent == "part":
        step.against_all_but(states, {CONTESTED: 0.0, side: _OWN_PART}, weight * _PART)
        step.explained.add(CONTESTED)
    else:
        _held(step, states, told)


def _held(step: Step, states: Sequence[str], told: _Told) -> None:
    """A side took the place, holds it, had it until then, or is there."""
    weight = told.weight * (_MOST if told.extent == "most" else 1.0) * (_CHANGE if told.says == "took" else 1.0)
    kept = {told.side: 0.0, CONTESTED: _CHANGE_CONTESTED if told.says == "took" else _STATE_CONTESTED}
    if told.says == "before":
        weight = min(weight, _BEFORE)
        step.before.add(told.side)
        kept[UNKNOWN] = 0.0  # of a place of which nothing was known it makes no spell of one day
    elif told.says == "took":
        step.explained.add(told.side)
    elif told.says == "holds":
        step.found.add(told.side)
    step.against_all_but(states, kept, weight)


def _lost(step: Step, states: Sequence[str], told: _Told) -> None:
    """A side left the place: to the one other side told of there until then, else nobody knows to whom."""
    kept = {state: 0.0 for state in states if state not in (told.side, CONTESTED)} | {CONTESTED: _LOSS_CONTESTED}
    step.against_all_but(states, kept, told.weight)
    step.explained.add(UNKNOWN)
    if len(told.rivals) == 1:
        step.explained |= told.rivals
        step.costs[UNKNOWN] = step.costs.get(UNKNOWN, 0.0) + _LEFT_TO


def _denied(step: Step, states: Sequence[str], told: _Told) -> None:
    """A claim that is denied as strongly as it is made: no change; in doubt where only a party denies it."""
    if told.says not in ("took", "holds") or told.side not in states:
        return
    if told.weight < 0:
        step.costs[told.side] = step.costs.get(told.side, 0.0) - told.weight
    elif told.disputed and told.says == "took":
        deniers = told.deniers & set(states)
        step.against_all_but(states, {told.side: 0.0, CONTESTED: 0.0, **dict.fromkeys(deniers, 0.0)}, _DISPUTED)
        step.explained.add(CONTESTED)
        step.found |= deniers
