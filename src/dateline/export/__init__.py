"""export: records to files, one module per format. Public by default: masked, delayed, coarsened."""

from __future__ import annotations

from . import acled, csv, geojson, jsonl, report, ucdp
from ._items import Exporter, OnSkip
from .jsonl import export_fused

__all__ = ["EXPORTERS", "Exporter", "OnSkip", "export_fused"]

#: Every format by the name that `dateline export --to` takes.
EXPORTERS: dict[str, Exporter] = {
    "csv": csv.export,
    "geojson": geojson.export,
    "acled": acled.export,
    "ucdp": ucdp.export,
    "report": report.export,
    "jsonl": jsonl.export,
}
