"""One event told of several places is an event at each: "jets bombed Azaz, Marea and Tal Rifaat"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from dateline.model import Event, Place, Sentence, Token

from .where_features import Candidate
from .where_rank import Ranked
from .where_words import WIDE, level

Spot = TypeVar("Spot", Candidate, Ranked)


def together(sentence: Sentence, spots: Sequence[Spot], best: Spot) -> list[Spot]:
    """The places that stand in one list with `best`, itself among them, in text order."""
    if best.placed.mention.kind == "stretch" or level(best.placed) >= WIDE:
        return [best]
    heads = {token.i for token in _list_of(sentence, best.head)}
    found = [each for each in spots if each is best or (each.head in heads and not _boxed(each, best))]
    return sorted(found, key=lambda each: (each.head, each.index))


def at_each(event: Event, places: Sequence[Place]) -> list[Event]:
    """The event, then the same at each other place of its list, as ACLED counts one event a place and day.

    Whoever was harmed is counted with the first place alone: the text does not say how many fell where.
    """
    here = event.place.span if event.place is not None else None
    if here is None or all(place.span != here for place in places):
        return [event]
    others = [place for place in places if place.span != here]
    return [event, *(replace(event, place=place, casualties=()) for place in others)]


def _boxed(one: Spot, other: Spot) -> bool:
    """Whether one of two names is only what the other lies in: "in Gori, Georgia"."""
    a, b = one.placed, other.placed
    overlap = a.mention.start < b.mention.end and b.mention.start < a.mention.end
    nested = a.mention.within == other.index or b.mention.within == one.index
    return overlap or nested or level(a) >= WIDE or abs(level(a) - level(b)) > 2


def _list_of(sentence: Sentence, head: int) -> list[Token]:
    """The names coordinated with one, itself among them; the parser may take the second of three for an apposition."""
    token = sentence[head]
    while token.dep in _LINKS and sentence[token.head].pos in ("NOUN", "PROPN"):
        token = sentence[token.head]
    found, todo = [], [token]
    while todo:
        found.append(todo.pop())
        todo += [child for child in sentence.children(found[-1].i, *_LINKS) if child.pos in ("NOUN", "PROPN")]
    return found


_LINKS = ("conj", "appos")
