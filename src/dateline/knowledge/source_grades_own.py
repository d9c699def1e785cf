"""Changes to the user's own table of letters: rows put in, replaced and taken away, all else left as it stands."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from dateline.model import InputError, KnowledgeError

from .folding import fold
from .given_names import given_names
from .own_csv import read_csv, write_whole
from .source_grades import COLUMNS, SourceGrade, own_path, read_rows, row_from, row_of

#: Words that make a name one of a body, though it begins like a person's ("Hassan News").
_BODIES = frozenset(
    "news agency press media radio tv television network times post herald tribune journal channel centre center "
    "observatory monitor office organisation organization foundation report reports watch daily weekly today online"
    .split()
)  # fmt: skip


def put(
    source: str, letter: str, reason: str, *, side: str = "", topic: str = "", basis: str = ""
) -> tuple[Path, bool]:
    """Grade a source in the user's table; the path of the table, and whether a row for the same was replaced.

    Raises InputError where a cell means nothing or the source is a person: of persons no record is kept (DOMAIN.md
    10.3). Raises KnowledgeError where the table that is there cannot be read.
    """
    try:
        row = row_of(source, letter, reason, side=side, topic=topic, basis=basis)
    except KnowledgeError as error:
        raise InputError(str(error)) from error
    if is_person(source, row):
        raise InputError(
            f"{source!r} looks like a person's name: Dateline grades outlets, institutions and parties, and keeps no "
            "record of persons"
        )
    # a known id is written as it is; a name that is in no registry as the user writes it
    name = row.source if row.source != fold(source) else " ".join(source.split())
    cells = dict(zip(COLUMNS, (name, row.side or "", row.topic or "", row.letter, row.reason, basis), strict=True))
    rows, columns = _cells()
    kept = [each for each in rows if _key(each) != row.key]
    return _write([*kept, cells], columns), len(kept) < len(rows)


def remove(source: str, *, side: str | None = None, topic: str | None = None) -> list[SourceGrade]:
    """Take the user's rows of a source away, all or those for a side or topic; what was taken away.

    Raises InputError where the table has no such row.
    """
    try:
        wanted = row_of(source, "F", "-", side=side or "", topic=topic or "")
    except KnowledgeError as error:
        raise InputError(str(error)) from error

    def goes(key: tuple[str, str | None, str | None]) -> bool:
        return key[0] == wanted.source and (not side or key[1] == wanted.side) and (not topic or key[2] == wanted.topic)

    rows, columns = _cells()
    gone = [row for row in rows if goes(_key(row))]
    if not gone:
        raise InputError(f"you have not graded {source!r}: dateline sources list --own shows whom you have")
    taken = [row_from(row) for row in gone]
    _write([row for row in rows if not goes(_key(row))], columns)
    return taken


def remove_all() -> int:
    """Take the user's whole table away; how many rows it had."""
    rows, _ = _cells()
    own_path().unlink(missing_ok=True)
    return len(rows)


def is_person(name: str, row: SourceGrade) -> bool:
    """Whether a name that is in no registry looks like a person's: two to four words, the first a given name."""
    words = fold(name).split()
    if row.source != fold(name) or not 2 <= len(words) <= 4 or _BODIES & set(words):
        return False
    return words[0] in given_names()


def _key(cells: dict[str, str]) -> tuple[str, str | None, str | None]:
    return row_from(cells).key


def _cells() -> tuple[list[dict[str, str]], list[str]]:
    """The rows of the user's table as they stand, and its columns; those that a person added too."""
    path = own_path()
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return [], list(COLUMNS)
    read_rows(content, str(path), own=True)
    _, names, rows = read_csv(content, str(path))
    return [row for _, row in rows], list(dict.fromkeys([*filter(None, names), *COLUMNS]))


def _write(rows: list[dict[str, str]], columns: list[str]) -> Path:
    """Write the table anew, all of it or nothing."""
    path = own_path()
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_whole(path, out.getvalue())
    return path
