"""Raids: a place lost and won back within a day was never captured (DOMAIN.md 1.10)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .days import Dated
from .voices import heard

_WITHIN = 1
#: "Troops regained the checkpoint": it had been theirs.
_REGAINS = re.compile(
    r"\b(?:re(?:gain|captur|t[ao]k|t?ook|claim|conquer|occup|possess)|(?:w[io]n|t[ao]ke?n?|took) back)", re.I
)


@dataclass(frozen=True, slots=True)
class Raid:
    """Who was in the place from when to when (ordinals), by which claims, and by which it was won back."""

    side: str
    first: int
    last: int
    told: tuple[Dated, ...]
    retaken: tuple[Dated, ...]


def raids(claims: Sequence[Dated]) -> list[Raid]:
    """The raids among the claims of a place, which are in order of their days.

    The retaking must be told by more than the side that boasts of it. Where both are of one day, the one that held
    the place before, or that the words say took it from the other, is who won it back.
    """
    takes: dict[int, dict[str, list[Dated]]] = {}
    for claim in claims:
        if (
            claim.says == "took"
            and claim.side
            and claim.exact
            and not claim.derived
            and claim.told.claim.extent != "around"
        ):
            takes.setdefault(claim.day, {}).setdefault(claim.side, []).append(claim)
    held = _held_before(claims)
    found: list[Raid] = []
    spent: set[tuple[int, str]] = set()
    for day in sorted(takes):
        for side in sorted(takes[day]):
            for later in range(day, day + _WITHIN + 1):
                for other in sorted(takes.get(later, {})):
                    if other == side or (day, side) in spent or (later, other) in spent:
                        continue
                    gone, back = takes[day][side], takes[later][other]
                    if _believed(back) and _was_before(held.get(day), gone, back, later == day):
                        spent.add((day, side))
                        found.append(Raid(side, day, later, tuple(gone), tuple(back)))
    return found


def _believed(back: Sequence[Dated]) -> bool:
    weight, _, boast = heard((claim.told.group, claim.told.voices, claim.told.factor) for claim in back)
    return weight > 0 and not boast


def _held_before(claims: Sequence[Dated]) -> dict[int, str | None]:
    """Who was said last to hold the place before each day on which something is claimed."""
    found: dict[int, str | None] = {}
    last: str | None = None
    told: str | None = None
    for claim in claims:
        if claim.day not in found:
            last = told
            found[claim.day] = last
        if claim.says in ("took", "holds") and claim.side:
            told = claim.side
    return found


def _was_before(before: str | None, gone: list[Dated], back: list[Dated], same_day: bool) -> bool:
    """Whether those who took it back held it before the raid, as the last claim before it says, or the words."""
    raider, owner = gone[0].side, back[0].side
    if before is not None:
        return before == owner
    # "recaptured the hospital from the group, eight hours after it fell": the army won it back, not the group
    if any(claim.previous == raider and _regains(claim) for claim in back):
        return True
    if any(claim.previous == owner and _regains(claim) for claim in gone):
        return False
    if any(claim.previous == owner for claim in gone) or any(claim.previous == raider for claim in back):
        return True
    return not same_day or (any(map(_regains, back)) and not any(map(_regains, gone)))


def _regains(claim: Dated) -> bool:
    quote = claim.told.claim.quote
    return quote is not None and _REGAINS.search(quote.quote) is not None
