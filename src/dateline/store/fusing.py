"""What a run of fusion asks of the store and writes into it: small steps, each all or nothing.

A run that is killed leaves whole steps behind, and the next goes on with what is not marked as done. Two runs at once
do some work twice and write the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from dateline.model import Document, FusedIncident, Report

from .blob import pack, unpack_told
from .derive import actor_rows, days_of, note_names, place_of, write_spot
from .facts import write_facts
from .fold import key
from .fused import FusedIncidents

_NEW = """
SELECT d.pk, d.reading FROM uncompared u JOIN documents d ON d.pk = u.document
WHERE u.document > ? ORDER BY u.document LIMIT ?
"""
_PENDING = """
SELECT d.pk, d.reading FROM documents d LEFT JOIN compared c ON c.document = d.pk
WHERE (c.document IS NULL OR c.fuser <> ?) AND d.pk > ? ORDER BY d.pk LIMIT ?
"""
_REPORT = """
INSERT INTO reports (document, incident, ref, own, happened, told, first, last, head_start, head_end, features)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
#: The whole span of days of the new reports: an archive that is added at once is compared as a whole.
_NEAR = """
WITH new AS (SELECT min(told) - ? AS told_low, max(told) + ? AS told_high, min(first) - ? AS low, max(last) + ? AS high
             FROM reports WHERE linked = 0)
SELECT pk, ref, happened, features, linked FROM reports, new
WHERE linked = 0 OR told BETWEEN told_low AND told_high OR (first <= high AND last >= low) ORDER BY ref
"""
_LINK = """
INSERT INTO report_links (a, b, weight) VALUES (?, ?, ?) ON CONFLICT (a, b) DO UPDATE SET weight = excluded.weight
"""
_NEIGHBOURS = """
SELECT a, b, weight FROM report_links WHERE a IN (SELECT CAST(value AS INTEGER) FROM json_each(?1))
UNION SELECT a, b, weight FROM report_links WHERE b IN (SELECT CAST(value AS INTEGER) FROM json_each(?1))
"""
_JUDGED_WITH = """
SELECT DISTINCT b.ref FROM applied_reports a JOIN applied_reports b ON b.judgement = a.judgement
WHERE a.ref IN (SELECT value FROM json_each(?))
"""
_INCIDENT = """
INSERT INTO fused (id, type, subtype, type_key, start_day, end_day, place, place_id, place_key, country, lat, lon,
                   killed_low, killed_best, killed_high, n_documents, n_reports, verdict, record, machine)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ACTOR = "INSERT INTO fused_actors (fused, role, name, name_key, actor_id, kind) VALUES (?, ?, ?, ?, ?, ?)"
_NUMBERS = "(SELECT CAST(value AS INTEGER) FROM json_each(?))"
_COMPARED = "INSERT INTO compared (document, fuser, signature, record) VALUES (?, ?, ?, ?)"
_SAME = f"""
SELECT d.pk, d.reading FROM documents d WHERE d.pk IN {_NUMBERS}
AND NOT EXISTS (SELECT 1 FROM compared c WHERE c.document = d.pk AND c.fuser = ?)
"""

#: A judgement's verdict, and the refs that it names: those of its `reports`, REST, those of its `rest`.
Applied = tuple[str, tuple[str, ...]]
REST = "|"


@dataclass(frozen=True, slots=True)
class Pending:
    """A document whose reports are to be made comparable; `pk` and `blob` (its Reading) name it as it is now."""

    pk: int
    blob: bytes

    def told(self) -> tuple[Document, tuple[Report, ...]]:
        """The document, and its reports."""
        told = unpack_told(self.blob)
        by_id = {event.id: event for event in told.events}
        return told.document, tuple(
            Report(document=told.document, incident=each, events=tuple(by_id[own] for own in each.events))
            for each in told.incidents
        )


@dataclass(frozen=True, slots=True)
class Comparable:
    """A report made comparable: what is kept of it beside the report itself.

    `days` (proleptic ordinals) are that of publication, and the first and last of what it tells; `head` is where the
    trigger of its first event begins and ends.
    """

    ref: str
    incident: str
    own: str
    happened: bool
    days: tuple[int | None, int | None, int | None]
    head: tuple[int, int]
    features: bytes

    def row(self, document: int, incident: int) -> tuple[object, ...]:
        """The row of the table `reports`, by the pks of its document and incident."""
        return (document, incident, self.ref, self.own, self.happened, *self.days, *self.head, self.features)


class Fusing:
    """The steps of a run over one store."""

    def __init__(self, store: FusedIncidents) -> None:
        self._store = store
        self._connection = store._connection

    def together(self) -> AbstractContextManager[None]:
        """All that is written inside is written at the end, or nothing of it."""
        return self._store.together()

    def pending(self, fuser: str, after: int, limit: int) -> list[Pending]:
        """Documents behind `after` (a pk) that this fuser has not compared."""
        asked = (_PENDING, (fuser, after, limit)) if self._of_others(fuser) else (_NEW, (after, limit))
        return [Pending(pk, blob) for pk, blob in self._store._rows(*asked)]

    def count_pending(self, fuser: str) -> int:
        """How many documents `pending` has in all."""
        (new,) = self._store._one("SELECT count(*) FROM uncompared") or (0,)
        return int(new) + self._of_others(fuser)

    def _of_others(self, fuser: str) -> int:
        """How many documents another fuser compared: asked for by what lies beside the name in the index."""
        before, behind = (f"(SELECT count(*) FROM compared WHERE fuser {sign} ?1)" for sign in "<>")
        sql = f"SELECT {before} + {behind}"
        (others,) = self._store._one(sql, (fuser,)) or (0,)
        return int(others)

    def put(self, made: Sequence[tuple[Pending, bytes, bytes, Sequence[Comparable]]], fuser: str) -> None:
        """Keep what makes the reports of documents comparable, in place of what was kept; not of one that changed.

        Of each: the document without its text, packed; its signature; its reports.
        """
        with self._store.together():
            asked = _json(pending.pk for pending, *_ in made)
            same = dict(self._store._rows(_SAME, (asked, fuser)))
            kept = [each for each in made if same.get(each[0].pk) == each[0].blob]
            these = _json(pending.pk for pending, *_ in kept)
            self._connection.execute("DELETE FROM reports WHERE document IN " + _NUMBERS, (these,))
            self._connection.execute("DELETE FROM compared WHERE document IN " + _NUMBERS, (these,))
            sql = "SELECT document, id, pk FROM incidents WHERE document IN " + _NUMBERS
            incidents = {(document, own): pk for document, own, pk in self._store._rows(sql, (these,))}
            compared = [(pending.pk, fuser, signature, record) for pending, record, signature, _ in kept]
            self._connection.put(_COMPARED, compared)
            for pending, _, _, reports in kept:
                of = pending.pk
                self._connection.put(_REPORT, [each.row(of, incidents[of, each.incident]) for each in reports])

    def features(self, days: int) -> Iterator[tuple[int, str, bool, bytes, bool]]:
        """Pk, ref, whether it happened, features, whether it has links, of reports that may be like one without links.

        These are all within so many days of the reports without links, by publication or by what they tell.
        """
        yield from self._store._rows(_NEAR, (days, days, days, days))

    def features_of(self, refs: Iterable[str]) -> dict[str, bytes]:
        """The features of reports by their refs."""
        sql = "SELECT ref, features FROM reports WHERE ref IN (SELECT value FROM json_each(?))"
        return self._pairs(sql, refs)

    def unlinked(self) -> int:
        """How many reports were not yet compared with the others."""
        row = self._store._one("SELECT count(*) FROM reports WHERE linked = 0")
        return int(row[0]) if row else 0

    def link(self, pks: Iterable[int], links: Iterable[tuple[int, int, float]]) -> None:
        """Keep the links of these reports with all others; their incidents are to be made again."""
        with self._store.together():
            weights = {(min(a, b), max(a, b)): weight for a, b, weight in links}
            there = self.refs({pk for both in weights for pk in both})  # another program may have taken some out
            rows = [(a, b, weight) for (a, b), weight in weights.items() if a in there and b in there]
            self._connection.put(_LINK, rows)
            self._connection.execute(
                "UPDATE reports SET linked = 1, settled = 0 WHERE pk IN " + _NUMBERS, (_json(pks),)
            )

    def unsettle(self, refs: Iterable[str]) -> None:
        """Have the incidents of these reports made again."""
        sql = "UPDATE reports SET settled = 0 WHERE ref IN (SELECT value FROM json_each(?))"
        with self._store.together():
            self._connection.execute(sql, (_json(refs),))

    def applied(self, numbers: Iterable[int] | None = None) -> dict[int, Applied]:
        """By judgement how it was last applied; of these numbers, or of all."""
        sql = "SELECT judgement, verdict, refs FROM applied"
        these = () if numbers is None else (_json(numbers),)
        rows = self._store._rows(sql + (" WHERE judgement IN " + _NUMBERS if these else ""), these)
        return {number: (verdict, tuple(json.loads(refs))) for number, verdict, refs in rows}

    def apply(self, changed: Mapping[int, Applied | None], last: int) -> None:
        """Note to which refs judgements are applied now (None: to none); the incidents of all refs are made again.

        `last` is the number of the last judgement of which it is known.
        """
        with self._store.together():
            refs = {ref for _, applied in self.applied(changed).values() for ref in applied}
            self._connection.executemany("DELETE FROM applied WHERE judgement = ?", ((each,) for each in changed))
            for number, state in changed.items():
                if state is not None:
                    row = (number, state[0], json.dumps(state[1]))
                    self._connection.execute("INSERT INTO applied (judgement, verdict, refs) VALUES (?, ?, ?)", row)
                    named = dict.fromkeys(ref for ref in state[1] if ref != REST)
                    self._connection.executemany(
                        "INSERT INTO applied_reports (ref, judgement) VALUES (?, ?)", ((ref, number) for ref in named)
                    )
                    refs.update(named)
            self._connection.execute("UPDATE applied_until SET last = ?", (last,))
            self.unsettle(sorted(refs - {REST}))

    def applied_until(self) -> int | None:
        """The last judgement that was applied; None where documents came or went since, or none ever was."""
        row = self._store._one("SELECT last FROM applied_until")
        return row[0] if row else None

    def judging(self, refs: Iterable[str]) -> list[int]:
        """The numbers of the judgements that are applied to any of these reports."""
        sql = "SELECT DISTINCT judgement FROM applied_reports WHERE ref IN (SELECT value FROM json_each(?)) ORDER BY 1"
        return [number for (number,) in self._store._rows(sql, (_json(refs),))]

    def judged_with(self, refs: Iterable[str]) -> set[str]:
        """The refs of all reports that a judgement names together with any of these, and these where one names them."""
        return {ref for (ref,) in self._store._rows(_JUDGED_WITH, (_json(refs),))}

    def count_unsettled(self) -> int:
        """How many reports `unsettled` has in all."""
        row = self._store._one("SELECT count(*) FROM reports WHERE settled = 0 AND linked = 1")
        return int(row[0]) if row else 0

    def unsettled(self, limit: int) -> list[int]:
        """Pks of reports whose incidents are to be made (again)."""
        rows = self._store._rows(
            "SELECT pk FROM reports WHERE settled = 0 AND linked = 1 ORDER BY pk LIMIT ?", (limit,)
        )
        return [pk for (pk,) in rows]

    def neighbours(self, pks: Iterable[int]) -> list[tuple[int, int, float]]:
        """The links (a, b, weight) of these reports."""
        return list(self._store._rows(_NEIGHBOURS, (_json(pks),)))

    def refs(self, pks: Iterable[int]) -> dict[int, str]:
        """The refs of reports by their pks."""
        sql = "SELECT pk, ref FROM reports WHERE pk IN " + _NUMBERS
        return self._pairs(sql, pks)

    def pks(self, refs: Iterable[str]) -> dict[str, int]:
        """The pks of reports by their refs; of a ref that no report has, none."""
        sql = "SELECT ref, pk FROM reports WHERE ref IN (SELECT value FROM json_each(?))"
        return self._pairs(sql, refs)

    def heads(self, refs: Iterable[str]) -> dict[str, tuple[str, int, int]]:
        """By ref the sha256 of the document, and where the head event's trigger begins and ends in its text."""
        sql = "SELECT r.ref, d.sha256, r.head_start, r.head_end FROM reports r JOIN documents d ON d.pk = r.document"
        rows = self._store._rows(sql + " WHERE r.ref IN (SELECT value FROM json_each(?))", (_json(refs),))
        return {ref: (sha256, start, end) for ref, sha256, start, end in rows}

    def signatures(self, documents: Iterable[str]) -> dict[str, bytes]:
        """The signatures of documents by their ids."""
        sql = "SELECT d.id, c.signature FROM documents d JOIN compared c ON c.document = d.pk"
        return self._pairs(sql + " WHERE d.id IN (SELECT value FROM json_each(?))", documents)

    def _pairs(self, sql: str, values: Iterable[object]) -> dict[Any, Any]:
        return {row[0]: row[1] for row in self._store._rows(sql, (_json(values),))}

    def settle(
        self, pks: Sequence[int], made: Sequence[tuple[FusedIncident, str | None, FusedIncident | None]]
    ) -> tuple[set[str], set[str]]:
        """Put the incidents of these reports in place of those they were in; the ids that went, and those that came.

        Of an incident that stays as it was neither is told.
        """
        refs = _json(pks)
        sql = "SELECT DISTINCT f.id, f.record FROM reports r JOIN fused f ON f.pk = r.fused"
        old = self._pairs(sql + " WHERE r.pk IN " + _NUMBERS, pks)
        sql = "DELETE FROM fused WHERE pk IN (SELECT fused FROM reports WHERE pk IN " + _NUMBERS + ")"
        self._connection.execute(sql, (refs,))
        new = {incident.id: pack(incident) for incident, _, _ in made}
        numbered = [self._write(*each, new[each[0].id]) for each in made]
        told = ((pk, ref) for pk, (incident, _, _) in zip(numbered, made, strict=True) for ref in incident.reports)
        self._connection.executemany("UPDATE reports SET fused = ?, settled = 1 WHERE ref = ?", told)
        sql = "UPDATE reports SET settled = 1 WHERE settled = 0 AND pk IN " + _NUMBERS
        self._connection.execute(sql, (refs,))
        facts = [(pk, told, machine is not None) for pk, (told, _, machine) in zip(numbered, made, strict=True)]
        write_facts(self._connection, facts)
        same = {own for own in old.keys() & new.keys() if old[own] == new[own]}
        return set(old) - same, set(new) - same

    def gone(self) -> tuple[set[str], set[str]]:
        """Ids of incidents that went with reports since the last run, and of those that are there again, the same."""
        same = "SELECT w.id FROM fused_was w JOIN fused f ON f.id = w.id AND f.record = w.record"
        with self._store.together():
            again = {own for (own,) in self._store._rows(same)}
            went = {own for (own,) in self._store._rows("SELECT id FROM fused_was")}
            self._connection.execute("DELETE FROM fused_was")
        return went - again, again

    def _write(self, incident: FusedIncident, verdict: str | None, machine: FusedIncident | None, record: bytes) -> int:
        killed = incident.fatalities
        tally = (killed.low, killed.best, killed.high) if killed else (None, None, None)
        row: tuple[Any, ...] = (incident.id, incident.type, incident.subtype, key((incident.type, incident.subtype)))
        row += (*days_of(incident.time), *place_of(incident.place), *tally)
        row += (len(incident.documents), len(incident.reports), verdict, record, pack(machine) if machine else None)
        pk = self._connection.put_new(_INCIDENT, row)
        write_spot(self._connection, "fused", pk, incident.place)
        sides = (("side_a", incident.side_a), ("side_b", incident.side_b))
        actors = actor_rows(None, pk, sides)
        self._connection.put(_ACTOR, [(pk, *row[2:]) for row in actors])
        note_names(self._connection, incident, actors)
        return pk


def _json(values: Iterable[object]) -> str:
    return json.dumps(list(values))
