"""Carrying a whole store into another database: all of it, or nothing, and compared row by row at the end."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from dateline.model import ControlAssertion, Document, Event, StoreError

from .bulk import Bulk, LiteBulk
from .derive import searched
from .layout import Table, tables
from .lite import Lite
from .opened import Opened

#: Called with a table's name, what is done with it, how many rows are done and how many there are.
OnStep = Callable[[str, str, int, int], None]
_STEP = 1_000


class _Told(msgspec.Struct, frozen=True):
    """Of a Reading what is searched in, decoded without the rest."""

    document: Document
    events: tuple[Event, ...] = ()
    control: tuple[ControlAssertion, ...] = ()


_told = msgspec.json.Decoder(_Told)
_row = msgspec.msgpack.Encoder()


@dataclass(frozen=True, slots=True)
class Compared:
    """A table in two databases: how many rows, and a hash of all their values, in each."""

    table: str
    rows: tuple[int, int]
    hashes: tuple[str, str]

    @property
    def same(self) -> bool:
        """Whether both hold the same."""
        return self.rows[0] == self.rows[1] and self.hashes[0] == self.hashes[1]


def copy_store(
    source: str | os.PathLike[str], target: str | os.PathLike[str], *, on_step: OnStep | None = None
) -> list[Compared]:
    """Copy all of a store into a new one: files and servers, either way. Returns the tables with their rows.

    The target is made where it is not there, and must be empty. All is written in one transaction and compared before
    it ends: a copy that is broken off, or differs, leaves nothing behind. Raises StoreError.
    """
    tell = on_step or _nobody
    with Opened.open(source, create=False) as here, Opened.open(target) as there:
        _is_another(here, there)
        with here.still(), there.together():
            for table in tables():
                if table.name != "applied_until" and there._one(f"SELECT 1 FROM {table.name} LIMIT 1"):
                    raise StoreError(f"{there.path}: there are rows in it already: copy into a new database")
            _fill(here, there, tell)
            found = list(_compared(here, there, tell))
            if wrong := [each.table for each in found if not each.same]:
                raise StoreError(f"{there.path}: {', '.join(wrong)} came out different; nothing was copied")
    return found


def compare_stores(
    one: str | os.PathLike[str], other: str | os.PathLike[str], *, on_step: OnStep | None = None
) -> list[Compared]:
    """Compare two stores table by table, each as it is at one moment. Raises StoreError."""
    with Opened.open(one, create=False) as here, Opened.open(other, create=False) as there:
        _is_another(here, there)
        with here.still(), there.still():
            return list(_compared(here, there, on_step or _nobody))


def _is_another(here: Opened, there: Opened) -> None:
    if os.fspath(here.path) == os.fspath(there.path):
        raise StoreError(f"{here.path}: this is one and the same database")


def _fill(here: Opened, there: Opened, tell: OnStep) -> None:
    source, target = _bulk(here), _bulk(there)
    with target.without_triggers():
        for table in tables():
            target.empty(table)
            target.fill(table, _stepping(here, table, "copied", tell))
        _search(here, there, tell)
        target.set_counters(source.counters())
    target.finish()


def _bulk(opened: Opened) -> Bulk:
    if isinstance(opened._connection, Lite):
        return LiteBulk(opened._connection)
    from .postgres.bulk import ServerBulk
    from .postgres.connection import Server

    assert isinstance(opened._connection, Server)
    return ServerBulk(opened._connection)


def _search(here: Opened, there: Opened, tell: OnStep) -> None:
    """Have the documents found by their words: each database keeps these in its own way."""
    count = _count(here, "documents")
    for number, (pk, reading) in enumerate(here._stream("SELECT pk, reading FROM documents ORDER BY pk"), start=1):
        told = _told.decode(zlib.decompress(reading))
        there._connection.put_words(pk, *searched(told.document, told.events, told.control))
        if number % _STEP == 0 or number == count:
            tell("documents", "searched", number, count)


def _stepping(opened: Opened, table: Table, what: str, tell: OnStep) -> Iterator[tuple[Any, ...]]:
    count = _count(opened, table.name)
    for number, row in enumerate(opened._stream(table.rows), start=1):
        yield row
        if number % _STEP == 0 or number == count:
            tell(table.name, what, number, count)


def _compared(here: Opened, there: Opened, tell: OnStep) -> Iterator[Compared]:
    for table in tables():
        one, other = _hashed(here, table, tell), _hashed(there, table, tell)
        yield Compared(table.name, (one[0], other[0]), (one[1], other[1]))
    counts = tuple(_count(each, "search") for each in (here, there))
    documents = tuple(_count(each, "documents") for each in (here, there))
    # of words there is nothing to compare but that each document has its own
    yield Compared("search", (counts[0], counts[1]), (str(counts[0] == documents[0]), str(counts[1] == documents[1])))


def _hashed(opened: Opened, table: Table, tell: OnStep) -> tuple[int, str]:
    made, number = hashlib.blake2b(digest_size=16), 0
    for row in _stepping(opened, table, "compared", tell):
        made.update(_row.encode(row))
        number += 1
    return number, made.hexdigest()


def _count(opened: Opened, table: str) -> int:
    (count,) = opened._one(f"SELECT count(*) FROM {table}") or (0,)
    return int(count)


def _nobody(table: str, what: str, done: int, of: int) -> None:
    """Nobody listens."""
