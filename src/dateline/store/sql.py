"""What the store asks of a connection, whichever database is behind it.

Statements are written once, in the SQL that SQLite and PostgreSQL share, with `?` or `?1` for values; what a server
writes differently is put into its words by `postgres/dialect.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, Protocol

#: Tables whose rows stand at a point, and are found by a box on the map.
Placed = Literal["events", "incidents", "fused"]


class Found(Protocol):
    """The rows of one statement."""

    def fetchone(self) -> Any:
        """The next row, None behind the last."""

    def fetchall(self) -> list[Any]:
        """All rows that are left."""

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """An open connection. Each statement outside of a transaction is written at once."""

    @property
    def in_transaction(self) -> bool:
        """Whether `begin` or `begin_still` waits for its end."""

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Found:
        """Run one statement."""

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> object:
        """Run one statement for each of the rows."""

    def close(self) -> None:
        """Let go of the database."""

    # -- what each writes in its own way

    def begin(self) -> None:
        """Begin a transaction that writes: one at a time in the whole database."""

    def begin_still(self) -> None:
        """Begin a transaction in which all that is read is of one moment."""

    def commit(self) -> None:
        """End the transaction: all of it is written."""

    def rollback(self) -> None:
        """End the transaction: nothing of it is written."""

    def insert(self, sql: str, row: Sequence[Any]) -> int:
        """Insert a row; its pk."""

    def put(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each of the rows: now, or when `execute` or `commit` is next called.

        One after the other where it inserts `VALUES`; other statements before these, so they must not need them.
        """

    def put_new(self, sql: str, row: Sequence[Any]) -> int:
        """Insert a row as `put` does; its pk."""

    def beside(self, sql: str, values: Sequence[Any]) -> Found:
        """Run a statement that needs nothing of what was put, and leave that where it is."""

    def at_once(self, sql: str, values: Sequence[Any]) -> None:
        """Write something small, unless another program writes just now."""

    def stream(self, sql: str, values: Sequence[Any]) -> Iterator[Any]:
        """Rows of a statement that may have very many: few of them are in memory at a time."""

    def put_words(self, document: int, title: str, text: str, quotes: str) -> None:
        """Have a document (pk) found by its words."""

    def drop_words(self, document: int, title: str, text: str, quotes: str) -> None:
        """Undo `put_words` with the same words."""

    def put_spot(self, table: Placed, pk: int, lat: float, lon: float) -> None:
        """Have a row found by a box."""

    def drop_spots(self, table: Placed, document: int) -> None:
        """Undo `put_spot` for the rows of a document (pk)."""

    def checkpoint(self, *, later: bool) -> None:
        """Put in its place what was written, or (`later`) leave that to another connection."""
