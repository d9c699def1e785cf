"""What the encoder says of the places of a sentence, as sums to be put to those of the ranker's features."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .where_features import Candidate, Scene

#: How much the logarithm of the encoder's probability counts beside the ranker's sum, and what is put to that of no
#: place; chosen on the fifth of the event-location set that neither had seen (`knowledge/encoder/card.md`).
WEIGHT, NONE = 0.7, 0.2
#: No probability counts as lower: a word that the encoder passed over is not thereby impossible.
FLOOR = 0.001


def pointing(scene: Scene, trigger: int, places: Sequence[Candidate]) -> list[float]:
    """One sum for each place and, last, for none of them; all 0 where the encoder did not read the trigger."""
    found = scene.pointers.get(trigger)
    if found is None:
        return [0.0] * (len(places) + 1)
    shares = []
    for each in places:
        mention = each.placed.mention
        shares.append(sum(found.shares[t.i] for t in scene.sentence.within(mention.start, mention.end)))
    return [*(_sum(share) for share in shares), _sum(found.none) + NONE]


def _sum(share: float) -> float:
    return WEIGHT * math.log(max(share, FLOOR))
