"""A run that is killed at any step leaves a whole database, and the same command goes on to the same end."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from dateline.run.judge import Judge
from dateline.store import Store
from dateline.store.connect import APPLICATION_ID
from dateline.store.migrate import migrations

from .killing import KILLED, killed_on_the_way, sound, told

READ = ("documents", "history", "rejected", "events", "incidents", "incident_events", "actors", "claims", "control")
FUSED = ("fused", "fused_actors", "fused_sources", "fused_was", "judgements", "reports", "uncompared", "applied")
COUNT = 10


def sizes(path: Path) -> list[int]:
    """Rows of the indices that are kept beside the tables."""
    connection = sqlite3.connect(path)
    tables = ("event_spots", "incident_spots", "fused_spots", "search", "folded")
    found = [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
    connection.close()
    return found


def test_reading(runs, write_reports, tmp_path):
    reports = write_reports(COUNT)
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    code, steps = runs("read", reports, "--store", whole, "--quiet")
    assert code == 1  # a line of the file is no report
    words = ("read", reports, "--store", broken, "--quiet")
    assert killed_on_the_way(runs, broken, words, steps, times=3, seed=1, code=1) >= 2
    assert told(broken, *READ) == told(whole, *READ)
    assert sizes(broken) == sizes(whole)


def test_fusing(runs, write_reports, tmp_path):
    """What persons judged before stands after it, once."""
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    runs("read", write_reports(COUNT // 2), "--store", whole, "--quiet")
    runs("fuse", "--store", whole, "--quiet")
    with Store.open(whole) as store:
        first, second, third, *_ = (found.id for found in store.fused())
        judge = Judge(store, by="amira")
        judge.merge(first, second)
        judge.correct(third, {"killed": "9"})
        judge.accept(third)
    runs("read", write_reports(COUNT), "--store", whole, "--quiet")
    shutil.copy(whole, broken)
    code, steps = runs("fuse", "--store", whole, "--quiet")
    assert code == 0
    words = ("fuse", "--store", broken, "--quiet")
    assert killed_on_the_way(runs, broken, words, steps, times=4, seed=2) >= 2
    assert told(broken, *FUSED) == told(whole, *FUSED)
    assert sizes(broken) == sizes(whole)
    with Store.open(broken) as store:
        assert [each.verdict for each in store.judgements()] == ["merge", "correct", "accept"]


@pytest.mark.parametrize("schema", [1, 5])
def test_migrating(runs, write_reports, tmp_path, schema):
    """A database of an older Dateline, which every statement of its migrations may be the last to see."""
    made, whole, broken = tmp_path / "made.db", tmp_path / "whole.db", tmp_path / "broken.db"
    runs("read", write_reports(COUNT), "--store", made, "--quiet")
    if schema > 1:
        runs("fuse", "--store", made, "--quiet")
    as_of(schema, made, whole)
    shutil.copy(whole, broken)
    code, steps = runs("documents", "--store", whole)
    assert code == 0
    killed = killed_on_the_way(runs, broken, ("documents", "--store", broken), steps, times=3, seed=schema)
    assert killed >= 1
    tables = [*READ, "folded", *(FUSED if schema > 1 else ())]
    assert told(broken, *tables) == told(whole, *tables) == told(made, *tables)
    assert sizes(broken) == sizes(whole)


def test_mapping(runs, write_reports, tmp_path):
    parts, whole, broken = tmp_path / "parts", tmp_path / "whole", tmp_path / "broken"
    runs("map", "--split", write_reports(COUNT), parts, "--rows", "2", "--quiet")
    assert runs("map", parts, whole, "--quiet")[0] == 0
    for step in (1, 3, 5, 6):
        assert runs("map", parts, broken, "--quiet", step=step)[0] == KILLED
    assert runs("map", parts, broken, "--quiet")[0] == 0
    files = [{file.name: file.read_bytes() for file in folder.iterdir()} for folder in (broken, whole)]
    assert {name: content for name, content in files[0].items() if not name.startswith(".")} == files[1]


def as_of(schema: int, made: Path, path: Path) -> None:
    """A database as an older Dateline left it: its tables, with the rows that a new one has in them."""
    connection = sqlite3.connect(path, isolation_level=None)
    for number, sql in migrations():
        if number <= schema:
            connection.executescript(sql)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("ATTACH ? AS made", (str(made),))
    connection.execute("BEGIN")
    shadows = ("search_", "_spots_")
    for (table,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
        if table in ("search", "sqlite_sequence") or table.endswith("_spots"):
            continue  # the words and boxes stand in the tables behind these
        names = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
        there = {row[1] for row in connection.execute(f"PRAGMA made.table_info({table})")}
        columns = ", ".join(f'"{name}"' for name in names if name in there)
        if any(part in table for part in shadows):
            connection.execute(f"DELETE FROM main.{table}")
        connection.execute(f"INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM made.{table}")
    connection.execute("COMMIT")
    connection.close()
    sound(path)
