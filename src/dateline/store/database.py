"""The store: Readings in one SQLite file, and ways to find what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Unpack

import msgspec

from dateline.model import Event, Incident, InputError, MissingError, Reading
from dateline.model.clock import stamp

from .blob import unpack, unpack_reading
from .briefed import Briefed
from .captures import Captures
from .codings import Codings
from .columns import Columns
from .control import ControlTold
from .derive import delete_rows, write_rows
from .feeds import Feeds
from .filters import DOCUMENT_CONDITIONS, EVENT_CONDITIONS, INCIDENT_CONDITIONS, Filters, where
from .fused import FusedIncidents
from .kept import KeptRows
from .placed import Placed
from .prepared import Prepared, prepare
from .published import Published
from .quick import EVENTS, INCIDENTS, listed_rows
from .rows import Added, StoredDocument, StoredEvent, StoredIncident, StoredRejection, Version
from .search import Searching
from .sources import Sources

_DOCUMENT = """
INSERT INTO documents (id, sha256, fingerprint, coder, origin, url, outlet, title, published, published_end, language,
                       read_at, n_events, n_incidents, n_warnings, reading)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO NOTHING RETURNING pk
"""
_REPLACE = """
UPDATE documents SET sha256 = ?, fingerprint = ?, coder = ?, origin = ?, url = ?, outlet = ?, title = ?, published = ?,
    published_end = ?, language = ?, read_at = ?, n_events = ?, n_incidents = ?, n_warnings = ?, reading = ?
WHERE pk = ?
"""
_KEEP = """
INSERT INTO history (id, sha256, coder, origin, read_at, replaced_at, reading)
SELECT id, sha256, coder, origin, read_at, ?, reading FROM documents WHERE pk = ?
"""
#: How the fingerprint begins of a document that the gate let go: without the gate it is another one, and is read.
GATED = "gate:"
_DOCUMENTS = f"""
SELECT id, sha256, origin, url, outlet, title, published, published_end, language, coder, read_at,
       n_events, n_incidents, n_warnings, fingerprint LIKE '{GATED}%'
