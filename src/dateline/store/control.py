"""The part of the store that gives what documents say of who holds a place, without reading the rest of them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import msgspec

from dateline.model import ControlAssertion, Document, Event

from .blob import unpack
from .opened import Opened

_TELLING = """
SELECT d.pk, d.reading FROM documents d
WHERE EXISTS (SELECT 1 FROM control c WHERE c.document = d.pk)
   OR EXISTS (SELECT 1 FROM events e WHERE e.document = d.pk AND e.place IS NOT NULL
              AND e.subtype IN (SELECT value FROM json_each(?)))
ORDER BY d.pk
"""
_TELLING_OF = """
SELECT d.pk, d.reading FROM documents d
WHERE d.pk IN (SELECT c.document FROM control c WHERE c.place_id IN (SELECT value FROM json_each(?)))
   OR d.pk IN (SELECT e.document FROM events e WHERE e.place_id IN (SELECT value FROM json_each(?))
               AND e.subtype IN (SELECT value FROM json_each(?)))
ORDER BY d.pk
"""
_MOVED = """
SELECT DISTINCT c.place_id FROM control c JOIN documents d ON d.pk = c.document
WHERE c.place_id IS NOT NULL
  AND (c.start_day BETWEEN ? AND ? OR c.end_day BETWEEN ? AND ? OR d.published BETWEEN ? AND ?)
ORDER BY c.place_id
"""
_CONTROL = "SELECT record FROM control WHERE document = ? ORDER BY position"
_EVENTS = """
SELECT record FROM events WHERE document = ? AND place IS NOT NULL AND subtype IN (SELECT value FROM json_each(?))
ORDER BY position
"""
_STATE = "SELECT (SELECT coalesce(max(pk), 0) FROM documents), (SELECT coalesce(max(pk), 0) FROM history)"
_SIGNATURES = """
SELECT d.id, c.signature FROM compared c JOIN documents d ON d.pk = c.document
WHERE c.fuser = ? AND length(c.signature) > 0
"""


class _Only(msgspec.Struct, frozen=True):
    """Of a Reading its document, decoded without the rest."""

    document: Document


_only = msgspec.json.Decoder(_Only)


@dataclass(frozen=True, slots=True)
class ToldOfControl:
    """What a document asserts of control, and those of its events that were asked for."""

    document: Document
    control: tuple[ControlAssertion, ...]
    events: tuple[Event, ...]


class ControlTold(Opened):
    """What is told of control."""

    def control_told(self, subtypes: Collection[str], places: Collection[str] | None = None) -> Iterator[ToldOfControl]:
        """The documents that assert who holds a place, or tell a placed event of these sub-types, as they were stored.

        Of a document's events only those come. `places` are gazetteer ids: only documents that speak of one of them.
        """
        asked = json.dumps(sorted(subtypes))
        if places is None:
            found = self._stream(_TELLING, (asked,))
        else:
            ids = json.dumps(sorted(places))
            found = self._stream(_TELLING_OF, (ids, ids, asked))
        for pk, blob in found:
            control = tuple(unpack(record, ControlAssertion) for (record,) in self._rows(_CONTROL, (pk,)))
            events = tuple(unpack(record, Event) for (record,) in self._rows(_EVENTS, (pk, asked)))
            yield ToldOfControl(_only.decode(zlib.decompress(blob)).document, control, events)

    def control_moved(self, first: str, last: str) -> list[str]:
        """Gazetteer ids of the places of which a document asserts control for these ISO days, or asserted it then."""
        return [own for (own,) in self._rows(_MOVED, (first, last) * 3)]

    def told_state(self) -> tuple[int, int]:
        """Two numbers that change whenever a document is stored, replaced or removed, and through nothing else."""
        row = self._one(_STATE) or (0, 0)
        return int(row[0]), int(row[1])

    def signatures_by(self, fuser: str) -> dict[str, bytes]:
        """By document the signatures of texts that a run of this fuser kept; of documents without a report none."""
        return dict(self._rows(_SIGNATURES, (fuser,)))
