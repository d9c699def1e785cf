"""Tables of rows with line numbers: CSV as spreadsheets write it, JSON lines, a JSON list."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.model import InputError

from .records import Troubles

Row = tuple[int, dict[str, Any]]
#: A cell may hold the whole text of a report.
_LONGEST_CELL = 20_000_000
_DELIMITERS = ",;\t|"


def rows_of(text: str, name: str, troubles: Troubles) -> list[Row]:
    """The rows of a table with the lines on which they begin; raises InputError where it is no table."""
    start = text.lstrip("\ufeff \t\r\n")
    if not start:
        raise InputError(f"{name}: the file is empty")
    if start.startswith("PK\x03\x04"):
        raise InputError(f"{name}: this is a workbook: save the sheet as “CSV UTF-8” and give that file")
    if start.startswith("{"):
        return list(_json_lines(text.lstrip("\ufeff"), troubles))
    if start.startswith("["):
        return _json_list(start, name)
    return list(_csv(text.lstrip("\ufeff"), name, troubles))


def rows_from_records(records: list[Mapping[str, Any]]) -> list[Row]:
    """Rows that a program hands over, numbered from 1."""
    return [(number, dict(record)) for number, record in enumerate(records, 1)]


def _json_lines(text: str, troubles: Troubles) -> Iterator[Row]:
    # not splitlines(): a text inside JSON may hold U+2028, which ends no line of the file
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            troubles.add("no JSON: the row is left out", number, lost=True)
            continue
        if isinstance(record, dict):
            yield number, record
        else:
            troubles.add("no JSON object: the row is left out", number, lost=True)


def _json_list(text: str, name: str) -> list[Row]:
    try:
        records = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: begins like a JSON list and is none ({error})") from error
    if not all(isinstance(record, dict) for record in records):
        raise InputError(f"{name}: a JSON list of events holds objects only")
    return rows_from_records(records)


def _csv(text: str, name: str, troubles: Troubles) -> Iterator[Row]:
    head = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text.replace("\0", "\ufffd"), newline=""), delimiter=delimiter)
    names: list[str] = []
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(f"{name}:{line}: no CSV that can be read ({error})") from error
        begins, line = line, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if not names:
            names = _header(cells, name)
        elif any(cell.strip() for cell in cells[len(names) :]):
            troubles.add(
                f"more cells than the {len(names)} of the header (a quote or a delimiter is broken): left out",
                begins,
                lost=True,
            )
        else:
            yield begins, dict(zip(names, cells, strict=False))


def _header(cells: list[str], name: str) -> list[str]:
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    plain = [column_key(each) for each in names]
    if twice := sorted({each for each in plain if each and plain.count(each) > 1}):
        raise InputError(f"{name}: the header names {', '.join(twice)} twice: each column needs its own name")
    return names


def column_key(name: str) -> str:
    """A column's name as it is compared: "Event Date" and "event-date" are event_date."""
    return "_".join("".join(char if char.isalnum() else " " for char in name.casefold()).split())