FROM documents d"""
_EVENTS = "SELECT d.id, t.record FROM events t JOIN documents d ON d.pk = t.document"
_INCIDENTS = "SELECT d.id, t.record FROM incidents t JOIN documents d ON d.pk = t.document"
_PUT_REJECTED = """
INSERT INTO rejected (origin, reason, rejected_at) VALUES (?, ?, ?)
ON CONFLICT (origin) DO UPDATE SET reason = excluded.reason, rejected_at = excluded.rejected_at
"""


class Store(
    FusedIncidents,
    ControlTold,
    Columns,
    Codings,
    Placed,
    Searching,
    Sources,
    Captures,
    Feeds,
    Published,
    KeptRows,
    Briefed,
):
    """Readings in one SQLite file. Use `Store.open(path)`, in a `with` statement or with `close()`.

    The Reading of a document is kept whole, as evidence; what can be filtered by is derived from it. All methods raise
    StoreError, with what to do, where the file cannot be read or written.
    """

    # -- writing

    def add(
        self, reading: Reading, *, origin: str | None = None, fingerprint: str | None = None, coder: str = ""
    ) -> Added:
        """Store a Reading: "added", "same" where just that Reading is there, "replaced" where another one was.

        `origin` says where the document came from, `fingerprint` stands for the bytes and what the caller said of them
        (the document's sha256 where nothing is given), `coder` for the program that read it: see `holds`. The Reading
        that is replaced goes to the history.
        """
        document = reading.document
        given = (prepare(reading), origin or document.url or document.id, fingerprint or document.sha256)
        return self.put_all([given], coder)[0]

    def put_all(self, given: Iterable[tuple[Prepared, str, str]], coder: str) -> list[Added]:
        """What `add` does with many that were made ready before, each with its origin and its fingerprint."""
        how: list[Added] = []
        # SQLite's index of words writes what it gathered whenever another table is written: it comes last
        words: list[tuple[int, tuple[str, str, str]]] = []
        with self.together():
            for made, origin, fingerprint in given:
                pk, added = self._put(made, origin, fingerprint, coder, words)
                how.append(added)
                if added != "same":
                    words.append((pk, made.rows.words))
            self._put_words(words)
        return how

    def _put(
        self,
        made: Prepared,
        origin: str,
        fingerprint: str,
        coder: str,
        words: list[tuple[int, tuple[str, str, str]]],
    ) -> tuple[int, Added]:
        now = stamp()
        columns: tuple[object, ...] = (made.sha256, fingerprint, coder, origin, made.url, made.outlet, made.title)
        columns += (made.published, made.published_end, made.language)
        counts = (made.n_events, made.n_incidents, made.n_warnings)
        self._connection.put("DELETE FROM rejected WHERE origin = ?", [(origin,)])
        row = (made.id, *columns, now, *counts, made.blob)
        for (pk,) in self._connection.beside(_DOCUMENT, row).fetchall():
            write_rows(self._connection, pk, made.rows)
            return pk, "added"
        pk, old = self._one("SELECT pk, reading FROM documents WHERE id = ?", (made.id,)) or (0, b"")
        if old == made.blob:
            again = "UPDATE documents SET fingerprint = ?, coder = ? WHERE pk = ?"
            self._connection.execute(again, (fingerprint, coder, pk))
            return pk, "same"
        self._put_words(words)  # of the one that goes they may be among these
        delete_rows(self._connection, pk, unpack_reading(old))
        self._connection.execute(_KEEP, (now, pk))
        self._connection.execute(_REPLACE, (*columns, now, *counts, made.blob, pk))
        write_rows(self._connection, pk, made.rows)
        return pk, "replaced"

    def _put_words(self, words: list[tuple[int, tuple[str, str, str]]]) -> None:
        for pk, told in words:
            self._connection.put_words(pk, *told)
        words.clear()

    def remove(self, document: str) -> None:
        """Take a document out, with all that rests on it; its Reading goes to the history.

        Incidents that it told together with others are made again, without it, by the next `fuse_store`, and are not
        listed until then. Raises MissingError where there is no such document.
        """
        with self.together():
            row = self._one("SELECT pk, reading FROM documents WHERE id = ?", (document,))
            if row is None:
                raise _no_document(document)
            delete_rows(self._connection, row[0], unpack_reading(row[1]))
            self._connection.execute(_KEEP, (stamp(), row[0]))
            self._connection.execute("DELETE FROM documents WHERE pk = ?", (row[0],))

    def reject(self, origin: str, reason: str) -> None:
        """Note a document that could not be read; it leaves this list once it is read."""
        with self.together():
            self._connection.execute(_PUT_REJECTED, (origin, reason, stamp()))

    # -- reading

    def holds(self, document: str, *, fingerprint: str, coder: str) -> bool:
        """Whether this document (its id), with this content, was read by this coder: then it need not be read again."""
        found = self._one(
            "SELECT 1 FROM documents WHERE id = ? AND fingerprint = ? AND coder = ?", (document, fingerprint, coder)
        )
        return found is not None

    def count(self) -> int:
        """How many documents are stored."""
        (number,) = self._one("SELECT count(*) FROM documents") or (0,)
        return int(number)

    def documents(self, **filters: Unpack[Filters]) -> Iterator[StoredDocument]:
        """The documents in the order in which they were stored; see Filters (`since`, `until`: of publication)."""
        clause, values = where(filters, DOCUMENT_CONDITIONS)
        for row in self._stream(_DOCUMENTS + clause + " ORDER BY d.pk LIMIT ?", (*values, _limit(filters))):
            yield _document(row)

    def document(self, document: str) -> StoredDocument:
        """What is kept about the document with this id beside its Reading; raises MissingError."""
        row = self._one(_DOCUMENTS + " WHERE d.id = ?", (document,))
        if row is None:
            raise _no_document(document)
        return _document(row)

    def events(self, **filters: Unpack[Filters]) -> Iterator[StoredEvent]:
        """The events by day, undated ones last; see Filters."""
        for document, blob in listed_rows(self._rows, self._stream, EVENTS, _EVENTS, EVENT_CONDITIONS, filters):
            yield StoredEvent(document, unpack(blob, Event))

    def incidents(self, **filters: Unpack[Filters]) -> Iterator[StoredIncident]:
        """The incidents by day, undated ones last; see Filters."""
        for document, blob in listed_rows(
            self._rows, self._stream, INCIDENTS, _INCIDENTS, INCIDENT_CONDITIONS, filters
        ):
            yield StoredIncident(document, unpack(blob, Incident))

    def reading(self, document: str) -> Reading:
        """The Reading of the document with this id; raises MissingError."""
        row = self._one("SELECT reading FROM documents WHERE id = ?", (document,))
        if row is None:
            raise _no_document(document)
        return unpack_reading(row[0])

    def readings(self, **filters: Unpack[Filters]) -> Iterator[Reading]:
        """The Readings in the order in which they were stored.

        With filters: those that hold an event or incident that fits, cut down to these (an incident keeps all its
        events). `limit` counts documents.
        """
        limit = _limit(filters)
        asked: Filters = {**filters, "limit": None}
        if all(value is None for value in asked.values()):
            for (blob,) in self._stream("SELECT reading FROM documents ORDER BY pk LIMIT ?", (limit,)):
                yield unpack_reading(blob)
            return
        chosen = self._chosen(asked)
        for pk in sorted(chosen)[: limit if limit >= 0 else None]:
            if row := self._one("SELECT reading FROM documents WHERE pk = ?", (pk,)):
                yield _cut(unpack_reading(row[0]), *chosen[pk])

    def history(self, document: str) -> list[Reading]:
        """The Readings of a document that newer ones have replaced, oldest first."""
        rows = self._rows("SELECT reading FROM history WHERE id = ? ORDER BY pk", (document,))
        return [unpack_reading(blob) for (blob,) in rows]

    def versions(self, document: str) -> list[Version]:
        """What `history` has, oldest first, without the Readings."""
        sql = "SELECT coder, sha256, read_at, replaced_at FROM history WHERE id = ? ORDER BY pk"
        return [Version(*row) for row in self._rows(sql, (document,))]

    def rejected(self) -> Iterator[StoredRejection]:
        """The documents that could not be read, by origin."""
        for row in self._rows("SELECT origin, reason, rejected_at FROM rejected ORDER BY origin"):
            yield StoredRejection(*row)

    def find(self, reference: str) -> tuple[str, str | None]:
        """The document id, and the event or incident id within it, that a person means.

        `reference` is a document's id or a beginning that only one id has, with "/i1" or "/e1" behind it for an
        incident or event. Raises InputError where nothing, or more than one document, fits.
        """
        if (exact := self._beginning_with(reference)) and (len(exact) == 1 or exact[0] == reference):
            return exact[0], None
        # Exported files write "report-7:i2".
        document, _, part = reference.rpartition("/" if "/" in reference else ":")
        inner = self._beginning_with(document) if document and part else []
        if len(inner) == 1 or (inner and inner[0] == document):
            reading = self.reading(inner[0])
            if part in {i.id for i in reading.incidents} | {e.id for e in reading.events}:
                return inner[0], part
            raise InputError(f"document {inner[0]} has no incident or event {part!r}")
        if several := exact or inner:
            listed = ", ".join(several[:5])
            raise InputError(f"{reference!r} fits more than one document ({listed} …): write more of it")
        raise InputError(f'{reference!r} is in no document\'s id: "dateline documents" lists them')

    # -- inside

    def _chosen(self, filters: Filters) -> dict[int, tuple[set[str], set[str]]]:
        chosen: dict[int, tuple[set[str], set[str]]] = {}
        for index, table, conditions in ((0, _EVENTS, EVENT_CONDITIONS), (1, _INCIDENTS, INCIDENT_CONDITIONS)):
            clause, values = where(filters, conditions)
            sql = table.replace("SELECT d.id, t.record", "SELECT d.pk, t.id") + clause
            for pk, own in self._rows(sql, tuple(values)):
                chosen.setdefault(pk, (set(), set()))[index].add(own)
        return chosen

    def _beginning_with(self, start: str) -> list[str]:
        sql = "SELECT id FROM documents WHERE substr(id, 1, length(?)) = ? ORDER BY length(id), id LIMIT 6"
        return [own for (own,) in self._rows(sql, (start, start))]


def _document(row: tuple[Any, ...]) -> StoredDocument:
    names = StoredDocument.__dataclass_fields__
    return StoredDocument(**dict(zip(names, (*row[:-1], bool(row[-1])), strict=True)))


def _no_document(document: str) -> MissingError:
    return MissingError(f'there is no document {document!r}: "dateline documents" lists them')


def _limit(filters: Filters) -> int:
    limit = filters.get("limit")
    return -1 if limit is None else limit


def _cut(reading: Reading, events: set[str], incidents: set[str]) -> Reading:
    kept = tuple(incident for incident in reading.incidents if incident.id in incidents)
    wanted = events.union(*(incident.events for incident in kept)) if kept else events
    # An incident that does not fit itself goes, though one of its events may fit and stay.
    return msgspec.structs.replace(
        reading, incidents=kept, events=tuple(event for event in reading.events if event.id in wanted)
    )
