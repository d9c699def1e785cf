"""Words of a text in capitals that the words beside them decide: surnames, small words in names, titles, acronyms."""

from __future__ import annotations

import functools

from dateline.knowledge.casing import casing
from dateline.knowledge.demonyms import country_code
from dateline.knowledge.gazetteer import gazetteer

from .truecase_words import ARTICLES, FUNCTION, INNER, KINDS, OPENERS, Evidence, Word, first_guess

_TITLES = frozenset(
    """president minister general colonel major captain lieutenant sergeant mayor governor senator judge justice
    ambassador bishop archbishop father monsignor doctor dr mr mrs ms commander deputy sheikh mullah king prince gen
    col lt sgt capt maj professor congressman councilman chancellor attorney secretary pope sister brother""".split()
)
_PLACED = frozenset("in near from at to into outside around toward towards between and of".split())
_DETERMINERS = frozenset("the a an this that these those his her its their our my your some any no".split())
#: A short name behind a preposition is a town's where one so big has it.
_TOWN = 20_000


def decide(words: list[Word], evidence: Evidence) -> None:
    """Settle the form of every word."""
    for i, word in enumerate(words):
        if not word.fixed:
            first_guess(words, i, evidence)
    for i, word in enumerate(words):
        if word.form in "en?":
            word.form = _in_context(words, i)
    _link(words)


def _in_context(words: list[Word], i: int) -> str:
    """The form of a word that may be a name or not, from the words beside it."""
    word = words[i]
    if word.form == "?":
        return "U" if _is_acronym(words, i) else "T"
    before = words[i - 1] if word.near else None
    after = words[i + 1] if i + 1 < len(words) and words[i + 1].near else None
    if before is not None and before.form in "TU" and not before.opens and before.lower not in FUNCTION:
        return "T"
    if before is not None and before.lower in _DETERMINERS:
        return "c" if word.form == "e" or after is None or after.form not in "T?" else "T"
    if after is not None and after.form in "T?" and after.lower not in FUNCTION:
        return "T"
    return "T" if word.form == "n" or (len(word.lower) > 3 and country_code(word.lower)) else "c"


def _is_acronym(words: list[Word], i: int) -> bool:
    """Whether a word of no dictionary is an acronym: short, in brackets or behind an article, no name beside it."""
    word = words[i]
    size = len(word.lower)
    if word.alone:
        return size <= 6 and not word.opens
    if word.near and words[i - 1].lower in _PLACED and _is_town(word.lower):
        return False
    if size > 4 or (size == 4 and not (word.near and words[i - 1].lower == "the")):
        return False
    beside = [words[i - 1]] if word.near else []
    beside += [words[i + 1]] if i + 1 < len(words) and words[i + 1].near else []
    return all(other.form not in "T?" for other in beside)


def _is_named(words: list[Word], i: int, after: Word | None) -> bool:
    """Whether a common word is the name of a place: "THE CITY OF MOBILE"."""
    if i < 2 or not (words[i].near and words[i - 1].near) or words[i - 1].lower != "of":
        return False
    return words[i - 2].lower in KINDS and (after is None or after.form != "c" or after.lower in FUNCTION)


@functools.lru_cache(maxsize=1024)
def _is_town(lower: str) -> bool:
    """Whether a short word is the name of a town or country: "IN GAO"."""
    return any(entry.kind == "country" or entry.population >= _TOWN for entry in gazetteer().find(lower, loose=False))


def _link(words: list[Word]) -> None:
    """Small words inside names, words that a name goes on with, titles before persons."""
    for i, word in enumerate(words):
        before = words[i - 1] if word.near else None
        after = words[i + 1] if i + 1 < len(words) and words[i + 1].near else None
        if word.fixed:
            continue
        named = after is not None and (after.form in "TU" or after.lower in ARTICLES) and after.lower not in FUNCTION
        if word.lower in INNER or word.lower in ARTICLES:
            inside = before is not None and (before.form == "T" or before.lower in INNER)
            if inside and named and (word.lower in INNER or (before is not None and before.lower in INNER)):
                word.form = "c"
            elif word.lower in ARTICLES and after is not None and after.lower not in FUNCTION:
                word.form = "c" if after.hyphened and word.lower == "al" else "T"
            elif word.lower in casing():
                word.form = "c"
        elif word.lower in FUNCTION:
            continue
        elif before is not None and before.lower in OPENERS and before.form == "T":
            word.form = "T" if word.form == "c" else word.form
        elif (word.lower in _TITLES and after is not None and after.form == "T" and word.form == "c") or (
            word.form == "c" and _is_named(words, i, after)
        ):
            word.form = "T"
