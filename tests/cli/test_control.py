"""`dateline control` and `dateline export --to control-csv`."""

from __future__ import annotations

import csv
import io
import json

import pytest

REPORTS = [
    ("a", "2015-01-10", "The Syrian army still controls the town of Saraqib, a monitoring group said on Saturday."),
    ("b", "2015-03-02", "The Islamic State captured Saraqib on Sunday, the Syrian Observatory for Human Rights said."),
    ("c", "2015-03-02", "Karim al-Shami, a resident, said that Islamic State fighters had taken Saraqib on Sunday."),
]


@pytest.fixture
def readings(call, tmp_path) -> str:
    """A file of the Readings of three reports on one town."""
    records = [
        {"id": key, "published": day, "title": f"Report {key}", "text": f"BEIRUT – {text}"}
        for key, day, text in REPORTS
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    read = call("read", "in.jsonl", "--json", "--quiet")
    assert read.exit_code == 0, read.stderr
    (tmp_path / "out.jsonl").write_text(read.stdout, encoding="utf-8")
    assert call("read", "in.jsonl", "--store", "towns.db", "--quiet").exit_code == 0
    return "out.jsonl"


def test_a_place_with_its_states_and_who_says_so(call, readings):
    shown = call("control", "Saraqib", "--readings", readings)
    assert shown.exit_code == 0
    lines = shown.stdout.splitlines()
    assert lines[0].startswith("Sar")
    assert "Syrian Arab Army, controlled" in lines[1]
    assert any("Islamic State, controlled" in line and "2015-03-01" in line for line in lines)
    assert any(
        "+ 2015-03-01" in line and "Syrian Observatory for Human Rights" in line and "[b]" in line for line in lines
    )


def test_the_state_on_a_day_says_how_old_it_is(call, readings):
    shown = call("control", "Saraqib", "--readings", readings, "--on", "2015-06-01")
    assert "Islamic State" in shown.stdout
    assert "92 days before" in shown.stdout
    assert "Syrian Arab Army, controlled" not in shown.stdout


def test_from_and_to(call, readings):
    shown = call("control", "Saraqib", "--readings", readings, "--from", "2015-01", "--to", "2015-02")
    assert "Syrian Arab Army, controlled" in shown.stdout
    assert "Islamic State, controlled" not in shown.stdout
    wrong = call("control", "Saraqib", "--readings", readings, "--from", "2015-03", "--to", "2015-01")
    assert wrong.exit_code == 2
    assert call("control", "Saraqib", "--on", "2015-03", "--to", "2015-01").exit_code == 2


def test_a_store_and_a_file_say_the_same(call, readings):
    file = call("control", "Saraqib", "--readings", readings, "--json")
    store = call("control", "Saraqib", "--store", "towns.db", "--json")
    assert file.exit_code == store.exit_code == 0
    one, other = (json.loads(shown.stdout) for shown in (file, store))
    assert one == other
    assert {claim["document"] for claim in one["claims"]} == {"a", "b", "c"}


def test_without_a_place_a_table_of_all(call, readings):
    shown = call("control", "--readings", readings)
    assert "Islamic State" in shown.stdout
    assert all(len(line) <= 80 for line in shown.stdout.splitlines())
    rows = list(csv.DictReader(io.StringIO(call("control", "--readings", readings, "--csv").stdout)))
    assert [row["holder_id"] for row in rows] == ["sy_saa", "isis", ""]
    assert rows[-1]["status"] == "unknown"


def test_a_place_of_which_nothing_is_told(call, readings):
    shown = call("control", "Lyon", "--readings", readings)
    assert shown.exit_code == 0
    assert "no report says who held Lyon" in shown.stderr


def test_a_map_of_a_day(call, readings):
    shown = call("control", "--readings", readings, "--map", "2015-03-10")
    found = json.loads(shown.stdout)
    (feature,) = found["features"]
    assert feature["geometry"]["type"] == "Point"
    assert feature["properties"]["holder_id"] == "isis"
    assert feature["properties"]["stale_days"] == 9


def test_a_public_map_waits(call, readings):
    shown = call("control", "--readings", readings, "--map", "2999-01-01")
    assert shown.exit_code == 2
    assert "waits 30 days" in shown.stderr
    assert call("control", "--readings", readings, "--map", "2999-01-01", "--internal").exit_code == 0


def test_control_csv_masks_who_could_be_in_danger(call, readings):
    public = call("export", "--to", "control-csv", "--store", "towns.db")
    assert public.exit_code == 0, public.stderr
    assert "Karim" not in public.stdout
    rows = list(csv.DictReader(io.StringIO(public.stdout)))
    assert [(row["from"], row["holder_id"]) for row in rows][:2] == [("2015-01-10", "sy_saa"), ("2015-03-01", "isis")]
    internal = call("export", "--to", "control-csv", "--store", "towns.db", "--internal")
    assert "Karim" in internal.stdout


def test_a_file_that_holds_no_readings(call, tmp_path):
    (tmp_path / "bad.jsonl").write_text('{"text": "hello"}\n', encoding="utf-8")
    shown = call("control", "--readings", "bad.jsonl")
    assert shown.exit_code != 0
    assert "bad.jsonl:1" in shown.stderr


def test_all_places_as_of_a_day(call, readings):
    shown = call("control", "--readings", readings, "--on", "2015-03-20")
    assert shown.exit_code == 0
    assert "2015-03-01" in shown.stdout
    before = call("control", "--readings", readings, "--on", "2015-02-01").stdout
    assert "2015-01-10" in before
    assert "2015-03-0" not in before
