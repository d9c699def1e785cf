"""What a list of finds shows of a document: stretches around the words, in pieces of which some are marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import msgspec

from dateline.store.asking import Term

_WORD = re.compile(r"[^\W_]+")
#: Characters of a stretch, and how far before a find it begins.
LENGTH, BEFORE = 220, 60
#: A document is looked through no further.
_FAR = 200_000


class Piece(msgspec.Struct, frozen=True, array_like=True):
    """Words of a document; `marked` where they are what was looked for."""

    text: str
    marked: bool


def marked(text: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """The whole text in pieces."""
    return _pieces(text, 0, len(text), _finds(text, terms))


def snippets(text: str, terms: Sequence[Term], most: int = 2) -> tuple[tuple[Piece, ...], ...]:
    """Up to `most` stretches of a text, where most different words stand; its beginning where there is none."""
    finds = _finds(text[:_FAR], [term for term in terms if not term.title])
    if not finds:
        end = _edge(text, LENGTH, forward=False) if len(text) > LENGTH else len(text)
        return (_cut(text, 0, end, ()),) if text.strip() else ()
    found: list[tuple[int, int]] = []
    left = list(finds)
    while left and len(found) < most:
        start = max(left, key=lambda find: (_worth(finds, find[0]), -find[0]))[0]
        window = _window(text, start)
        found.append(window)
        left = [find for find in left if all(not (s - LENGTH < find[0] < e) for s, e in found)]
    return tuple(_cut(text, start, end, finds) for start, end in sorted(found))


def _worth(finds: Sequence[tuple[int, int, int]], start: int) -> int:
    return len({term for at, _, term in finds if start <= at < start + LENGTH - BEFORE})


def _window(text: str, find: int) -> tuple[int, int]:
    start = _edge(text, max(0, find - BEFORE), forward=True) if find > BEFORE else 0
    start = min(start, find)
    end = start + LENGTH
    return start, len(text) if end >= len(text) else _edge(text, end, forward=False)


def _edge(text: str, at: int, *, forward: bool) -> int:
    """The next edge of a word, within twenty characters."""
    for near in range(at, at + 20) if forward else range(at, at - 20, -1):
        if 0 < near < len(text) and text[near - 1 if forward else near].isspace():
            return near
    return at


def _cut(text: str, start: int, end: int, finds: Sequence[tuple[int, int, int]]) -> tuple[Piece, ...]:
    pieces = _pieces(text, start, end, finds)
    before = (Piece("… ", False),) if start > 0 else ()
    behind = (Piece(" …", False),) if end < len(text) else ()
    return before + pieces + behind


def _pieces(text: str, start: int, end: int, finds: Sequence[tuple[int, int, int]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = start
    for first, last, _ in finds:
        if first < at or last > end:
            continue
        if first > at:
            pieces.append(Piece(_line(text[at:first]), False))
        pieces.append(Piece(_line(text[first:last]), True))
        at = last
    if at < end:
        pieces.append(Piece(_line(text[at:end]), False))
    return tuple(pieces)


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _finds(text: str, terms: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Where terms stand: start, end, number of the term; in order, none inside another."""
    words = [(match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(text)]
    heads: dict[str, list[int]] = {}
    for n, term in enumerate(terms):
        heads.setdefault(fold(term.words[0])[:2], []).append(n)
    found: list[tuple[int, int, int]] = []
    past = 0
    for i, (start, _, word) in enumerate(words):
        if start < past:
            continue
        for n in heads.get(word[:2], ()):
            wanted = [fold(each) for each in terms[n].words]
            last = i + len(wanted) - 1
            if last < len(words) and _fits([each[2] for each in words[i : last + 1]], wanted, terms[n].prefix):
                past = words[last][1]
                found.append((start, past, n))
                break
    return found


def _fits(have: Sequence[str], wanted: Sequence[str], prefix: bool) -> bool:
    if prefix:
        return list(have[:-1]) == list(wanted[:-1]) and have[-1].startswith(wanted[-1])
    return list(have) == list(wanted)


def fold(word: str) -> str:
    """A word as the search compares it: without case and marks, as SQLite's unicode61 does."""
    return "".join(each for each in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(each))
