"""What differs between two files of one format: rows that came, went, or changed, and in which columns.

The files may be larger than memory: of each row only a digest is kept, and the rows that differ are read again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from dateline.model import InputError

from .rows import plain, table

Kind = Literal["added", "gone", "changed"]
#: The columns that name a row, the first that the files have: ACLED's, UCDP's, ours, PLOVER's.
KEYS = ("event_id_cnty", "id", "relid", "incident_id", "event_id", "data_id")
#: What differs from export to export of the same.
IGNORED = frozenset({"timestamp"})


class Difference(msgspec.Struct, frozen=True):
    """A row that differs. `columns` has of each column that changed what stood there and what stands there now."""

    kind: Kind
    id: str
    columns: dict[str, tuple[Any, Any]] = {}


class Differences(msgspec.Struct, frozen=True):
    """All that differs between two files; `columns` counts the rows in which each column changed."""

    a: str
    b: str
    rows: tuple[int, int]
    same: int
    differing: tuple[Difference, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows came, went and changed."""
        counted = Counter(each.kind for each in self.differing)
        return {kind: counted[kind] for kind in ("added", "gone", "changed")}

    @property
    def columns(self) -> dict[str, int]:
        """In how many rows each column changed, the most first."""
        return dict(Counter(name for each in self.differing for name in each.columns).most_common())

    def __bool__(self) -> bool:
        return bool(self.differing or self.missing or self.added)


def compare_files(
    a: str | os.PathLike[str], b: str | os.PathLike[str], *, key: str | None = None, ignore: Collection[str] = IGNORED
) -> Differences:
    """What differs between two tables (ACLED, UCDP GED, any other with ids) or two files of JSON lines.

    Rows are paired by their id (`key`, else the first of KEYS that both have; in Readings the document's). Columns in
    `ignore` are not compared. Raises InputError where the files are not of one kind, or have no ids.

    >>> dateline.compare_files("may.acled.csv", "june.acled.csv").counts
    """
    one, other = (_File(Path(path)) for path in (a, b))
    if one.is_json != other.is_json:
        raise InputError(f"{a} and {b}: one is a table and the other is none")
    own = key or _key(one, other)
    for file in (one, other):
        file.key, file.ignored = own, frozenset(ignore)
    old, total_old = one.digests()
    changed, same, total_new = {}, 0, 0
    for id_, digest in other.each():
        total_new += 1
        before = old.pop(id_, None)
        if before == digest:
            same += 1
        else:
            changed[id_] = before is not None
    wanted = {id_ for id_, was in changed.items() if was}
    before_, after = one.rows(wanted), other.rows(wanted)
    found = [Difference("gone", id_) for id_ in old]
    found += [
        Difference("changed", id_, _columns(before_[id_], after[id_])) if was else Difference("added", id_)
        for id_, was in changed.items()
    ]
    return Differences(
        a=one.path.name,
        b=other.path.name,
        rows=(total_old, total_new),
        same=same,
        differing=tuple(found),
        missing=tuple(name for name in one.header if name not in other.header),
        added=tuple(name for name in other.header if name not in one.header),
    )


def _columns(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    names = dict.fromkeys((*old, *new))
    return {name: (old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)}


def _key(one: _File, other: _File) -> str:
    if one.is_json:
        return "id"
    shared = [name for name in KEYS if name in one.header and name in other.header]
    # UCDP's own number is empty in our files
    found = next((name for name in shared if one.has(name) and other.has(name)), None)
    if found is None:
        raise InputError(
            f"{one.path.name} and {other.path.name}: no column with ids that both have; name one with --key"
        )
    return found


class _File:
    """A file that is walked several times."""

    def __init__(self, path: Path) -> None:
        self.path, self.key = path, ""
        self.ignored: frozenset[str] = frozenset()
        try:
            with path.open(encoding="utf-8-sig", errors="replace") as file:
                self.is_json = file.read(64).lstrip().startswith("{")
        except OSError as error:
            raise InputError(f"{path}: the file cannot be read ({error.strerror or error})") from error
        self.header: list[str] = []
        if not self.is_json:
            with table(path) as (header, _):
                self.header = header

    def has(self, column: str) -> bool:
        """Whether the first row says something there."""
        with table(self.path) as (_, lines):
            first = next(lines, None)
        return first is None or bool(first[1].get(column))

    def digests(self) -> tuple[dict[str, bytes], int]:
        """By id a digest of each row, and how many rows there are."""
        found: dict[str, bytes] = {}
        total = 0
        for id_, digest in self.each():
            found[id_], total = digest, total + 1
        return found, total

    def each(self) -> Iterator[tuple[str, bytes]]:
        """Id and digest of each row; of several rows of one id the later ones have a number behind it."""
        for id_, row in self._walk():
            text = json.dumps(row, sort_keys=True, ensure_ascii=False)
            yield id_, hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()

    def rows(self, wanted: Collection[str]) -> dict[str, dict[str, Any]]:
        """The rows with these ids."""
        return {id_: row for id_, row in self._walk() if id_ in wanted} if wanted else {}

    def _walk(self) -> Iterator[tuple[str, dict[str, Any]]]:
        seen: Counter[str] = Counter()
        for row in self._json() if self.is_json else self._table():
            id_ = str(row.get(self.key) or "")
            seen[id_] += 1
            kept = {name: value for name, value in row.items() if name not in self.ignored}
            yield id_ if seen[id_] == 1 else f"{id_} ({seen[id_]})", kept

    def _table(self) -> Iterator[dict[str, Any]]:
        with table(self.path) as (_, lines):
            for _, row in lines:
                yield {name: plain(cell) for name, cell in row.items()}

    def _json(self) -> Iterator[dict[str, Any]]:
        with self.path.open(encoding="utf-8-sig", errors="replace", newline="\n") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError) as error:
                    raise InputError(f"{self.path}:{number}: no JSON ({error})") from error
                if not isinstance(row, dict):
                    raise InputError(f"{self.path}:{number}: no JSON object")
                document = row.get("document")
                # a Reading is named by its document
                yield row if "id" in row or not isinstance(document, dict) else {"id": document.get("id"), **row}
