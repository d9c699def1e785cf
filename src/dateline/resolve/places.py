"""Which place on the map each mention means, how surely and how exactly; what cannot be told stays open."""

from __future__ import annotations

from collections import Counter

from dateline.model import Annotated, Placed

from .places_settle import Settler

__all__ = ["resolve_places"]


def resolve_places(annotated: Annotated) -> tuple[tuple[Placed, ...], tuple[str, ...]]:
    """One Placed a mention, in the same order, and a warning for each name that stays without coordinates."""
    settler = Settler(annotated)
    places = settler.settle()
    reasons = Counter(settler.reasons)
    warnings = tuple(f"place {name!r} unresolved: {reason}" for name, reason in reasons)
    return tuple(Placed(mention, place) for mention, place in zip(annotated.places, places, strict=True)), warnings
