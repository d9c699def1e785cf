"""Names inside hyphened words, and names that no gazetteer knows but the words beside them show to be places'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.knowledge.actors import registry
from dateline.knowledge.casing import casing
from dateline.knowledge.given_names import given_names
from dateline.model import Sentence

from .places_found import BIG, Found, facts
from .places_runs import Word
from .places_words import (
    AFTER,
    BEFORE,
    COMPASS,
    FEATURES,
    KIND_WORDS,
    NEVER,
    OPENING,
    ORGANISATION,
    PERSONAL,
    PLURAL_BEFORE,
    STREETS,
    STRONG,
    TAKEN,
    TITLES,
)

#: "took Rutshuru and Kiwanja": what stands in a list of places after a preposition or a verb of movement.
_LISTED = re.compile(
    rf"\b(?:{'|'.join(sorted(STRONG | TAKEN))}|took|from|into|between)\s+[^\W\d_a-z][\w'’-]+"
    r"(?:,\s+[^\W\d_a-z][\w'’-]+)*(?:,?\s+and\s+|,\s+)$"
)
_HYPHEN = re.compile(r"[-‐–]")


def hyphened(sentence: Sentence, word: Word) -> Iterator[Found]:
    """Names inside "US-backed", "Syria-Turkey" (two places)."""
    if not _HYPHEN.search(word.text):
        return
    at = word.start
    parts = _HYPHEN.split(word.text)
    lowered = parts[-1][:1].islower()
    if not lowered and any(facts(part)[0] < BIG for part in parts):
        return  # "Quintanilla-Perez": a surname
    for part in parts:
        population, kinds = facts(part)
        if part[:1].isupper() and population >= BIG and part.lower() not in NEVER and part.lower() not in PERSONAL:
            lean = "demonym" in kinds
            hit = Found(at, at + len(part), sentence.index, part, evident=True)
            hit.role = "demonym" if lean else "attributive" if lowered else "place"
            if len(part) > 3 or kinds & {"country"}:
                yield hit
        at += len(part) + 1


def unknown(text: str, sentence: Sentence, row: tuple[Word, ...], before: str) -> Iterator[tuple[Found, bool]]:
    """A name that the gazetteer lacks, where the words beside it say that it is a place's."""
    last = row[-1].lower
    street = len(row) > 1 and last in STREETS
    hospital = last == "hospital" and row[0].lower not in TITLES
    if any(word.lower in TITLES or word.lower in NEVER for word in (row[:-1] if street else row)) and not hospital:
        return
    if any(facts(word.text)[1] & {"country", "demonym"} for word in row[:-1]) and not street:
        return  # "east Syria Monitor": no place has a country's name before its own
    start, end = row[0].start, row[-1].end
    name = " ".join(text[start:end].split())
    hit = Found(start, end, sentence.index, name, evident=True)
    after = AFTER.match(text, end, min(end + 40, sentence.end))
    if after and after.group(1)[:1].isupper() and all(casing().get(word.lower) == "c" for word in row):
        return  # "the Solid Waste District"
    if after and after.group(1) in ("Department", "State"):
        return
    ahead = kind_ahead(text, sentence.start, start)
    if street:
        hit.kind = "road"
        yield hit, True
    elif len(row) > 1 and last in FEATURES:
        hit.kind = FEATURES[last]
        yield hit, True
    elif len(row) > 1 and row[0].lower in OPENING and last not in ORGANISATION:
        hit.kind = OPENING[row[0].lower]
        yield hit, True
    elif len(row) > 1 and last in KIND_WORDS and not all(casing().get(word.lower) == "c" for word in row):
        hit.kind, hit.end = KIND_WORDS[last], row[-2].end
        hit.name = " ".join(text[start : hit.end].split())
        yield hit, True
    elif last in ORGANISATION or (row[-1].text.isupper() and len(row[-1].text) < 6):
        return
    elif after or ahead:
        hit.kind = KIND_WORDS.get(_singular(after.group(1)) if after else ahead or "")
        yield hit, True
    elif len(row) < 4 and all(_proper(sentence, word) for word in row):
        # "rebels entered Kiwanja": but no group is entered, and "raided Boko Haram" names one
        taken = before in TAKEN or (
            before in ("and", "") and _LISTED.search(text, max(sentence.start, start - 80), start)
        )
        taken = taken and not registry().candidates(name) and row[0].lower not in given_names()
        if before in STRONG or before in COMPASS or taken:
            hit.evident = False
            yield hit, True


def kind_ahead(text: str, start: int, at: int) -> str | None:
    """The kind word right before a name, unless it belongs to another name ("Sinaa neighborhood of Deir ez-Zor")."""
    start = max(start, at - 60)
    match = BEFORE.search(text, start, at) or PLURAL_BEFORE.search(text, start, at)
    if match is None:
        return None
    if match.group(1) in ("Department", "State", "Board", "Port"):
        return None  # "the Department of Disabilities"
    words = text[start : match.start()].split()
    last = words[-1].rstrip("'’s\"”)]") if words else ""
    if last[:1].isupper() and last.lower() not in NEVER and facts(last)[1] != {"demonym"}:
        return None
    return _singular(match.group(1))


def _singular(word: str) -> str:
    word = " ".join(word.lower().split())
    for tail, new in (("ies", "y"), ("s", "")):
        if word not in KIND_WORDS and word.endswith(tail) and word[: -len(tail)] + new in KIND_WORDS:
            return word[: -len(tail)] + new
    return word


def _proper(sentence: Sentence, word: Word) -> bool:
    token = sentence.at(word.start)
    return token is None or token.pos == "PROPN"
