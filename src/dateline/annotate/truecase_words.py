"""How each word of a text in capitals would be written: small, with a capital, or in capitals."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.knowledge.actor_classes import actor_classes
from dateline.knowledge.casing import casing

from .common_words import rare_words
from .places_words import COMPASS

#: Words that are never part of a name on their own, and end the search for one.
FUNCTION = frozenset(
    """a about above across after against ahead all along also although am amid among an and another any are around as
    at be because been before behind being below beside between both but by can could despite did do does down during
    each either every few for from further had has have having he her here him his how however i if in inside into is
    it its itself just last least less many may me might more most much must my near neither next no nor not now of off
    on once one only onto or other our out outside over own per rather same several shall she should since so some such
    than that the their them themselves then there these they this those through throughout thus to today together too
    toward towards under until up upon us very was we were what when where whether which while who whom whose why will
    with within without would yesterday yet you your two three four five six seven eight nine ten""".split()
)
#: Small words inside a name of Romance, Dutch or Arabic make, and those that may also open one.
INNER = frozenset("de del da do dos das y e van von der den di du bin ibn".split())
ARTICLES = frozenset("el la los las le les al".split())
#: Words after which a name goes on, whatever the next word is ("SAN MARTIN", "LA LIBERTAD", "VILLA ROSA").
OPENERS = frozenset("el la los las san santa santo sao puerto villa cerro nuevo nueva fort mount saint st".split())
#: Short forms whose full stop ends no sentence.
ABBREVIATIONS = frozenset("mr mrs ms dr gen col lt sgt capt maj cmdr st no gov sen rep prof rev adm brig jr sr".split())
_MONTHS = frozenset("may march".split())
_BEFORE_MONTH = frozenset("in since last early late until mid next during through".split())
KINDS = frozenset(
    """town city village hamlet canton municipality department province district county neighborhood
    neighbourhood suburb port island region governorate capital""".split()
)
#: Common words that are often part of names; alone they are written small.
_PLAIN = KINDS | COMPASS | frozenset("press radio street avenue central national".split())
#: Verbs and prepositions after which "US" is the pronoun.
_US_OBJECT = frozenset(
    """give gave tell told let help helped make makes made show allow asked ask want bring brought of among for with
    to on against between from upon all both join joined leave left see kill killed attack attacked""".split()
)
_ROMAN = re.compile(r"(?:x{0,3})(?:ix|iv|v?i{0,3})")
_VOWEL = re.compile(r"[aeiouy]")
_PREFIX = re.compile(r"^(?:counter|anti|non|pre|post|super|inter|multi|narco|para|semi|sub|over|under|self|un|re)")
_SUFFIX = re.compile(r"(?:'s|s'|ed|ing|ly|ness)$")
_CONTRACTED = re.compile(r"^([a-z]+)(n't|'ll|'re|'ve|'d|'m)$")


@dataclass(slots=True)
class Word:
    """A word in capitals. `form` is c (small), T (with a capital), U (in capitals), or not yet decided: e, n, ?.

    `plain` says that its small form has the same length, `near` that only a space or hyphen parts it from the word
    before, `alone` that it stands in brackets by itself, `number` that a figure stands beside it, `fixed` that a known
    name decided its form.
    """

    start: int
    end: int
    lower: str
    plain: bool
    form: str = "?"
    opens: bool = False
    near: bool = False
    hyphened: bool = False
    alone: bool = False
    number: bool = False
    fixed: bool = False


@dataclass(slots=True)
class Evidence:
    """What the document itself tells of words: how it writes them elsewhere, and the acronyms it gives in brackets."""

    small: set[str] = field(default_factory=set)
    capital: set[str] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)

    @staticmethod
    def of(text: str, stretches: Iterable[tuple[int, int]]) -> Evidence:
        """The words of the text outside the stretches in capitals; those that open a sentence tell nothing."""
        found = Evidence()
        at = 0
        for start, end in [*stretches, (len(text), len(text))]:
            for match in _MIXED.finditer(text, at, start):
                word = match.group(1)
                if word.islower():
                    found.small.add(word)
                elif word.isupper():
                    found.acronyms.add(word.lower())
                else:
                    found.capital.add(word.lower())
            at = end
        found.capital -= found.small
        return found


_MIXED = re.compile(r"(?<=[a-z0-9,;] )([A-Z]?[a-z]+|[A-Z]{2,8})(?![\w'’])")


def first_guess(words: list[Word], i: int, evidence: Evidence) -> None:
    """Decide what a word is where it can be told without the names around it."""
    word = words[i]
    lower = word.lower.removesuffix("'s").removesuffix("s'")
    known = casing().get(lower, "?")
    if lower in evidence.acronyms and known != "c":
        word.form = "U"
    elif lower in evidence.capital:
        word.form = "T"
    elif lower in evidence.small:
        word.form = "c"
    elif lower in _MONTHS:
        before = words[i - 1].lower if word.near else ""
        word.form = "T" if word.number or before in _BEFORE_MONTH else "c"
    elif lower in _PLAIN:
        word.form = "c"
    elif lower == "us":
        word.form = "U" if _is_country(words, i) else "c"
    elif lower in ABBREVIATIONS and lower not in FUNCTION:
        word.form = "T"
    elif len(lower) == 1:
        word.form = "c" if lower == "a" else "U"
    elif known == "U" or _ROMAN.fullmatch(lower) or (len(lower) < 6 and not _VOWEL.search(lower) and known != "c"):
        word.form = "U"
    elif known == "?":
        word.form = _unknown(lower)
    else:
        word.form = known


def _unknown(lower: str) -> str:
    """A word of no dictionary: a name, unless it is made of a common word."""
    table = casing()
    if lower in rare_words():
        return "c"
    if contracted := _CONTRACTED.match(lower):
        return "c" if table.get(contracted.group(1), "c") == "c" else "T"
    for stem in (_PREFIX.sub("", lower), _SUFFIX.sub("", lower)):
        if stem != lower and len(stem) > 3 and table.get(stem) == "c":
            return "c"
    return "?"


def _is_country(words: list[Word], i: int) -> bool:
    """Whether "US" is the United States: "THE US", "US TROOPS", not "TOLD US THAT"."""
    before = words[i - 1].lower if words[i].near else ""
    after = words[i + 1] if i + 1 < len(words) and words[i + 1].near else None
    if before in ("the", "a") or (after is not None and (after.hyphened or after.lower in _forces())):
        return True
    if after is None or after.lower in FUNCTION:
        return False
    return before not in _US_OBJECT


@functools.cache
def _forces() -> frozenset[str]:
    """Heads of people, forces and offices: "US TROOPS", "US EMBASSY"."""
    return frozenset(actor_classes()) | {"embassy", "dollars", "congress", "policy", "aid", "citizens", "house"}


def written(text: str, word: Word) -> str:
    """The letters of a word in its form."""
    if not word.plain or word.form == "U":
        return text[:-1] + "s" if word.plain and text[-2:] in ("'S", "’S") else text
    lower = text.lower()
    if word.form == "T" or word.opens or lower == "i" or lower.startswith("i'"):
        head = 1
        if lower[1:2] in ("'", "’") and len(lower) > 3:
            head = 3  # "O'BRIEN", "D'AUBUISSON"
        return text[:head] + lower[head:]
    return lower
