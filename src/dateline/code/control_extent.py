"""How much of a place a change or state of control is about: the whole, a part of it, or ground beside it."""

from __future__ import annotations

import re

from dateline.model import Place, Sentence, Token

from .index import Index

_PARTS = (
    r"parts?|portions?|sections?|areas?|districts?|quarters?|neighbou?rhoods|suburbs|pockets?|streets|blocks|swathes?|"
    r"half|third|majority|bulk|most|much|cent(?:re|er)|(?:north|south|east|west)(?:ern)?\s+(?:side|edge)|perimeter|"
    r"\d+(?:\.\d+)?\s?(?:%|per\s?cent)"
)
_COMPASS = r"(?:(?:north|south)(?:-?(?:east|west))?|east|west)(?:ern)?|central|downtown"
_KINDS = r"(?:city|town|village|capital|port|settlement)"
#: "parts of Tamra", "80 % of the town of Tamra", "central Tamra", "the centre of the besieged Tamra".
_PART = re.compile(
    rf"(?:\b(?P<what>{_PARTS})\s+(?:of|in|inside)\s+(?:the\s+)?(?:[a-z-]+\s+)?(?:{_KINDS}\s+of\s+)?(?:{_COMPASS})?\s*|"
    rf"\b(?:{_COMPASS})\s+)$",
    re.IGNORECASE,
)
_PART_OF_IT = re.compile(rf"\b(?:{_PARTS})\s+of\s+(?:the|this)\s+(?:{_KINDS})\b", re.IGNORECASE)
#: "The suburbs of Tamra and Sirin" are called so, as "the villages of" would be.
_PLURAL = re.compile(
    r"\b(?:suburbs|districts|areas|quarters|neighbou?rhoods)\s+of\s+(?:(?:[a-z]{2}-)?[^\W\d_a-z][\w'’-]*,?\s+(?:and\s+)?)*$"
)
_LISTED = re.compile(r"(?:,\s+(?:[a-z]{2}-)?[^\W\d_a-z][\w'’ -]*)*,?\s+and\s+(?:[a-z]{2}-)?[^\W\d_a-z]")
#: "All or most of Tamra", "the last parts of Tamra", "the remaining districts of Tamra": then all of it is meant.
_WHOLE = re.compile(r"\b(?:all\s+or|last|final|remaining|entire)\s+(?:\w+\s+)?$", re.IGNORECASE)
#: What puts the ground beside the place: "a farm south of Tamra"; not "the nearby village of Tamra".
_BESIDES = re.compile(
    r"\b(?:near|outside|outskirts|around|between|towards?|overlooking|edges?|entrances?|approaches|suburbs?|hills?|"
    r"km|kilomet(?:re|er)s?|miles?|(?:north|south)(?:-?(?:east|west))?|east|west)\b",
    re.IGNORECASE,
)
#: "Ten kilometres from Tamra, a town that is held by rebels": the town itself is spoken of behind its name.
_APPOSED = re.compile(rf",\s+(?:an?|the|which|where)\s+(?:\w+\s+)?(?:{_KINDS}\b)?", re.IGNORECASE)
_BESIDE = frozenset({"near", "outskirts", "direction", "between"})
_REGIONS = frozenset({"country", "admin1", "admin2", "region", "continent"})


def is_part(index: Index, sentence: Sentence, place: Place) -> bool:
    """Whether only a part of the place is spoken of."""
    text = index.resolved.text
    if place.span is None or not sentence.start <= place.span.start < sentence.end:
        return _PART_OF_IT.search(text, sentence.start, sentence.end) is not None
    if _LISTED.match(text, place.span.end) and _PLURAL.search(text, sentence.start, place.span.start):
        return False
    before = index.resolved.text[max(sentence.start, place.span.start - 80) : place.span.start]
    match = _PART.search(before)
    return match is not None and not _WHOLE.search(before[: match.start()])


def is_beside(index: Index, sentence: Sentence, place: Place, trigger: int) -> bool:
    """Whether ground beside the place is spoken of: "took a farm south of Tamra"; not "near the rebel-held Tamra"."""
    if place.relation not in _BESIDE or place.span is None or not sentence.start <= place.span.start < sentence.end:
        return False
    said = sentence[trigger].start
    text = index.resolved.text
    if _APPOSED.match(text, place.span.end):
        return False
    if _LISTED.match(text, place.span.end) and _PLURAL.search(text, sentence.start, place.span.start):
        return False
    start = said if said < place.span.start else sentence.start
    return _BESIDES.search(index.resolved.text, start, place.span.start) is not None


#: "A, B and C Oblasts": each of them is the region, though a city bears its name.
_OF_REGIONS = re.compile(
    r"(?:(?:,\s+[^\W\d_a-z][\w'’ -]*)*,?\s+and\s+[^\W\d_a-z][\w'’-]*)?\s+"
    r"(?:oblasts?|regions|provinces|governorates|states|raions)\b",
    re.IGNORECASE,
)


def is_of_regions(index: Index, place: Place) -> bool:
    """Whether a name that was found to be a town's stands in a list of regions."""
    return place.span is not None and _OF_REGIONS.match(index.resolved.text, place.span.end) is not None


def is_region(place: Place) -> bool:
    """Whether the place is no settlement but an area of many."""
    return place.kind in _REGIONS


def partly(index: Index, sentence: Sentence, things: list[Token]) -> list[Place]:
    """The settlements of which the noun phrases mean a part: "captured the eastern half of Tamra"."""
    found: list[Place] = []
    places = index.resolved.places
    wholes = {each.mention.within for each in index.places(sentence)} - {None}
    for thing in things:
        below = sentence.subtree(thing.i)
        for placed in index.places(sentence):
            place = placed.place
            if any(places[at] is placed for at in wholes if at is not None):
                continue  # "the last posts in the Sirin district of Tamra": Sirin is what is spoken of
            of_part = thing.lemma.lower() not in ("settlement", "village", "town")
            inside = of_part and any(placed.mention.start <= each.start < placed.mention.end for each in below)
            if inside and is_part(index, sentence, place) and place not in found and not is_region(place):
                found.append(place)
    return found
