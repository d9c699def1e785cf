"""Cells to values, with a finding where a cell is not what its column holds."""

from __future__ import annotations

import datetime as dt
import re

from ..rows import plain
from .findings import Findings

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T].*)?$")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_WORDS = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})$")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


class Cells:
    """One row of a table as a check asks for it. An empty cell, and one that cannot be read, is None."""

    def __init__(self, row: dict[str, str], found: Findings) -> None:
        self._row = row
        self.found = found

    def text(self, column: str) -> str | None:
        """The cell's text; None where it is empty or the file has no such column."""
        return plain(self._row.get(column, "").strip()) or None

    def has(self, column: str) -> bool:
        """Whether the file has the column at all."""
        return column in self._row

    def integer(self, column: str, least: int | None = None, most: int | None = None) -> int | None:
        """A whole number between two bounds."""
        if (text := self.text(column)) is None:
            return None
        try:
            value = int(text)
        except ValueError:
            # what a spreadsheet or a data frame makes of a column of numbers with gaps: "12.0"
            if not re.fullmatch(r"-?\d+\.0+", text):
                self.found.error(column, "no whole number", text)
                return None
            value = int(float(text))
        if (least is not None and value < least) or (most is not None and value > most):
            bounds = f"{least} to {most}" if most is not None else f"{least} or more"
            self.found.error(column, f"not {bounds}", text)
            return None
        return value

    def degrees(self, column: str, most: float) -> float | None:
        """A latitude (`most` 90) or longitude (180)."""
        if (text := self.text(column)) is None:
            return None
        try:
            value = float(text)
        except ValueError:
            self.found.error(column, "no decimal number (a comma for the point?)", text)
            return None
        if not abs(value) <= most:  # NaN too
            self.found.error(column, f"no degrees between -{most:g} and {most:g}", text)
            return None
        return value

    def day(self, column: str) -> dt.date | None:
        """A day, as ISO has it or as older files do ("16 February 2023", "16/02/2023")."""
        if (text := self.text(column)) is None:
            return None
        if (value := day_of(text)) is None:
            self.found.error(column, "no day: 2023-02-16", text)
        elif not _DAY.match(text):
            self.found.warn(column, "not written as 2023-02-16", text)
        return value

    def one_of(self, column: str, names: frozenset[str], what: str) -> str | None:
        """A word of a list; None where it is none of it."""
        text = self.text(column)
        if text is not None and text not in names:
            self.found.error(column, what, text)
            return None
        return text


def day_of(text: str) -> dt.date | None:
    """A day in any of the three ways in which tables have it, days before months; None where it is none."""
    try:
        if match := _DAY.match(text):
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        if match := _NUMERIC.match(text):
            return dt.date(int(match[3]), int(match[2]), int(match[1]))
        if (match := _WORDS.match(text)) and match[2][:3].casefold() in _MONTHS:
            return dt.date(int(match[3]), _MONTHS.index(match[2][:3].casefold()) + 1, int(match[1]))
    except ValueError:
        pass
    return None
