"""The part of the store that keeps rounds of coding, and filters under a name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from dateline.model import (
    Anchor,
    Coding,
    Correction,
    Decision,
    FusedIncident,
    InputError,
    MissingError,
    Round,
    RoundItem,
    SavedFilter,
)
from dateline.model.clock import stamp
from dateline.model.codings import CodingVerdict

from .blob import pack, unpack
from .opened import Opened

_ROUNDS = """
SELECT r.pk, r.name, r.query, r.coders, r.needed, r.fields, r.judgements, r.opened_by, r.opened_at, c.closed_by,
       c.closed_at FROM rounds r LEFT JOIN round_closings c ON c.round = r.pk
"""
_ITEMS = """
SELECT i.pk, i.round, i.position, i.incident, i.coders, i.reports, i.shown, i.machine
FROM round_items i
"""
#: Incidents of rounds that are open, by a document that tells them.
_OPEN_IN = (
    _ITEMS
    + """ JOIN round_documents d ON d.item = i.pk LEFT JOIN round_closings c ON c.round = i.round
WHERE c.round IS NULL AND d.document IN (SELECT value FROM json_each(?)) ORDER BY i.pk
"""
)
_CODINGS = "SELECT c.pk, c.item, c.coder, c.made_at, c.verdict, c.value, c.note FROM codings c"
_DECISIONS = "SELECT d.pk, d.item, d.judgement, d.decided_by, d.made_at FROM decisions d"
_OF_ROUND = " JOIN round_items i ON i.pk = {0}.item WHERE i.round = ? ORDER BY {0}.pk"
_OF_ITEM = " WHERE {0}.item = ? ORDER BY {0}.pk"
#: Incidents of rounds, and twice as many codings, that stay unpacked in memory, some tens of megabytes: never changed.
_KEPT = 4096
_UNTIL = """
SELECT (SELECT max(pk) FROM codings), (SELECT max(pk) FROM decisions), (SELECT max(pk) FROM judgements),
       (SELECT max(pk) FROM rounds), (SELECT count(*) FROM round_closings)
