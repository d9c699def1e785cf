"""Finds the names of places in a document, and what the words beside them say of each."""

from __future__ import annotations

from dateline.model import PlaceMention, Sentence

from .places_context import contextualise
from .places_names import Found, find_names
from .places_relative import relative
from .places_roads import bare_facilities, join_between, join_roads

__all__ = ["find_places"]


def find_places(text: str, sentences: tuple[Sentence, ...]) -> tuple[PlaceMention, ...]:
    """Every toponym of the readable sections, in text order.

    A road that links towns ("the highway between A and B") is one mention of kind "road"; its towns are mentions too,
    with `within` pointing at the road. So is a stretch "between A and B", whose ends keep what they lie in.
    """
    found: list[Found] = find_names(text, sentences)
    found = contextualise(text, sentences, found)
    found = join_roads(text, found)
    found = join_between(text, found)
    found = bare_facilities(text, sentences, found)
    order = sorted(range(len(found)), key=lambda i: (found[i].start, -found[i].end))
    index = {old: new for new, old in enumerate(order)}
    return tuple(_mention(text, sentences, found[i], index) for i in order)


def _mention(text: str, sentences: tuple[Sentence, ...], hit: Found, index: dict[int, int]) -> PlaceMention:
    said, offset = None, None
    if hit.role == "place":
        sentence = sentences[hit.sentence]
        said, offset = relative(text, sentence.start, hit.start, hit.end, sentence.end)
    return PlaceMention(
        start=hit.start,
        end=hit.end,
        sentence=hit.sentence,
        name=hit.name,
        kind=hit.kind,
        relation=said or hit.relation,
        within=None if hit.within is None else index[hit.within],
        offset=offset,
        role=hit.role,
    )
