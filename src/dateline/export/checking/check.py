"""A file against a codebook, row by row: of a file of any length only the ids are kept."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from dateline.knowledge.codebooks import Column, column_rules
from dateline.model import InputError

from ..rows import Line, table
from . import acled, plover, ucdp
from .cells import Cells
from .findings import Checked, Findings

As = Literal["acled", "ucdp", "plover"]
AS: tuple[As, ...] = ("acled", "ucdp", "plover")
_CHECKS: dict[str, Callable[[Cells], None]] = {"acled": acled.check_row, "ucdp": ucdp.check_row}
_OURS: dict[str, Callable[[Cells], bool]] = {"acled": acled.ours, "ucdp": ucdp.ours}
#: One of these stands in every table of a codebook, and in few others.
_KEYS = {"acled": {"event_date", "event_id_cnty", "data_id"}, "ucdp": {"date_start", "type_of_violence", "relid"}}
_IDS = {"acled": acled.IDS, "ucdp": ucdp.IDS}


def check(path: str | os.PathLike[str], as_: As | None = None) -> Checked:
    """Whether a file holds what a codebook asks for; which one its columns tell, or `as_`.

    Raises InputError where the file cannot be read, or tells no codebook.

    >>> dateline.check("events.acled.csv").ok
    """
    book = as_ or told_by(path)
    if book == "plover":
        return _plover(Path(path))
    with table(path) as (header, lines):
        return _table(Path(path), book, header, lines)


def told_by(path: str | os.PathLike[str]) -> As:
    """The codebook that a file's columns tell. Raises InputError where they tell none."""
    try:
        with Path(path).open(encoding="utf-8-sig", errors="replace") as file:
            head = file.read(4096).lstrip()
    except OSError as error:
        raise InputError(f"{path}: the file cannot be read ({error.strerror or error})") from error
    if head.startswith("{"):
        if '"dateline.reading/1"' in head or '"reports"' in head:
            raise InputError(f"{path}: this is a file of Dateline's own records, which are checked as they are read")
        return "plover"
    with table(path) as (header, _):
        shared = {book: len(set(header) & column_rules(book).keys()) for book in ("acled", "ucdp")}
    # Tables of our own share names with ACLED's; what they have not is a row's id and its day or sides.
    known = _KEYS["acled"] & set(header) or _KEYS["ucdp"] & set(header)
    if max(shared.values()) < 3 or not known:
        raise InputError(f"{path}: the columns are neither ACLED's nor UCDP GED's; the first line has {header[:6]}")
    return "acled" if shared["acled"] >= shared["ucdp"] else "ucdp"


def _table(path: Path, book: Literal["acled", "ucdp"], header: list[str], lines: Iterable[Line]) -> Checked:
    found, rules, rows = Findings(), column_rules(book), 0
    later = acled.LATER if book == "acled" else frozenset()
    missing = tuple(name for name in rules if name not in header)
    others = acled.OPTIONAL if book == "acled" else frozenset()
    unknown = tuple(name for name in header if name and name not in rules and name not in others)
    for name in missing:
        add = found.error if rules[name].required and name not in later else found.warn
        add(name, "the file has no such column")
    for name in unknown:
        found.warn(name, "a column that the codebook has not")
    if not missing and [name for name in header if name in rules] != list(rules):
        found.warn("", "the columns stand in another order than the codebook's")
    here = [rule for rule in rules.values() if rule.name in header]
    ids = _Ids(_IDS[book], header)
    for line, row in lines:
        found.line, rows = line, rows + 1
        if "" in row or len(row) < len(header):
            found.error("", "more or fewer cells than the header has names: a quote or a delimiter is broken")
            continue
        cells = Cells(row, found)
        ids.look(cells)
        _empty(here, cells, row, _OURS[book](cells))
        _CHECKS[book](cells)
    return Checked(path.name, book, rows, missing, unknown, found.all())


class _Ids:
    """No two rows have one id. Of each only the hash is kept."""

    def __init__(self, columns: tuple[str, ...], header: list[str]) -> None:
        self._columns = [name for name in columns if name in header]
        self._seen: set[int] = set()

    def look(self, row: Cells) -> None:
        """Look at the first of the columns that says something."""
        for column in self._columns:
            if own := row.text(column):
                key = hash((column, own))
                if key in self._seen:
                    row.found.error(column, "an id that an earlier row has", own)
                self._seen.add(key)
                return


def _empty(rules: list[Column], cells: Cells, row: dict[str, str], ours: bool) -> None:
    """What is empty in a row; of our own rows it is known why, and why it may be."""
    for rule in rules:
        if row[rule.name]:
            continue
        why = rule.empty if ours else ""
        if rule.required:
            cells.found.add("warning" if why else "error", rule.name, "required, and empty" + (why and f": {why}"))
        else:
            cells.found.add("empty", rule.name, why or "nothing is told")


def _plover(path: Path) -> Checked:
    found, rows = Findings(), 0
    seen: set[int] = set()
    for line, record in _records(path):
        found.line, rows = line, rows + 1
        if not isinstance(record, dict):
            found.error("", "no JSON object")
            continue
        plover.check_record(record, found)
        own = record.get("id")
        if own is not None and hash(str(own)) in seen:
            found.error("id", "an id that an earlier record has", own)
        seen.add(hash(str(own)))
    return Checked(path.name, "plover", rows, (), (), found.all())


def _records(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    try:
                        yield number, json.loads(line)
                    except (ValueError, RecursionError):
                        yield number, None
    except OSError as error:
        raise InputError(f"{path}: the file cannot be read ({error.strerror or error})") from error
