"""Which place of a sentence is a trigger's: a sum of learned weights over named features, or none of them.

The weights (`knowledge/event_place.json`) are those of a conditional logit: each candidate and "none" has a sum of
weights, and their exponentials are in proportion to the probabilities. `training/event_place` makes them again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from dateline.knowledge.event_place import weights
from dateline.model import Placed

from .where_encoder import pointing
from .where_features import Scene


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place of the sentence, its index in `resolved.places`, its head token, and how likely it is the event's."""

    placed: Placed
    index: int
    head: int
    probability: float
    features: dict[str, float]

    def reasons(self, most: int = 3) -> tuple[tuple[str, float], ...]:
        """The features that speak loudest for or against it, with their weights."""
        known = weights()
        weighed = [(name, round(known[name] * value, 2)) for name, value in self.features.items() if name in known]
        return tuple(sorted(weighed, key=lambda pair: (-abs(pair[1]), pair[0]))[:most])


@dataclass(frozen=True, slots=True)
class Ranking:
    """The places of a sentence for one trigger, likeliest first, and how likely it is none of them."""

    places: tuple[Ranked, ...]
    none: float


def rank_places(scene: Scene, trigger: int) -> Ranking:
    """The places of a sentence by how likely each is where the event of token `trigger` took place."""
    found = scene.candidates(trigger)
    if not found:
        return Ranking((), 1.0)
    *pointed, nowhere = pointing(scene, trigger, found)
    sums = [_sum(each.features) + more for each, more in zip(found, pointed, strict=True)]
    nothing = _sum(scene.no_place(trigger)) + nowhere
    top = max(*sums, nothing)
    shares = [math.exp(value - top) for value in sums]
    none = math.exp(nothing - top)
    total = sum(shares) + none
    ranked = [
        Ranked(each.placed, each.index, each.head, share / total, each.features)
        for each, share in zip(found, shares, strict=True)
    ]
    ranked.sort(key=lambda each: (-each.probability, each.index))
    return Ranking(tuple(ranked), none / total)


def _sum(features: dict[str, float]) -> float:
    known, total = weights(), 0.0
    for name, value in features.items():
        total += known.get(name, 0.0) * value
    return total
