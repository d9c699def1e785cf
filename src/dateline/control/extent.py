"""How much of a place a claim speaks of: "parts of Tamra" is not Tamra, nor are the villages around it.

The record of a control assertion names the place and not the part of it; the words beside the name in the quote do.
"""

from __future__ import annotations

import re

from dateline.model import Place, Span
from dateline.model.control import Extent

_TO_NAME = (
    r"\s+(?:the\s+)?(?:nearby\s+|neighbouring\s+)?(?:(?:city|town|village|quarter|district|suburb|area)s?\s+of\s+)?$"
)
#: "captured parts of the town of Tamra", "40 percent of Tamra", "the last positions in Tamra" (what is left is a part)
_PART = re.compile(
    r"\b(?:parts?|portions?|sections?|some|half|a third|a quarter|several \w+|blocks|streets|buildings?|positions|"
    r"checkpoints?|(?:northern|southern|eastern|western|central) (?:part|half|edge|side|section|district|suburb)s?|"
    r"[1-7]?\d(?:\.\d)? ?(?:percent|per cent|%)) (?:of|in|inside)" + _TO_NAME,
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:most|the bulk|the majority|nearly all|almost all|large parts|[89]\d(?:\.\d)? ?(?:percent|per cent|%)) of"
    + _TO_NAME,
    re.IGNORECASE,
)
#: "controls most of Tamra" is a state; "captured most of Tamra" is a fight that goes on
_HOLDS = re.compile(r"\b(?:control|hold|held|rule|run|administer|occup(?:y|ies))\w*\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_TAKES = re.compile(
    r"\b(?:t[ao]k(?:e|en|es|ing)?|took|seiz\w+|captur\w+|(?:re)?gain\w*|establish\w*|secur\w+)\b[^,;.]{0,20}$", re.I
)
_LAST = re.compile(r"\b(?:last|remaining|final)\b[^,.;]{0,40}$", re.IGNORECASE)
#: "villages around Tamra", "a hill overlooking Tamra", "on the edge of Tamra", "the road to Tamra"
_AROUND = re.compile(
    r"\b(?:around|near|outside|surrounding|overlooking|towards?|beyond|"
    r"(?:outskirts|edges?|gates?|entrances?|countryside|vicinity|perimeter|suburbs|hills|villages|north|south|east|west"
    r"|km|kilometres|kilometers|miles) (?:of|from|in|to)|(?:roads?|highways?|routes?) (?:to|from|into|between))"
    + _TO_NAME,
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"^(?:['’]s?)?\s+(?:(?:northern|southern|eastern|western)\s+)?"
    r"(?:outskirts|countryside|suburbs|road|highway|axis|front|border|hills|surroundings|perimeter)\b",
    re.IGNORECASE,
)
#: "the suburbs of Tamra and Harim": their names; "the villages of Tamra" as well, where another follows
_NAMED_ALL = re.compile(r"\b(?:suburbs|villages|hills|districts|quarters) of" + _TO_NAME, re.IGNORECASE)
_AND_NAME = re.compile(r"^(?:,| and)\s+(?:al-)?[^\W\d_a-z]")
_NEAR = frozenset({"near", "outskirts", "between", "direction"})


def extent_of(place: Place, evidence: Span | None) -> Extent:
    """How much of the place the words of the evidence speak of; "whole" where they do not limit it."""
    at = place.span
    if at is None or evidence is None or not evidence.start <= at.start < evidence.end:
        return "around" if place.relation in _NEAR else "whole"
    before = evidence.quote[max(0, at.start - evidence.start - 90) : at.start - evidence.start]
    behind = evidence.quote[at.end - evidence.start :]
    if _NAMED_ALL.search(before) and _AND_NAME.match(behind):
        return "whole"
    if place.relation in _NEAR:
        return "around"
    if _AROUND.search(before) or _BEHIND.match(behind):
        return "around"
    if most := _MOST.search(before):
        verb = before[: most.start()]
        return "most" if _HOLDS.search(verb) and not _TAKES.search(verb) else "part"
    if part := _PART.search(before):
        # "the last positions in Tamra" are the end of it
        return "whole" if _LAST.search(before[: part.start() + len("positions")]) else "part"
    return "whole"
