"""XLSX: a workbook for Excel and LibreOffice, a sheet for each table, and one that says what the columns mean.

Days are dates, numbers are numbers, and text is always text: no cell is a formula, whatever a title begins with. Rows
are written as they come, so that memory stays flat.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._about import about_of
from ._table import Column, Row, Table
from ._walk import TABLES, Walk
from .formats import Made, Told

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format as Style
    from xlsxwriter.worksheet import Worksheet

#: What a sheet of Excel holds, with its head, and a cell.
MAX_ROWS = 1_048_576
MAX_TEXT = 32_767
#: Widths of columns in characters, by kind and by name.
_WIDTHS = {"day": 11, "integer": 9, "number": 11, "boolean": 9, "text": 18, "texts": 24}
_WIDE = {"quotes": 60, "quote": 60, "title": 40, "disagreements": 40, "evidence": 60, "evidence_against": 40, "url": 30}
_ABOUT_WIDTHS = (18, 26, 90)


def write(told: Told, path: Path) -> Made:
    """A workbook with the sheets incidents, claims, documents, sources, control and about.

    More rows than a sheet holds go on in another one ("incidents 2").
    """
    from xlsxwriter import Workbook

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    book = Workbook(str(path), options)
    try:
        # a file made twice of the same is the same: it is dated by its day, not by the clock
        book.set_properties({"title": "Incidents", "created": dt.datetime.combine(told.today, dt.time())})
        style = _Styles(book)
        sheets = {name: _Sheets(book, style, table) for name, table in TABLES.items()}
        walk = Walk(told, TABLES)
        for name, row, _ in walk:
            sheets[name].add(row)
        for sheet in sheets.values():
            sheet.finish()
        _about(book, style, told, walk)
    finally:
        book.close()
    return Made(rows=dict(walk.rows))


class _Styles:
    """The formats of cells."""

    def __init__(self, book: Workbook) -> None:
        self.head: Style = book.add_format({"bold": True, "bg_color": "#E7EBEF", "bottom": 1})
        self.day: Style = book.add_format({"num_format": "yyyy-mm-dd"})
        self.wrapped: Style = book.add_format({"text_wrap": True, "valign": "top"})
        self.top: Style = book.add_format({"valign": "top"})


class _Sheets:
    """The sheet of a table, and those in which it goes on."""

    def __init__(self, book: Workbook, style: _Styles, table: Table[Any]) -> None:
        self._book, self._style, self._table = book, style, table
        self._number = 0
        self._sheet = self._next()

    def _next(self) -> Worksheet:
        self._number += 1
        name = self._table.name if self._number == 1 else f"{self._table.name} {self._number}"
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        for at, column in enumerate(self._table.columns):
            sheet.set_column(at, at, _width(column), self._style.day if column.kind == "day" else None)
        for at, column in enumerate(self._table.columns):
            sheet.write_string(0, at, column.name, self._style.head)
        self._at = 1
        return sheet

    def add(self, row: Row) -> None:
        """Write a row; a cell that is not known stays empty."""
        if self._at == MAX_ROWS:
            self.finish()
            self._sheet = self._next()
        sheet, line = self._sheet, self._at
        for at, (column, value) in enumerate(zip(self._table.columns, row, strict=True)):
            match column.flat(value):
                case None | "":
                    continue
                case bool(yes):
                    sheet.write_boolean(line, at, yes)
                case int(number) | float(number):
                    sheet.write_number(line, at, number)
                case str(text) if column.kind == "day":
                    sheet.write_datetime(line, at, dt.date.fromisoformat(text), self._style.day)
                case text:
                    sheet.write_string(line, at, _fitting(str(text)))
        self._at += 1

    def finish(self) -> None:
        """Let the rows that are there be filtered."""
        self._sheet.autofilter(0, 0, max(self._at - 1, 1), len(self._table.columns) - 1)


def _width(column: Column[Any]) -> float:
    return max(_WIDE.get(column.name, _WIDTHS[column.kind]), len(column.name) + 3)


def _fitting(text: str) -> str:
    line = "".join(char if char.isprintable() else "\ufffd" for char in " ".join(text.split()))
    return line if len(line) <= MAX_TEXT else line[: MAX_TEXT - 1] + "…"


def _about(book: Workbook, style: _Styles, told: Told, walk: Walk) -> None:
    sheet = book.add_worksheet("about")
    for at, width in enumerate(_ABOUT_WIDTHS):
        sheet.set_column(at, at, width)
    for line, cells in enumerate(_lines(told, walk)):
        for at, text in enumerate(cells):
            if text:
                sheet.write_string(line, at, text, style.wrapped if at == 2 else style.top)


def _lines(told: Told, walk: Walk) -> Iterator[tuple[str, str, str]]:
    for what, value in about_of(told, walk):
        yield "", what, value
    for name, table in TABLES.items():
        yield name, "", f"{table.what} ({walk.rows[name]:,} rows)"
        for column in table.columns:
            yield name, column.name, column.what + (f" ({column.unit})" if column.unit else "")
