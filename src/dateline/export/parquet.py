"""GeoParquet 1.1: typed columns with their geometry, for pandas, polars, DuckDB, R and QGIS."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.model import ExportError

from ._about import about_of
from ._arrow import columns_of, schema_of
from ._incidents import INCIDENTS
from ._items import Item
from ._shapes import Box, Shape, around, shape_of
from ._walk import TABLES, Walk
from .formats import Made, Told

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows that lie together in a file: few enough for memory, enough for a reader to skip by.
ROW_GROUP = 10_000
_BOX = ("xmin", "ymin", "xmax", "ymax")


def write(told: Told, path: Path) -> Made:
    """One file with the table of incidents, each with the shape of its place and the box around it.

    What has no known place has no geometry. Compressed with zstd, a group for each 10,000 rows.
    """
    import pyarrow.parquet as pq

    box: Box | None = None
    kinds: set[str] = set()
    walk = Walk(told, {"incidents"})
    rows = iter(walk)
    with pq.ParquetWriter(path, _schema(), compression="zstd") as writer:
        while found := list(islice(rows, ROW_GROUP)):
            shapes = [shape_of(item.incident.place) if isinstance(item, Item) else None for _, _, item in found]
            for shape in filter(None, shapes):
                kinds.add(str(shape.geometry["type"]))
                box = around(box, shape.box)
            writer.write_table(_table([row for _, row, _ in found], shapes))
        writer.add_key_value_metadata({"geo": json.dumps(_geo(box, kinds)), **dict(about_of(told, walk))})
    return Made(rows=dict(walk.rows))


def arrow_table(told: Told, of: str = "incidents") -> pa.Table:
    """One table in memory: "incidents", "claims", "documents", "sources", "control". Raises ExportError for another."""
    import pyarrow as pa

    if of not in TABLES:
        raise ExportError(f"{of!r} is no table: there are {', '.join(TABLES)}")
    table = TABLES[of]
    rows = [row for name, row, _ in Walk(told, {of}) if name == of]
    return pa.Table.from_arrays(columns_of(table, rows), schema=schema_of(table))


def _schema() -> pa.Schema:
    import pyarrow as pa

    box = pa.struct([(name, pa.float64()) for name in _BOX])
    return schema_of(INCIDENTS).append(pa.field("geometry", pa.binary())).append(pa.field("bbox", box))


def _table(rows: list[Any], shapes: list[Shape | None]) -> pa.Table:
    import pyarrow as pa

    schema = _schema()
    boxes = [None if shape is None else dict(zip(_BOX, shape.box, strict=True)) for shape in shapes]
    geometry = pa.array([None if shape is None else shape.wkb for shape in shapes], type=pa.binary())
    found = [*columns_of(INCIDENTS, rows), geometry, pa.array(boxes, type=schema.field("bbox").type)]
    return pa.Table.from_arrays(found, schema=schema)


def _geo(box: Box | None, kinds: set[str]) -> dict[str, Any]:
    """The metadata that make it GeoParquet; without "crs" longitude and latitude are of OGC:CRS84."""
    column: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": sorted(kinds),
        "covering": {"bbox": {name: ["bbox", name] for name in _BOX}},
    }
    if box:
        column["bbox"] = list(box)
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
