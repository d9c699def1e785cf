"""A title that the caller gives, put at the head of the text unless it stands there already."""

from __future__ import annotations

import re

_STAMP_AFTER = re.compile(r"\s*(?:$|[\n\u2028\u2029]|[.!?:|–—-]+(?:\s|$))")


def with_title(text: str, title: str | None) -> tuple[str, int | None]:
    """The text with its headline, and the offset at which the headline ends; None where no title is given.

    "Rebels take Sample Hill" before "Rebels take Sample Hill after two days" is put in front: there the words go on,
    and cutting the sentence after them would lose it.
    """
    if not title:
        return text, None
    end = _begins(text, title)
    if end is not None and _STAMP_AFTER.match(text, end):
        stop = _STAMP_AFTER.match(text, end)
        punctuation = stop.group().rstrip() if stop else ""
        return text, end + (len(punctuation) if punctuation in (".", "!", "?") else 0)
    return f"{title}\n\n{text}", len(title)


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
