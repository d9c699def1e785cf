"""Numbered migrations: `migrations/0001_*.sql` brings a database from schema 0 to schema 1, and so on."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from dateline.model import StoreVersionError

from .connect import APPLICATION_ID, transaction
from .lite import Lite


@functools.cache
def migrations() -> tuple[tuple[int, str], ...]:
    """Number and SQL of each migration, in order."""
    folder = resources.files("dateline.store") / "migrations"
    found = [
        (int(entry.name[:4]), entry.read_text("utf-8")) for entry in folder.iterdir() if entry.name.endswith(".sql")
    ]
    return tuple(sorted(found))


def schema_of(connection: sqlite3.Connection) -> int:
    """The schema number written in a database; 0 where it is new."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def migrate(connection: Lite, path: Path) -> None:
    """Bring a database to the newest schema; raises StoreVersionError where it is already beyond that."""
    steps = migrations()
    known = steps[-1][0]
    if (written := schema_of(connection)) > known:
        raise StoreVersionError(
            f"{path}: written by Dateline's schema {written}, this one knows {known}: upgrade dateline"
        )
    for number, sql in steps:
        if schema_of(connection) >= number:
            continue
        with transaction(connection):
            # Another process may have done it while this one waited for its turn.
            if schema_of(connection) < number:
                for statement in statements(sql):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number}")


def statements(sql: str) -> Iterator[str]:
    """Statements one by one: `executescript` would commit between them."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
