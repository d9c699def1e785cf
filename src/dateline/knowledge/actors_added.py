"""Putting tables of actors into the user's data folder, and taking them away."""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import dataclass
from pathlib import Path

from dateline.model import InputError, KnowledgeError

from .actors import packaged_registry
from .actors_own import COLUMNS, MORE, OwnTable, folder, own_tables, read_table, with_own

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}$")


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
    title = _title(path, name)
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
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            part.write_text(out.getvalue(), encoding="utf-8", newline="")
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    table = next(each for each in own_tables() if each.title == title)
    return Added(table, how, tuple(f"{path.name}, {problem}" for problem in problems))


def remove(title: str) -> int:
    """Take one of the user's tables away, also one that cannot be read; how many lines of actors it had.

    Raises InputError where there is none of the name.
    """
    path = folder() / f"{title}.csv"
    if not _NAME.match(title) or not path.is_file():
        known = ", ".join(sorted(each.stem for each in folder().glob("*.csv"))) or "none"
        raise InputError(f"there is no list of actors {title!r}; yours: {known}")
    lines = path.read_bytes().count(b"\n")
    path.unlink()
    return max(lines - 1, 0)


def _title(path: Path, name: str | None) -> str:
    if name is not None:
        if not _NAME.match(name):
            raise InputError(f"{name!r} is no name for a list: letters a-z, figures, '.', '_' and '-' make one")
        return name
    stem = re.sub(r"[^a-z0-9._-]+", "-", path.name.rsplit(".", 1)[0].lower()).strip("-._")
    return stem[:64] or "own"
