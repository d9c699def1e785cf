"""A Reading made ready to be stored, in whichever process: what is left to do is to write it."""

from __future__ import annotations

import msgspec

from dateline.model import Reading

from .blob import pack_reading
from .derive import Rows, rows_of


class Prepared(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the database keeps of a document: columns, its Reading packed, and the rows derived from it."""

    id: str
    sha256: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    published_end: str | None
    language: str | None
    n_events: int
    n_incidents: int
    n_warnings: int
    let_go: str | None
    blob: bytes
    rows: Rows


def prepare(reading: Reading) -> Prepared:
    """Make a Reading ready; the same Reading gives the same."""
    document = reading.document
    published = document.published
    return Prepared(
        id=document.id,
        sha256=document.sha256,
        url=document.url,
        outlet=document.outlet,
        title=document.title,
        published=published.start if published else None,
        published_end=published.end if published else None,
        language=document.language,
        n_events=len(reading.events),
        n_incidents=len(reading.incidents),
        n_warnings=len(reading.warnings),
        let_go=reading.let_go,
        blob=pack_reading(reading),
        rows=rows_of(reading),
    )
