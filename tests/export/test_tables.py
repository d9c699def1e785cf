"""The tables that formats share: the same columns and rows wherever they are written."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sqlite3
from contextlib import closing

import openpyxl
import pyarrow.parquet as pq
import pytest

from dateline.export import EXPORTERS
from dateline.export._claims import claims_of
from dateline.export._incidents import INCIDENTS
from dateline.export._items import items_of
from dateline.export._walk import TABLES
from dateline.model import Reading
from dateline.model.published import Tombstone

from .conftest import ARMY, Save

_KINDS = {
    "text": str,
    "texts": tuple,
    "day": str,
    "integer": int,
    "number": float | int,
    "boolean": bool,
}


def test_the_columns_of_incidents_are_the_same_everywhere(save: Save, reading: Reading, today: dt.date) -> None:
    text = "".join(EXPORTERS["csv"]([reading], public=False, today=today)).removeprefix("\ufeff")
    heads = {"csv": next(csv.reader(text.splitlines()))}
    heads["parquet"] = pq.read_schema(save("parquet")).names[:-2]
    heads["xlsx"] = [cell.value for cell in openpyxl.load_workbook(save("xlsx"), read_only=True)["incidents"][1]]
    with closing(sqlite3.connect(save("gpkg"))) as package:
        heads["gpkg"] = [row[1] for row in package.execute("PRAGMA table_info(incidents)")][2:]
    heads["datapackage"] = next(csv.reader((save("datapackage") / "incidents.csv").read_text().splitlines()))
    for name, columns in heads.items():
        assert tuple(columns) == INCIDENTS.names, name


def test_every_column_says_what_it_means_and_holds_its_kind(reading: Reading) -> None:
    for table in TABLES.values():
        assert len(set(table.names)) == len(table.columns)
        assert all(column.what for column in table.columns)
        assert set(table.key) <= set(table.names)
    for item in items_of(reading):
        for column, value in zip(INCIDENTS.columns, INCIDENTS.row(item), strict=True):
            assert value is None or isinstance(value, _KINDS[column.kind]), column.name


def test_a_claim_is_a_row_for_each_voice(reading: Reading) -> None:
    shelling, capture = items_of(reading)
    claims = list(claims_of(shelling))
    assert [claim.count is None for claim in claims[:3]] == [True, True, True]
    assert [claim.source for claim in claims[:3]] == ["local activist Omar al-Nabulsi", "Dr. Salma Qasim", "the army"]
    assert claims[2].voice
    assert claims[2].voice.stance == "denies"
    assert {claim.count.best for claim in claims[3:] if claim.count} == {21, 17}
    (own,) = claims_of(capture)
    assert (own.source, own.voice) == ("Sample Desk", None)
    assert len({claim.id for claim in claims}) == len(claims)


def test_no_person_is_counted_as_a_source(save: Save) -> None:
    rows = list(csv.DictReader((save("datapackage") / "sources.csv").read_text().splitlines()))
    assert [(row["source"], row["denials"]) for row in rows] == [("Sample Desk", "0"), ("the army", "1")]


def test_who_held_a_place(save: Save) -> None:
    rows = list(csv.DictReader((save("datapackage") / "control.csv").read_text().splitlines()))
    assert [(row["from"], row["to"], row["holder"]) for row in rows] == [
        ("2020-01-05", "2020-05-31", ARMY.name),
        ("2020-06-01", "", "rebels"),
    ]


def test_what_is_too_young_is_in_no_table(save: Save) -> None:
    folder = save("datapackage", public=True, today=dt.date(2021, 3, 10), name="young")
    told = {name: len((folder / f"{name}.csv").read_text().splitlines()) - 1 for name in TABLES}
    assert told["incidents"] == 1  # of 24 February; the one of 2 March is 8 days old
    assert told["documents"] == 1
    early = save("datapackage", public=True, today=dt.date(2020, 6, 15), name="early") / "control.csv"
    (row,) = csv.DictReader(early.read_text().splitlines())
    assert (row["from"], row["to"]) == ("2020-01-05", "")


GONE = Tombstone(id="f1", version=3, withdrawn="2021-05-31", gone="rejected", reason="rejected by a person")


def test_what_is_withdrawn_is_told(save: Save) -> None:
    def gone() -> list[Tombstone]:
        return [GONE]

    row = ("f1", 3, "2021-05-31", "rejected", "rejected by a person", None)
    told = json.loads(save("geojson", withdrawn=gone).read_text())["withdrawn"]
    assert tuple(told[0].values()) == row
    sheet = openpyxl.load_workbook(save("xlsx", withdrawn=gone))["withdrawn"]
    assert [cell.value for cell in sheet[2]][:2] == ["f1", 3]
    with closing(sqlite3.connect(save("gpkg", withdrawn=gone))) as package:
        assert package.execute("SELECT * FROM withdrawn").fetchall() == [(1, *row)]
    lines = (save("datapackage", withdrawn=gone) / "withdrawn.csv").read_text().splitlines()
    assert lines == [
        "incident_id,version,withdrawn_on,gone,reason,successor",
        "f1,3,2021-05-31,rejected,rejected by a person,",
    ]


@pytest.mark.parametrize("to", ["gpkg", "xlsx", "parquet", "datapackage", "geojson", "hxl"])
def test_the_same_readings_give_the_same_bytes(save: Save, to: str) -> None:
    first, second = save(to, name="one.zip"), save(to, name="two.zip")
    assert first.read_bytes() == second.read_bytes().replace(b"two.zip", b"one.zip")


@pytest.mark.parametrize("to", ["gpkg", "xlsx", "parquet", "datapackage", "geojson", "hxl"])
def test_nothing_read_is_an_empty_file(save: Save, to: str) -> None:
    assert save(to, []).exists()
