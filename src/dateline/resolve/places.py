"""Which place on the map each mention means, how surely and how exactly; what cannot be told stays open."""

from __future__ import annotations

import dataclasses
from collections import Counter

from dateline.model import Annotated, Place, Placed, PlaceMention

from .places_settle import Settler

__all__ = ["resolve_dateline", "resolve_places"]


def resolve_places(annotated: Annotated) -> tuple[tuple[Placed, ...], tuple[str, ...]]:
    """One Placed a mention, in the same order, and a warning for each name that stays without coordinates."""
    settler = Settler(annotated)
    places = settler.settle()
    reasons = Counter(settler.reasons)
    warnings = tuple(f"place {name!r} unresolved: {reason}" for name, reason in reasons)
    return tuple(Placed(mention, place) for mention, place in zip(annotated.places, places, strict=True)), warnings


def resolve_dateline(annotated: Annotated) -> Place | None:
    """Where the report was filed, in the light of the places it names; unresolved where these do not tell.

    The article room knows the dateline as written only ("COLUMBUS"): which Columbus, the report's other places say.
    """
    dateline = annotated.article.document.dateline
    if dateline is None or dateline.place is None or dateline.place.span is None:
        return None
    span = dateline.place.span
    filed = PlaceMention(start=span.start, end=span.end, sentence=-1, name=dateline.place.name, role="dateline")
    return Settler(dataclasses.replace(annotated, places=(*annotated.places, filed))).settle()[-1]
