"""Rows of ACLED and UCDP GED files, ours or anybody's, read back with their values, and written again.

What is read is streamed: a file may be larger than memory. Reading and writing what Dateline wrote gives the same file.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Literal

from dateline.knowledge.codebooks import column_rules, columns
from dateline.model import InputError

from ._text import FORMULA_STARTS, csv_line

Book = Literal["acled", "ucdp"]
#: A line of a table with its columns by name; cells as they stand.
Line = tuple[int, dict[str, str]]
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 20_000_000


def read_acled(path: str | os.PathLike[str]) -> Iterator[dict[str, Any]]:
    """The rows of a file in ACLED's columns; numbers are numbers, an empty cell is None.

    Columns that ACLED has no more, or that somebody added, come along as text; a cell that is not what its column holds
    stays text as well (`dateline check` names it). Raises InputError where the file is no table.

    >>> pandas.DataFrame(dateline.read_acled("events.acled.csv"))
    """
    return _read(path, "acled")


def read_ucdp(path: str | os.PathLike[str]) -> Iterator[dict[str, Any]]:
    """The rows of a file in UCDP GED's columns, as `read_acled`."""
    return _read(path, "ucdp")


def write_rows(rows: Iterable[Mapping[str, Any]], book: Book) -> Iterator[str]:
    """Lines of CSV with all columns of a codebook in order; what a row lacks is empty."""
    names = columns(book)
    yield csv_line(names)
    for row in rows:
        yield csv_line([row.get(name) for name in names])


def _read(path: str | os.PathLike[str], book: Book) -> Iterator[dict[str, Any]]:
    kinds = {name: rule.kind.split()[0] for name, rule in column_rules(book).items()}
    with table(path) as (_, lines):
        for _, cells in lines:
            yield {name: value_of(cell, kinds.get(name, "string")) for name, cell in cells.items()}


def value_of(cell: str, kind: str) -> Any:
    """A cell's value by the first word of its column's kind ("integer 1-3"); None where it is empty."""
    text = plain(cell)
    if not text:
        return None
    try:
        if kind == "integer":
            return int(text)
        if kind.startswith("decimal"):
            return float(text)
    except ValueError:
        pass
    return text


def plain(cell: str) -> str:
    """A cell's text without the mark that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell


@contextmanager
def table(path: str | os.PathLike[str]) -> Iterator[tuple[list[str], Iterator[Line]]]:
    """The names of a table's columns, in lower case, and its rows with the lines on which they begin.

    Commas, semicolons and tabs are understood, as is a byte order mark. A row with more or fewer cells than there are
    columns has the surplus in the column "" and lacks the rest. Raises InputError where the file cannot be read, is
    empty, or is no text.
    """
    where = Path(path)
    try:
        with where.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            reader = _reader(file, where)
            names = next((cells for cells in reader if any(cell.strip() for cell in cells)), None)
            if names is None:
                raise InputError(f"{where}: the file is empty")
            header = [name.strip().casefold() for name in names]
            if twice := sorted({name for name in header if name and header.count(name) > 1}):
                raise InputError(f"{where}: the header names {', '.join(twice)} twice")
            yield header, _lines(reader, header, where)
    except OSError as error:
        raise InputError(f"{where}: the file cannot be read ({error.strerror or error})") from error


def _reader(file: IO[str], path: Path) -> Any:
    head = file.read(1 << 16)
    if head.startswith("PK\x03\x04"):
        raise InputError(f"{path}: this is a workbook: save the sheet as “CSV UTF-8” and give that file")
    if "\0" in head:
        raise InputError(f"{path}: this is no text")
    first = head.lstrip("\r\n").split("\n", 1)[0]
    file.seek(0)
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(file, delimiter=max(_DELIMITERS, key=first.count))


def _lines(reader: Any, header: list[str], path: Path) -> Iterator[Line]:
    begins = reader.line_num + 1
    try:
        for cells in reader:
            if cells:
                row = dict(zip(header, cells, strict=False))
                if len(cells) > len(header):
                    row[""] = " ".join(cells[len(header) :]).strip()
                yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"{path}:{begins}: no CSV that can be read ({error})") from error
