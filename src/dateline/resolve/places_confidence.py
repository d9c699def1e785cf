"""How sure a choice among namesakes is: the share of the choices like it that were right."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dateline.knowledge.gazetteer import Entry

from .places_near import distance

#: Below this a choice is no better than a guess, and the place stays open.
LEAST = 0.3
#: Namesakes nearer than this are one place for a reader ("Aleppo" the city and the governorate's seat), in km.
_SAME = 50.0
_SLOPE = 1.5


def confidence(ranked: Sequence[tuple[float, Entry]], boxed: bool) -> float:
    """A probability from the distance in score to the best candidate elsewhere."""
    score, best = ranked[0]
    margin = score - next((s for s, e in ranked[1:] if distance(e.lat, e.lon, best.lat, best.lon) > _SAME), score - 4)
    return round(1 / (1 + math.exp(-_SLOPE * margin)), 2)
