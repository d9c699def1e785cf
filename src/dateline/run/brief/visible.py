"""Words of pages without what would turn a line around or command a terminal."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

#: Controls, and marks that override or isolate directions: a title with one of them would turn the line it stands in.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]+")
Told = TypeVar("Told")


def visible(value: Told) -> Told:
    """A record, or records, with every string in it cleaned."""
    cleaned: Any = value
    if isinstance(value, str):
        cleaned = _HIDDEN.sub(" ", value)
    elif isinstance(value, tuple):
        cleaned = tuple(map(visible, value))
    elif isinstance(value, msgspec.Struct):
        parts = {name: visible(getattr(value, name)) for name in value.__struct_fields__}
        cleaned = msgspec.structs.replace(value, **parts)
    return cleaned  # type: ignore[no-any-return]
