"""Which capitalised words are names of places: the gazetteer proposes, the words around decide."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.knowledge.gazetteer import Entry, gazetteer
from dateline.model import Sentence
from dateline.model.records import Relation

from .places_runs import Run, Word, is_shouting, runs_of, words_of
from .places_words import (
    AFTER,
    BEFORE,
    BREAKS,
    COMPASS,
    KIND_WORDS,
    LOCATIVE,
    NEVER,
    ORGANISATION,
    PERSONAL,
    PLURAL_BEFORE,
    STRONG,
    TITLES,
)
from .titlecase import plain_case

Role = Literal["place", "dateline", "demonym", "organisation"]
_LONGEST = 5
#: A known town without any word that makes it a place must be at least so big.
_BIG, _BIG_FIRST = 15_000, 100_000
_NEVER_ALONE = COMPASS | {"new", "old", "great", "east", "west"}
_HYPHEN = re.compile(r"[-‐–]")


@dataclass(slots=True)
class Found:
    """A place mention in the making. `within` is an index into the list of found mentions."""

    start: int
    end: int
    sentence: int
    name: str
    kind: str | None = None
    relation: Relation | None = None
    within: int | None = None
    role: Role = "place"
    evident: bool = False
    firm: bool = False


def find_names(text: str, sentences: tuple[Sentence, ...]) -> list[Found]:
    """The names of places, with the kind that the word beside says; sure ones vouch for unsure ones elsewhere."""
    sure: list[Found] = []
    unsure: list[tuple[Found, bool]] = []
    persons: set[str] = set()
    for sentence in sentences:
        words = words_of(text, sentence)
        shouting = is_shouting(words)
        plain = plain_case(text[sentence.start : sentence.end])
        for run in _joined(text, runs_of(text, words, BREAKS), words):
            for hit, sound in _in_run(text, sentence, words, run, shouting, persons):
                if plain[hit.start - sentence.start] != text[hit.start]:
                    continue  # "Rebels Take Border Town": Border is no place
                if hit.evident:
                    sure.append(hit)
                else:
                    unsure.append((hit, sound))
        sure += [hit for word in words if not word.capital for hit in _hyphened(sentence, word)]
    vouched = {hit.name.lower() for hit in sure}
    common = _lower_words(text)
    for hit, sound in unsure:
        lower = hit.name.lower()
        if lower in vouched or (sound and lower not in persons and lower not in common):
            sure.append(hit)
    # "to Turner", where the report has a Mark Turner: a surname, unless a kind word or a state stands by it
    known = {hit.name.lower() for hit in sure if hit.firm}
    doubtful = persons | common
    sure = [hit for hit in sure if hit.firm or hit.name.lower() not in doubtful or hit.name.lower() in known]
    return sorted(sure, key=lambda hit: hit.start)


_LOWER = re.compile(r"(?<![\w'’.-])[a-z]{3,}(?![\w'’-])")


def _lower_words(text: str) -> frozenset[str]:
    """Words that the document also writes without a capital: "Section 8" is no town where "the section" occurs."""
    return frozenset(_LOWER.findall(text))


@functools.lru_cache(maxsize=32_768)
def facts(name: str) -> tuple[int, frozenset[str]]:
    """Largest population and kinds of the places of a name; (−1, none) where there is no such place."""
    entries = gazetteer().find(name)
    if not entries:
        return -1, frozenset()
    population = max((_size(entry) for entry in entries if _counts(entry, name)), default=0)
    return population, frozenset(entry.kind for entry in entries)


def _size(entry: Entry) -> int:
    """Population; a quarter or camp of our own table stands there because reports name it, as they name a town.

    So does a hill, island or base whose name has two words ("Jabal Tharda"), which no other word is taken for.
    """
    settled = entry.kind in ("neighbourhood", "camp", "village", "town", "city")
    if entry.geonames == 0 and entry.primary and (settled or " " in entry.name):
        return _BIG
    return entry.population


def _counts(entry: Entry, name: str) -> bool:
    # an exonym in a far language is no reason to read an English word as a town
    return entry.primary or not entry.loose or len(name) > 5


def _joined(text: str, runs: list[Run], words: list[Word]) -> Iterator[Run]:
    """Runs, with "X and Y", "X of Y" as one where the gazetteer knows the whole ("Bosnia and Herzegovina")."""
    i = 0
    while i < len(runs):
        run = runs[i]
        if i + 1 < len(runs):
            after = runs[i + 1]
            gap = text[run.words[-1].end : after.words[0].start]
            if gap in (" and ", " of ", " of the ", " & "):
                whole = text[run.words[0].start : after.words[-1].end]
                if facts(whole)[0] >= 0:
                    yield Run((Word(run.words[0].start, after.words[-1].end, whole, True),), run.first)
                    i += 2
                    continue
        yield run
        i += 1


def _in_run(
    text: str, sentence: Sentence, words: list[Word], run: Run, shouting: bool, persons: set[str]
) -> Iterator[tuple[Found, bool]]:
    """Names in one run, longest first from the left, each with whether it stands on its own."""
    row, at = run.words, 0
    before = words[run.first - 1].lower if run.first and _near(text, words[run.first - 1], row[0]) else ""
    if not shouting and _is_person(row, before):
        persons.update(word.lower for word in row[1:] or row)
        return
    if not shouting and _is_new_whole(text, sentence, row):
        yield from _unknown(text, sentence, row, before)
        return
    matched = False
    while at < len(row):
        for size in range(min(_LONGEST, len(row) - at), 0, -1):
            part = row[at : at + size]
            hit = _judge(text, sentence, row, at, size, before, shouting)
            if hit:
                matched = True
                yield hit
                at += size
                break
            if size == 1:
                for inner in _hyphened(sentence, part[0]):
                    matched = True
                    yield inner, True
                at += 1
    if not matched and not shouting:
        yield from _unknown(text, sentence, row, before)


def _is_new_whole(text: str, sentence: Sentence, row: tuple[Word, ...]) -> bool:
    """ "the village of Qaza Ali": a kind word names the whole row, though the gazetteer knows only a part of it."""
    start, end = row[0].start, row[-1].end
    if not 2 <= len(row) <= 4 or facts(text[start:end])[0] >= 0 or row[-1].lower in KIND_WORDS:
        return False
    if any(
        facts(text[start : word.end])[0] >= 0 and facts(word.text)[1] & {"demonym", "country", "admin1"} for word in row
    ):
        return False
    return bool(_kind_ahead(text, sentence.start, start) or AFTER.match(text, end, min(end + 40, sentence.end)))


def _near(text: str, left: Word, right: Word) -> bool:
    return right.start - left.end <= 2 and not any(c in ".;:!?,\n" for c in text[left.end : right.start])


def _is_person(row: tuple[Word, ...], before: str) -> bool:
    """ "Mark Turner": a given name and a surname; no word of it is an organisation's or a kind."""
    if not 2 <= len(row) <= 3 or facts(" ".join(word.text for word in row))[0] >= 0:
        return False
    if any(word.lower in ORGANISATION or word.lower in KIND_WORDS or word.lower in COMPASS for word in row):
        return False
    if any(not part.isalpha() for word in row for part in word.text.split("'")):
        return False  # "the M5 Damascus-Aleppo highway"
    population, kinds = facts(row[0].text)
    if row[0].lower in PERSONAL:
        return "country" not in kinds
    return before not in LOCATIVE and population < 0 and facts(row[-1].text)[0] < 1_000_000


