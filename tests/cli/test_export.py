"""`dateline export`: public unless it is said otherwise, complete or not at all."""

from __future__ import annotations

import csv
import json

import pytest

from dateline.export import EXPORTERS


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_is_written(call, filled, name, tmp_path):
    shown = call("export", "--to", name, "--store", filled, "--out", "out.file", "--internal")
    assert shown.exit_code == 0, shown.stderr
    assert (tmp_path / "out.file").stat().st_size > 100
    assert shown.stdout == ""
    assert call("export", "--to", name, "--store", filled, "--internal").stdout
    assert sorted(path.name for path in tmp_path.glob("*out*")) == ["out.file"]


def test_csv_opens_in_a_spreadsheet_as_a_file_and_is_plain_in_a_pipe(call, filled, tmp_path):
    call("export", "--to", "csv", "--store", filled, "--out", "out.csv", "--place", "Mārib")
    content = (tmp_path / "out.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert [row["place"] for row in rows] == ["Mārib", "Mārib"]
    assert not call("export", "--to", "csv", "--store", filled).stdout.startswith("\ufeff")


def test_filters_reach_the_export(call, filled):
    shown = call("export", "--to", "geojson", "--store", filled, "--document", "report-1", "--actor", "judge")
    assert len(json.loads(shown.stdout)["features"]) == 1


def test_a_public_export_cannot_be_hasty(call, filled):
    shown = call("export", "--to", "csv", "--store", filled, "--delay-days", "3")
    assert shown.exit_code == 1
    assert "internal" in shown.stderr
    assert call("export", "--to", "csv", "--store", filled, "--delay-days", "3", "--internal").exit_code == 0


def test_a_file_that_cannot_be_written(call, filled):
    shown = call("export", "--to", "csv", "--store", filled, "--out", "no/such/folder/out.csv")
    assert shown.exit_code == 1
    assert "cannot be written" in shown.stderr


def test_a_failed_export_leaves_the_old_file(call, filled, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("what was there")
    call("export", "--to", "csv", "--store", filled, "--out", "out.csv", "--delay-days", "3")
    assert out.read_text() == "what was there"
