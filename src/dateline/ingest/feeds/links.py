"""Links as feeds write them."""

from __future__ import annotations

from dateline.ingest.fetch.urls import joined
from dateline.model import InputError


def link_of(base: str, told: str | None) -> str | None:
    """The http(s) address that a link in a feed at `base` means; None where it means none."""
    if not told:
        return None
    try:
        url = joined(base, told)
    except InputError:
        return None
    return url if url.lower().startswith(("http://", "https://")) else None
