"""Rows that wait to be inserted, so that a server is told many of them at once and not each by itself."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import psycopg

from ..layout import quoted, tables
from .dialect import render

_INSERT = re.compile(r"\s*INSERT INTO (\w+) \(([^()]*)\)\s*VALUES \([?, ]*\)\s*(ON CONFLICT \(([^()]*)\)[^?]*)?")
_KINDS = {"INTEGER": "bigint", "REAL": "double precision", "TEXT": "text", "BLOB": "bytea"}
_SEARCH = "search"
#: Numbers that are drawn for new rows of a table: some at first, more where they do not suffice.
_DRAWN, _MOST = 16, 512
_DRAW = "SELECT nextval(pg_get_serial_sequence($1, 'pk')) FROM generate_series(1, $2)"


@dataclass(frozen=True, slots=True)
class Inserting:
    """A statement that inserts rows into a table: all of them at once, each column as a list.

    `key` are the columns (by number) of which no two rows may have the same: PostgreSQL changes none twice at once.
    """

    table: str
    sql: str
    key: tuple[int, ...]

    def fits(self, rows: Sequence[Sequence[Any]]) -> bool:
        """Whether these rows can be inserted at once."""
        return not self.key or len({tuple(row[i] for i in self.key) for row in rows}) == len(rows)

    def run(self, cursor: psycopg.Cursor[Any], rows: Sequence[Sequence[Any]]) -> None:
        """Insert rows."""
        cursor.execute(self.sql, [list(column) for column in zip(*rows, strict=True)])


@functools.lru_cache(maxsize=128)
def inserting(sql: str) -> Inserting | None:
    """How the rows of `INSERT … VALUES` are inserted at once; None of any other statement."""
    found = _INSERT.fullmatch(sql)
    if found is None:
        return None
    table, columns, conflict = found[1], _columns(found[2]), found[3] or ""
    kinds = _kinds()[table]
    values = ", ".join(f"${i}::{kinds[each]}[]" for i, each in enumerate(columns, start=1))
    key = tuple(map(columns.index, _columns(found[4]))) if "DO UPDATE" in conflict else ()
    made = f"INSERT INTO {table} ({quoted(columns)}) SELECT * FROM unnest({values}) {conflict}"
    return Inserting(table, made, key)


def _columns(told: str) -> tuple[str, ...]:
    return tuple(each.strip().strip('"') for each in told.split(","))


@functools.cache
def _kinds() -> dict[str, dict[str, str]]:
    """The columns of each table with their types; a table stands behind those that it refers to."""
    found = {table.name: {name: _KINDS[kind] for name, kind in table.kinds.items()} for table in tables()}
    return found | {_SEARCH: {"rowid": "bigint", "vector": "tsvector", "words": "bigint"}}


class Waiting:
    """What waits in one transaction of a connection."""

    def __init__(self, raw: psycopg.Connection[Any]) -> None:
        self._raw = raw
        self._rows: dict[str, list[Sequence[Any]]] = {}
        self._others: dict[str, list[Sequence[Any]]] = {}
        self._numbers: dict[str, list[int]] = {}
        self._next: dict[str, int] = {}

    def __bool__(self) -> bool:
        return bool(self._rows or self._others)

    def put(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Have a statement run for each of the rows by `write`."""
        given = list(rows)
        if given:
            (self._rows if inserting(sql) else self._others).setdefault(sql, []).extend(given)

    def put_new(self, sql: str, row: Sequence[Any]) -> int:
        """Have a row inserted by `write`; its pk."""
        into = inserting(sql)
        assert into is not None
        pk = self._number(into.table)
        self.put(_with_pk(sql), [(pk, *row)])
        return pk

    def _number(self, table: str) -> int:
        if not self._numbers.get(table):
            many = self._next.get(table, _DRAWN)
            self._next[table] = min(2 * many, _MOST)
            drawn = self._raw.execute(_DRAW, (table, many)).fetchall()
            self._numbers[table] = [pk for (pk,) in reversed(drawn)]
        return self._numbers[table].pop()

    def write(self) -> None:
        """Write all that waits, without waiting for each answer; rows behind those that they refer to."""
        rows, others = self._rows, self._others
        self._rows, self._others = {}, {}
        order = list(_kinds())
        told = [(into, given) for sql, given in rows.items() if (into := inserting(sql))]
        told.sort(key=lambda each: order.index(each[0].table))
        supported = psycopg.Pipeline.is_supported()
        with self._raw.pipeline() if supported else nullcontext(), self._raw.cursor() as cursor:
            for sql, given in others.items():
                rendered = render(sql)
                cursor.executemany(rendered.sql, [rendered.values(row) for row in given])
            for into, given in told:
                for some in [given] if into.fits(given) else [[row] for row in given]:
                    into.run(cursor, some)

    def forget(self) -> None:
        """The transaction ends: nothing waits, and numbers that were not needed are never given."""
        for each in (self._rows, self._others, self._numbers, self._next):
            each.clear()


@functools.lru_cache(maxsize=64)
def _with_pk(sql: str) -> str:
    """The same statement with the column pk before the others."""
    return sql.replace("(", "(pk, ", 1).replace("VALUES (", "VALUES (?, ", 1)
