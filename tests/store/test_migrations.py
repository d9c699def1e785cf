"""Databases of every older schema come to the newest, with what they hold, and are like one that was made today."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline.model import StoreError
from dateline.store import Store
from dateline.store import migrate as module
from dateline.store.lite import Lite
from dateline.store.migrate import migrate, migrations

pytestmark = pytest.mark.file
NEWEST = migrations()[-1][0]
#: What a store of the first schema holds.
_ROWS = """
INSERT INTO documents (id, sha256, fingerprint, coder, origin, published, read_at, n_events, n_incidents, n_warnings,
                       reading) VALUES ('r1', 'a', 'b', 'c', 'r1.html', '2020-05-05', 'then', 1, 1, 0, x'00');
INSERT INTO history (id, sha256, coder, origin, read_at, replaced_at, reading)
    VALUES ('r1', 'a', 'c', 'r1.html', 'then', 'later', x'01');
INSERT INTO events (document, position, id, type, type_key, status, place, place_id, place_key, confidence, record)
    VALUES (1, 0, 'e1', 'Battles', '|  battles  ', 'occurred', 'Derna', 'g:1', '|  derna  ', 0.5, x'02');
INSERT INTO rejected VALUES ('x.pdf', 'no text', 'then');
INSERT INTO judgements (verdict, subject, judge, made_at) VALUES ('accept', 'r1/i1', 'amira', 'then');
"""


def database(path: Path, schema: int) -> sqlite3.Connection:
    """A file of an older schema with some rows, as a Dateline of then left it."""
    connection = sqlite3.connect(path, isolation_level=None, factory=Lite)
    kept = module.migrations
    try:
        module.migrations = lambda: tuple(each for each in kept() if each[0] <= schema)
        migrate(connection, path)
    finally:
        module.migrations = kept
    return connection


def shape(path: Path) -> set[tuple[str, str, str]]:
    with sqlite3.connect(path) as connection:
        sql = "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
        return set(connection.execute(sql))


@pytest.mark.parametrize("schema", [number for number, _ in migrations()])
def test_every_older_schema_becomes_the_newest(tmp_path, schema):
    path = tmp_path / "old.db"
    connection = database(path, schema)
    connection.executescript(_ROWS)
    connection.close()
    with Store.open(path) as store:
        assert [row.id for row in store.documents()] == ["r1"]
        assert [row.origin for row in store.rejected()] == ["x.pdf"]
        assert [each.subject for each in store.judgements()] == ["r1/i1"]
        assert store._one("SELECT reading FROM history WHERE id = 'r1'") == (b"\x01",)
        assert store.fused_state().documents_waiting == 1
        if schema < 10:
            assert ("place", "|  derna  ", "g:1") in set(store._rows("SELECT what, name, own FROM folded"))
    Store.open(tmp_path / "new.db").close()
    assert shape(path) == shape(tmp_path / "new.db")


def test_a_migration_that_breaks_leaves_the_old_schema_whole(tmp_path, monkeypatch):
    path = tmp_path / "old.db"
    database(path, NEWEST).close()
    before = shape(path)
    broken = "CREATE TABLE half (id);\nALTER TABLE documents DROP COLUMN title;\nSELECT nonsense FROM nowhere;\n"
    monkeypatch.setattr(module, "migrations", lambda: (*migrations(), (NEWEST + 1, broken)))
    with pytest.raises(StoreError):
        Store.open(path)
    assert shape(path) == before
    monkeypatch.undo()
    with Store.open(path) as store:
        assert store.count() == 0
