"""Readers' comments under a report: where they begin and end, and when the oldest was written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.knowledge import page_words

from .cues import has_clock, is_form_line, is_stamp
from .dates import Written, find_day
from .paragraphs import Paragraph

_NUMBERED = re.compile(r"\s*(?:#\s*)?\d{1,4}[.)]\s+\S")
_SAYS = re.compile(r"\b(?:says|said|wrote|writes|replied|commented)\s*:?$", re.I)
_SAYS_INLINE = re.compile(r".{1,60}?\b(?:says|wrote|on|commented)\b\s*:?\s*(?=\S*\s*\d|\S+ \d)", re.I)
_COUNT = re.compile(r"\(?\d+\)?\s*|\s*\(?\d+\)?\s*$")
#: A commenter's name is no longer.
_NAME_WORDS, _NAME_LENGTH = 6, 60


@dataclass(frozen=True, slots=True)
class Comments:
    """Paragraphs `first` to `last` (exclusive) are comments; `oldest` is the earliest date over one, at `offset`."""

    first: int
    last: int
    oldest: Written | None
    offset: int


def find_comments(paragraphs: list[Paragraph], after: int) -> Comments | None:
    """The comments among the paragraphs from index `after` on; None where it is not sure that there are any.

    A name over a line with day and clock looks like a comment; so does an entry of a live page ("UPDATE" over
    "April 21, 2016 at 7:52 am"). Hence a second sign is asked for: a number, "says", a heading, or a form to write in.
    """
    heads = [i for i in range(after, len(paragraphs)) if _stamp_at(paragraphs, i) is not None]
    heading = next((i for i in range(after, len(paragraphs)) if is_heading(paragraphs[i])), None)
    form = next((i for i in range(after, len(paragraphs)) if is_form_line(paragraphs[i])), None)
    if not heads:
        return None
    sure = heading is not None or form is not None or any(_is_marked(paragraphs[i].text) for i in heads)
    if not sure:
        return None
    first = min(i for i in (heads[0], heading) if i is not None)
    last = next((i for i in range(heads[-1] + 1, len(paragraphs)) if is_form_line(paragraphs[i])), len(paragraphs))
    return Comments(first, last, *_oldest(paragraphs, heads))


def oldest_stamp(paragraphs: list[Paragraph]) -> tuple[Written | None, int]:
    """The earliest date among the lines of what is known to be comments that hold a day and a clock; its offset."""
    best: tuple[Written | None, int] = (None, 0)
    for unit in paragraphs:
        if is_stamp(unit.text) and has_clock(unit.text) and (day := find_day(unit.text)):
            best = _earlier(best, day, unit.start)
    return best


def is_heading(paragraph: Paragraph) -> bool:
    """Whether it is the heading over comments: "3 Comments", "Comments (3)", "2 thoughts on …"."""
    words = page_words.fold(paragraph.text).strip(" :•|")
    bare = _COUNT.sub("", words)
    found = page_words.pattern("comment_heading").match(bare)
    if not found:
        return False
    return found.end() == len(bare) or (words[:1].isdigit() and found.group().endswith((" on", " to")))


def _is_marked(words: str) -> bool:
    return bool(_NUMBERED.match(words) or _SAYS.search(words) or _SAYS_INLINE.match(words))


def _stamp_at(paragraphs: list[Paragraph], i: int) -> int | None:
    """The index of the paragraph with the date of the comment that begins at `i`; None where none begins there."""
    head = paragraphs[i]
    if head.words > _NAME_WORDS + 8 or len(head.text) > 2 * _NAME_LENGTH:
        return None
    inline = _SAYS_INLINE.match(head.text)
    if inline and is_stamp(head.text[inline.end() :]) and has_clock(head.text):
        return i
    if head.words > _NAME_WORDS or len(head.text) > _NAME_LENGTH or i + 1 >= len(paragraphs):
        return None
    stamp = paragraphs[i + 1].text
    if is_stamp(head.text) or not (is_stamp(stamp) and has_clock(stamp)):
        return None
    return None if head.ends_sentence and not _NUMBERED.match(head.text) else i + 1


def _oldest(paragraphs: list[Paragraph], heads: list[int]) -> tuple[Written | None, int]:
    best: tuple[Written | None, int] = (None, 0)
    for i in heads:
        stamp = paragraphs[_stamp_at(paragraphs, i) or i]
        day = find_day(stamp.text)
        if day:
            best = _earlier(best, day, stamp.start)
    return best


def _earlier(best: tuple[Written | None, int], day: Written, offset: int) -> tuple[Written | None, int]:
    return (day, offset) if best[0] is None or day.first < best[0].first else best
