"""The part of the store that keeps the rows of a codebook as an export writes them: the next need not make them again.

They are derived: what is kept of an incident goes with it, and all of a book where rows are made otherwise now.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model import Document, Event, FusedIncident

from .blob import unpack
from .filters import FUSED_CONDITIONS, Filters, where
from .opened import Opened

_PUT = """
INSERT INTO kept_rows (book, first_day, last_day, id, fused, lines, told, reason, until, digest)
SELECT CAST(? AS TEXT), coalesce(f.start_day, '~'), coalesce(f.end_day, ''), f.id, f.pk, CAST(? AS INTEGER),
       CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS BLOB)
FROM fused f WHERE f.pk = ?
ON CONFLICT (book, first_day, last_day, id) DO NOTHING
"""
_NONE_KEPT = " WHERE NOT EXISTS (SELECT 1 FROM kept_rows k WHERE k.fused = m.pk AND k.book = ?) ORDER BY m.pk"
_FIRST = " ORDER BY t.start_day IS NULL, t.start_day, t.end_day NULLS FIRST, t.id LIMIT ?"
_VERSION = """
INSERT INTO kept_books (book, version) VALUES (?, ?)
ON CONFLICT (book) DO UPDATE SET version = excluded.version
"""
_THESE = (
    "SELECT pk, record, verdict FROM fused WHERE pk IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY pk"
)
_DOCUMENTS = """
SELECT d.id, c.record FROM documents d JOIN compared c ON c.document = d.pk
WHERE d.id IN (SELECT value FROM json_each(?))
"""
_EVENTS = """
SELECT d.id, e.id, e.record FROM documents d JOIN events e ON e.document = d.pk
WHERE d.id IN (SELECT value FROM json_each(?))
"""
_KEPT = "SELECT k.id, k.told, k.lines, k.reason, k.until, k.digest FROM kept_rows k"
_ORDER = " ORDER BY k.first_day, k.last_day, k.id LIMIT ?"


@dataclass(frozen=True, slots=True)
class Row:
    """What a book has of one fused incident: `told`, so many lines; or why it has none. `fused` is the pk."""

    fused: int
    lines: int
    told: str | None
    reason: str | None
    until: str | None
    digest: bytes | None


@dataclass(frozen=True, slots=True)
class Bare:
    """A fused incident with what its rows are made of: documents without text, events named "document/e1"."""

    pk: int
    incident: FusedIncident
    verdict: str | None
    documents: tuple[Document, ...]
    events: tuple[Event, ...]


class KeptRows(Opened):
    """Rows that were made before."""

    def keep_book(self, book: str, version: str) -> None:
        """Throw away what is kept of a book, unless it is of this version."""
        held = self._one("SELECT version FROM kept_books WHERE book = ?", (book,))
        if held == (version,):
            return
        with self.together():
            self._connection.execute("DELETE FROM kept_rows WHERE book = ?", (book,))
            self._connection.execute(_VERSION, (book, version))

    def count_kept(self, book: str) -> int:
        """How many fused incidents have their rows kept."""
        (count,) = self._one("SELECT count(*) FROM kept_rows WHERE book = ?", (book,)) or (0,)
        return int(count)

    def not_kept(self, book: str, filters: Filters) -> Iterator[int]:
        """Pks of incidents that fit and whose rows are not kept."""
        clause, values = where(filters, FUSED_CONDITIONS)
        limit = filters.get("limit")
        some = "SELECT t.pk FROM fused t" + clause + ("" if limit is None else _FIRST)
        given = (*values, book) if limit is None else (*values, limit, book)
        for (pk,) in list(self._rows(f"SELECT m.pk FROM ({some}) AS m" + _NONE_KEPT, given)):
            yield pk

    def keep_rows(self, book: str, rows: Iterable[Row]) -> None:
        """Keep the rows of some incidents."""
        with self.together():
            self._connection.executemany(
                _PUT, [(book, row.lines, row.told, row.reason, row.until, row.digest, row.fused) for row in rows]
            )

    def kept_rows(self, book: str, filters: Filters) -> Iterator[tuple[Any, ...]]:
        """Id, told, lines, reason, until and digest of the incidents that fit, in the order of an export."""
        clause, values = where(filters, FUSED_CONDITIONS)
        limit = filters.get("limit")
        sql = _KEPT
        if clause:
            sql += " JOIN fused t ON t.pk = k.fused" + clause + " AND k.book = ?"
        else:
            sql += " WHERE k.book = ?"
        yield from self._stream(sql + _ORDER, (*values, book, -1 if limit is None else limit))

    def bare(self, pks: Sequence[int]) -> list[Bare]:
        """These incidents, with their documents and events, without a look at any text."""
        found = [(pk, unpack(blob, FusedIncident), verdict) for pk, blob, verdict in self._rows(_THESE, (_json(pks),))]
        wanted = _json(dict.fromkeys(own for _, incident, _ in found for own in incident.documents))
        named = {event for _, incident, _ in found for event in incident.events}
        documents = {own: unpack(blob, Document) for own, blob in self._rows(_DOCUMENTS, (wanted,))}
        events: dict[str, Event] = {}
        for document, own, blob in self._rows(_EVENTS, (wanted,)):
            if (name := f"{document}/{own}") in named:
                events[name] = unpack(blob, Event)
        return [
            Bare(
                pk,
                incident,
                verdict,
                tuple(documents[own] for own in incident.documents),
                tuple(events[own] for own in incident.events),
            )
            for pk, incident, verdict in found
        ]


def _json(values: Iterable[Any]) -> str:
    return json.dumps(list(values))
