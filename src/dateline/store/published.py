"""The part of the store that knows what was told in public: exports, versions, withdrawals."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.model.clock import stamp
from dateline.model.published import ExportRun, Series, Tombstone

from .opened import Opened

#: Version, digest of what was told (None once the incident was withdrawn), and whether the publication tells it.
Telling = tuple[int, bytes | None, bool]

_TOLD = """
SELECT t.incident, t.version, t.digest, i.incident IS NOT NULL AND i.withdrawn_on IS NULL
FROM told t LEFT JOIN told_in i ON i.publication = ? AND i.incident = t.incident
WHERE t.series = ? AND t.incident IN (SELECT value FROM json_each(?))
"""
_TELL = """
INSERT INTO told (series, incident, version, digest) VALUES (?, ?, ?, ?)
ON CONFLICT (series, incident) DO UPDATE SET version = excluded.version, digest = excluded.digest
"""
_TELL_IN = """
INSERT INTO told_in (publication, incident) VALUES (?, ?)
ON CONFLICT (publication, incident) DO UPDATE
SET version = NULL, withdrawn_on = NULL, gone = NULL, reason = NULL, successor = NULL
WHERE told_in.withdrawn_on IS NOT NULL
"""
_WITHDRAW = """
UPDATE told_in SET version = ?, withdrawn_on = ?, gone = ?, reason = ?, successor = ?
WHERE publication = ? AND incident = ?
"""
_WITHDRAWN = """
SELECT incident, version, withdrawn_on, gone, reason, successor FROM told_in
WHERE publication = ? AND withdrawn_on IS NOT NULL ORDER BY incident
"""
_NOTE = """
INSERT INTO exports (publication, made_at, made_by, format, is_public, asked, delay_days, file, sha256, n_rows,
                     n_withdrawn, key_print, linked, coder)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_EXPORTS = """
SELECT pk, made_at, made_by, format, is_public, asked, delay_days, file, sha256, n_rows, n_withdrawn, key_print, linked,
       coder
FROM exports ORDER BY pk
"""
_SEEN = """INSERT INTO audit (at, "user", what, method, path, note) VALUES (?, ?, 'access', 'export', ?, ?)"""


class Published(Opened):
    """What was told in public, by whom, and in which version."""

    def publication(self, series: Series, asked: str) -> int | None:
        """The number of what is published again and again: rows of a series, asked for with the same words."""
        row = self._one("SELECT pk FROM publications WHERE series = ? AND asked = ?", (series, asked))
        return int(row[0]) if row else None

    def add_publication(self, series: Series, asked: str) -> int:
        """Its number, also where it is published for the first time."""
        with self.together():
            found = self.publication(series, asked)
            sql = "INSERT INTO publications (series, asked) VALUES (?, ?)"
            return self._connection.insert(sql, (series, asked)) if found is None else found

    def tellings(self, series: Series, incidents: Iterable[str], publication: int | None = None) -> dict[str, Telling]:
        """What was last told of these incidents, by id; of one that was never told, nothing."""
        rows = self._rows(_TOLD, (-1 if publication is None else publication, series, json.dumps(list(incidents))))
        return {own: (version, digest, bool(told)) for own, version, digest, told in rows}

    def count_told_in(self, publication: int) -> int:
        """How many incidents a publication tells."""
        sql = "SELECT count(*) FROM told_in WHERE publication = ? AND withdrawn_on IS NULL"
        (count,) = self._one(sql, (publication,)) or (0,)
        return int(count)

    def told_in(self, publication: int, after: str = "", limit: int = 5_000) -> list[str]:
        """The next ids of incidents that a publication tells."""
        sql = """
        SELECT incident FROM told_in WHERE publication = ? AND incident > ? AND withdrawn_on IS NULL
        ORDER BY incident LIMIT ?
        """
        return [own for (own,) in self._rows(sql, (publication, after, limit))]

    def tombstones(self, publication: int) -> list[Tombstone]:
        """What a publication once told and tells no more, as it was last published, by id."""
        return [
            Tombstone(id=own, version=version, withdrawn=day, gone=gone, reason=reason, successor=successor)
            for own, version, day, gone, reason, successor in self._rows(_WITHDRAWN, (publication,))
        ]

    def note_told(
        self, series: Series, publication: int, changed: Iterable[tuple[str, int, bytes]], told: Iterable[str]
    ) -> None:
        """Note the versions of incidents that changed (id, version, digest), and which ones a publication tells."""
        with self.together():
            self._connection.executemany(_TELL, ((series, own, version, digest) for own, version, digest in changed))
            self._connection.executemany(_TELL_IN, ((publication, own) for own in told))

    def note_withdrawn(self, series: Series, publication: int, gone: Sequence[Tombstone]) -> None:
        """Note what a publication tells no more."""
        rows = [(each.version, each.withdrawn, each.gone, each.reason, each.successor) for each in gone]
        with self.together():
            self._connection.executemany(_TELL, [(series, each.id, each.version, None) for each in gone])
            self._connection.executemany(
                _WITHDRAW, [(*row, publication, each.id) for row, each in zip(rows, gone, strict=True)]
            )

    def note_export(self, run: ExportRun, publication: int | None) -> ExportRun:
        """Note an export for good; the same with its number."""
        row: tuple[object, ...] = (
            publication,
            run.at,
            run.by,
            run.format,
            int(run.public),
            json.dumps(run.asked, sort_keys=True),
        )
        row += (run.delay_days, run.file, run.sha256, run.rows, run.withdrawn, run.key, int(run.linked), run.coder)
        with self.together():
            number = self._connection.insert(_NOTE, row)
        return msgspec.structs.replace(run, number=number)

    def exports(self) -> Iterator[ExportRun]:
        """The exports that were noted, the oldest first."""
        for row in self._rows(_EXPORTS):
            values = dict(zip(ExportRun.__struct_fields__, row, strict=True))
            yield ExportRun(
                **values
                | {"public": bool(values["public"]), "linked": bool(values["linked"])}
                | {"asked": json.loads(values["asked"])}
            )

    def note_seen(self, by: str, what: str, note: str) -> None:
        """Add a line to the audit: who saw protected fields outside of the desk ("jsonl", "12 rows of …")."""
        with self.together():
            self._connection.execute(_SEEN, (stamp(), by, what, note))

    def retractions(self) -> dict[int, str]:
        """By the number of a judgement, standing or undone, what is said in public of why it withdrew an incident."""
        return dict(self._rows("SELECT judgement, reason FROM retractions ORDER BY judgement"))

    def note_retraction(self, judgement: int, reason: str) -> None:
        """Note what is said in public of why a judgement withdrew an incident."""
        with self.together():
            self._connection.execute("INSERT INTO retractions (judgement, reason) VALUES (?, ?)", (judgement, reason))
