"""XLSX: dates are dates, numbers are numbers, and text is never a formula."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from dateline.export._walk import TABLES
from dateline.model import Reading

from .conftest import Save


def test_a_sheet_for_each_table_and_what_they_mean(save: Save) -> None:
    book = openpyxl.load_workbook(save("xlsx"))
    assert book.sheetnames == [*TABLES, "about"]
    sheet = book["incidents"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:AX3")
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (cells["day"].value, cells["day"].number_format) == (dt.datetime(2021, 3, 2), "yyyy-mm-dd")
    assert (cells["killed_best"].value, cells["latitude"].value) == (21, 36.20851)
    assert cells["killed_high"].value is None
    told = {(sheet, column): what for sheet, column, what in book["about"].iter_rows(values_only=True)}
    assert told["incidents", "uncertainty_km"] == "the radius in which the place lies (km)"
    assert told[None, "made on"] == "2021-06-01"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "{="])
def test_no_cell_is_a_formula_or_a_link(save: Save, make: Callable[..., Reading], start: str) -> None:
    path = save("xlsx", [make(document={"title": f"{start}HYPERLINK(1)", "url": "https://desk.example/=1"})])
    sheet = openpyxl.load_workbook(path)["incidents"]
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert kinds == {"s", "n", "d"}
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name)
            assert b"<hyperlink" not in parts.read(name)


def test_control_characters_do_no_harm(save: Save, make: Callable[..., Reading]) -> None:
    sheet = openpyxl.load_workbook(save("xlsx", [make(document={"title": "a\x00b\x1b[2J\ufffe"})]))["documents"]
    assert "\x1b" not in str(sheet["C2"].value)


def test_more_rows_than_a_sheet_holds(save: Save, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.export.xlsx.MAX_ROWS", 4)
    book = openpyxl.load_workbook(save("xlsx", [reading] * 4))
    assert [name for name in book.sheetnames if name.startswith("incidents")] == [
        "incidents",
        "incidents 2",
        "incidents 3",
    ]
    assert [book[name].max_row - 1 for name in ("incidents", "incidents 2", "incidents 3")] == [3, 3, 2]
    assert book["incidents 3"]["A1"].value == "incident_id"


def test_a_text_longer_than_a_cell_is_cut(save: Save, make: Callable[..., Reading]) -> None:
    sheet = openpyxl.load_workbook(save("xlsx", [make(document={"title": "x" * 40_000})]))["documents"]
    assert len(sheet["C2"].value) == 32_767
