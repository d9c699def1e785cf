"""The words of a report that a person gives for a value: they stand there, and where evidence may stand."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.model import CLOSED, Correction, InputError, MissingError, Quote, Span
from dateline.store import Store

#: A quote is a sentence or two, not a report: more than the longest sentence that reports have.
LONGEST = 1000
SHOWN = 60


def with_quotes(store: Store, corrections: Sequence[Correction], quote: Quote | None) -> list[Correction]:
    """The corrections with the words that bear them out. Raises InputError where these are no evidence."""
    if quote is None:
        return list(corrections)
    checked = quote_at(store, quote.document, quote.span.start, quote.span.end, quote.span.quote)
    return [msgspec.structs.replace(each, quote=checked) for each in corrections]


def quote_at(store: Store, document: str, start: int, end: int, words: str) -> Quote:
    """The quote of a stored document at these offsets (code points).

    Raises InputError where there is no such document, where `words` are not its text there, or where they lie in a
    comment, a caption or boilerplate, on which nothing may rest.
    """
    try:
        reading = store.reading(document)
    except MissingError:
        raise InputError(f"there is no document {document!r} to quote from") from None
    found = reading.document.text[start:end] if 0 <= start < end else ""
    if not found.strip() or found != words:
        raise InputError(f"{words[:SHOWN]!r} is not the text of {document} at {start}-{end}")
    if len(words) > LONGEST:
        raise InputError(f"quote the sentence that says so: no more than {LONGEST} characters")
    for section in reading.sections:
        if section.kind in CLOSED and section.start < end and start < section.end:
            raise InputError(f"{words[:SHOWN]!r} stands in a {section.kind}: nothing may rest on it")
    return Quote(document=document, span=Span(start, end, found))
