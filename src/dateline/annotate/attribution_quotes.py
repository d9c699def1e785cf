"""Quotations: where they stand, and whose they are when they run over several sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model import Sentence

_MARK = re.compile("[“”\"«»]|''|``|(?<![\\w])‘(?=\\w)|(?<=[\\w.,!?])’(?!\\w)")
_OPENERS = frozenset("“«") | {"``"}
_CLOSERS = frozenset("”»")
#: A quotation of fewer words is a name or a scare quote ("so-called"), not a statement.
MIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation, marks included: document offsets, and whether its paragraph ended before it was closed."""

    start: int
    end: int
    unclosed: bool = False

    def words(self, text: str) -> int:
        return len(text[self.start : self.end].split())


def find_quotations(text: str, sentences: tuple[Sentence, ...]) -> tuple[Quotation, ...]:
    """The quotations of each paragraph, in text order.

    A mark without a partner closes at the end of the paragraph: newspapers open each paragraph of a long quotation
    anew and close only the last.
    """
    found: list[Quotation] = []
    at = 0
    while at < len(sentences):
        last = at
        while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[at].paragraph:
            last += 1
        found.extend(_in_paragraph(text, sentences[at].start, sentences[last].end))
        at = last + 1
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    single = False
    for mark in _MARK.finditer(text, start, end):
        kind = mark.group()
        if kind in "‘’":
            # "the ‘base’ fell": single marks count only outside double ones, and an apostrophe closes nothing
            if opened is None and kind == "‘":
                opened, single = mark.start(), True
            elif opened is not None and single and kind == "’":
                found.append(Quotation(opened, mark.end()))
                opened, single = None, False
            continue
        if opened is not None and not single and kind not in _OPENERS:
            found.append(Quotation(opened, mark.end()))
            opened = None
        elif kind not in _CLOSERS:
            opened, single = mark.start(), False
    if opened is not None and not single:
        found.append(Quotation(opened, end, unclosed=True))
    return found
