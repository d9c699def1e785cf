"""Which place on the map each mention means, how surely and how exactly; what cannot be told stays open."""

from __future__ import annotations

import dataclasses
from collections import Counter

from dateline.model import Annotated, Place, Placed

from .places_dateline import dateline_mentions
from .places_relative import relate
from .places_settle import Settler

__all__ = ["resolve_places"]


def resolve_places(annotated: Annotated) -> tuple[tuple[Placed, ...], tuple[Place, ...], tuple[str, ...]]:
    """One Placed a mention, in the same order; the dateline's places; a warning for each name without coordinates.

    The dateline's first place is where the report was filed, the second what it names as its container, if anything.
    The article room knows it as written only ("COLUMBUS"): which Columbus, the report's other places say, and where it
    names its state, that says which country and state the report is about.
    """
    mentions = annotated.places
    filed = dateline_mentions(annotated.article, len(mentions))
    settler = Settler(dataclasses.replace(annotated, places=(*mentions, *filed)))
    places = relate(settler.text, settler.mentions, settler.settle())
    joined = {mention.name for mention in mentions if mention.kind == "stretch"}
    reasons = Counter(reason for reason in settler.reasons if reason[0] not in joined)
    warnings = tuple(f"place {name!r} unresolved: {reason}" for name, reason in reasons)
    placed = tuple(Placed(mention, place) for mention, place in zip(mentions, places, strict=False))
    return placed, tuple(places[len(mentions) :]), warnings
