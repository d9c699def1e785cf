"""Runs of capitalised words: where names may stand in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from dateline.model import Sentence

from .places_found import facts

_WORD = re.compile(r"[^\W_]+(?:[.'’‘ʻ`\-‐][^\W_]+)*")
_ARTICLE = re.compile(r"^(?:al|ar|as|at|ad|ash|az|an|el|ez|ed|es|et|e|ul|a|d|l)[-‐'’]", re.IGNORECASE)
#: "Aleppo-based", "San Jose-based", "Australia-wide": the name ends at the hyphen.
_ADJECTIVE = re.compile(r"[-‐][a-z]{3,}$")
_PARTY = re.compile(r"[DRI]-[A-Z]")
#: Small words that may stand inside a name ("Deir ez Zor", "Rio de Janeiro", "Nahr-e Saraj").
_INNER = frozenset(
    """al ar as at ad ash az an el ez ed es et de da do dos del di du la las le les los e i ul wa va bin ibn upon
    sur""".split()
)
_DOTTED = frozenset("st ste mt ft".split())
_GAP = frozenset((" ", "\u00a0", "\u202f", "\n"))


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word with its document offsets; `capital` where it may begin or continue a name, `lower` in small letters."""

    start: int
    end: int
    text: str
    capital: bool
    lower: str


def written(start: int, end: int, text: str, capital: bool) -> Word:
    """A word with its form in small letters, its apostrophe plain."""
    return Word(start, end, text, capital, text.lower().replace("’", "'"))


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row, `first` the index of the first among the sentence's words."""

    words: tuple[Word, ...]
    first: int


def words_of(text: str, sentence: Sentence) -> list[Word]:
    """The words of a sentence; a possessive ending is no part of one, hyphened names stay whole."""
    found = []
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        word = match.group()
        if word.isalpha():  # most: no hyphen or apostrophe to look at
            found.append(Word(start, end, word, word[0].isupper(), word.lower()))
            continue
        if word[-2:] in ("'s", "’s", "'S", "’S"):
            end -= 2
            word = word[:-2]
        if _PARTY.match(word):
            start += 2  # "D-Dayton": a member's party and town
            word = word[2:]
        tail = _ADJECTIVE.search(word)
        if tail and word[:1].isupper() and facts(word)[0] < 0:
            end -= len(tail.group())
            word = word[: tail.start()]
        bare = _ARTICLE.sub("", word)
        found.append(written(start, end, word, bare[:1].isupper()))
    return found


def is_shouting(words: list[Word]) -> bool:
    """Whether a sentence gives no sign by its capitals: all upper case, or a headline in title case."""
    letters = [word.text for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    return len(letters) > 2 and sum(word[0].isupper() for word in letters) > 0.8 * len(letters)


def runs_of(text: str, words: list[Word], breaks: frozenset[str]) -> list[Run]:
    """Maximal rows of capitalised words parted by one space; words of `breaks` end a row at its edges."""
    runs: list[Run] = []
    row: list[Word] = []
    first = 0
    for i, word in enumerate(words):
        joined = bool(row) and _joins(text, row[-1], word)
        inner = (
            joined
            and word.lower in _INNER
            and not word.capital
            and i + 1 < len(words)
            and words[i + 1].capital
            and _joins(text, word, words[i + 1])
        )
        if row and not (joined and (word.capital or inner)):
            runs += _trimmed(row, first, breaks)
            row = []
        if word.capital or inner:
            if not row:
                first = i
            row.append(word)
    if row:
        runs += _trimmed(row, first, breaks)
    return runs


def _joins(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.start]
    # "Nad 'Ali", "Pul-e ‘Alam": the apostrophe is the letter ayn
    return (
        gap in _GAP
        or (len(gap) == 2 and gap[0] == " " and gap[1] in "'‘’ʻ`ʿ" and left.capital)
        or (gap == ". " and left.lower in _DOTTED)
    )


def _trimmed(row: list[Word], first: int, breaks: frozenset[str]) -> list[Run]:
    # "In Aleppo", "The Syrian army": the capital of the first word is the sentence's, not the name's
    parts: list[Run] = []
    part: list[Word] = []
    for i, word in enumerate(row):
        if word.lower in breaks and not (0 < i < len(row) - 1 and word.lower in _INNER and not word.capital):
            if part:
                parts.append(Run(tuple(part), first + i - len(part)))
            part = []
        else:
            part.append(word)
    if part:
        parts.append(Run(tuple(part), first + len(row) - len(part)))
    return parts
