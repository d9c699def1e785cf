"""A plain text as paragraphs: the units that are told apart as headline, caption, body and so on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

# U+2028 and U+2029 are what rich-text editors leave of <br> and <p>.
_LINE = re.compile("[^\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_ENDS = re.compile(r"[.!?…][\"”’'»)\]]*$")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-ZÀ-Þ]")

#: A text whose longest line is of this length is taken for hard-wrapped, as wires and e-mail are.
_WRAP_LEAST, _WRAP_MOST = 40, 100
#: Paragraphs of this many words that end as sentences do are prose; longer ones are prose however they end.
_PROSE_WORDS = 8
_PROSE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text without white space at either end. `after_blank`: an empty line stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_ENDS.search(self.text[-8:]))

    @property
    def is_prose(self) -> bool:
        """Whether it reads as one or more sentences, rather than as a headline, a name or a button."""
        if len(self.text) > _PROSE_LENGTH:
            return True
        if self.ends_sentence:
            return self.words >= _PROSE_WORDS
        # "…she said. He left for Homs" was cut off in the middle, yet it is prose.
        return self.words >= 2 * _PROSE_WORDS and bool(_SENTENCE_END.search(self.text))


def paragraphs(text: str, start: int = 0, stop: int | None = None) -> list[Paragraph]:
    """The paragraphs of `text` between two offsets: its lines, those of a hard-wrapped text joined again."""
    lines = _lines(text, start, len(text) if stop is None else stop)
    width = _wrap_width(lines)
    if not width:
        return lines
    groups: list[list[Paragraph]] = []
    for line in lines:
        if groups and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Paragraph(group[0].start, group[-1].end, text[group[0].start : group[-1].end], group[0].after_blank)
        for group in groups
    ]


def _lines(text: str, start: int, stop: int) -> list[Paragraph]:
    found: list[Paragraph] = []
    end = start
    for match in _LINE.finditer(text, start, stop):
        line = match.group()
        words = line.strip()
        if not words:
            continue
        begin = match.start() + len(line) - len(line.lstrip())
        blank = not found or _breaks(text, end, begin) > 1
        end = begin + len(words)
        found.append(Paragraph(begin, end, words, blank))
    return found


def _breaks(text: str, start: int, end: int) -> int:
    """Line breaks between two offsets."""
    return sum(1 for char in text[start:end] if char in "\n\x0b\x0c\x85\u2028\u2029")


def _wrap_width(lines: list[Paragraph]) -> int:
    """The width at which a text was hard-wrapped; 0 where it was not."""
    widest = max((len(line.text) for line in lines), default=0)
    if len(lines) < 4 or not _WRAP_LEAST <= widest <= _WRAP_MOST:
        return 0
    followed = [len(line.text) for line, after in pairwise(lines) if not after.after_blank]
    full = sum(width > 0.7 * widest for width in followed)
    return widest if len(followed) >= 3 and full >= 0.7 * len(followed) else 0


def _continues(above: Paragraph, line: Paragraph, width: int) -> bool:
    """Whether a line of a hard-wrapped text goes on with the one above: its first word found no room there."""
    return not line.after_blank and len(above.text) + 1 + len(line.text.split(None, 1)[0]) > 0.85 * width
