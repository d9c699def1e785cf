"""Words that few other texts have: names, streets, ages, hours. Reports that share several tell one happening.

A term is a class letter and the word ("p:okonkwo"), so that its weight is read off its first letter and rests on
nothing but itself: how often other reports have it would make two reports' likeness depend on a third.
"""

from __future__ import annotations

import functools
import re
from itertools import pairwise

from dateline.knowledge.actors import packaged_registry
from dateline.knowledge.casing import casing
from dateline.knowledge.folding import fold
from dateline.knowledge.gazetteer import packaged
from dateline.knowledge.gazetteer_entry import Entry
from dateline.knowledge.given_names import persons_names

# Classes (weights in knowledge/fusion_weights.csv): p a rare name, k a common surname, g a given name, a name that is
# also a word, or that of a country, a province or a great city, b two names in a row, s a street, n the number of a
# block or road, a an age, h an hour of the day,
# o who is named by office.
_NAME = re.compile(r"\b[A-Z][\w’'-]*\w(?: +[A-Z][\w’'-]*\w)*")
_STREET = re.compile(
    r"\b((?:[A-Z][\w’'-]+|\d+(?:st|nd|rd|th))(?: [A-Z][\w’'-]+)?) "
    r"(Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Circle|Terrace|Parkway|Pkwy|Highway|Hwy|"
    r"Place|Way|Trail|Loop|Square)\b"
)
_OWNER = re.compile(r"[’']s$")
_LAST = re.compile(r"([A-Za-z]+)\.? $")
_OFFICES = frozenset(
    "president minister premier chancellor king queen prince pope secretary senator congressman governor gov mayor "
    "chief sheriff spokesman spokeswoman spokesperson general gen colonel col major maj captain capt commander "
    "lieutenant lt sergeant sgt corporal cpl detective det officer inspector superintendent commissioner deputy "
    "trooper constable "
    "attorney prosecutor judge coroner director chairman envoy ambassador leader imam rev reverend pastor bishop dr "
    "doctor professor reporter correspondent sheikh ayatollah brigadier marshal admiral".split()
)
#: "KCTV5", "WFAA", "SHOOTING": stations, and words of headlines in capitals.
_CALL_SIGN = re.compile(r"[A-Z]{2,}[A-Z\d]*|\w*\d\w*")
#: People of a city whose name is in many reports.
_GREAT = 300_000
_SHORT_STREET = {"st": "street", "ave": "avenue", "rd": "road", "dr": "drive", "ln": "lane", "blvd": "boulevard"}
_SHORT_STREET |= {"ct": "court", "pkwy": "parkway", "hwy": "highway"}
_BLOCK = re.compile(r"\b(\d{2,5})(?:th)?[ -]block\b|\b(?:Highway|Route|Interstate|Hwy|I)[ -](\d{1,3})\b")
_AGE = re.compile(r"\b(\d{1,2})[- ]year[- ]old\b|\b[A-Z][\w’'-]+[a-z], (\d{1,2}),|\baged? (\d{1,2})\b")
_HOUR = re.compile(r"\b(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\b", re.IGNORECASE)
#: Names that say when, or in whose country, and titles in capitals: every report has them.
_EVERYWHERE = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri "
    "sat sun mr mrs ms dr lt sgt gen col capt cpl det rev gov sen est edt cst cdt pst pdt mst mdt gmt utc ap afp cnn "
    "abc nbc cbs fox tv facebook twitter instagram youtube google email associated press reuters america american "
    "americans united states".split()
)


@functools.lru_cache(maxsize=256)
def terms(text: str) -> frozenset[str]:
    """All terms of a text."""
    return frozenset(_streets(text) | _numbers(text) | _names(text))


def _names(text: str) -> set[str]:
    runs = [(_words_of(run[0]), _has_office(text, run.start(), run[0])) for run in _NAME.finditer(text)]
    officials = {word for words, has_office in runs if has_office for word in words if word}
    found: set[str] = set()
    for words, _ in runs:
        for word in words:
            if word:
                found.add(f"{'o' if word in officials else _kind(word)}:{word}")
        for one, other in pairwise(words):
            if one and other and one != other and (kind := _kind_of_two(one, other)):
                found.add(f"{'o' if {one, other} <= officials else kind}:{one} {other}")
    return found


def _words_of(run: str) -> list[str | None]:
    """The words of a run of capitals, None for each that says next to nothing."""
    words = [(fold(_OWNER.sub("", raw)), raw) for raw in run.split()]
    return [word if _kind(word) and not _CALL_SIGN.fullmatch(raw) else None for word, raw in words]


def _has_office(text: str, start: int, run: str) -> bool:
    """Whether who is named speaks or stands for something by office: "Mayor Bello", "the spokesman Idris Bello"."""
    before = _LAST.search(text[max(0, start - 24) : start])
    return bool(before and fold(before[1]) in _OFFICES) or not _OFFICES.isdisjoint(map(fold, run.split()))


@functools.lru_cache(maxsize=100_000)
def _kind_of_two(one: str, other: str) -> str | None:
    """The class of two names in a row: a person's, mostly; a place's or a people's says less."""
    kinds = {_kind(one), _kind(other)}
    if places := packaged().find_packaged(f"{one} {other}"):
        return "g" if any(_is_great(each) for each in places) else "k"
    return "b" if kinds != {"g"} or one in persons_names()[0] else None


@functools.lru_cache(maxsize=100_000)
def _kind(word: str) -> str | None:
    """The class of a word that is written with a capital; None where it says next to nothing."""
    parts = [casing().get(part) for part in word.split()]
    written = parts[0] if len(parts) == 1 else "c" if "c" in parts else None  # "Year-Old"
    if len(word) < 3 or word in _EVERYWHERE or written in ("c", "U") or word in _of_actors():
        return None
    given, surnames = persons_names()
    if word in given or written == "e" or any(_is_great(each) for each in packaged().find_packaged(word)):
        return "g"
    return "k" if word in surnames else "p"


def _is_great(place: Entry) -> bool:
    return place.kind in ("country", "demonym", "continent", "admin1") or place.population >= _GREAT


@functools.lru_cache(maxsize=1)
def _of_actors() -> frozenset[str]:
    """The words in the names of known armies, groups and governments, which are compared as sides."""
    rows = packaged_registry().by_id.values()
    return frozenset(word for row in rows for name in (row.name, *row.aliases) for word in fold(name).split())


def _streets(text: str) -> set[str]:
    found = set()
    for match in _STREET.finditer(text):
        kind = match[2].lower()
        found.add(f"s:{match[1].lower().split()[-1]} {_SHORT_STREET.get(kind, kind)}")
    return found


def _numbers(text: str) -> set[str]:
    found = {f"n:{match[1] or match[2]}" for match in _BLOCK.finditer(text)}
    found |= {f"a:{match[1] or match[2] or match[3]}" for match in _AGE.finditer(text)}
    for match in _HOUR.finditer(text):
        hour, minute = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0), int(match[2] or 0)
        found.add(f"h:{hour:02}{minute:02}")
    return found
