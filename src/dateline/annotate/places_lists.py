"""Lists under one kind word: "Barrow, Jackson and Madison counties", "the villages of A, B and C"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model import Sentence

from .places_words import BREAKS, KIND_WORDS, PLURAL_KINDS

_NAME = r"[^\W\d_a-z][\w'’-]*(?:\s(?:al-|el-|of\s|the\s)?[^\W\d_a-z][\w'’-]*){0,2}"
_GAP = r"(?:,\s(?:and\s|or\s|in\s)?|\s(?:and|or|&)\s)"
_PLURAL = "|".join(sorted(PLURAL_KINDS, key=len, reverse=True))
_BEHIND = re.compile(rf"({_NAME}(?:{_GAP}{_NAME})+)\s({_PLURAL})\b")
_AHEAD = re.compile(
    rf"\b({_PLURAL})(?:\s+of|:|\s+including|,\s+including|,\s+namely|\s+such\s+as|\s+called)\s+(?:both\s+)?"
    rf"({_NAME}(?:{_GAP}{_NAME})*)"
)
_SPLIT = re.compile(_GAP)


def listed(text: str, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind) of each name in a list whose kind word stands in the plural before or behind it."""
    piece = text[sentence.start : sentence.end]
    for pattern, names, kind in ((_BEHIND, 1, 2), (_AHEAD, 2, 1)):
        for match in pattern.finditer(piece):
            word = PLURAL_KINDS[match.group(kind).lower()]
            for start, end in _members(match.group(names)):
                at = sentence.start + match.start(names)
                yield at + start, at + end, word


def _members(names: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in [*_SPLIT.finditer(names), None]:
        end = gap.start() if gap else len(names)
        words = names[at:end].split()
        # "In Barrow and Jackson counties": the first word is the sentence's
        while words and words[0].lower() in BREAKS:
            at += len(words[0]) + 1
            words = words[1:]
        if words and words[-1].lower() not in KIND_WORDS:
            yield at, end
        at = gap.end() if gap else end
