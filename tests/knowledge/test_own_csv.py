"""Tables that users write by hand: reading, naming, writing whole."""

from __future__ import annotations

import csv

import pytest

from dateline.knowledge.own_csv import read_csv, write_whole
from dateline.model import KnowledgeError


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells_are_parted_as_a_spreadsheet_does(mark):
    head, columns, rows = read_csv(f"\ufeffname{mark} kind \n a {mark}rebel\n{mark}\n".encode(), "own.csv")
    assert (head, columns) == (f"name{mark} kind", ["name", "kind"])
    assert list(rows) == [(2, {"name": "a", "kind": "rebel"})]


def test_a_row_that_is_no_csv_is_told_with_its_line():
    before = csv.field_size_limit(100)
    try:
        _, _, rows = read_csv(b"name\na\n" + b"x" * 200 + b"\n", "own.csv")
        with pytest.raises(KnowledgeError, match=r"own\.csv, line \d+: no CSV that can be read"):
            list(rows)
    finally:
        csv.field_size_limit(before)


def test_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "deep" / "own.csv"
    write_whole(path, "a\n")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "\ud800")
    assert path.read_text() == "a\n"
    assert [each.name for each in path.parent.iterdir()] == ["own.csv"]
