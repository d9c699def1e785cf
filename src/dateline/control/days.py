"""On which day a claim counts, where it gives a range of days."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from .claims import Evidence
from .voices import heard

#: A state that is told for years counts every so many days, on so many days at most.
_EVERY, _MOST_DAYS = 90, 40
#: What is told beside the state of a place and says nothing of who holds it.
BESIDE = frozenset({"advancing", "besieged", "relieved"})
_CHANGES = frozenset({"took", "lost"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A claim with the day (ordinal) on which it counts, and its side there (see `sides.joined`)."""

    told: Evidence
    day: int
    side: str | None
    previous: str | None
    rival: str | None
    deniers: tuple[str, ...]

    @property
    def says(self) -> str:
        return self.told.claim.says

    @property
    def derived(self) -> bool:
        """Whether it is told of the city around the place."""
        return self.told.claim.said_of is not None

    @property
    def exact(self) -> bool:
        """Whether it gives one day."""
        return self.told.first == self.told.last


def dated(evidence: Sequence[Evidence], joined: dict[str, str]) -> list[Dated]:
    """The claims with their days, in order of these.

    A range ("in September") takes the day of an exact claim of the same change inside it; else its middle, and earlier
    where the next change that the same document tells of would come first ("taken in 2022, retaken on 1 April").
    A state that is told for a range counts on its first and last day and every few months between.
    """
    exact: dict[tuple[str, str], list[int]] = {}
    for each in evidence:
        if each.claim.says in _CHANGES and each.first == each.last:
            exact.setdefault(_change(each, joined), []).append(each.first)  # in order: the claims are
    chosen = _in_order(evidence, {n: _day(each, exact, joined) for n, each in enumerate(evidence)})
    found: list[Dated] = []
    for n, each in enumerate(evidence):
        side = joined.get(each.side, each.side) if each.side else None
        previous = joined.get(each.previous, each.previous) if each.previous else None
        rival = joined.get(each.rival, each.rival) if each.rival else None
        sides = (side, previous, rival, each.deniers if each.deniers and _is_boast(each) else ())
        if each.claim.says in _CHANGES:
            found.append(Dated(each, chosen[n], *sides))
        else:
            found += [Dated(each, day, *sides) for day in _through(each)]
    return sorted(found, key=lambda item: item.day)


def _is_boast(each: Evidence) -> bool:
    """Whether nobody but a party to it says so: only then does a denial by the other leave it open."""
    return heard([(each.group, each.voices, each.factor)])[2]


def _through(each: Evidence) -> list[int]:
    """The days on which a state counts: "has held it since 2015" bears it out all through."""
    steps = range(each.first, each.last, max(_EVERY, (each.last - each.first) // _MOST_DAYS))
    return sorted({*steps, each.last})


def _change(each: Evidence, joined: dict[str, str]) -> tuple[str, str]:
    side = each.side if each.claim.says == "took" else each.previous
    return each.claim.says, joined.get(side, side) if side else ""


def _day(each: Evidence, exact: dict[tuple[str, str], list[int]], joined: dict[str, str]) -> int:
    middle = (each.first + each.last) // 2
    if each.first == each.last or each.claim.says not in _CHANGES:
        return middle
    same = exact.get(_change(each, joined), [])
    inside = same[bisect.bisect_left(same, each.first) : bisect.bisect_right(same, each.last)]
    return min(inside, key=lambda day: (abs(day - middle), day), default=middle)


def _in_order(evidence: Sequence[Evidence], days: dict[int, int]) -> dict[int, int]:
    """The same days, with a vague change before the next one of its document."""
    told: dict[str, list[int]] = {}
    for n, each in enumerate(evidence):
        if each.claim.says in _CHANGES:
            told.setdefault(each.claim.document, []).append(n)
    for own in told.values():
        own.sort(key=lambda n: evidence[n].order)
        for n, after in reversed(list(itertools.pairwise(own))):
            one, other = evidence[n], evidence[after]
            if one.side == other.side or one.first == one.last:
                continue
            if days[n] >= days[after] > one.first:
                days[n] = days[after] - 1
    return days