def _judge(
    text: str, sentence: Sentence, row: tuple[Word, ...], at: int, size: int, before: str, shouting: bool
) -> tuple[Found, bool] | None:
    part = row[at : at + size]
    start, end = part[0].start, part[-1].end
    name = text[start:end]
    population, kinds = facts(name)
    # "HOMS – …", "ADEN (12 May) …": four capitals at the head of a report are a dateline, no acronym
    heads = start == sentence.start and _HEAD.match(text, end) is not None
    if population < 0 or name.lower() in _HOUSES or (size == 1 and _no_name(part[0], shouting or heads)):
        return None
    hit = Found(start, end, sentence.index, " ".join(name.split()))
    if "demonym" in kinds and not kinds & {"country"} and (population > 0 or size == 1):
        hit.role, hit.evident = "demonym", True
        return hit, True
    left = row[at - 1].lower if at else before
    right = row[at + size].lower if at + size < len(row) else ""
    if not right and (tail := _NOT_THERE.match(text, end, sentence.end)) is not None:
        right = tail.group(1)  # "the 1967 Middle East war"
    after = AFTER.match(text, end, min(end + 40, sentence.end))
    ahead = _kind_ahead(text, sentence.start, start)
    if after and not (right and right not in KIND_WORDS and right not in ("international", "military", "refugee")):
        hit.kind, hit.evident, hit.firm = KIND_WORDS[" ".join(after.group(1).lower().split())], True, True
        return hit, True
    if right and right in TITLES and (kinds & {"country", "admin1"} or population >= _BIG):
        hit.evident = True  # "Texas Gov. Perry", "Chicago Mayor Daley": the office's place, named as such
        return hit, True
    if right in ORGANISATION:
        hit.role, hit.evident = "organisation", True
        return (hit, True) if population >= 1000 or kinds & {"country", "admin1"} else None
    if ahead:
        hit.kind, hit.evident, hit.firm = KIND_WORDS.get(ahead), True, True
        return hit, True
    alone = at == 0 and at + size == len(row)
    leaning = at > 0 and left in COMPASS
    if not alone and not leaning and not shouting:
        if kinds & {"country"} and not right:
            return hit, True
        if size == 1 and (right or population < 1_000_000):
            return None
    if left in LOCATIVE or left in COMPASS:
        hit.firm = left in STRONG
        hit.evident = not shouting or population >= 1000
        return hit, True
    if text[end : end + 1] == "," and _chained(text, end, sentence.end):
        hit.evident = hit.firm = True
        return hit, True
    if kinds & {"country", "admin1", "continent", "region"} and (size > 1 or part[0].lower not in PERSONAL):
        hit.firm = bool(kinds & {"country", "continent"})
        hit.evident = "country" in kinds or population > _BIG_FIRST
        return hit, True
    if _after_place(text, sentence.start, start):
        return hit, True
    token = next((t for t in sentence.tokens if t.start >= start), None)
    proper = token is not None and token.pos == "PROPN"
    first = start == sentence.start or shouting
    least = _BIG_FIRST if first else _BIG
    sound = proper and population >= least and not (size == 1 and part[0].lower in PERSONAL)
    return hit, sound or (size > 1 and population >= 1000)


