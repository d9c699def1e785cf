"""Putting tables of actors into the user's data folder, and taking them away."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from dateline.model import InputError, KnowledgeError

from .actors import packaged_registry
from .actors_own import COLUMNS, MORE, OwnTable, folder, own_tables, read_table, with_own
from .own_csv import title_of, write_whole


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: `how` is "added", "replaced" or "same" (it was there already); `problems` in words."""

    table: OwnTable
    how: str
    problems: tuple[str, ...] = ()


def add(path: Path, name: str | None = None) -> Added:
    """Check a CSV table of actors and put its good rows where they are found; all of it or nothing.

    Raises InputError where it cannot be read, has no good row, or names a parent or ally whom nobody knows.
    """
    title = title_of(path, name, "a list")
    try:
        rows, problems = read_table(path.read_bytes(), path.name)
    except KnowledgeError as error:
        raise InputError(str(error)) from error
    if not rows:
        raise InputError(f"{path.name}: no actor found: {'; '.join(problems[:3]) or 'it has no rows'}")
    out = io.StringIO()
    writer = csv.DictWriter(out, (*COLUMNS, *MORE), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    target = folder() / f"{title}.csv"
    others = [table for table in own_tables() if table.title != title]
    try:
        with_own(packaged_registry(), [*others, OwnTable(title, Path(path.name), tuple(rows), "")])
    except KnowledgeError as error:
        raise InputError(str(error)) from error
    there = target.read_text(encoding="utf-8") if target.exists() else None
    how = "added" if there is None else "same" if there == out.getvalue() else "replaced"
    if how != "same":
        write_whole(target, out.getvalue())
    table = next(each for each in own_tables() if each.title == title)
    return Added(table, how, tuple(f"{path.name}, {problem}" for problem in problems))


def remove(title: str) -> int:
    """Take one of the user's tables away, also one that cannot be read; how many lines of actors it had.

    Raises InputError where there is none of the name.
    """
    path = folder() / f"{title}.csv"
    if path.parent != folder() or not path.is_file():
        known = ", ".join(sorted(each.stem for each in folder().glob("*.csv"))) or "none"
        raise InputError(f"there is no list of actors {title!r}; yours: {known}")
    lines = path.read_bytes().count(b"\n")
    path.unlink()
    return max(lines - 1, 0)
