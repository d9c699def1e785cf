"""A Frictionless Data Package: tables as CSV and a description of each column that programs can check them by.

A folder, or one file where the name ends in ".zip". CSV here is UTF-8 without a byte order mark, for programs.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from ._about import HOW_TO_READ, PLACES_CREDIT, about_of, release_words
from ._items import Item
from ._shapes import Box, around, shape_of
from ._table import Column, Kind, Table
from ._text import csv_line
from ._walk import TABLES, Walk
from .formats import Made, Told

_TYPES: dict[Kind, str] = {
    "text": "string",
    "texts": "string",
    "day": "date",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
}
#: Every file in a ZIP is of this moment, so that the same package is the same bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_DESCRIPTION = "datapackage.json"


def write(told: Told, path: Path) -> Made:
    """datapackage.json with incidents.csv, claims.csv, documents.csv, sources.csv and control.csv."""
    is_zip = told.name.lower().endswith(".zip")
    folder = path.with_name(f"{path.name}.d") if is_zip else path
    try:
        folder.mkdir()
        rows = _fill(told, folder)
        if is_zip:
            _zip(folder, path)
    finally:
        if is_zip and folder.exists():
            shutil.rmtree(folder)
    return Made(rows=rows)


def _fill(told: Told, folder: Path) -> dict[str, int]:
    box: Box | None = None
    walk = Walk(told, TABLES)
    with ExitStack() as stack:
        files = {}
        for name, table in TABLES.items():
            opened = (folder / f"{name}.csv").open("w", encoding="utf-8", errors="replace", newline="")
            files[name] = stack.enter_context(opened)
            files[name].write(csv_line(table.names))
        for name, row, record in walk:
            files[name].write(csv_line([_plain(value) for value in TABLES[name].flat_row(row)]))
            shape = shape_of(record.incident.place) if isinstance(record, Item) else None
            box = around(box, shape.box) if shape else box
    described = json.dumps(_package(told, walk, box), ensure_ascii=False, indent=2)
    (folder / _DESCRIPTION).write_text(described + "\n", encoding="utf-8")
    return dict(walk.rows)


def _plain(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _package(told: Told, walk: Walk, box: Box | None) -> dict[str, Any]:
    days = walk.days
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "incidents",
        "title": "Incidents told by news reports",
        "description": f"{HOW_TO_READ} {release_words(told)[:1].upper()}{release_words(told)[1:]}.",
        "version": told.today.isoformat(),
        "created": f"{told.today.isoformat()}T00:00:00Z",
        "licenses": [{"name": told.licence}] if told.licence else None,
        "sources": [
            {"title": "the reports in documents.csv", "path": "documents.csv"},
            {"title": PLACES_CREDIT, "path": "https://www.geonames.org"},
        ],
        "temporal": {"start": days.first, "end": days.last} if days.first else None,
        "spatial": {"bbox": list(box)} if box else None,
        "about": dict(about_of(told, walk)),
        "resources": [_resource(table) for table in TABLES.values()],
    }
    return {name: value for name, value in package.items() if value is not None}


def _resource(table: Table[Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column, table.key) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.links:
        schema["foreignKeys"] = [
            {"fields": [own], "reference": {"resource": other, "fields": list(TABLES[other].key)}}
            for own, other in table.links
        ]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": table.name,
        "description": table.what,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column[Any], key: tuple[str, ...]) -> dict[str, Any]:
    what = column.what + (f"; several with {column.between.strip()!r} between" if column.kind == "texts" else "")
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.kind], "description": what}
    if column.unit:
        field["unit"] = column.unit
    if column.name in key:
        field["constraints"] = {"required": True, "unique": True}
    elif column.unit == "people":
        field["constraints"] = {"minimum": 0}
    return field


def _zip(folder: Path, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name in (_DESCRIPTION, *(f"{name}.csv" for name in TABLES)):
            told = zipfile.ZipInfo(name, _MOMENT)
            told.compress_type = zipfile.ZIP_DEFLATED
            told.external_attr = 0o644 << 16
            with (folder / name).open("rb") as source, package.open(told, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target)
