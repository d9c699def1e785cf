"""Finds the names of places in a document, and what the words beside them say of each."""

from __future__ import annotations

from dateline.model import PlaceMention, Sentence

from .places_context import contextualise
from .places_names import Found, find_names
from .places_roads import bare_facilities, join_roads

__all__ = ["find_places"]


def find_places(text: str, sentences: tuple[Sentence, ...]) -> tuple[PlaceMention, ...]:
    """Every toponym of the readable sections, in text order.

    A road that links towns ("the highway between A and B") is one mention of kind "road"; its towns are mentions too,
    with `within` pointing at the road.
    """
    found: list[Found] = find_names(text, sentences)
    found = contextualise(text, sentences, found)
    found = join_roads(text, found)
    found = bare_facilities(text, sentences, found)
    order = sorted(range(len(found)), key=lambda i: (found[i].start, -found[i].end))
    index = {old: new for new, old in enumerate(order)}
    return tuple(
        PlaceMention(
            start=found[i].start,
            end=found[i].end,
            sentence=found[i].sentence,
            name=found[i].name,
            kind=found[i].kind,
            relation=found[i].relation,
            within=None if (box := found[i].within) is None else index[box],
            role=found[i].role,
        )
        for i in order
    )
