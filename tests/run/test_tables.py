"""From Python: a file of any format, and a table for a notebook, of a store or of Readings at hand."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest

import dateline


def test_a_file_of_readings_at_hand(make_reading, tmp_path):
    written = dateline.write([make_reading()], tmp_path / "events.parquet")
    assert (written.format, written.public, written.rows) == ("parquet", True, {"incidents": 2})
    assert pq.read_table(tmp_path / "events.parquet").num_rows == 2
    assert dateline.write((make_reading() for _ in "a"), tmp_path / "x", to="csv").rows == {"incidents": 2}


def test_a_table_of_a_store_and_of_readings(make_reading, tmp_path):
    with dateline.open_store(tmp_path / "some.db") as store:
        store.add(make_reading())
        assert dateline.table(store).num_rows == 2
        assert dateline.table(store, place="Sanaa").column("killed_best").to_pylist() == [None]
        assert dateline.table(store, "control").num_rows == dateline.table([make_reading()], "control").num_rows
        dateline.fuse_store(store)
        (first, _) = dateline.table(store, "incidents", internal=True).to_pylist()
    assert first["document_id"] == ["report-1"]
    assert dateline.table([make_reading()], "claims").column("best").to_pylist() == [None, 3, None]


def test_what_cannot_be_asked_for(make_reading, tmp_path):
    with pytest.raises(dateline.ExportError, match="only a store can be filtered"):
        dateline.table([make_reading()], place="Sanaa")
    with pytest.raises(dateline.ExportError, match="only a store can be filtered"):
        dateline.write([make_reading()], tmp_path / "x.csv", place="Sanaa")
    with pytest.raises(dateline.ExportError, match="is no table"):
        dateline.table([make_reading()], "claim")
    with pytest.raises(dateline.ExportError, match="tells no format"):
        dateline.write([make_reading()], tmp_path / "x.doc")
    with pytest.raises(dateline.ExportError, match="is no format"):
        dateline.write([make_reading()], tmp_path / "x.doc", to="doc")
    with pytest.raises(dateline.ExportError, match="waits at least 14 days"):
        dateline.write([make_reading()], tmp_path / "x.gpkg", delay_days=3)
    assert list(tmp_path.iterdir()) == []
