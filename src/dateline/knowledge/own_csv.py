"""Tables that a user writes by hand or saves from a spreadsheet: reading one, naming it, writing it whole."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

from dateline.model import InputError, KnowledgeError

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}$")


def read_csv(content: bytes, name: str) -> tuple[str, list[str], Iterator[tuple[int, dict[str, str]]]]:
    """The first line of a table as it stands, its columns, and its rows with the line each ends in, cells trimmed.

    Commas, semicolons or tabs part the cells: a spreadsheet may have saved it with any. Raises KnowledgeError for what
    is no UTF-8 and, while the rows are read, for a row that is no CSV.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{name}: is not UTF-8: save it as CSV in UTF-8") from error
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    return head.strip(), [column.strip() for column in reader.fieldnames or ()], _rows(reader, name)


def _rows(reader: csv.DictReader[str], name: str) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        for cells in reader:
            row = {(key or "").strip(): value.strip() for key, value in cells.items() if isinstance(value, str)}
            if any(row.values()):
                yield reader.line_num, row
    except csv.Error as error:
        raise KnowledgeError(f"{name}, line {reader.line_num + 1}: no CSV that can be read ({error})") from error


def title_of(path: Path, name: str | None, what: str) -> str:
    """What is added is called as said, else after its file; raises InputError where `name` cannot name a file."""
    if name is not None:
        if not _NAME.match(name):
            raise InputError(f"{name!r} is no name for {what}: letters a-z, figures, '.', '_' and '-' make one")
        return name
    stem = re.sub(r"[^a-z0-9._-]+", "-", path.name.split(".")[0].lower()).strip("-._")
    return stem[:64] or "own"


def write_whole(path: Path, text: str) -> None:
    """Write a file of the user's data folder, all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
