"""How reliable sources are, in Admiralty letters: the packaged table (`source_grades.csv`) and the user's own over it.

A letter belongs to an outlet (or a party) and, where the row says so, to one topic and to what it tells of one side
(DOMAIN.md 4.1). The packaged table has a row only where the basis of the row was verified; all others are F, cannot be
judged. The user's table is a CSV of the same columns in the user's data folder, read anew whenever it changes.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Literal

from dateline.model import KnowledgeError
from dateline.model.grades import LETTERS, Letter

from .actors import parents, registry
from .folding import fold
from .outlets import outlets_called
from .own_csv import read_csv
from .user_data import data_folder

Topic = Literal["events", "counts", "control"]
TOPICS: tuple[Topic, ...] = ("events", "counts", "control")
COLUMNS = ("source", "side", "topic", "letter", "reason", "basis")
#: Raised when the rules of letters and digits (`fuse/grading_*.py`) change, so that what is stored is graded anew.
RULES = 2
#: What is read of the user's table at most: it is written by hand.
MAX_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class SourceGrade:
    """A row: `source` is an outlet's or actor's id, or a folded name; `side` an actor's id; None holds for all."""

    source: str
    letter: Letter
    reason: str
    basis: str
    side: str | None = None
    topic: Topic | None = None
    own: bool = False

    @property
    def key(self) -> tuple[str, str | None, Topic | None]:
        """What a table holds one row of."""
        return self.source, self.side, self.topic


@dataclass(frozen=True, slots=True)
class SourceGrades:
    """Both tables as one.

    `version` names them: "rules 2, packaged 1f2e3d4c", with ", own 5a6b7c8d" behind where the user has one.
    """

    rows: dict[str, tuple[SourceGrade, ...]]
    version: str

    def find(self, sources: Iterable[str], sides: Iterable[str] = (), topic: Topic | None = None) -> SourceGrade | None:
        """The row for the first of `sources` that has a fitting one; None where none has.

        Of several the user's own goes first, then the one for a side, then the one for a topic. A row for a side fits
        when one of the actors `sides`, or a body above it, is that side.
        """
        for source in sources:
            if source not in self.rows:
                continue
            told = {actor for side in sides for actor in (side, *parents(side))}
            fitting = [
                row
                for row in self.rows[source]
                if (row.side is None or row.side in told) and row.topic in (None, topic)
            ]
            if fitting:
                return max(fitting, key=lambda row: (row.own, row.side is not None, row.topic is not None))
        return None


def source_grades() -> SourceGrades:
    """The tables as they are now; raises KnowledgeError where the user's table has a line that cannot be read."""
    path = own_path()
    try:
        stat = path.stat()
    except (OSError, RuntimeError):
        return _tables(None, 0, 0)
    return _tables(path, stat.st_mtime_ns, stat.st_size)


def own_path() -> Path:
    """Where the user's own table lies, whether it is there or not."""
    return data_folder() / "source_grades.csv"


def own_rows() -> tuple[SourceGrade, ...]:
    """The rows of the user's own table, those of one source together."""
    return tuple(row for rows in source_grades().rows.values() for row in rows if row.own)


@functools.lru_cache(maxsize=8)
def _tables(path: Path | None, changed: int, size: int) -> SourceGrades:
    """`changed` and `size` are of the file, so that a changed one is read anew."""
    packaged = (resources.files(__package__) / "source_grades.csv").read_bytes()
    rows = read_rows(packaged, "source_grades.csv", own=False)
    version = f"rules {RULES}, packaged {_hash(packaged)}"
    if path is not None:
        if size > MAX_BYTES:
            raise KnowledgeError(f"{path}: {size:,} bytes are no table written by hand")
        content = path.read_bytes()
        own = read_rows(content, str(path), own=True)
        if own:
            rows, version = [*rows, *own], f"{version}, own {_hash(content)}"
    found: dict[str, list[SourceGrade]] = {}
    for row in rows:
        found.setdefault(row.source, []).append(row)
    return SourceGrades({source: tuple(each) for source, each in found.items()}, version)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]


def read_rows(content: bytes, name: str, *, own: bool) -> list[SourceGrade]:
    """The rows of a table; raises KnowledgeError, with the line, for one that cannot be read."""
    head, columns, rows = read_csv(content, name)
    if not content.strip():
        return []
    if missing := {"source", "letter", "reason"} - set(columns):
        raise KnowledgeError(f"{name}, line 1: no column {', '.join(sorted(missing))} (it has: {head[:80]})")
    found: dict[tuple[str, str | None, Topic | None], SourceGrade] = {}
    for line, row in rows:
        try:
            grade = row_from(row, own=own)
        except KnowledgeError as error:
            raise KnowledgeError(f"{name}, line {line}: {error}") from error
        if grade.key in found:
            raise KnowledgeError(f"{name}, line {line}: a second row for {row['source']}, same side and topic")
        found[grade.key] = grade
    return list(found.values())


def row_from(cells: Mapping[str, str], *, own: bool = True) -> SourceGrade:
    """The row of a table's cells by column; raises KnowledgeError as `row_of` does."""
    side, topic, basis = (cells.get(column, "") for column in ("side", "topic", "basis"))
    wanted = (cells.get(column, "") for column in ("source", "letter", "reason"))
    return row_of(*wanted, side=side, topic=topic, basis=basis, own=own)


def row_of(
    source: str, letter: str, reason: str, *, side: str = "", topic: str = "", basis: str = "", own: bool = True
) -> SourceGrade:
    """A row from its cells; raises KnowledgeError, in words for the user, where a cell means nothing."""
    graded = next((known for known in LETTERS if known == letter.upper()), None)
    if graded is None:
        raise KnowledgeError(f"{letter!r} is no letter: write A to F")
    if not reason.strip():
        raise KnowledgeError("a grade needs its reason in words")
    chosen = next((known for known in TOPICS if known == topic), None)
    if topic and chosen is None:
        raise KnowledgeError(f"{topic!r} is no topic: write {', '.join(TOPICS)}, or leave it empty")
    reason = " ".join(reason.split())
    return SourceGrade(source_key(source), graded, reason, basis, side_key(side), chosen, own)


def source_key(name: str) -> str:
    """The id of the outlet or party of this name or id, else the name folded.

    Raises KnowledgeError for an empty name, and for one that several outlets bear ("Saba News Agency").
    """
    if not name.strip():
        raise KnowledgeError("a grade needs its source")
    found = outlets_called(name)
    if len(found) > 1:
        raise KnowledgeError(f"{name!r} is the name of several: write one of {', '.join(each.id for each in found)}")
    return found[0].id if found else _actor(name) or fold(name)


def side_key(name: str) -> str | None:
    """The id of the actor of this name or id, None for an empty one; raises KnowledgeError where nobody is known."""
    if not name.strip():
        return None
    actor = _actor(name)
    if actor is None:
        several = registry().candidates(name)
        more = f": write one of {', '.join(several)}" if several else ": write an actor's id or name (sy_saa)"
        raise KnowledgeError(f"{name!r} is no side of the registry{more}")
    return actor


def _actor(name: str) -> str | None:
    if registry().get(name) is not None:
        return name
    ids = registry().candidates(name)
    return ids[0] if len(ids) == 1 else None
