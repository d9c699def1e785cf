"""review: what persons judged of fused incidents, and what follows from it. Pure functions over records."""

from __future__ import annotations

from .anchors import anchor_of, found
from .corrected import corrected, with_words
from .effect import Effect, effect_on, home_of, judged, standing, undone
from .pairs import Pairs, pairs_of
from .rounds import decided
from .words import in_words, what

__all__ = [
    "Effect",
    "Pairs",
    "anchor_of",
    "corrected",
    "decided",
    "effect_on",
    "found",
    "home_of",
    "in_words",
    "judged",
    "pairs_of",
    "standing",
    "undone",
    "what",
    "with_words",
]