def _no_name(word: Word, shouting: bool) -> bool:
    lower = word.lower.replace(".", "").removeprefix("al-")
    if lower in NEVER or lower in TITLES or lower in ORGANISATION or lower in KIND_WORDS or lower in _NEVER_ALONE:
        return True
    # "US", "UK", "UAE" are places, "PKK" and "SDF" are not, whatever village has the name
    if word.text.isupper() and len(word.text) <= 4 and not shouting:
        return not facts(word.text)[1] & {"country"} and "." not in word.text
    if len(lower) < 4 and not word.text.isupper() and "country" in facts(word.text)[1]:
        return True  # "Car bomb": the short names of countries are written in capitals
    return len(lower) < 3 and not word.text.isupper()


def _kind_ahead(text: str, start: int, at: int) -> str | None:
    """The kind word right before a name, unless it belongs to another name ("Sinaa neighborhood of Deir ez-Zor")."""
    start = max(start, at - 60)
    match = BEFORE.search(text, start, at) or PLURAL_BEFORE.search(text, start, at)
    if match is None:
        return None
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


_NOT_THERE = re.compile(r"\s+(war|peace|process|agreement|accord|accords|treaty|conference)\b")
#: Seats of power that lend their name to a government, and to a village elsewhere.
_HOUSES = frozenset(("white house", "the white house", "state department", "foreign office", "green party"))
_HEAD = re.compile(r"\s*(?:[-–—(]|,\s)")
_CHAIN = re.compile(
    r",\s+(?:(?:in|near|northern|southern|eastern|western|central)\s+)?((?:[^\W\d_a-z][\w.'’-]*)(?:\s+[^\W\d_a-z][\w.'’-]*){0,2})"
)


