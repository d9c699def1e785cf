"""A connection to a SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from .sql import Placed

_WORDS = "INSERT INTO search (rowid, title, text, quotes) VALUES (?, ?, ?, ?)"
_NO_WORDS = "INSERT INTO search (search, rowid, title, text, quotes) VALUES ('delete', ?, ?, ?, ?)"
_SPOT: dict[Placed, str] = {
    "events": "INSERT INTO event_spots VALUES (?, ?, ?, ?, ?)",
    "incidents": "INSERT INTO incident_spots VALUES (?, ?, ?, ?, ?)",
    "fused": "INSERT INTO fused_spots VALUES (?, ?, ?, ?, ?)",
}
#: Of fused incidents a trigger does it.
_NO_SPOTS: dict[Placed, str] = {
    "events": "DELETE FROM event_spots WHERE pk IN (SELECT pk FROM events WHERE document = ?)",
    "incidents": "DELETE FROM incident_spots WHERE pk IN (SELECT pk FROM incidents WHERE document = ?)",
}


class Lite(sqlite3.Connection):
    """See `sql.Connection`."""

    def begin(self) -> None:
        """Begin a transaction that writes."""
        self.execute("BEGIN IMMEDIATE")

    def begin_still(self) -> None:
        """Begin a transaction in which all that is read is of one moment."""
        self.execute("BEGIN")

    def insert(self, sql: str, row: Sequence[Any]) -> int:
        """Insert a row; its pk."""
        pk = self.execute(sql, row).lastrowid
        assert pk is not None  # an INSERT that succeeded always has one
        return pk

    def put(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Nothing is far away in a file: now."""
        self.executemany(sql, rows)

    def put_new(self, sql: str, row: Sequence[Any]) -> int:
        """Insert a row; its pk."""
        return self.insert(sql, row)

    def beside(self, sql: str, values: Sequence[Any]) -> sqlite3.Cursor:
        """Nothing waits."""
        return self.execute(sql, values)

    def at_once(self, sql: str, values: Sequence[Any]) -> None:
        """Write something small, unless another program writes just now."""
        self.execute("PRAGMA busy_timeout = 0")
        with suppress(sqlite3.OperationalError):
            self.execute(sql, values)
        self.execute("PRAGMA busy_timeout = 10000")

    def stream(self, sql: str, values: Sequence[Any]) -> Iterator[Any]:
        """Rows come one by one in any case."""
        return self.execute(sql, values)

    def put_words(self, document: int, title: str, text: str, quotes: str) -> None:
        """Have a document found by its words."""
        self.execute(_WORDS, (document, title, text, quotes))

    def drop_words(self, document: int, title: str, text: str, quotes: str) -> None:
        """Undo `put_words`: the index has no text of its own, and is told what to forget."""
        self.execute(_NO_WORDS, (document, title, text, quotes))

    def put_spot(self, table: Placed, pk: int, lat: float, lon: float) -> None:
        """Have a row found by a box."""
        self.execute(_SPOT[table], (pk, lat, lat, lon, lon))

    def drop_spots(self, table: Placed, document: int) -> None:
        """Undo `put_spot` for the rows of a document."""
        self.execute(_NO_SPOTS[table], (document,))

    def checkpoint(self, *, later: bool) -> None:
        """Write the file's log to its place."""
        if later:
            self.execute("PRAGMA wal_autocheckpoint = 0")
        else:
            self.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
