"""Hand-coded events: rows of a table in a codebook's columns, each with what leads to its document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from dateline.model import InputError

from . import values
from .columns import Codebook, Columns, find_columns
from .records import Coded, Party, Troubles
from .table import Row
from .values import DateOrder, told

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One row: the event (None where a coder wrote that the document tells none), and its document.

    `link` is the cell that names the document, `text` its text where the table holds it, `published` the day on which
    that text was published.
    """

    event: Coded | None
    line: int
    link: str | None
    text: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """A table of hand-coded events that was read."""

    name: str
    columns: Columns
    rows: tuple[GoldRow, ...]


def read_gold(
    rows: list[Row],
    name: str,
    troubles: Troubles,
    *,
    codebook: Codebook | None = None,
    link: str | None = None,
    date_order: DateOrder | None = None,
) -> Gold:
    """The events of a table. A cell that is not what its column holds is a trouble, and its value is not compared.

    Raises InputError where the table as a whole cannot be compared.
    """
    if not rows:
        raise InputError(f"{name}: there is no event below the header")
    header = dict.fromkeys(column for _, row in rows for column in row)
    columns = find_columns(header, name, codebook=codebook, link=link)
    for column, meant in columns.unknown:
        if meant:
            troubles.add(f"unknown column {column!r}: should it be {meant!r}?")
    reader = _Reader(columns, troubles, date_order or _order(rows, columns))
    found: list[GoldRow] = []
    seen: dict[str, int] = {}
    for line, row in rows:
        own = told(row.get(columns.id)) if columns.id else None
        if own is not None and seen.setdefault(own, line) != line:
            troubles.add("an id that an earlier row has: the later row is left out", line, own, lost=True)
            continue
        link_cell = told(row.get(columns.link)) if columns.link else None
        text = told(row.get(columns.text)) if columns.text else None
        if link_cell is None and text is None:
            troubles.add("no document is named: the row is left out", line, lost=True)
            continue
        published = reader.day(row, line, columns.published) if columns.published else None
        found.append(GoldRow(reader.event(row, line, own), line, link_cell, text, published))
    return Gold(name, columns, tuple(found))


def _order(rows: list[Row], columns: Columns) -> DateOrder | None:
    days = (columns.names.get(each) for each in ("event_date", "date_start", "date_end"))
    used = [each for each in (*days, columns.published) if each]
    return values.date_order([str(row.get(each) or "") for _, row in rows for each in used])


