"""A partition of documents becomes a partition of Readings: row by row, and byte by byte the same."""

from __future__ import annotations

import datetime
import io
import os
import subprocess
import sys
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.model import InputError, Reading
from dateline.run import read_document
from dateline.run.scale import map_partition
from dateline.run.scale.tables import documents_table, rows_of, to_parquet, told_of
from dateline.run.sources import from_record


def parquet(**columns: Any) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def rows(content: bytes) -> list[dict[str, Any]]:
    return list(rows_of(map_partition(content)))


def test_a_row_is_the_reading_of_its_document(parts, reports):
    content = (parts / "part-000000.parquet").read_bytes()
    made = list(rows_of(map_partition(content, gated=True)))
    assert [row["id"] for row in made] == ["r0", "r1", "r2", "r3"]
    for row, raw in zip(made, reports, strict=False):
        assert row["reading"].encode() == read_document(raw, gated=True).to_json()
        assert row["sha256"] == raw.sha256
        assert row["origin"] == raw.origin
        assert (row["let_go"] is not None) == (raw.id == "r1")
    assert [row["n_events"] for row in made] == [len(Reading.from_json(row["reading"]).events) for row in made]


def test_the_file_says_what_it_was_made_of(parts):
    told = told_of(map_partition((parts / "part-000001.parquet").read_bytes(), gated=True))
    assert (told["rows"], told["let_go"], told["failed"], told["gated"]) == ("4", "2", "0", "yes")
    assert told["coder"].startswith("dateline ")


def test_the_same_bytes_in_another_process(parts, tmp_path):
    given = parts / "part-000002.parquet"
    code = (
        "import sys; from pathlib import Path; from dateline.run.scale import map_partition;"
        "Path(sys.argv[2]).write_bytes(map_partition(Path(sys.argv[1]).read_bytes()))"
    )
    other = tmp_path / "other.parquet"
    subprocess.run([sys.executable, "-c", code, given, other], check=True, env={**os.environ, "PYTHONHASHSEED": "7"})
    assert map_partition(given.read_bytes()) == other.read_bytes()


def test_a_document_that_cannot_be_read_is_a_row_with_the_reason():
    made = rows(parquet(id=["a", "b", "c"], text=["Two men were shot in Harim.", " ", None]))
    assert [row["error"] is None for row in made] == [True, False, False]
    assert "empty" in made[1]["error"]
    assert made[1]["id"] == "b"
    assert made[1]["reading"] is made[1]["n_events"] is None


def test_numbers_and_days_are_taken_as_in_jsonl():
    day = datetime.date(2021, 3, 3)
    noon = datetime.datetime(2021, 3, 3, 12)
    for published in (pa.array([day]), pa.array([noon]), pa.array(["2021-03-03"])):
        (row,) = rows(parquet(id=[7], text=["Two men were shot in Harim on Monday."], published=published))
        reading = Reading.from_json(row["reading"])
        assert reading.document.id == "7"
        assert reading.document.published is not None
        assert reading.document.published.start == "2021-03-03"


def test_a_page_keeps_the_hash_of_its_bytes():
    told = {"id": "p", "html": "<p>Two men were shot in Harim on Monday.</p>", "sha256": "ab" * 32, "warnings": ["odd"]}
    (row,) = rows(to_parquet(documents_table([told])))
    reading = Reading.from_json(row["reading"])
    assert reading.document.sha256 == row["sha256"] == "ab" * 32
    assert "odd" in reading.warnings


def test_without_an_id_it_is_the_hash():
    text = "Two men were shot in Harim on Monday."
    (row,) = rows(parquet(text=[text]))
    assert row["id"] == from_record({"text": text}, origin="x").sha256


def test_what_is_no_parquet_file():
    with pytest.raises(InputError, match="no Parquet file"):
        map_partition(b"PK\x03\x04 and more of that")
