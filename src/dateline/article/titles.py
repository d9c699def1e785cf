"""A title that the caller gives, put at the head of the text unless it stands there already."""

from __future__ import annotations

import re

from .cues import is_stamp, stamp_head

#: " - KQXZ News 9 | Sample Town, State": an outlet's own name behind a title, known by its call sign, its address or by
#: what stations call themselves.
_TAIL = re.compile(
    r"\s+(?:[-–—|»]+|::)\s+(?=[^\n]*(?:\b[KW][A-Z]{3}-?(?:TV|FM|DT)\b|\b\w+\.(?:com|net|org|tv)\b|\bNews\b|"
    r"\bNewsCenter\b|\bChannel \d|\b(?:ABC|CBS|NBC|FOX|Fox|CW|PBS) ?\d+|\bWeather\b))[^\n]*$"
)
#: A title that has so many words before such a tail keeps them alone.
_LEAST_WORDS = 3
_STOP = re.compile(r"[.!?]?[^\S\n\u2028\u2029]*(?:$|[\n\u2028\u2029])|[.!?](?=\s)|\s*[:|–—]\s|\s+-+\s")


def with_title(text: str, title: str | None) -> tuple[str, int | None]:
    """The text with its headline, and the offset at which the headline ends; None where no title is given.

    "Rebels take Sample Hill" before "Rebels take Sample Hill after two days" is put in front: there the words go on,
    and cutting the sentence after them would lose it.
    """
    if not title:
        return text, None
    title = without_outlet(title)
    end = _begins(text, title)
    if end is not None:
        stop = _STOP.match(text, end)
        if stop:
            return text, end + (1 if stop.group().strip()[:1] in (".", "!", "?") else 0)
        # "Rebels take Sample Hill Reuters Tuesday 6 May 2014 About 30 fighters…": a page whose line breaks were lost.
        rest = text[end:].lstrip()
        if stamp_head(rest) or is_stamp(rest.partition("\n")[0]):
            return text, end
    return f"{title}\n\n{text}", len(title)


def without_outlet(title: str) -> str:
    """The title without its outlet's name behind it: no place in "Two shot at fair - KQXZ News 9 Salem" is Salem."""
    tail = _TAIL.search(title)
    if tail is None or len(title[: tail.start()].split()) < _LEAST_WORDS:
        return title
    return title[: tail.start()]


def _begins(text: str, title: str) -> int | None:
    """The offset in the text where its first letters and digits have spelt the title; None where they do not."""
    wanted = [char for char in title.casefold() if char.isalnum()]
    if not wanted:
        return None
    i = 0
    for offset, char in enumerate(text[: 4 * len(title) + 200]):
        for part in char.casefold():
            if not part.isalnum():
                continue
            if i >= len(wanted) or part != wanted[i]:
                return None
            i += 1
        if i == len(wanted):
            return offset + 1
    return None
