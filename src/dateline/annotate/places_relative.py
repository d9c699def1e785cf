"""How far and which way from a named place: "10 km north of X", "off the coast of X", "X's eastern suburbs"."""

from __future__ import annotations

import re

from dateline.model import Offset
from dateline.model.records import Relation

from .places_words import KIND_WORDS

_K = "|".join(sorted(map(re.escape, KIND_WORDS), key=len, reverse=True))
_POINTS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
_DIRECTION = r"(?:north|south)[\s-]?(?:north|south)?(?:[\s-]?(?:east|west))?|east|west"
#: "the northern city of X": between the words of a relation and the name.
_TAIL = rf"\s+(?:the\s+)?(?:[\w-]+(?:ern|al|ed|own)\s+)?(?:(?:{_K})s?\s+of\s+)?[\[(\"“]?$"
_NUMBERS = {
    word: float(n)
    for n, word in enumerate(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty""".split(),
        1,
    )
} | {"a": 1.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0}
_NUMBERS |= {"ninety": 90.0, "hundred": 100.0, "a hundred": 100.0, "twenty-five": 25.0, "thirty-five": 35.0}
_NUMBERS |= {"a dozen": 12.0, "half a": 0.5, "dozen": 12.0, "a few": 3.0, "several": 5.0, "a couple of": 2.0}
_NUMBER = r"\d[\d,]*(?:\.\d+)?|" + "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
#: Kilometres in each unit as written.
_UNITS = {
    r"nautical\s+miles?": 1.852,
    r"kilomet(?:er|re)s?|kms?\.?": 1.0,
    r"miles?|mi\.?": 1.609,
    r"met(?:er|re)s?|m": 0.001,
    r"yards?|yds?": 0.000914,
}
_UNIT = "|".join(_UNITS)
_FAR = (
    rf"(?P<low>{_NUMBER})(?:\s*(?:to|-|–|or)\s*(?P<high>{_NUMBER}))?[\s-]*(?P<unit>{_UNIT})\b"
    r"(?:\s*\([^()]{1,25}\))?"
)
_AWAY = re.compile(
    rf"\b{_FAR}(?:\s+(?:away|further))?\s+(?:(?:to\s+the\s+|due\s+|in\s+the\s+)?(?P<to>{_DIRECTION})(?:ern)?\b(?:\s+side)?"
    rf"\s+(?:of|from|outside)|from|of|outside(?:\s+of)?|off|(?P<sea>off\s+the\s+(?:\w+\s+)?coasts?\s+of)){_TAIL}",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    rf"\b(?:to\s+the\s+|due\s+|just\s+|further\s+|the\s+)?(?P<to>{_DIRECTION})\s+(?:of|from){_TAIL}", re.IGNORECASE
)
#: "off the coast of X", "off X's coast", "in waters off X".
_SEA = re.compile(
    rf"\boff(?:shore\s+(?:of|from))?(?:\s+the)?(?:\s+(?P<to>{_DIRECTION})(?:ern)?)?(?:\s+(?:coast|shore)s?\s+of)?{_TAIL}",
    re.IGNORECASE,
)
_STREAM = re.compile(rf"\b(?:up|down)(?:stream|river)\s+(?:of|from){_TAIL}", re.IGNORECASE)
_GATES = re.compile(
    rf"\b(?:gates?|entrances?|approach(?:es)?|suburbs|environs|exits?)\s+(?:to|of|into|from){_TAIL}", re.IGNORECASE
)
_RURAL = re.compile(
    rf"\b(?:countryside|hinterlands?|rural\s+areas?|rural\s+parts?|surroundings|environs|rif|reef)\s+(?:of|around){_TAIL}"
    r"|\b(?:rural|rif)\s+$",
    re.IGNORECASE,
)
_OWN = rf"^[\])\"”]?(?:\s+(?:city|town))?(?:['’]s?)?\s+(?:(?P<to>{_DIRECTION})(?:ern)?\s+)?"
_OUTSKIRTS_AFTER = re.compile(rf"{_OWN}(?:outskirts|suburbs|edges?|fringes|periphery|approaches)\b", re.IGNORECASE)
_RURAL_AFTER = re.compile(rf"{_OWN}(?:countryside|hinterland|rural\s+areas?|environs|surroundings)\b", re.IGNORECASE)
_COAST_AFTER = re.compile(r"^(?:['’]s?)?\s+(?:coast|shore)s?\b", re.IGNORECASE)
_OFF = re.compile(rf"\b(?:{_FAR}\s+)?off(?:\s+the|\s+of)?\s+$", re.IGNORECASE)


def relative(text: str, start: int, first: int, last: int, end: int) -> tuple[Relation | None, Offset | None]:
    """The relation and the offset that the words around the name at [first, last) say, each None where none.

    `start` and `end` bound the sentence. A relation returned here goes before what the preposition alone says.
    """
    begin = max(start, first - 110)
    before, after = text[begin:first], text[last : min(end, last + 60)]
    if (match := _AWAY.search(before)) is not None:
        at = begin + match.start()
        if match.group("sea"):
            return "near", Offset(way="sea", start=at, km=_kilometres(match))
        return "near", Offset(way="from", start=at, km=_kilometres(match), bearing=_bearing(match.group("to")))
    if _COAST_AFTER.match(after) and (match := _OFF.search(before)) is not None:
        far = _kilometres(match) if match.group("low") else None
        return "near", Offset(way="sea", start=begin + match.start(), km=far)
    if (match := _SEA.search(before)) is not None and _is_coast(before, match):
        return "near", Offset(way="sea", start=begin + match.start(), bearing=_bearing(match.group("to")))
    if (match := _TOWARDS.search(before)) is not None:
        return "near", Offset(way="from", start=begin + match.start(), bearing=_bearing(match.group("to")))
    if _STREAM.search(before):
        return "near", None
    if _GATES.search(before) or _OUTSKIRTS_AFTER.match(after):
        return "outskirts", None
    if _RURAL.search(before) or _RURAL_AFTER.match(after):
        return "near", None
    return None, None


def _is_coast(before: str, match: re.Match[str]) -> bool:
    """Whether "off" is at sea: "off the coast of X", "sank off X"; not "cut off X", "set off from X"."""
    words = match.group().lower()
    if "coast" in words or "shore" in words:
        return True
    led = before[: match.start()].lower().split()[-6:]
    return any(word.strip(",") in _AFLOAT for word in led)


_AFLOAT = frozenset(
    """waters water sea ship ships vessel vessels boat boats tanker tankers sank sunk sink sailing sailed anchored
    moored miles km island islands seized hijacked boarded attacked drowned capsized""".split()
)


def _kilometres(match: re.Match[str]) -> float:
    low = _number(match.group("low"))
    high = _number(match.group("high")) if match.group("high") else low
    unit = match.group("unit")
    factor = next(value for pattern, value in _UNITS.items() if re.fullmatch(pattern, unit, re.IGNORECASE))
    return round((low + high) / 2 * factor, 2)


def _number(words: str) -> float:
    folded = " ".join(words.lower().split())
    return _NUMBERS[folded] if folded in _NUMBERS else float(folded.replace(",", ""))


def _bearing(words: str | None) -> float | None:
    """Degrees from north of a direction as written: "south-east" 135, "north-northeast" 22.5."""
    if words is None:
        return None
    points = re.findall(r"north|south|east|west", words.lower())
    if len(points) == 3:
        return _mean(_POINTS[points[0]], _mean(_POINTS[points[1]], _POINTS[points[2]]))
    return _POINTS[points[0]] if len(points) == 1 else _mean(_POINTS[points[0]], _POINTS[points[1]])


def _mean(one: float, other: float) -> float:
    gap = (other - one + 180) % 360 - 180
    return (one + gap / 2) % 360
