"""Text made safe to store and to point into, before any offset is taken."""

from __future__ import annotations

import re

# NUL ends strings in databases; a lone surrogate has no UTF-8.
_UNSAFE = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> tuple[str, str | None]:
    """The text with line ends made one kind and unsafe characters taken out, and a warning when there were any."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    safe, removed = _UNSAFE.subn("", text)
    if not removed:
        return text, None
    return (
        safe,
        f"{removed} characters that cannot be stored (NUL, half of a surrogate pair) were taken out of the text",
    )


def one_line(words: str | None) -> str | None:
    """A title, a name or an outlet on one line; None when nothing is left of it."""
    return " ".join(clean(words)[0].split()) or None if words else None
