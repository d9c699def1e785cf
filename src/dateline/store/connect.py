"""Opening the SQLite file, and saying in plain words what is wrong with it when it cannot be used."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.model import StoreError

from .lite import Lite
from .sql import Connection

#: "DLNE": marks a file as one of Dateline's, so that another program's database is never written into.
APPLICATION_ID = 0x444C4E45
#: Milliseconds to wait for another process that is writing.
PATIENCE_MS = 10_000

_ADVICE = {
    "SQLITE_FULL": "the disk is full: free some space and run the same command again; what was stored before is kept",
    "SQLITE_IOERR": "the disk cannot be read or written (full, over a quota, or gone): see to it and run again",
    "SQLITE_READONLY": "it can only be read: choose another file with --store, or change its permissions",
    "SQLITE_PERM": "it can only be read: choose another file with --store, or change its permissions",
    "SQLITE_CANTOPEN": "it cannot be opened: check that the folder exists and that you may write there",
    "SQLITE_BUSY": "another program is writing to it: wait until that one is done, and run again",
    "SQLITE_LOCKED": "another program is writing to it: wait until that one is done, and run again",
    "SQLITE_NOTADB": "it is no database: choose another file with --store",
    "SQLITE_CORRUPT": "it is damaged: restore it from a copy, or read the reports again into a new file",
    "SQLITE_TOOBIG": "a document is too large to be stored",
}


@contextmanager
def plain_errors(path: object) -> Iterator[None]:
    """Turn SQLite's errors into a StoreError that names the file and what a person can do."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        for prefix, advice in _ADVICE.items():
            if name.startswith(prefix):
                raise StoreError(f"{path}: {advice}") from error
        raise StoreError(f"{path}: the database refused: {error}") from error


def connect(path: Path, *, create: bool, any_thread: bool = False) -> Lite:
    """A connection to the file, in WAL mode where it can be written, else to read only.

    It is for the thread that opened it, or for `any_thread`, of which one at a time may use it.

    Raises StoreError where there is no such file (and `create` is false), or where it is not one of Dateline's.
    """
    exists = path.exists()
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; name a file with --store")
    if not exists and not create:
        raise StoreError(f'{path}: there is no database here; "dateline read REPORT --store {path}" makes one')
    writable = os.access(path, os.W_OK) if exists else True
    with plain_errors(path):
        uri = f"{path.absolute().as_uri()}?mode={'rwc' if writable else 'ro'}"
        connection = sqlite3.connect(
            uri,
            uri=True,
            isolation_level=None,
            timeout=PATIENCE_MS / 1000,
            check_same_thread=not any_thread,
            factory=Lite,
        )
        try:
            _prepare(connection, path, writable)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, writable: bool) -> None:
    # the tables before the mark: another process that makes the database just now commits both at once
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    if mark != APPLICATION_ID and (mark or tables):
        raise StoreError(f"{path}: is another program's database; choose another file with --store")
    connection.execute("PRAGMA foreign_keys = ON")
    if writable:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All or nothing. Inside another transaction it joins that one."""
    if connection.in_transaction:
        yield
        return
    connection.begin()
    try:
        yield
        connection.commit()
    except BaseException:
        if connection.in_transaction:
            connection.rollback()
        raise