"""
_FILTERS = "SELECT pk, name, query, owner, made_by, made_at FROM saved_filters"


class Codings(Opened):
    """Rounds, codings, decisions and saved filters."""

    # -- rounds

    def add_round(self, new: Round, items: Sequence[RoundItem]) -> Round:
        """Open a round; the same with the number that it got. Raises InputError where one has the name already."""
        with self.together():
            if self._one("SELECT 1 FROM rounds WHERE name = ?", (new.name,)):
                raise InputError(f"there is a round {new.name!r} already: give this one another name")
            sql = "INSERT INTO rounds (name, query, coders, needed, fields, judgements, opened_by, opened_at) "
            row = (new.name, new.query, json.dumps(new.coders), new.needed, json.dumps(new.fields), new.judgements)
            number = self._connection.insert(sql + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, new.by, new.at))
            for each in items:
                self._add_item(number, each)
        return msgspec.structs.replace(new, number=number)

    def _add_item(self, number: int, item: RoundItem) -> None:
        sql = "INSERT INTO round_items (round, position, incident, coders, reports, shown, machine) "
        reports = msgspec.json.encode(item.reports).decode()
        row = (number, item.position, item.incident, json.dumps(item.coders), reports, pack(item.shown))
        machine = pack(item.machine) if item.machine else None
        pk = self._connection.insert(sql + "VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, machine))
        documents = sorted({anchor.document for anchor in item.reports})
        self._connection.executemany("INSERT INTO round_documents VALUES (?, ?)", ((each, pk) for each in documents))

    def close_round(self, number: int, by: str) -> None:
        """Close a round: nobody codes in it any more. Raises InputError where it is closed."""
        with self.together():
            if self._one("SELECT 1 FROM round_closings WHERE round = ?", (number,)):
                raise InputError(f"round {number} is closed already")
            self._connection.execute("INSERT INTO round_closings VALUES (?, ?, ?)", (number, by, stamp()))

    def rounds(self) -> list[Round]:
        """All rounds, the newest first."""
        return [_round(row) for row in self._rows(_ROUNDS + " ORDER BY r.pk DESC")]

    def round(self, number: int) -> Round:
        """The round of this number; raises MissingError."""
        row = self._one(_ROUNDS + " WHERE r.pk = ?", (number,))
        if row is None:
            raise MissingError(f"there is no round {number}")
        return _round(row)

    def round_items(self, number: int) -> list[RoundItem]:
        """The incidents of a round, in its order."""
        return [_item(*row) for row in self._rows(_ITEMS + " WHERE i.round = ? ORDER BY i.position", (number,))]

    def round_item(self, number: int) -> RoundItem:
        """The incident of a round by its own number; raises MissingError."""
        row = self._one(_ITEMS + " WHERE i.pk = ?", (number,))
        if row is None:
            raise MissingError(f"no round has an incident with the number {number}")
        return _item(*row)

    def round_slots(self, number: int, coder: str) -> list[tuple[int, bool]]:
        """The incidents of a round that a coder codes, by their own numbers in its order, and whether she has."""
        sql = """
        SELECT i.pk, EXISTS (SELECT 1 FROM codings c WHERE c.item = i.pk AND c.coder = ?1) FROM round_items i
        WHERE i.round = ?2 AND EXISTS (SELECT 1 FROM json_each(i.coders) WHERE value = ?1) ORDER BY i.position
        """
        return [(pk, bool(coded)) for pk, coded in self._rows(sql, (coder, number))]

    def open_items_in(self, documents: Iterable[str]) -> list[RoundItem]:
        """Incidents of open rounds that any of these documents tells."""
        return [_item(*row) for row in self._rows(_OPEN_IN, (json.dumps(list(documents)),))]

    # -- codings

    def add_coding(self, coding: Coding) -> Coding:
        """Append a coding; the same with the number that it got."""
        sql = "INSERT INTO codings (item, coder, verdict, value, note, made_at) VALUES (?, ?, ?, ?, ?, ?)"
        value = msgspec.json.encode(coding.values).decode()
        with self.together():
            row = (coding.item, coding.by, coding.verdict, value, coding.note, coding.at)
            number = self._connection.insert(sql, row)
        return msgspec.structs.replace(coding, number=number)

    def codings(self, *, round: int | None = None, item: int | None = None) -> list[Coding]:
        """All codings of a round, or of one incident of it, or of all rounds; also those that a later one replaced."""
        if item is not None:
            return [_coding(*row) for row in self._rows(_CODINGS + _OF_ITEM.format("c"), (item,))]
        if round is not None:
            return [_coding(*row) for row in self._rows(_CODINGS + _OF_ROUND.format("c"), (round,))]
        return [_coding(*row) for row in self._rows(_CODINGS + " ORDER BY c.pk")]

    def coded_until(self) -> tuple[int, ...]:
        """How much is coded, decided, judged, opened and closed: what is told of rounds changes with these alone."""
        return tuple(each or 0 for each in self._one(_UNTIL) or ())

    def add_decision(self, item: int, judgement: int, by: str) -> Decision:
        """Note which judgement was made of an incident's codings."""
        now = stamp()
        with self.together():
            sql = "INSERT INTO decisions (item, judgement, decided_by, made_at) VALUES (?, ?, ?, ?)"
            number = self._connection.insert(sql, (item, judgement, by, now))
        return Decision(number=number, item=item, judgement=judgement, by=by, at=now)

    def decisions(self, *, round: int | None = None, item: int | None = None) -> list[Decision]:
        """The decisions of a round, of one incident of it, or all, oldest first, also where the judgement is undone."""
        if item is not None:
            rows = self._rows(_DECISIONS + _OF_ITEM.format("d"), (item,))
        elif round is not None:
            rows = self._rows(_DECISIONS + _OF_ROUND.format("d"), (round,))
        else:
            rows = self._rows(_DECISIONS + " ORDER BY d.pk")
        return [Decision(number=row[0], item=row[1], judgement=row[2], by=row[3], at=row[4]) for row in rows]

    # -- filters

    def saved_filters(self, owner: str) -> list[SavedFilter]:
        """The filters of a person, and those of everybody, by name."""
        rows = self._rows(_FILTERS + " WHERE owner IS NULL OR owner = ? ORDER BY owner IS NULL, name, pk", (owner,))
        return [_filter(row) for row in rows]

    def saved_filter(self, number: int) -> SavedFilter:
        """The saved filter of this number; raises MissingError."""
        row = self._one(_FILTERS + " WHERE pk = ?", (number,))
        if row is None:
            raise MissingError(f"there is no saved filter {number}")
        return _filter(row)

    def save_filter(self, name: str, query: str, owner: str | None, by: str) -> SavedFilter:
        """Keep filters under a name; those that had the name, of this owner, are replaced."""
        with self.together():
            where = "DELETE FROM saved_filters WHERE name = ? AND coalesce(owner, '') = coalesce(?, '')"
            self._connection.execute(where, (name, owner))
            sql = "INSERT INTO saved_filters (name, query, owner, made_by, made_at) VALUES (?, ?, ?, ?, ?)"
            pk = self._connection.insert(sql, (name, query, owner, by, now := stamp()))
        return SavedFilter(number=pk, name=name, query=query, owner=owner, by=by, at=now)

    def drop_filter(self, number: int) -> None:
        """Forget a saved filter."""
        with self.together():
            self._connection.execute("DELETE FROM saved_filters WHERE pk = ?", (number,))


def _round(row: tuple[Any, ...]) -> Round:
    number, name, query, coders, needed, fields, judgements, by, at, closed_by, closed_at = row
    return Round(
        number=number, name=name, query=query, coders=tuple(json.loads(coders)), needed=needed,
        fields=tuple(json.loads(fields)), judgements=judgements, by=by, at=at, closed_by=closed_by, closed_at=closed_at,
    )  # fmt: skip


@lru_cache(maxsize=_KEPT)
def _item(
    number: int,
    round_: int,
    position: int,
    incident: str,
    coders: str,
    reports: str,
    shown: bytes,
    machine: bytes | None,
) -> RoundItem:
    return RoundItem(
        number=number, round=round_, position=position, incident=incident, coders=tuple(json.loads(coders)),
        reports=msgspec.json.decode(reports, type=tuple[Anchor, ...]), shown=unpack(shown, FusedIncident),
        machine=unpack(machine, FusedIncident) if machine else None,
    )  # fmt: skip


@lru_cache(maxsize=2 * _KEPT)
def _coding(number: int, item: int, by: str, at: str, verdict: CodingVerdict, value: str, note: str | None) -> Coding:
    values = msgspec.json.decode(value, type=tuple[Correction, ...])
    return Coding(number=number, item=item, by=by, at=at, verdict=verdict, values=values, note=note)


def _filter(row: tuple[Any, ...]) -> SavedFilter:
    number, name, query, owner, by, at = row
    return SavedFilter(number=number, name=name, query=query, owner=owner, by=by, at=at)