class _Reader:
    """Rows to events. A cell that cannot be read is a trouble of its line."""

    def __init__(self, columns: Columns, troubles: Troubles, order: DateOrder | None) -> None:
        self._columns = columns
        self._troubles = troubles
        self._order = order

    def event(self, row: dict[str, Any], line: int, own: str | None) -> Coded | None:
        """The row's event, None where every column that is compared is empty."""
        names = self._columns.names
        if all(told(row.get(column)) is None for column in names.values()):
            return None
        made = self._acled(row, line) if self._columns.codebook == "acled" else self._ucdp(row, line)
        lat = self._read(row, line, "latitude", lambda text: values.degrees(text, 90))
        lon = self._read(row, line, "longitude", lambda text: values.degrees(text, 180))
        if (lat is None) != (lon is None):
            lat = lon = None
        return Coded(id=own or f"line {line}", line=line, lat=lat, lon=lon, **made)

    def day(self, row: dict[str, Any], line: int, column: str) -> str | None:
        """An ISO day."""
        return self._cell(row, line, column, lambda text: values.day(text, self._order))

    def _acled(self, row: dict[str, Any], line: int) -> dict[str, Any]:
        day = self._day(row, line, "event_date")
        targeted, in_table = self._text(row, "civilian_targeting"), "civilian_targeting" in self._columns.names
        return {
            "start": day,
            "end": day,
            "date_precision": self._read(row, line, "time_precision", lambda text: values.code(text, 3)),
            "event_type": self._read(row, line, "event_type", values.event_type),
            "sub_event_type": self._read(row, line, "sub_event_type", values.sub_event_type),
            "disorder_type": self._text(row, "disorder_type"),
            "side_a": _parties(self._text(row, "actor1"), self._text(row, "assoc_actor_1")),
            "side_b": _parties(self._text(row, "actor2"), self._text(row, "assoc_actor_2")),
            "country": self._read(row, line, "country", values.country) or self._read(row, line, "iso", values.country),
            "admin1": self._text(row, "admin1"),
            "admin2": self._text(row, "admin2"),
            "place": self._text(row, "location"),
            "place_precision": self._read(row, line, "geo_precision", lambda text: values.code(text, 3)),
            # an empty cell says that civilians were not the target, where the table has the column at all
            "civilians_targeted": bool(targeted and values.yes(targeted)) if in_table else None,
            "fatalities": self._read(row, line, "fatalities", values.count),
        }

    def _ucdp(self, row: dict[str, Any], line: int) -> dict[str, Any]:
        start, end = self._day(row, line, "date_start"), self._day(row, line, "date_end")
        start, end = start or end, end or start
        if start and end and start > end:
            self._troubles.add("date_start lies after date_end: the days are not compared", line, f"{start} > {end}")
            start = end = None
        low, best, high = (self._read(row, line, each, values.count) for each in ("low", "best", "high"))
        known = [each for each in (low, best, high) if each is not None]
        if known != sorted(known):
            self._troubles.add("low, best and high are not in this order: not compared", line, f"{low}, {best}, {high}")
            low = best = high = None
        return {
            "start": start,
            "end": end,
            "date_precision": self._read(row, line, "date_prec", lambda text: values.code(text, 5)),
            "violence": self._read(row, line, "type_of_violence", lambda text: values.code(text, 3)),
            "side_a": _parties(self._text(row, "side_a")),
            "side_b": _parties(self._text(row, "side_b")),
            "country": self._read(row, line, "country", values.country)
            or self._read(row, line, "country_id", values.gleditsch_ward),
            "admin1": self._text(row, "adm_1"),
            "admin2": self._text(row, "adm_2"),
            "place": self._text(row, "where_coordinates"),
            "place_precision": self._read(row, line, "where_prec", lambda text: values.code(text, 7)),
            "low": low,
            "best": best,
            "high": high,
            "civilian_deaths": self._read(row, line, "deaths_civilians", values.count),
        }

    def _day(self, row: dict[str, Any], line: int, column: str) -> str | None:
        name = self._columns.names.get(column)
        return self.day(row, line, name) if name else None

    def _text(self, row: dict[str, Any], column: str) -> str | None:
        name = self._columns.names.get(column)
        return told(row.get(name)) if name else None

    def _read(self, row: dict[str, Any], line: int, column: str, read: Callable[[str], Value]) -> Value | None:
        name = self._columns.names.get(column)
        return self._cell(row, line, name, read) if name else None

    def _cell(self, row: dict[str, Any], line: int, column: str, read: Callable[[str], Value]) -> Value | None:
        cell = row.get(column)
        # a DataFrame hands over days as objects
        text = cell.isoformat()[:10] if isinstance(cell, dt.date) and str(cell) != "NaT" else told(cell)
        if text is None:
            return None
        try:
            return read(text)
        except ValueError as error:
            self._troubles.add(f"{column}: {error}; not compared", line, text)
            return None


def _parties(*cells: str | None) -> tuple[Party, ...]:
    """The actors of cells in which "; " parts them, each once."""
    names = (name.strip() for cell in cells if cell for name in cell.split(";"))
    return tuple(Party(name) for name in dict.fromkeys(names) if name)


def documents_named(rows: Iterable[GoldRow]) -> tuple[str, ...]:
    """The cells that name documents, each once, in order."""
    return tuple(dict.fromkeys(row.link for row in rows if row.link is not None))
