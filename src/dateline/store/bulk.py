"""Filling a database with the rows of another, as they are: no trigger says no, and no number is given anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

from .layout import Table, quoted
from .lite import Lite


class Bulk(Protocol):
    """How one kind of database is filled, within a transaction."""

    def without_triggers(self) -> AbstractContextManager[None]:
        """What is written inside sets off nothing."""

    def empty(self, table: Table) -> None:
        """Take out the rows that a migration put there."""

    def fill(self, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Write rows, of all columns."""

    def finish(self) -> None:
        """Make what each database makes of the rows, of points and the like."""

    def counters(self) -> dict[str, int]:
        """By table the last number that was given to a row, of those where none is given twice."""

    def set_counters(self, last: Mapping[str, int]) -> None:
        """Give higher numbers from now on."""


#: Tables whose rows stand at a point, and the index of these points.
_SPOTS = {"events": "event_spots", "incidents": "incident_spots", "fused": "fused_spots"}


class LiteBulk:
    """See `Bulk`."""

    def __init__(self, connection: Lite) -> None:
        self._connection = connection

    @contextmanager
    def without_triggers(self) -> Iterator[None]:
        """SQLite knows no way to switch them off: they are taken out, and put back."""
        found = self._connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in found:
            self._connection.execute("DROP TRIGGER " + quoted((name,)))
        self._connection.execute("PRAGMA defer_foreign_keys = ON")  # a row may refer to a later one of its table
        yield
        for _, sql in found:
            self._connection.execute(sql)

    def empty(self, table: Table) -> None:
        """Take out all rows."""
        self._connection.execute("DELETE FROM " + table.name)

    def fill(self, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Write rows."""
        marks = ", ".join("?" * len(table.columns))
        self._connection.executemany(
            f"INSERT INTO {table.name} ({quoted(table.columns)}) VALUES ({marks})", (tuple(row) for row in rows)
        )

    def finish(self) -> None:
        """Make the boxes of points."""
        for table, spots in _SPOTS.items():
            made = f"INSERT INTO {spots} SELECT pk, lat, lat, lon, lon FROM {table}"
            self._connection.execute(made + " WHERE lat IS NOT NULL AND lon IS NOT NULL")

    def counters(self) -> dict[str, int]:
        """Of AUTOINCREMENT columns."""
        return dict(self._connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())

    def set_counters(self, last: Mapping[str, int]) -> None:
        """Other columns give the highest number and one."""
        made = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
        for (name,) in self._connection.execute(made).fetchall():
            self._connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
            self._connection.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, last.get(name, 0)))
