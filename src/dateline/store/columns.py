"""The part of the store that gives fused incidents as rows of plain columns, for an index that is held in memory."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from dateline.model import FusedIncident

from .blob import unpack
from .facts import write_facts
from .filters import text_query
from .opened import Opened

#: The columns of `Columns.fused_plain`, in order.
PLAIN = (
    *("pk", "id", "type", "subtype", "type_key", "start_day", "end_day", "place", "place_id", "place_key", "country"),
    *("lat", "lon", "killed_low", "killed_best", "killed_high", "n_documents", "verdict"),
)
#: The columns of `Columns.fused_facts`, in order; see migration 4.
FACTS = (
    *("fused", "stamp", "uncertainty", "wide", "civilians", "injured", "independent", "disagreements", "credibility"),
    *("statuses", "weakest", "corrected"),
)
_PLAIN = f"SELECT {', '.join(PLAIN)} FROM fused"
_FACTS = f"SELECT {', '.join(FACTS)} FROM fused_facts"
_ACTORS = "SELECT fused, name, name_key, actor_id FROM fused_actors"
_SOURCES = "SELECT fused, name, outlet FROM fused_sources"
_THESE = " WHERE {} IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY {}"
_LACKING = """
SELECT pk, record, machine IS NOT NULL FROM fused f
WHERE pk > ? AND NOT EXISTS (SELECT 1 FROM fused_facts WHERE fused = f.pk) ORDER BY pk LIMIT ?
"""
_TELLING = """
SELECT r.fused FROM search s JOIN reports r ON r.document = s.rowid
WHERE search MATCH ? AND r.fused IS NOT NULL
"""
_AT_ONCE = 2_000


class Columns(Opened):
    """Fused incidents in columns. Rows come by pk; with `pks` those of these incidents alone."""

    def fused_plain(self, pks: Collection[int] | None = None) -> Iterator[tuple[Any, ...]]:
        """The columns PLAIN of each fused incident."""
        # the index has all of these columns: a tenth of what the table with its records takes to read
        yield from self._these(_PLAIN + ("" if pks is not None else " INDEXED BY fused_plain"), "pk", pks)

    def fused_facts(self, pks: Collection[int] | None = None) -> Iterator[tuple[Any, ...]]:
        """The columns FACTS of each fused incident; a `stamp` is given once, to one state of one incident."""
        yield from self._these(_FACTS, "fused", pks)

    def fused_actors(self, pks: Collection[int] | None = None) -> Iterator[tuple[int, str, str, str | None]]:
        """Incident (pk), name, folded name and registry id of each actor on a side."""
        yield from self._these(_ACTORS, "fused", pks)

    def fused_sources(self, pks: Collection[int] | None = None) -> Iterator[tuple[int, str, bool]]:
        """Incident (pk) and name of each outlet (true) and quoted source (false)."""
        yield from self._these(_SOURCES, "fused", pks)

    def fused_stamps(self, after: int = 0) -> Iterator[tuple[int, int]]:
        """Pk and stamp of each fused incident that was written after the one with this stamp."""
        yield from self._rows("SELECT fused, stamp FROM fused_facts WHERE stamp > ?", (after,))

    def fused_count(self) -> int:
        """How many fused incidents there are."""
        (count,) = self._one("SELECT count(*) FROM fused") or (0,)
        return int(count)

    def fused_pks(self, ids: Collection[str]) -> dict[str, int]:
        """The pks of fused incidents by their ids; of an id that is no more, none."""
        sql = "SELECT id, pk FROM fused WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._rows(sql, (json.dumps(sorted(ids)),)))

    def fused_telling(self, text: str) -> Iterator[int]:
        """Pks of the incidents that a report with all of these words tells. Raises InputError where there are none."""
        for (pk,) in self._rows(_TELLING, (text_query(text),)):
            yield pk

    def fused_state_number(self) -> int:
        """Another number than before where a fused incident came, changed or went since."""
        (number,) = self._one("SELECT seq FROM sqlite_sequence WHERE name = 'fused_facts'") or (0,)
        return int(number)

    def fill_facts(self) -> int:
        """Write the facts of incidents that an older Dateline fused; how many these were. Raises StoreError."""
        (facts,) = self._one("SELECT count(*) FROM fused_facts") or (0,)
        if facts == self.fused_count():
            return 0
        filled, after = 0, 0
        while some := list(self._rows(_LACKING, (after, _AT_ONCE))):
            with self.together():
                told = [(pk, unpack(record, FusedIncident), bool(corrected)) for pk, record, corrected in some]
                write_facts(self._connection, told)
            filled, after = filled + len(some), some[-1][0]
        return filled

    def _these(self, sql: str, key: str, pks: Collection[int] | None) -> Iterator[tuple[Any, ...]]:
        if pks is None:
            yield from self._stream(sql)
        else:
            yield from self._rows(sql + _THESE.format(key, key), (json.dumps(sorted(pks)),))
