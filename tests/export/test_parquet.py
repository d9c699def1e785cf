"""GeoParquet: what pandas, DuckDB and QGIS find in it."""

from __future__ import annotations

import datetime as dt
import json
import struct

import pyarrow.parquet as pq
import pytest

from dateline.export import Told
from dateline.export.parquet import arrow_table
from dateline.model import ExportError, Reading

from .conftest import Save


def test_typed_columns(save: Save) -> None:
    table = pq.read_table(save("parquet"))
    kinds = {name: str(table.schema.field(name).type) for name in ("day", "killed_best", "latitude", "open")[:3]}
    assert kinds == {"day": "date32[day]", "killed_best": "int32", "latitude": "double"}
    first, second = table.to_pylist()
    assert (first["day"], first["killed_best"], first["killed_high"]) == (dt.date(2021, 3, 2), 21, None)
    assert first["document_id"] == ["report-1"]
    assert first["sources"] == ["local activist Omar al-Nabulsi", "Dr. Salma Qasim", "the army (denies)"]
    assert second["geometry"] is None
    assert table.schema.field("uncertainty_km").metadata[b"unit"] == b"km"


def test_it_is_geoparquet(save: Save) -> None:
    path = save("parquet")
    geo = json.loads(pq.read_metadata(path).metadata[b"geo"])
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
    column = geo["columns"]["geometry"]
    assert (column["encoding"], column["geometry_types"]) == ("WKB", ["Point"])
    assert column["bbox"] == [36.51934, 36.20851, 36.51934, 36.20851]
    assert column["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]
    (first, _) = pq.read_table(path).to_pylist()
    assert struct.unpack("<BI2d", first["geometry"]) == (1, 1, 36.51934, 36.20851)
    assert first["bbox"] == {"xmin": 36.51934, "ymin": 36.20851, "xmax": 36.51934, "ymax": 36.20851}


def test_a_district_is_an_area(save: Save, district: Reading) -> None:
    geo = json.loads(pq.read_metadata(save("parquet", [district])).metadata[b"geo"])
    assert geo["columns"]["geometry"]["geometry_types"] == ["Polygon"]


def test_it_says_what_it_is(save: Save) -> None:
    told = pq.read_metadata(save("parquet", licence="CC-BY-4.0")).metadata
    assert told[b"licence"] == b"CC-BY-4.0"
    assert told[b"release"].startswith(b"INTERNAL")
    assert (told[b"from"], told[b"to"]) == (b"2021-02-24", b"2021-03-02")


def test_groups_of_rows(save: Save, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.export.parquet.ROW_GROUP", 3)
    assert pq.read_metadata(save("parquet", [reading] * 4)).num_row_groups == 3


def test_a_table_in_memory(reading: Reading, today: dt.date) -> None:
    told = Told(readings=[reading], public=False, today=today)
    assert arrow_table(told, "claims").num_rows == 8
    with pytest.raises(ExportError, match="there are incidents, claims"):
        arrow_table(told, "claim")
