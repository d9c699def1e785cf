"""An open database: where it is, its transactions, its questions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from .address import Address, Where, located
from .connect import connect, plain_errors, transaction
from .migrate import migrate
from .sql import Connection


class Opened:
    """A database of Dateline's. Use `open(path)`, in a `with` statement or with `close()`.

    `path` is its file or its server's address: both have a `name`, and can be opened again.
    """

    def __init__(self, connection: Connection, path: Where) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = True, any_thread: bool = False) -> Self:
        """Open a database, made when it is not there (unless `create` is false), brought to the newest schema.

        `path` is a file or "postgresql://user@host/database". It is for the thread that opened it, or for `any_thread`,
        of which one at a time may use it.

        Raises StoreVersionError for one written by a newer Dateline, StoreError for what is no such database.
        """
        where_ = located(path)
        if isinstance(where_, Address):
            from .postgres import open_server

            return cls(open_server(where_, create=create), where_)
        connection = connect(where_, create=create, any_thread=any_thread)
        try:
            with plain_errors(where_):
                migrate(connection, where_)
        except BaseException:
            connection.close()
            raise
        return cls(connection, where_)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database. What was added is there already."""
        self._connection.close()

    def put_off_checkpoints(self) -> None:
        """Leave it to others to put what this connection writes in its place in the file: see `checkpoint`."""
        with plain_errors(self.path):
            self._connection.checkpoint(later=True)

    def checkpoint(self) -> None:
        """Put in its place in the file what was written beside it. Nobody waits for it but the caller."""
        with plain_errors(self.path):
            self._connection.checkpoint(later=False)

    @contextmanager
    def together(self) -> Iterator[None]:
        """A transaction: all that is added inside is written at the end, or nothing of it."""
        with plain_errors(self.path), transaction(self._connection):
            yield

    @contextmanager
    def still(self) -> Iterator[None]:
        """All that is read inside is of one moment, whoever writes meanwhile."""
        with plain_errors(self.path):
            within = self._connection.in_transaction
            if not within:
                self._connection.begin_still()
            try:
                yield
            finally:
                if not within and self._connection.in_transaction:
                    self._connection.commit()

    def _one(self, sql: str, values: tuple[object, ...] = ()) -> tuple[Any, ...] | None:
        return next(self._rows(sql, values), None)

    def _rows(self, sql: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        with plain_errors(self.path):
            # no "yield from": a reader who stops early would have it close a cursor of a database closed before
            for row in self._connection.execute(sql, values):  # noqa: UP028
                yield row

    def _stream(self, sql: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """The same where there may be very many."""
        with plain_errors(self.path):
            for row in self._connection.stream(sql, values):  # noqa: UP028
                yield row
