"""GeoPackage 1.3: layers that QGIS opens styled, and the tables behind them.

Layers: `incidents`, all of them, with a point where a point is told; `areas`, those that are known less exactly, as the
circle or shape in which they lie; `control`, who held a place when. Tables: claims, documents, sources, about.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.model import Place

from ._about import about_of
from ._control import State
from ._gpkg_schema import APPLICATION_ID, GEOMETRY, RTREE, TABLES, TYPES, VERSION, WGS84, blob, rtree, triggers
from ._items import Item
from ._qml import areas_style, control_style, incidents_style
from ._shapes import Box, Shape, around, as_multi, shape_of
from ._table import Column, Row, Table
from ._walk import TABLES as ROWS
from ._walk import Walk
from .formats import Made, Told

#: Rows that are written together.
_BATCH = 2_000
_ABOUT: Table[tuple[str, str]] = Table(
    "about",
    "what this file is, how it may be told, and how to read it",
    (
        Column("what", "text", "what is told", lambda pair: pair[0]),
        Column("value", "text", "in words; days are ISO days", lambda pair: pair[1]),
    ),
)
#: The layers: the table whose columns they have, and the type of their shapes.
_LAYERS = {
    "incidents": ("incidents", "POINT"),
    "areas": ("incidents", "MULTIPOLYGON"),
    "lines": ("incidents", "MULTILINESTRING"),
    "control": ("control", "POINT"),
}
_WHAT = {
    "areas": "incidents known less exactly than a village: the circle or area in which they lie",
    "lines": "incidents on a road or river",
}


def write(told: Told, path: Path) -> Made:
    """A GeoPackage with all layers and tables, each with what its columns mean; WGS 84."""
    walk = Walk(told, ROWS)
    holders: Counter[str] = Counter()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        package = _Package(connection, f"{told.today.isoformat()}T00:00:00.000Z")
        for name, row, record in walk:
            flat = ROWS[name].flat_row(row)
            if isinstance(record, Item):
                package.add_incident(flat, shape_of(record.incident.place))
            elif isinstance(record, State):
                holders[str(record.spell.holder.name if record.spell.holder else record.spell.status)] += 1
                package.layer("control").add(flat, _point(record))
            else:
                package.table(name).add(flat)
        for pair in about_of(told, walk):
            package.table("about").add(pair)
        styles = {
            "incidents": incidents_style(),
            "areas": areas_style(),
            "control": control_style([name for name, _ in holders.most_common()]),
        }
        package.finish(styles)
    return Made(rows=dict(walk.rows))


def _point(state: State) -> Shape | None:
    lat, lon = state.point["lat"], state.point["lon"]
    return None if lat is None or lon is None else shape_of(Place(name="", lat=lat, lon=lon))


class _Package:
    """The file as it is written."""

    def __init__(self, connection: sqlite3.Connection, day: str) -> None:
        self._connection, self._day = connection, day
        self._made: dict[str, _Layer] = {}
        # the file is another's until it is whole, so nothing of it need survive a failure
        connection.executescript(
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; PRAGMA journal_mode = OFF; "
            f"PRAGMA synchronous = OFF; {TABLES}"
        )
        connection.execute("BEGIN")
        for name in ("incidents", "areas"):
            self.layer(name)
        for name in ROWS:
            self.layer(name) if name in _LAYERS else self.table(name)
        self.table("about")

    def add_incident(self, row: Row, shape: Shape | None) -> None:
        """An incident: always in the table of incidents, and in that of areas or lines where it is no point."""
        kind = shape.geometry["type"] if shape else None
        self.layer("incidents").add(row, shape if kind == "Point" else None)
        if shape and kind != "Point":
            multi = as_multi(shape)
            self.layer("areas" if multi.geometry["type"] == "MultiPolygon" else "lines").add(row, multi)

    def layer(self, name: str) -> _Layer:
        """A layer by name, made where there is none."""
        if name not in self._made:
            table, geometry = _LAYERS[name]
            self._made[name] = self._make(name, ROWS[table], geometry)
        return self._made[name]

    def table(self, name: str) -> _Layer:
        """A table without shapes by name, made where there is none."""
        if name not in self._made:
            self._made[name] = self._make(name, _ABOUT if name == "about" else ROWS[name], None)
        return self._made[name]

    def _make(self, name: str, table: Table[Any], geometry: str | None) -> _Layer:
        columns = "".join(f', "{column.name}" {TYPES[column.kind]}' for column in table.columns)
        shape = f', "{GEOMETRY}" {geometry}' if geometry else ""
        run = self._connection.execute
        run(f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL{shape}{columns})')
        data_type, srs = ("features", WGS84) if geometry else ("attributes", None)
        run(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (name, data_type, name, _WHAT.get(name, table.what), self._day, srs),
        )
        if geometry:
            run("INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)", (name, GEOMETRY, geometry, WGS84))
            run("INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)", (name, GEOMETRY, *RTREE))
            run(f'CREATE VIRTUAL TABLE "{rtree(name)}" USING rtree(id, minx, maxx, miny, maxy)')
        told = [(name, each.name, each.what + (f" ({each.unit})" if each.unit else "")) for each in table.columns]
        self._connection.executemany(
            "INSERT INTO gpkg_data_columns (table_name, column_name, description) VALUES (?, ?, ?)", told
        )
        return _Layer(self._connection, name, len(table.columns), bool(geometry))

    def finish(self, styles: dict[str, str]) -> None:
        """Write what is left: rows, boxes around layers, triggers, styles."""
        run = self._connection.execute
        for name, layer in self._made.items():
            layer.flush()
            if layer.box:
                run(
                    "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
                    (*layer.box, name),
                )
        for name, style in styles.items():
            run(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
                "styleName, styleQML, styleSLD, useAsDefault, description, owner, update_time) "
                "VALUES ('', '', ?, ?, ?, ?, '', 1, ?, '', ?)",
                (name, GEOMETRY, name, style, _STYLES[name], self._day),
            )
        run(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) "
            "VALUES ('layer_styles', 'attributes', 'layer_styles', 'how QGIS draws the layers', ?)",
            (self._day,),
        )
        run("COMMIT")
        for name, layer in self._made.items():
            if layer.has_shapes:
                self._connection.executescript(triggers(name))


_STYLES = {
    "incidents": "colour: event type; size: people killed; ring: where it lies",
    "areas": "colour: event type; area: where it lies",
    "control": "colour: who holds the place",
}


@dataclass
class _Layer:
    """A table as it is filled; `box` is around all that it shows."""

    connection: sqlite3.Connection
    name: str
    width: int
    has_shapes: bool
    box: Box | None = None
    _rows: list[Row] = field(default_factory=list)
    _boxes: list[Row] = field(default_factory=list)
    _fid: int = 0

    def add(self, row: Row, shape: Shape | None = None) -> None:
        """A row and, in a layer, its shape."""
        self._fid += 1
        if not self.has_shapes:
            self._rows.append((self._fid, *row))
        else:
            self._rows.append((self._fid, blob(shape) if shape else None, *row))
            if shape:
                west, south, east, north = shape.box
                self._boxes.append((self._fid, west, east, south, north))
                self.box = around(self.box, shape.box)
        if len(self._rows) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write the rows that wait."""
        marks = ", ".join("?" * (self.width + 1 + self.has_shapes))
        self.connection.executemany(f'INSERT INTO "{self.name}" VALUES ({marks})', self._rows)
        if self._boxes:
            self.connection.executemany(f'INSERT INTO "{rtree(self.name)}" VALUES (?, ?, ?, ?, ?)', self._boxes)
        self._rows.clear()
        self._boxes.clear()
