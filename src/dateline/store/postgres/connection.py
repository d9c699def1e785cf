"""A connection to a PostgreSQL server."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.types.numeric import Int8Dumper
from psycopg.types.string import StrDumperUnknown

from dateline.model import StoreError

from .. import connect as lite
from ..address import Address
from ..sql import Placed
from .dialect import render
from .errors import advice, plain
from .waiting import Waiting, inserting
from .words import vector_of

#: One writer at a time in each database, as in a file: this number, and a hash of the schema's name.
LOCK = lite.APPLICATION_ID
_BEGIN = "BEGIN; SET LOCAL lock_timeout = {}; SELECT pg_advisory_xact_lock({}, hashtext('{}'))"
_STILL = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_WORDS = "INSERT INTO search (rowid, vector, words) VALUES (?, ?, ?)"
_NO_WORDS = "DELETE FROM search WHERE rowid = $1"
_PATH = """
SELECT set_config('search_path', concat_ws(', ', $1::text, quote_ident((
    SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis'
)), 'public'), false),
    -- a list takes a few ms: to start helpers for it, or to compile it, takes longer
    set_config('max_parallel_workers_per_gather', '0', false), set_config('jit', 'off', false),
    -- whether one name is asked for or a thousand, and of how many rows, is another question each time
    set_config('plan_cache_mode', 'force_custom_plan', false)
"""
#: Rows of a long answer that are fetched at once.
_SOME = 500
_STREAMS = itertools.count(1)


class _Whole(Int8Dumper):
    """Numbers of one width: a statement is prepared once, not for each width; booleans are numbers here."""

    def dump(self, obj: Any) -> Any:
        return super().dump(int(obj))


class _Text(StrDumperUnknown):
    """Text without NUL, which the server cannot hold."""

    def dump(self, obj: str) -> Any:
        return super().dump(obj.replace("\x00", "�") if "\x00" in obj else obj)


class Server:
    """See `sql.Connection`. Raises StoreError."""

    def __init__(self, connection: psycopg.Connection[Any], address: Address) -> None:
        self.raw = connection
        self.address = address
        self._waiting = Waiting(connection)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction waits for its end."""
        return self.raw.info.transaction_status != TransactionStatus.IDLE

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> psycopg.Cursor[Any]:
        """Run one statement of the store's."""
        rendered = render(sql)
        return self.run(rendered.sql, rendered.values(values))

    def run(self, sql: str, values: Sequence[Any] | None = None) -> psycopg.Cursor[Any]:
        """Run a statement in PostgreSQL's own words, or several where there are no values."""
        try:
            if self._waiting:
                self._waiting.write()
            return self.raw.execute(sql, values or None)
        except psycopg.Error as error:
            raise StoreError(f"{self.address}: {advice(error)}") from error

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> None:
        """Run one statement for each of the rows, without waiting for each answer."""
        given, into = list(rows), inserting(sql)
        if len(given) == 1:
            self.execute(sql, given[0])
        elif given:
            with plain(self.address), self.raw.cursor() as cursor:
                if self._waiting:
                    self._waiting.write()
                if into and into.fits(given):
                    into.run(cursor, given)
                else:
                    rendered = render(sql)
                    cursor.executemany(rendered.sql, [rendered.values(row) for row in given])

    def put(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each of the rows before anything else is run, or at the end of the transaction."""
        self._waiting.put(sql, rows)
        if self._waiting and not self.in_transaction:
            self._write()

    def put_new(self, sql: str, row: Sequence[Any]) -> int:
        """Insert a row as `put` does; its pk, which is drawn beforehand."""
        with plain(self.address):
            pk = self._waiting.put_new(sql, row)
        if not self.in_transaction:
            self._write()
        return pk

    def _write(self) -> None:
        with plain(self.address):
            self._waiting.write()

    def beside(self, sql: str, values: Sequence[Any]) -> psycopg.Cursor[Any]:
        """Run one statement while others wait."""
        rendered = render(sql)
        with plain(self.address):
            return self.raw.execute(rendered.sql, rendered.values(values))

    def stream(self, sql: str, values: Sequence[Any]) -> Iterator[Any]:
        """Rows by a cursor of the server's: some hundred at a time, of the moment in which it was asked."""
        rendered = render(sql)
        name = f"stream_{next(_STREAMS)}"
        kept = "" if self.in_transaction else "WITH HOLD "
        self.run(f"DECLARE {name} NO SCROLL CURSOR {kept}FOR {rendered.sql}", rendered.values(values))
        try:
            while some := self.run(f"FETCH {_SOME} FROM {name}").fetchall():
                yield from some
                if len(some) < _SOME:
                    break
        finally:
            if not self.raw.closed and self.raw.info.transaction_status != TransactionStatus.INERROR:
                self._let_go(name, bool(kept))

    def _let_go(self, name: str, kept: bool) -> None:
        if kept or self.in_transaction:  # a transaction that ended took its own cursors along
            self.run(f"CLOSE {name}")

    def close(self) -> None:
        """Close the connection."""
        self.raw.close()

    def begin(self) -> None:
        """Begin a transaction that writes, and wait until nobody else does."""
        try:
            self.run(_BEGIN.format(lite.PATIENCE_MS, LOCK, self.address.schema))
        except StoreError:
            self.rollback()
            raise

    def begin_still(self) -> None:
        """Begin a transaction in which all that is read is of one moment."""
        self.run(_STILL)

    def commit(self) -> None:
        """End the transaction: all of it is written."""
        self.run("COMMIT")
        self._waiting.forget()

    def rollback(self) -> None:
        """End the transaction: nothing of it is written. Of a connection that was lost the server does it."""
        self._waiting.forget()
        if not self.raw.closed and not self.raw.broken:
            self.run("ROLLBACK")

    def insert(self, sql: str, row: Sequence[Any]) -> int:
        """Insert a row; its pk."""
        (pk,) = self.execute(sql.rstrip() + " RETURNING pk", row).fetchone() or (0,)
        return int(pk)

    def at_once(self, sql: str, values: Sequence[Any]) -> None:
        """Write something small; no other program holds it up but for a moment."""
        self.execute(sql, values)

    def put_words(self, document: int, title: str, text: str, quotes: str) -> None:
        """Have a document found by its words."""
        self.put(_WORDS, [(document, *vector_of(title, text, quotes))])

    def drop_words(self, document: int, title: str, text: str, quotes: str) -> None:
        """Undo `put_words`."""
        self.run(_NO_WORDS, (document,))

    def put_spot(self, table: Placed, pk: int, lat: float, lon: float) -> None:
        """Points are columns of their tables, which the server makes of lat and lon."""

    def drop_spots(self, table: Placed, document: int) -> None:
        """They go with their rows."""

    def checkpoint(self, *, later: bool) -> None:
        """The server sees to that."""


def connect(address: Address) -> Server:
    """A connection to the server. Raises StoreError."""
    with plain(address):
        raw: psycopg.Connection[Any] = psycopg.connect(
            address.conninfo, autocommit=True, connect_timeout=10, fallback_application_name="dateline",
            client_encoding="utf8", cursor_factory=psycopg.RawCursor,
        )  # fmt: skip
        for kind in (int, bool):
            raw.adapters.register_dumper(kind, _Whole)
        raw.adapters.register_dumper(str, _Text)
        try:
            raw.execute(_PATH, (address.schema,))
        except BaseException:
            raw.close()
            raise
    return Server(raw, address)
