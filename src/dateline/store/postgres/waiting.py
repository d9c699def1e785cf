"""Rows that wait to be inserted, so that a server is told many of them at once and not each by itself."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from typing import Any

import psycopg

from ..layout import quoted, tables
from .dialect import render

_INSERT = re.compile(r"\s*INSERT INTO (\w+) \(([^()]*)\)\s*VALUES \([?, ]*\)\s*(ON CONFLICT .*)?", re.DOTALL)
_KINDS = {"INTEGER": "bigint", "REAL": "double precision", "TEXT": "text", "BLOB": "bytea"}
_SEARCH = "search"
#: Numbers that are drawn for new rows of a table: some at first, more where they do not suffice.
_DRAWN, _MOST = 16, 512
_DRAW = "SELECT nextval(pg_get_serial_sequence($1, 'pk')) FROM generate_series(1, $2)"


@functools.lru_cache(maxsize=64)
def _inserting(sql: str) -> tuple[str, str] | None:
    """The table that a statement inserts values into, and how many rows are inserted by one; None of any other."""
    found = _INSERT.fullmatch(sql)
    if found is None:
        return None
    table, columns, conflict = found[1], tuple(each.strip() for each in found[2].split(",")), found[3] or ""
    kinds = _kinds()[table]
    values = ", ".join(f"${i}::{kinds[each]}[]" for i, each in enumerate(columns, start=1))
    return table, f"INSERT INTO {table} ({quoted(columns)}) SELECT * FROM unnest({values}) {conflict}"


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
            (self._rows if _inserting(sql) else self._others).setdefault(sql, []).extend(given)

    def put_new(self, sql: str, row: Sequence[Any]) -> int:
        """Have a row inserted by `write`; its pk."""
        inserting = _inserting(sql)
        assert inserting is not None
        pk = self._number(inserting[0])
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
        told = [(inserting, given) for sql, given in rows.items() if (inserting := _inserting(sql))]
        told.sort(key=lambda each: order.index(each[0][0]))
        supported = psycopg.Pipeline.is_supported()
        with self._raw.pipeline() if supported else nullcontext(), self._raw.cursor() as cursor:
            for sql, given in others.items():
                rendered = render(sql)
                cursor.executemany(rendered.sql, [rendered.values(row) for row in given])
            for (_, sql), given in told:
                cursor.execute(sql, [list(column) for column in zip(*given, strict=True)])

    def forget(self) -> None:
        """The transaction ends: nothing waits, and numbers that were not needed are never given."""
        self.__init__(self._raw)  # type: ignore[misc]


@functools.lru_cache(maxsize=64)
def _with_pk(sql: str) -> str:
    """The same statement with the column pk before the others."""
    return sql.replace("(", "(pk, ", 1).replace("VALUES (", "VALUES (?, ", 1)
