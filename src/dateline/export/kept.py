"""The rows that an incident becomes in a codebook, made from bare records; and which may be told in public as they are.

A public export rewrites the whole text of all documents to hide a name wherever it stands. Where no document has anyone
to hide and no contact, the rows are those of the desk with the point on the public grid: this is told here, record by
record, so that the way through the texts is taken only by those who need it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, Literal

from msgspec.structs import replace

from dateline.knowledge.codebooks import columns
from dateline.model import Actor, Attribution, Document, Event, FusedIncident, Place, Reading

from . import acled, plover, ucdp
from ._items import BareItem, Item
from ._mask import contacts
from ._privacy import Privacy, all_of, by_hand
from ._text import csv_line
from .points import coarse_point
from .protect import last_day

Book = Literal["acled", "ucdp", "plover"]
#: Whose rows are kept, and what the first line of a file is.
BOOKS: tuple[Book, ...] = ("acled", "ucdp", "plover")
#: Rows as text, each ending in a line feed; of ACLED without the timestamp, which is of the export.
Rows = tuple[str, ...]

_NOBODY = Reading(document=Document(id="", sha256="0" * 64, text=""))


def rows_of(book: Book, item: Item) -> tuple[Rows, str | None]:
    """The rows of an incident, or why there is none."""
    if book == "acled":
        reason = acled.no_row(item)
        return ((), reason) if reason else (tuple(csv_line(cells) for cells in acled.rows(item)), None)
    if book == "ucdp":
        reason = ucdp.no_row(item)
        return ((), reason) if reason else ((csv_line(ucdp.cells(item)),), None)
    reason = plover.no_record(item)
    return ((), reason) if reason else (tuple(plover.lines(item)), None)


def bare_item(incident: FusedIncident, documents: tuple[Document, ...], events: tuple[Event, ...]) -> Item:
    """An incident with its events, named "document/e1" in the incident's order, as exporters take it."""
    return BareItem(_NOBODY, incident, events, told_by=documents)


def public_rows(book: Book, item: Item) -> tuple[Rows, str | None] | None:
    """The rows of an incident for the public, where no document has anyone to hide (`is_quiet`).

    None where the texts must be asked after all: where somebody gave the place by hand, or a row holds what may be a
    contact.
    """
    place = item.incident.place
    if place is not None and by_hand(place):
        return None
    if place is not None:
        assert isinstance(item, BareItem)
        incident = replace(item.incident, place=replace(place, **coarse_point(place)))
        item = BareItem(item.reading, incident, item.events, told_by=item.told_by)
    rows, reason = rows_of(book, item)
    return None if any(contacts(row) for row in rows) else (rows, reason)


def is_quiet(reading: Reading) -> bool:
    """Whether a document has nobody to hide and no contact, whatever is told of it together with others.

    Only what was annotated counts as known here, which every incident's dossier has: the more is known, the fewer words
    are taken for a person's name.
    """
    if contacts(reading.document.text):
        return False
    privacy = Privacy(replace(reading, events=(), incidents=(), control=(), warnings=()))
    if privacy.mask:
        return False
    looked: set[tuple[object, ...]] = set()
    records: Iterator[Any] = all_of(reading, (Place, Actor, Attribution))
    for each in records:
        if isinstance(each, Place):
            if by_hand(each):
                return False
            continue
        words = privacy._actor_words if isinstance(each, Actor) else privacy._source_words
        for said in _called(each):
            # one person is told of in many records
            seen = (type(each), each.kind, _id(each), said)
            if seen not in looked and words(each, said):
                return False
            looked.add(seen)
    return True


def _id(each: Actor | Attribution) -> tuple[str | None, ...]:
    """What decides, beside kind and words, whether a name may be told."""
    return (each.actor_id, each.name) if isinstance(each, Actor) else (each.source_id,)


def _called(each: Actor | Attribution) -> tuple[str | None, ...]:
    """The words by which somebody is called, in the record and in the text."""
    if isinstance(each, Actor):
        return each.name, each.span.quote if each.span else None
    return each.source, each.source_span.quote if each.source_span else None


def until(item: Item) -> str | None:
    """The day from which the delay of a public export counts; None where it is unknown, and nothing is told."""
    if last := last_day(item.incident.time):
        return last.isoformat()
    told = [document.published for document in item.documents]
    known = [each for each in told if each is not None and (each.end or each.start)]
    if not known or len(known) < len(told):
        return None
    last = last_day(max(known, key=lambda each: each.end or each.start or ""))
    return last.isoformat() if last else None


def head_of(book: Book) -> str:
    """The first line of a file; "" where it has none."""
    return "" if book == "plover" else csv_line(columns(book))


def with_tail(book: Book, today: dt.date) -> Callable[[str], str]:
    """Adds to rows what tells of the export."""
    if book != "acled":
        return lambda told: told
    tail = f",{acled.timestamp(today)}\n"
    return lambda told: told.replace("\n", tail)
