"""The part of the store that finds incidents fused across documents, and keeps the judgements on them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Unpack

import msgspec

from dateline.model import Document, Event, FusedIncident, Incident, InputError, Judgement, MissingError, Report

from .blob import unpack
from .filters import FUSED_CONDITIONS, Filters
from .judged import GET, GET_AFTER, GET_THESE, GET_UNDOING, get_judgements, put_judgement
from .opened import Opened
from .quick import FUSED, listed_rows
from .rows import FusedState, Home, StoredFused

_FUSED = "SELECT t.record, t.verdict, t.machine FROM fused t"
_BY_OWN = """
SELECT DISTINCT f.id FROM reports r JOIN fused f ON f.pk = r.fused
WHERE r.own BETWEEN ?1 AND ?1 || char(1114111) ORDER BY f.id LIMIT 6
"""
_BY_REF = "SELECT f.id FROM reports r JOIN fused f ON f.pk = r.fused WHERE r.ref = ?"
_REPORTS = """
SELECT r.ref, c.record, i.record, i.pk FROM reports r JOIN compared c ON c.document = r.document
JOIN incidents i ON i.pk = r.incident WHERE r.ref IN (SELECT value FROM json_each(?)) ORDER BY r.ref
"""
_EVENTS = """
SELECT l.incident, e.record FROM incident_events l JOIN events e ON e.pk = l.event
WHERE l.incident IN (SELECT CAST(value AS INTEGER) FROM json_each(?))
"""
_HOMES = """
SELECT r.ref, f.id, f.n_documents, f.verdict FROM documents d JOIN reports r ON r.document = d.pk
JOIN fused f ON f.pk = r.fused WHERE d.id = ?
"""
_STATE = """
SELECT (SELECT count(*) FROM compared), (SELECT count(*) FROM reports), (SELECT count(*) FROM fused),
       (SELECT count(*) FROM fused WHERE n_documents > 1),
       (SELECT count(*) FROM uncompared),
       (SELECT count(*) FROM reports WHERE settled = 0)
"""

_ABOUT = """
SELECT pk FROM judgements
WHERE subject IN (SELECT value FROM json_each(?1)) OR object IN (SELECT value FROM json_each(?1))
ORDER BY pk DESC LIMIT ?2
"""


class FusedIncidents(Opened):
    """Questions about incidents fused across documents."""

    def fused(self, **filters: Unpack[Filters]) -> Iterator[StoredFused]:
        """The incidents fused across documents by day, undated ones last; see Filters.

        `status`, `document` and `text` are asked of each of an incident's reports. There are none before `fuse_store`
        was run; what was stored since waits for the next run (`fused_state`). Rejected ones come with their verdict.
        """
        for row in listed_rows(self._rows, self._stream, FUSED, _FUSED, FUSED_CONDITIONS, filters):
            yield _stored(row)

    def fused_of(self, reference: str) -> StoredFused:
        """The fused incident that a person means: by its id, an id that it once had, the beginning of one, or a report.

        A report is written "document/i1". Raises MissingError where nothing fits, InputError
        where more than one incident does.
        """
        found = [own for (own,) in self._rows(_BY_REF, (reference,))]
        found = found or [own for (own,) in self._rows(_BY_OWN, (reference,)) if reference]
        if len(found) > 1:
            raise InputError(f"{reference!r} fits more than one incident ({', '.join(found[:5])} …): write more of it")
        row = self._one(_FUSED + " WHERE t.id = ?", (found[0],)) if found else None
        if row is None:
            raise MissingError(f'{reference!r} is no fused incident: "dateline incidents" lists them')
        return _stored(row)

    def homes(self, document: str) -> dict[str, Home]:
        """By ref of its reports ("document/i1") the fused incidents that hold what a document tells.

        A report that waits for the next `fuse_store` has none.
        """
        return {ref: Home(*row) for ref, *row in self._rows(_HOMES, (document,))}

    def fused_state(self) -> FusedState:
        """How much of the store is fused."""
        row = self._one(_STATE) or (0,) * 6
        return FusedState(*row)

    def reports(self, refs: Iterable[str]) -> list[Report]:
        """The reports with these refs ("document/i1") that are in the store and were fused, by ref.

        Their documents come without text: a Reading has it.
        """
        return [report for _, report in self._reports(refs)]

    def same_bytes(self, sha256: str) -> list[str]:
        """The ids of documents whose bytes have this hash."""
        return [own for (own,) in self._rows("SELECT id FROM documents WHERE sha256 = ? ORDER BY id", (sha256,))]

    def judgements(self) -> list[Judgement]:
        """All judgements, also undone ones and undoings, in the order in which they were made."""
        return get_judgements(self._rows(GET))

    def judgements_of(self, numbers: Iterable[int]) -> list[Judgement]:
        """The judgements with these numbers, in the order in which they were made."""
        return get_judgements(self._rows(GET_THESE, (json.dumps(sorted(numbers)),)))

    def judgements_after(self, number: int) -> list[Judgement]:
        """The judgements that were made after the one with this number."""
        return get_judgements(self._rows(GET_AFTER, (number,)))

    def last_judgement(self, without: Collection[int]) -> int | None:
        """The number of the last judgement that is no undoing and none of these; None where there is none."""
        rows = self._rows("SELECT pk FROM judgements WHERE undoes IS NULL ORDER BY pk DESC")
        return next((number for (number,) in rows if number not in without), None)

    def undoings(self) -> list[Judgement]:
        """The judgements that take another one back."""
        return get_judgements(self._rows(GET_UNDOING))

    def judgement_days(self) -> Iterator[tuple[int, str, str, str]]:
        """Of each judgement its number, verdict, who made it, and the day (UTC), the oldest first."""
        return self._rows("SELECT pk, verdict, judge, substr(made_at, 1, 10) FROM judgements ORDER BY pk")

    def judgement_numbers(self, about: Iterable[str] | None = None, *, limit: int) -> list[int]:
        """The numbers of the last judgements, of all or those made on incidents with these ids; the last first."""
        if about is None:
            rows = self._rows("SELECT pk FROM judgements ORDER BY pk DESC LIMIT ?", (limit,))
        else:
            rows = self._rows(_ABOUT, (json.dumps(list(about)), limit))
        return [number for (number,) in rows]

    def add_judgement(self, judgement: Judgement) -> Judgement:
        """Append a judgement and return it with the number that it got. What follows of it is for `fuse_store`."""
        with self.together():
            return put_judgement(self._connection, judgement)

    def _reports(self, refs: Iterable[str]) -> Iterator[tuple[str, Report]]:
        found = list(self._rows(_REPORTS, (json.dumps(list(refs)),)))
        by_id: dict[int, dict[str, Event]] = {pk: {} for *_, pk in found}
        for pk, blob in self._rows(_EVENTS, (json.dumps(list(by_id)),)):
            event = unpack(blob, Event)
            by_id[pk][event.id] = event
        for ref, document, incident, pk in found:
            record = unpack(incident, Incident)
            events = tuple(by_id[pk][own] for own in dict.fromkeys(record.events))
            yield ref, Report(document=unpack(document, Document), incident=record, events=events)


def _stored(row: tuple[Any, ...]) -> StoredFused:
    record, verdict, machine = row
    return StoredFused(unpack(record, FusedIncident), verdict, unpack(machine, FusedIncident) if machine else None)


def without_text(document: Document) -> Document:
    """The document as fusion keeps it."""
    return msgspec.structs.replace(document, text="")
