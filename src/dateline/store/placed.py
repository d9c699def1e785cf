"""The part of the store that gives fused incidents, or their places alone, by their pks."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence

import msgspec

from dateline.model import FusedIncident, Place

from .blob import unpack
from .opened import Opened
from .rows import StoredFused

_RECORDS = "SELECT pk, record FROM fused WHERE pk IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY pk"

_AT_ONCE = 500
_WHOLE = """
SELECT t.record, t.verdict, t.machine FROM json_each(?) n JOIN fused t ON t.pk = CAST(n.value AS INTEGER) ORDER BY n.key
"""


class _Only(msgspec.Struct, frozen=True):
    """Of an incident its place, decoded without the rest."""

    place: Place | None = None


class Placed(Opened):
    """Fused incidents by their pks."""

    def fused_places(self, pks: Collection[int]) -> Iterator[tuple[int, Place]]:
        """The whole places of these fused incidents (pks), of those that have one, by pk."""
        for pk, record in self._rows(_RECORDS, (json.dumps(sorted(pks)),)):
            if (place := unpack(record, _Only).place) is not None:
                yield pk, place

    def fused_these(self, pks: Sequence[int]) -> Iterator[StoredFused]:
        """The fused incidents with these pks, in the order in which they are asked for."""
        for record, verdict, machine in self._rows(_WHOLE, (json.dumps(list(pks)),)):
            before = unpack(machine, FusedIncident) if machine else None
            yield StoredFused(unpack(record, FusedIncident), verdict, before)

    def fused_each(self, pks: Sequence[int]) -> Iterator[StoredFused]:
        """The same for very many: some at a time."""
        for at in range(0, len(pks), _AT_ONCE):
            yield from self.fused_these(pks[at : at + _AT_ONCE])
