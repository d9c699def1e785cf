"""Text from reports made safe for a terminal."""

from __future__ import annotations

import re

#: Control characters can move the cursor, colour or retitle a terminal; bidirectional overrides can make a line read
#: other than it is. Line feed and tab stay.
_HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean(text: str) -> str:
    """The text, of the same length, with each hostile character replaced by "\ufffd"."""
    return _HOSTILE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The text on one line, safe for a terminal."""
    return " ".join(clean(text).split())


def number(count: int, what: str) -> str:
    """ "1 report", "2 reports"."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def short_id(document: str) -> str:
    """A document's id as tables show it: of a hash the beginning, which `dateline show` takes as well."""
    return document[:10] if re.fullmatch("[0-9a-f]{64}", document) else document
