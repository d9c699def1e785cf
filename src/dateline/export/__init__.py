"""export: records to files, one module per format. Public by default: masked, delayed, coarsened."""

from __future__ import annotations

import os

from dateline.model import ExportError

from . import acled, csv, datapackage, ftm, geojson, gpkg, hxl, jsonl, parquet, plover, report, ucdp, xlsx
from ._items import Exporter, OnSkip
from .formats import Format, Made, Told, Writer
from .jsonl import export_fused

__all__ = [
    "EXPORTERS",
    "FORMATS",
    "Exporter",
    "Format",
    "Made",
    "OnSkip",
    "Told",
    "Writer",
    "export_fused",
    "format_asked",
    "format_of",
]

#: Every format that `dateline export --to` takes, by its name, as its help lists them.
FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format(name="csv", what="a row per incident, for a spreadsheet", endings=(".csv",), text=csv.export),
        Format(
            name="geojson",
            what="incidents on the map, for QGIS and web maps",
            endings=(".geojson",),
            text=geojson.export,
            file=geojson.write,
            has_withdrawn=True,
            other_lines=geojson.OTHER_LINES,
        ),
        Format(
            name="gpkg",
            what="a GeoPackage of styled layers, for QGIS",
            endings=(".gpkg",),
            file=gpkg.write,
            has_withdrawn=True,
        ),
        Format(
            name="parquet",
            what="incidents as GeoParquet: pandas, polars, DuckDB, R",
            endings=(".parquet", ".geoparquet"),
            file=parquet.write,
        ),
        Format(
            name="xlsx",
            what="a workbook: incidents, claims, documents, sources, control",
            endings=(".xlsx",),
            file=xlsx.write,
            has_withdrawn=True,
        ),
        Format(
            name="hxl",
            what="CSV with HXL hashtags, as data on HDX have",
            endings=(".hxl.csv",),
            text=hxl.export,
            file=hxl.write,
            other_lines=hxl.OTHER_LINES,
        ),
        Format(
            name="ftm",
            what="FollowTheMoney entities as JSON lines, for Aleph",
            endings=(".ftm.json", ".ftm.jsonl", ".ftm"),
            text=ftm.export,
            rows_are="entities",
            other_lines=0,
        ),
        Format(
            name="datapackage",
            what="a Frictionless package of tables: a folder or a .zip",
            endings=(".zip", "/"),
            file=datapackage.write,
            has_withdrawn=True,
        ),
        Format(
            name="acled",
            what="ACLED's 31 columns",
            endings=(".acled.csv",),
            text=acled.export,
            rows_are="rows",
            series="acled",
            no_row=acled.no_row,
        ),
        Format(
            name="ucdp",
            what="UCDP GED's 49 columns",
            endings=(".ucdp.csv",),
            text=ucdp.export,
            rows_are="rows",
            series="ucdp",
            no_row=ucdp.no_row,
        ),
        Format(
            name="plover",
            what="PLOVER's records, one a line",
            endings=(".plover.jsonl",),
            text=plover.export,
            rows_are="records",
            series="plover",
            no_row=plover.no_record,
            other_lines=0,
        ),
        Format(
            name="report",
            what="a page to read, with the words that each incident rests on",
            endings=(".html",),
            text=report.export,
            other_lines=None,
        ),
        Format(
            name="jsonl",
            what="the records themselves, one a line (internal only)",
            endings=(".jsonl",),
            text=jsonl.export,
            other_lines=0,
            for_public=False,
        ),
        Format(
            name="control-csv",
            what="who held which place when",
            endings=(".control.csv",),
            of="control",
            rows_are="states",
        ),
        Format(
            name="training",
            what="what persons judged, field by field, to train with",
            endings=(".training.jsonl",),
            of="judgements",
            rows_are="examples",
            other_lines=0,
        ),
    )
}

#: The formats of incidents that come in pieces of text.
EXPORTERS: dict[str, Exporter] = {name: each.text for name, each in FORMATS.items() if each.text}


def format_of(path: str) -> Format | None:
    """The format that the name of a file asks for: "x.gpkg", "x.acled.csv"; None where it asks for none we know."""
    fitting = [(len(end), each) for each in FORMATS.values() for end in each.endings if path.lower().endswith(end)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def format_asked(to: str | None, path: str | os.PathLike[str] | None) -> Format:
    """The format of this name, else of the file's. Raises ExportError where neither tells one."""
    if to is not None:
        if to not in FORMATS:
            raise ExportError(f"{to!r} is no format: there are {', '.join(FORMATS)}")
        return FORMATS[to]
    found = None if path is None else format_of(os.fspath(path))
    if found is None:
        endings = ", ".join(each.endings[0] for each in FORMATS.values())
        asked = "no format is named" if path is None else f"{os.fspath(path)}: its name tells no format"
        raise ExportError(f"{asked}; the endings known are {endings}")
    return found
