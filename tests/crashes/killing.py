"""Runs of `dateline` that are killed, and what a database holds after them."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path
from typing import Any, Protocol

KILLED = 137
#: What is told of when a row was written, not of what it says.
TIMES = frozenset({"read_at", "replaced_at", "rejected_at", "made_at", "fetched_at", "asked_at"})


class Runs(Protocol):
    """`runs("fuse", "--store", path, step=12)`: how a run ended, and the steps that it took."""

    def __call__(self, *words: str | Path, step: int | None = None) -> tuple[int, int]: ...


def sound(path: Path) -> None:
    """The database opens, and nothing in it hangs in the air."""
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        connection.close()


def killed_on_the_way(
    runs: Runs,
    path: Path,
    words: tuple[str | Path, ...],
    steps: int,
    *,
    times: int,
    seed: int,
    most: float = 0.8,
    code: int = 0,
) -> int:
    """Run a command that is killed `times` times, each after another share of an unbroken run's steps; then whole.

    After each kill the database is whole. Returns how many runs were killed: one that had less to do may have ended.
    """
    dice = random.Random(seed)
    killed = 0
    for _ in range(times):
        ended, _ = runs(*words, step=max(1, round(steps * dice.uniform(0.02, most))))
        killed += ended == KILLED
        if path.exists():
            sound(path)
    ended, _ = runs(*words)
    assert ended == code
    sound(path)
    return killed


def told(path: Path, *tables: str) -> dict[str, list[Any]]:
    """All rows of tables but times and numbers of rows: what a database holds, whichever way it came there."""
    connection = sqlite3.connect(path)
    try:
        found: dict[str, list[Any]] = {}
        for table in tables:
            names = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")') if row[1] not in TIMES]
            columns = ", ".join(f'"{name}"' for name in names if name not in ("pk", "stamp"))
            found[table] = sorted(connection.execute(f'SELECT {columns} FROM "{table}"').fetchall(), key=repr)
        return found
    finally:
        connection.close()
