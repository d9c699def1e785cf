"""What stands between two names: one inside the other, or only beside it; and the relation said before a name."""

from __future__ import annotations

import re

from dateline.knowledge.gazetteer import gazetteer
from dateline.knowledge.toponyms import toponym_key
from dateline.model import Sentence
from dateline.model.records import Relation

from .places_names import Found, facts
from .places_words import KIND_WORDS, RELATIONS, WITH_KIND_WORD

_K = "|".join(sorted(map(re.escape, KIND_WORDS), key=len, reverse=True))
#: "X district, Y", "X, in northern Y": the words between a place and its container.
_COMMA = re.compile(
    rf"^(?:\s+(?:{_K}))?,\s+(?:(?:in|of)\s+)?(?:the\s+)?(?:[\w-]+\s+)?(?:(?:{_K})\s+of\s+)?$", re.IGNORECASE
)
#: "X, municipality of Y", "X, in the commune of Y".
_OF_AREA = re.compile(
    r"\b(?:municipality|commune|district|department|province|county|governorate|parish|prefecture|territory)\s+of\s+$",
    re.IGNORECASE,
)
#: "X neighborhood of Y", "X in the northern countryside of Y".
_OF = re.compile(
    rf"^[\])]?(?:\s+(?:{_K}))?\s+(?:in|of|inside|within)\s+(?:the\s+)?(?:(?:[\w-]+)\s+){{0,3}}?(?:(?:{_K})\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
#: "X, a small village in Y", "X, a town of northern Y".
_APPOSED = re.compile(
    r"^,\s+(?:a|an)\s+(?:[\w-]+\s+){0,2}?(village|hamlet|town|township|suburb|neighbou?rhood|quarter|city)"
    r"\s+(?:in|of|inside|within)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?$",
    re.IGNORECASE,
)
#: "Syria's eastern city of Y", "Helmand province's Y".
_POSSESSIVE = re.compile(rf"^(?:\s+(?:{_K}))?['’]s?\s+(?:[\w-]+\s+){{0,3}}?(?:(?:{_K})\s+of\s+)?$", re.IGNORECASE)
_SETTLEMENT_OF = re.compile(
    r"^\s+(?:[\w-]+\s+)?(city|town|village|hamlet|suburb|capital|camp|port|neighbou?rhood|district|quarter)\s+of\s+$",
    re.IGNORECASE,
)
#: "the eastern suburbs of Damascus" are around a city of at least so many people; "the suburbs of X and Y" are X and Y.
_AROUND, _CITY = re.compile(r"\bsuburbs\s+of\s+(?:the\s+)?$", re.IGNORECASE), 100_000
_LIST = re.compile(r"^(?:,\s*|,?\s+and\s+|,?\s+or\s+)(?:the\s+)?$")
_REL = re.compile(
    r"\b(near(?:by)?|outside|around|beside|adjacent to|close to|vicinity of|surrounding|outskirts of|"
    r"edges? of|fringes of|periphery of|"
    r"towards?|direction of|"
    r"(?:north|south)?(?:-?(?:east|west))?(?:north|south|east|west) of|between|in|inside|within|at|into|from|of)"
    rf"\s+(?:the\s+|its\s+|a\s+)?((?:[\w'’-]+\s+){{0,4}}?)(?:(?:{_K})s?\s+(?:of\s+)?)?[\[(\"“]?$",
    re.IGNORECASE,
)
_STOPS = frozenset(
    """in at near from to of on with by for and or into inside outside after before between that which toward
    towards""".split()
)


def contextualise(text: str, sentences: tuple[Sentence, ...], found: list[Found]) -> list[Found]:
    """Set `within` and `relation`, widen facilities over their kind word, mark datelines."""
    for i, hit in enumerate(found):
        if hit.role == "place":
            hit.relation = relation_before(text, sentences[hit.sentence].start, hit.start)
            if hit.kind == "neighbourhood" and _AROUND.search(text[max(0, hit.start - 30) : hit.start]):
                hit.kind = hit.kind if facts(hit.name)[0] < _CITY else None
            _mark_dateline(text, sentences, hit)
            if i and found[i - 1].sentence == hit.sentence:
                _nest(text, found, i)
    for i, hit in enumerate(found):
        box = hit.within
        if box == i + 1 and box + 1 < len(found) and found[box + 1].within == box:
            hit.within = box + 1  # "Saraqib in Syria's Idlib province": in Idlib, and so in Syria
    for hit in found:
        if hit.kind in WITH_KIND_WORD and hit.role == "place":
            _widen(text, hit)
    return found


def _nest(text: str, found: list[Found], i: int) -> None:
    left, right = found[i - 1], found[i]
    if left.role in ("organisation", "dateline") and right.role != "place":
        return
    gap = text[left.end : right.start]
    if len(gap) > 60:
        return
    if left.relation == "between" and re.fullmatch(r"\s+and\s+(?:the\s+)?", gap):
        right.relation = "between"
    if left.role == "place" and (of := _SETTLEMENT_OF.match(gap)) and _holds(left, right, of.group(1).lower()):
        left.kind = None  # "the West Bank town of Bethlehem": the kind word is the second name's
        right.within = i - 1
        return
    if _POSSESSIVE.match(gap) and left.role == "place":
        right.within = i - 1
    elif _POSSESSIVE.match(gap) is None and left.role == "demonym":
        if re.match(rf"^\s+(?:[\w-]+\s+){{0,2}}?(?:{_K})\s+of\s+$", gap, re.IGNORECASE) or gap == " ":
            right.within = i - 1  # "the Syrian city of X"
    elif left.role != "place" or (_LIST.match(gap) and (not _is_area(right) or _in_list(text, found, i))):
        return
    elif (_COMMA.match(gap) and (_is_area(right) or _OF_AREA.search(gap))) or (
        _OF.match(gap) and not _passes(left, gap)
    ):
        left.within = i
    elif apposed := _APPOSED.match(gap):
        left.within, left.kind = i, left.kind or KIND_WORDS[apposed.group(1).lower()]


def lies_in(gap: str) -> bool:
    """Whether the words between two names say that the first lies in the second ("X in northern Y")."""
    return bool(_OF.match(gap) or _APPOSED.match(gap))


def _holds(left: Found, right: Found, kind: str) -> bool:
    """Whether the first of two names is what the second lies in: "the Homs neighbourhood of Waer".

    A town or village is named after "of"; a quarter may be named before it ("the Waer neighbourhood of Homs"), so
    there the bigger one holds the smaller.
    """
    size, kinds = facts(left.name)
    if kinds & {"country", "admin1", "region"} and kind in _TOWNS:
        return True
    other, areas = facts(right.name)
    if areas & {"country", "admin1"} and not kinds & {"country", "admin1"}:
        return False
    return kind in _TOWNS or (size > 0 and size > 2 * max(other, 1))


_TOWNS = frozenset(("city", "town", "village", "hamlet", "capital"))


def _passes(left: Found, gap: str) -> bool:
    """Whether a town stands before a village by chance: "on the way to Gao in the village of Tabankort"."""
    return bool(_VILLAGE.search(gap)) and left.kind is None and bool(facts(left.name)[1] & {"city", "town"})


_VILLAGE = re.compile(r"\b(?:village|hamlet)\b", re.IGNORECASE)


def _in_list(text: str, found: list[Found], i: int) -> bool:
    """Whether two areas stand in a list ("in Kandahar, Helmand and Kunar"), not one inside the other."""
    left, right = found[i - 1], found[i]
    if right.kind or "country" in facts(right.name)[1]:
        return False
    after = re.match(r",?\s+(?:and|or)\s+[A-Z]|,\s+[A-Z]", text[right.end : right.end + 12])
    if "admin1" not in facts(left.name)[1]:
        # "Azaz, Hama and Homs": no Azaz lies in Hama
        return bool(after) and "city" in facts(right.name)[1] and not _has(right.name, left.name)
    return bool(after) or (i > 1 and bool(_LIST.match(text[found[i - 2].end : left.start])))


def _has(area: str, name: str) -> bool:
    """Whether the gazetteer has a place of that name in a province of the other, or has no such place at all."""
    entries = gazetteer().find(name)
    return not entries or any(toponym_key(entry.admin1 or "") == toponym_key(area) for entry in entries)


def _is_area(hit: Found) -> bool:
    kinds = facts(hit.name)[1]
    return hit.kind in ("admin1", "district", "county", "region") or bool(kinds & {"country", "admin1"})


def relation_before(text: str, start: int, at: int) -> Relation | None:
    """The relation that the words before a name say: "near", "on the outskirts of", "towards" …"""
    begin = max(start, at - 90)
    match = _REL.search(text, begin, at)
    while match is not None and any(word.lower() in _STOPS for word in match.group(2).split()):
        match = _REL.search(text, match.start() + 1, at)  # "north of Mosul near the X": the last relation counts
    if match is None:
        return None
    word = match.group(1).lower()
    if word in ("in", "inside", "within", "at", "into"):
        return "in"
    if word in ("from", "of"):
        return None
    if word.endswith(" of") and word.split()[0].endswith(("north", "south", "east", "west")):
        return "near"
    return RELATIONS.get("near" if word == "nearby" else word.split()[0])


_DATELINE = re.compile(r"(?:\s*,\s*[\w .'’-]{2,25})?\s*(?:\([^)\n]{2,40}\))?\s*(?:[-–—]|:\s)")


def _mark_dateline(text: str, sentences: tuple[Sentence, ...], hit: Found) -> None:
    sentence = sentences[hit.sentence]
    opening = hit.sentence == 0 or sentences[hit.sentence - 1].paragraph != sentence.paragraph
    upper = text[hit.start : hit.end].isupper()
    if (
        opening
        and hit.start - sentence.start <= 30
        and upper
        and text[sentence.start : hit.start].strip(" ,").isupper() | (hit.start == sentence.start)
    ):
        rest = text[hit.end : hit.end + 70]
        if _DATELINE.match(rest) or re.match(r"(?:\s*,\s*[\w .'’-]{2,25})?\s*\([^)\n]{4,40}\)", rest):
            hit.role = "dateline"


def _widen(text: str, hit: Found) -> None:
    """Let a facility's mention cover its kind word: "Deir ez-Zor airbase", "Fulton County", "the airbase of X"."""
    after = re.match(
        rf"\s+(?:(?:military|international|refugee)\s+)?(?:{_K})\b", text[hit.end : hit.end + 40], re.IGNORECASE
    )
    if after:
        hit.end += after.end()
        return
    ahead = re.search(
        rf"\b(?:(?:military|international|refugee)\s+)?(?:{_K})\s+(?:of|in|at)\s+(?:the\s+)?(?:city\s+of\s+)?$",
        text[max(0, hit.start - 60) : hit.start],
        re.IGNORECASE,
    )
    if ahead and hit.kind in ("airbase", "airport", "military_base", "checkpoint", "bridge", "dam", "crossing", "port"):
        hit.start -= len(ahead.group())
