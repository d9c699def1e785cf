"""Which place on the map each mention means, how surely and how exactly; what cannot be told stays open."""

from __future__ import annotations

import dataclasses
from collections import Counter

import msgspec

from dateline.model import Annotated, Place, Placed

from .places_dateline import dateline_mentions
from .places_relative import relate
from .places_settle import Settler

__all__ = ["resolve_places"]


def resolve_places(
    annotated: Annotated,
) -> tuple[tuple[Placed, ...], tuple[Place, ...], Place | None, tuple[str, ...]]:
    """One Placed a mention, in the same order; the dateline's places; the report's town; a warning for each name
    without coordinates.

    The dateline's first place is where the report was filed, the second what it names as its container, if anything.
    The article room knows it as written only ("COLUMBUS"): which Columbus, the report's other places say, and where it
    names its state, that says which country and state the report is about.
    """
    mentions = annotated.places
    filed = dateline_mentions(annotated.article, len(mentions))
    every = dataclasses.replace(annotated, places=(*mentions, *filed))
    settler = Settler(every)
    settled = settler.settle()
    town = settler.own_town()
    if town is not None:
        settler = Settler(every, town)
        settled = settler.settle()
    places = relate(settler.text, settler.mentions, settled)
    joined = {mention.name for mention in mentions if mention.kind == "stretch"}
    reasons = Counter(reason for reason in settler.reasons if reason[0] not in joined)
    warnings = tuple(f"place {name!r} unresolved: {reason}" for name, reason in reasons)
    placed = tuple(Placed(mention, place) for mention, place in zip(mentions, places, strict=False))
    own = None
    if town is not None and town.mention is not None:
        own = msgspec.structs.replace(places[town.mention], relation=None)
    return placed, tuple(places[len(mentions) :]), own, warnings
