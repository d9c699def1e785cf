"""How sure a choice among namesakes is: the share of choices like it whose point lay within 161 km of the truth.

The shares were counted on 5,200 place names of news reports (the labelled sets of `evals`), by groups of some
hundreds, and rounded: no weight was fitted. Of places called 0.9 sure nine in ten are right.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from dateline.knowledge.gazetteer import Entry

from .places_near import distance

#: Below this a choice is no better than a guess, and the place stays open.
LEAST = 0.4
#: Namesakes nearer than this are one place for a reader ("Aleppo" the city and the governorate's seat), in km.
_SAME = 50.0
#: (lead in score over the best namesake elsewhere, in powers of ten; share right).
_CURVE = ((0.0, 0.43), (0.5, 0.55), (1.0, 0.75), (2.0, 0.88), (3.0, 0.92), (4.0, 0.95), (6.0, 0.98), (8.0, 0.99))
#: The lead of a name that only one place has: the place meant may still be one that the gazetteer lacks.
_ALONE = 4.0
#: A report that names so few places tells little of which one is meant.
_FEW_NAMES, _FEW = 2.5, 0.85
#: A name that the place bears beside its own ("Berea" for Aleppo).
_ALIAS = 0.85
#: A place that stands beside its container.
_BOXED = 0.97
#: Of wide areas not even the right one has its point near every other map's point.
_MOST = {"continent": 0.8, "region": 0.6, "sea": 0.6, "mountain": 0.6, "island": 0.7, "country": 0.93, "demonym": 0.93}


def confidence(ranked: Sequence[tuple[float, Entry]], boxed: bool, names: float) -> float:
    """A probability from the lead in score over the best candidate elsewhere.

    `boxed`: the chosen place lies in the container named with it; `names`: how many names the report has.
    """
    score, best = ranked[0]
    lead = score - next(
        (s for s, e in ranked[1:] if distance(e.lat, e.lon, best.lat, best.lon) > _SAME), score - _ALONE
    )
    sure = _share(lead)
    settled = best.kind not in _MOST and best.kind != "admin1"
    if settled and not best.primary:
        sure *= _ALIAS
    if settled and names < _FEW_NAMES:
        sure *= _FEW
    if boxed:
        sure = max(sure, _BOXED)
    return round(min(sure, _MOST.get(best.kind, 1.0)), 2)


def _share(lead: float) -> float:
    for (left, low), (right, high) in itertools.pairwise(_CURVE):
        if lead < right:
            return low + (high - low) * max(0.0, lead - left) / (right - left)
    return _CURVE[-1][1]
