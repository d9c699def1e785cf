"""`dateline export`: public unless it is said otherwise, complete or not at all."""

from __future__ import annotations

import csv
import json

import pytest

from dateline.export import EXPORTERS, FORMATS


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_is_written(call, filled, name, tmp_path):
    shown = call("export", "--to", name, "--store", filled, "--out", "out.file", "--internal")
    assert shown.exit_code == 0, shown.stderr
    assert (tmp_path / "out.file").stat().st_size > 100
    assert shown.stdout == ""
    assert call("export", "--to", name, "--store", filled, "--internal").stdout
    assert not [path.name for path in tmp_path.glob("*") if path.name.endswith(".part")]


@pytest.mark.parametrize("name", FORMATS)
def test_the_name_of_the_file_tells_the_format(call, filled, name, tmp_path):
    out = f"out{FORMATS[name].endings[0]}"
    call("export", "--to", name, "--store", filled, "--out", f"asked-{out}", "--internal")
    shown = call("export", "--store", filled, "--out", out, "--internal", "--json")
    assert json.loads(shown.stdout)["format"] == name
    assert _bytes(tmp_path / out) == _bytes(tmp_path / f"asked-{out}")


def _bytes(path):
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [each.read_bytes() for each in files]


def test_a_name_that_tells_nothing(call, filled):
    shown = call("export", "--store", filled, "--out", "out.file")
    assert shown.exit_code == 2
    assert "tells no format" in shown.stderr
    shown = call("export", "--store", filled)
    assert shown.exit_code == 2
    assert "name a format" in shown.stderr


@pytest.mark.parametrize("name", [name for name, each in FORMATS.items() if not each.to_stdout])
def test_what_is_no_text_asks_for_a_file(call, filled, name):
    shown = call("export", "--to", name, "--store", filled)
    assert shown.exit_code == 2
    assert f"(--out events{FORMATS[name].endings[0]})" in shown.stderr


def test_help_lists_every_format(call):
    shown = call("export", "--help").stdout
    for name, each in FORMATS.items():
        assert f"{name:<12} {each.what}" in shown


def test_the_summary_counts_rows_and_says_what_was_left_out(call, filled):
    shown = call("export", "--store", filled, "--out", "out.csv")
    first, key = shown.stderr.splitlines()
    assert first == "dateline: out.csv: 4 incidents"
    assert "filled.db.key: the key of the pseudonyms, made now" in key
    assert call("export", "--store", filled, "--out", "out.csv").stderr == f"{first}\n"
    shown = call("export", "--store", filled, "--out", "out.ucdp.csv", "--json")
    told = json.loads(shown.stdout)
    assert (told["rows"], told["public"], told["delay_days"]) == ({"rows": 2}, True, 14)
    assert told["left_out"] == {"no death estimate of at least 1": 2}
    assert call("export", "--store", filled, "--out", "out.csv", "--quiet").stderr == ""


def test_a_folder_with_other_things_stays(call, filled, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "diary.txt").write_text("dear diary")
    shown = call("export", "--to", "csv", "--store", filled, "--out", "mine")
    assert shown.exit_code == 2
    assert "other things in it" in shown.stderr
    assert (tmp_path / "mine" / "diary.txt").exists()


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
    assert shown.exit_code == 2
    assert "internal" in shown.stderr
    assert call("export", "--to", "csv", "--store", filled, "--delay-days", "3", "--internal").exit_code == 0


def test_a_file_that_cannot_be_written(call, filled):
    shown = call("export", "--to", "csv", "--store", filled, "--out", "no/such/folder/out.csv")
    assert shown.exit_code == 2
    assert "cannot be written" in shown.stderr


def test_a_failed_export_leaves_the_old_file(call, filled, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("what was there")
    call("export", "--to", "csv", "--store", filled, "--out", "out.csv", "--delay-days", "3")
    assert out.read_text() == "what was there"


def test_a_dash_is_standard_output(call, filled, tmp_path):
    shown = call("export", "--to", "csv", "--store", filled, "--out", "-")
    assert shown.stdout.startswith("incident_id,")
    assert not (tmp_path / "-").exists()
