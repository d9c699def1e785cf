"""Roads that link towns, and facilities named by their kind alone."""

from __future__ import annotations

import itertools
import re

from dateline.model import Sentence

from .places_context import relation_before
from .places_names import Found, facts
from .places_words import ROAD_WORDS

_ROAD = re.compile(
    r"\b(?:(?:international|main|strategic|coastal|desert|national|supply|military)\s+)*(?:highway|road|motorway|railway)s?\s+"
    r"(?:that\s+)?(?:linking|connecting|links?|connects?|between|from|joining|"
    r"leading from|running from|running between)\s+"
    r"(?:the\s+)?(?:(?:cities|towns|villages|city|town)\s+(?:of\s+)?)?",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"^(?:['’]s)?(?:\s+(?:city|town|province))?(?:\s*,\s*|\s+)(?:and\s+|to\s+|with\s+|and\s+with\s+)?(?:the\s+)?"
    r"(?:[\w-]+-(?:held|controlled|occupied)\s+)?(?:(?:city|town|cities|capital)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\s+(?:(?:international|military|main)\s+)?(?:highway|road|motorway|railway)\b", re.IGNORECASE)
_BARE = re.compile(
    r"\b[Tt]he\s+((?:[\w-]+\s+){0,2}?(?:military\s+(?:airport|airbase|air\s+base)|airbase|air\s+base|airport))\b(?!\s+(?:of|in|at)\s+[A-Z])"
)


def join_roads(text: str, found: list[Found]) -> list[Found]:
    """Add one mention of kind road over the words from "highway" to its last town; the towns point at it."""
    roads: list[Found] = []
    base = len(found)
    places = [i for i, hit in enumerate(found) if hit.role == "place"]
    for match in _ROAD.finditer(text):
        towns: list[int] = []
        at = match.end()
        for i in places:
            hit = found[i]
            if hit.start < match.end():
                continue
            gap = text[at : hit.start]
            if (
                (not towns and hit.start == at)
                or (not towns and re.fullmatch(r"[\w-]+\s+", gap))
                or (towns and _LINK.match(gap))
            ):
                towns.append(i)
                at = hit.end
            else:
                break
        if len(towns) > 1:
            end = found[towns[-1]].end
            road = Found(
                match.start(),
                end,
                found[towns[0]].sentence,
                " ".join(text[match.start() : end].split()),
                "road",
                evident=True,
            )
            for i in towns:
                found[i].within = base + len(roads)
            roads.append(road)
    for left, right in itertools.pairwise(places):
        a, b = found[left], found[right]
        if b.start != a.end + 1 or text[a.end] not in "-–—":
            continue
        # "the Kabul–Kandahar highway": the second town may have taken the kind word already
        tail = _PAIR.match(text, b.end)
        if tail is not None or b.kind == "road":
            last = b.end if tail is None else tail.end()
            roads.append(Found(a.start, last, a.sentence, text[a.start : last], "road", evident=True))
            a.within = b.within = base + len(roads) - 1
            if b.kind == "road":
                b.end, b.kind = b.start + len(b.name), None
    return found + roads


_AND = re.compile(r"['’]?s?\s+and\s+(?:the\s+)?(?:(?:city|town|village)\s+of\s+)?")


def join_between(text: str, found: list[Found]) -> list[Found]:
    """Add one mention over "A and B" of "between A and B", where they are no countries: those fight each other."""
    joined: list[Found] = []
    places = [hit for hit in found if hit.role == "place" and hit.kind != "road"]
    for left, right in itertools.pairwise(places):
        if left.relation != "between" or left.within is not None or not _AND.fullmatch(text[left.end : right.start]):
            continue
        if any(facts(hit.name)[1] & {"country", "continent"} for hit in (left, right)):
            continue
        name = f"{left.name} and {right.name}"
        joined.append(Found(left.start, right.end, left.sentence, name, "stretch", "between", evident=True))
    return found + joined


def bare_facilities(text: str, sentences: tuple[Sentence, ...], found: list[Found]) -> list[Found]:
    """Add "the airbase", "the military airport": the facility that the report means, for `resolve` to say which.

    A plain "the airport" counts only where a report names an airport.
    """
    named = any(hit.kind in ("airport", "airbase") for hit in found)
    extra: list[Found] = []
    for sentence in sentences:
        for match in _BARE.finditer(text, sentence.start, sentence.end):
            start, end = match.span(1)
            words = match.group(1).lower().split()
            kind = "airport" if words[-1] == "airport" and "military" not in words else "airbase"
            start = end - len(words[-1]) - (text[start:end].lower().rfind("military") >= 0) * 9
            if words[-2:] == ["air", "base"]:
                start = end - len("air base")
            if kind == "airport" and not named:
                continue
            if not any(hit.start < end and start < hit.end for hit in [*found, *extra]):
                name = " ".join(text[start:end].split())
                near = relation_before(text, sentence.start, start)
                extra.append(Found(start, end, sentence.index, name, kind, near, evident=True))
    return found + extra


__all__ = ["ROAD_WORDS", "bare_facilities", "join_between", "join_roads"]