def _chained(text: str, end: int, stop: int) -> bool:
    """Whether ", Y" follows and Y is a country, state or province: "Kabul, Afghanistan"."""
    match = _CHAIN.match(text, end, stop)
    if match is None:
        return False
    parts = match.group(1).split()
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[:size]).rstrip(".")
        if facts(name)[1] & {"country", "admin1"}:
            return True
    return False


_BEFORE_LIST = re.compile(r"([^\W\d_a-z][\w'’-]+)(?:,| and|, and| or)\s+$")


def _after_place(text: str, start: int, at: int) -> bool:
    """Whether the name continues a list of places: "Aleppo, Homs and X"."""
    match = _BEFORE_LIST.search(text, max(start, at - 40), at)
    return match is not None and facts(match.group(1))[0] >= _BIG


def _hyphened(sentence: Sentence, word: Word) -> Iterator[Found]:
    """Names inside "US-led", "Aleppo-based" (no place of the event), "Syria-Turkey" (two places)."""
    if not _HYPHEN.search(word.text):
        return
    at = word.start
    parts = _HYPHEN.split(word.text)
    lowered = parts[-1][:1].islower()
    if not lowered and any(facts(part)[0] < _BIG for part in parts):
        return  # "Quintanilla-Perez": a surname
    for part in parts:
        population, kinds = facts(part)
        if part[:1].isupper() and population >= _BIG and part.lower() not in NEVER and part.lower() not in PERSONAL:
            lean = lowered or "demonym" in kinds
            hit = Found(at, at + len(part), sentence.index, part, role="demonym" if lean else "place", evident=True)
            if len(part) > 3 or kinds & {"country"}:
                yield hit
        at += len(part) + 1


def _unknown(text: str, sentence: Sentence, row: tuple[Word, ...], before: str) -> Iterator[tuple[Found, bool]]:
    """A name that the gazetteer lacks, where the words beside it say that it is a place's."""
    last = row[-1].lower
    if any(word.lower in TITLES or word.lower in NEVER for word in row):
        return
    start, end = row[0].start, row[-1].end
    name = " ".join(text[start:end].split())
    hit = Found(start, end, sentence.index, name, evident=True)
    after = AFTER.match(text, end, min(end + 40, sentence.end))
    ahead = _kind_ahead(text, sentence.start, start)
    if len(row) > 1 and last in KIND_WORDS:
        hit.kind, hit.end = KIND_WORDS[last], row[-2].end
        hit.name = " ".join(text[start : hit.end].split())
        yield hit, True
    elif last in ORGANISATION or (row[-1].text.isupper() and len(row[-1].text) < 6):
        return
    elif after or ahead:
        hit.kind = KIND_WORDS.get(_singular(after.group(1)) if after else ahead or "")
        yield hit, True
    elif (before in STRONG or before in COMPASS) and all(_proper(sentence, word) for word in row) and len(row) < 4:
        hit.evident = False
        yield hit, True


def _proper(sentence: Sentence, word: Word) -> bool:
    token = sentence.at(word.start)
    return token is None or token.pos == "PROPN"
