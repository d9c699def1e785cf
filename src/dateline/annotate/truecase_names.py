"""Names in a text in capitals that Dateline's own tables know: actors, countries, places of several words."""

from __future__ import annotations

import functools
import re

from dateline.knowledge.actors import registry
from dateline.knowledge.casing import casing
from dateline.knowledge.demonyms import countries
from dateline.knowledge.folding import fold
from dateline.knowledge.gazetteer import gazetteer

from .places_words import COMPASS
from .truecase_words import ARTICLES, FUNCTION, INNER, Evidence, Word

_LETTERS = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")
_LONGEST = 4
#: A place whose name is made of common words ("LONG BEACH") must be so big, any other place of several words so big.
_BIG = 100_000
#: Kinds that are named without a look at their size.
_AREAS = frozenset(("country", "admin1"))
_SMALL = frozenset("of and the for in on to at by de la del y al".split())


def mark_names(words: list[Word], evidence: Evidence) -> None:
    """Fix the form of the words of known names; acronyms in brackets, and the names before them, are kept.

    The longer names come first: the "ANA" of "SANTA ANA" is no army.
    """
    for i in range(len(words)):
        _mark_known(words, i, least=2)
    for i, word in enumerate(words):
        if word.alone and not word.opens and _is_acronym(word):
            evidence.acronyms.add(word.lower)
            _mark_initials(words, i)
    for i in range(len(words)):
        _mark_place(words, i)
    for i in range(len(words)):
        _mark_known(words, i, least=1)


@functools.lru_cache(maxsize=1)
def _known() -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Names of the registry and of countries: words in lower case and their forms, by the first word, longest first."""
    names = [name for row in registry().by_id.values() for name in (row.name, *row.aliases)]
    for country in countries().values():
        names += [*country.names, *country.adjectives, *country.people, *country.metonyms]
    found: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for name in names:
        parts = _LETTERS.findall(name)
        if not parts or name == name.lower() or any(letter.isdigit() for letter in name):
            continue
        key = tuple(fold(part) for part in parts)
        if len(key[0]) < 2:
            continue  # "A.U."
        if len(key) == 1 and casing().get(key[0]) in ("c", "e"):
            continue  # the group "IS", the front "Base": in capitals these are words
        forms = tuple("U" if part.isupper() else "c" if part.islower() else "T" for part in parts)
        found.setdefault(key[0], {}).setdefault(key, forms)
    return {first: tuple(sorted(rows.items(), key=lambda row: -len(row[0]))) for first, rows in found.items()}


def _mark_known(words: list[Word], i: int, least: int) -> None:
    for key, forms in () if words[i].fixed else _known().get(_bare(words[i]), ()):
        size = len(key)
        if size < least or i + size > len(words) or any(not word.near for word in words[i + 1 : i + size]):
            continue
        if size == 1 or all(_bare(words[i + n]) == key[n] for n in range(1, size)):
            for n, form in enumerate(forms):
                words[i + n].form, words[i + n].fixed = form, True
            return


def _bare(word: Word) -> str:
    return fold(word.lower.removesuffix("'s"))


def _is_acronym(word: Word) -> bool:
    if len(word.lower) > 6 or len(word.lower) < 2 or word.form == "T":
        return False
    if casing().get(word.lower) in ("c", "e", "n"):
        return False
    return not any(entry.kind == "country" for entry in gazetteer().find(word.lower, loose=False))


def _mark_initials(words: list[Word], i: int) -> None:
    """Capitals for the words before an acronym of which these are the initials: "NATIONAL COFFEE UNION [NCU]"."""
    left, at = len(words[i].lower) - 1, i - 1
    while at >= 0 and i - at < 10:
        lower = words[at].lower
        if lower[0] == words[i].lower[left]:
            left -= 1
        elif lower not in _SMALL:
            return
        if left < 0:
            for word in words[at:i]:
                if word.lower not in _SMALL and not word.fixed:
                    word.form, word.fixed = "T", True
            return
        if not words[at].near:
            return
        at -= 1


def _mark_place(words: list[Word], i: int) -> None:
    """Capitals for the words of a place of several words: "SAN SALVADOR", "LA PAZ", "MEXICO CITY"."""
    first = words[i]
    if first.fixed or first.lower in FUNCTION or first.lower in INNER:
        return
    if i and first.near and first.lower in ARTICLES and words[i - 1].lower in INNER:
        return  # "MARIA DE LA CRUZ" has no town in her name
    most = 1
    while most < _LONGEST and i + most < len(words) and words[i + most].near and not words[i + most].fixed:
        if words[i + most].lower in FUNCTION and words[i + most].lower not in ("and", "of", "the"):
            break
        most += 1
    for size in range(most, 1, -1):
        part = words[i : i + size]
        if part[-1].lower in FUNCTION or part[-1].lower in INNER or part[-1].lower in ARTICLES:
            continue
        if _is_place(part):
            for word in part:
                inner = word is not first and (word.lower in _SMALL)
                word.form, word.fixed = "c" if inner else "T", True
            return


def _is_place(part: list[Word]) -> bool:
    common = all(word.form in "ce" or word.lower in COMPASS for word in part if word.lower not in ARTICLES)
    if common and (any(word.lower in FUNCTION for word in part) or part[0].lower in COMPASS):
        return False
    name = " ".join([word.lower for word in part[:-1]] + [part[-1].lower.removesuffix("'s")])
    entries = [entry for entry in gazetteer().find(name, loose=False) if entry.kind != "demonym"]
    if not entries:
        return False
    return not common or any(entry.kind in _AREAS or entry.population >= _BIG for entry in entries)
