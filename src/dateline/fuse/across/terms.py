"""Words that few other texts have: names, streets, ages, hours. Reports that share several tell one happening.

A term is a class letter and the word ("p:okonkwo"), so that its weight is read off its first letter and rests on
nothing but itself: how often other reports have it would make two reports' likeness depend on a third.
"""

from __future__ import annotations

import functools
import re

from dateline.knowledge.casing import casing
from dateline.knowledge.folding import fold
from dateline.knowledge.given_names import persons_names

#: p a rare name, g a given name or one that is also a word, b two names in a row, s a street, n the number of a block
#: or road, a an age, h an hour of the day.
CLASSES = "pgbsnah"
_NAME = re.compile(r"\b[A-Z][\w’'-]*\w(?: +[A-Z][\w’'-]*\w)*")
_STREET = re.compile(
    r"\b((?:[A-Z][\w’'-]+|\d+(?:st|nd|rd|th))(?: [A-Z][\w’'-]+)?) "
    r"(Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Circle|Terrace|Parkway|Pkwy|Highway|Hwy|"
    r"Place|Way|Trail|Loop|Square)\b"
)
_SHORT_STREET = {"st": "street", "ave": "avenue", "rd": "road", "dr": "drive", "ln": "lane", "blvd": "boulevard"}
_SHORT_STREET |= {"ct": "court", "pkwy": "parkway", "hwy": "highway"}
_BLOCK = re.compile(r"\b(\d{2,5})(?:th)?[ -]block\b|\b(?:Highway|Route|Interstate|Hwy|I)[ -](\d{1,3})\b")
_AGE = re.compile(r"\b(\d{1,2})-(?:year|month|day)-old\b|, (\d{1,2}),|\baged? (\d{1,2})\b")
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
    common, given = casing(), persons_names()[0]
    found: set[str] = set()
    for run in _NAME.finditer(text):
        before = ""
        for raw in run[0].split():
            word = fold(re.sub(r"[’']s$", "", raw))
            kind = common.get(word)
            if len(word) < 3 or word in _EVERYWHERE or (kind in ("c", "U")):
                before = ""
                continue
            found.add(f"{'g' if word in given or kind == 'e' else 'p'}:{word}")
            if before and before != word:
                found.add(f"b:{before} {word}")
            before = word
    return found


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
