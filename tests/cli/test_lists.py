"""`dateline events`, `incidents`, `documents`: tables, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json

import pytest

VERBS = ("events", "incidents", "documents")


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("columns", ["60", "80", "100", "140"])
def test_tables_fit_the_terminal(call, filled, verb, columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    shown = call(verb, "--store", filled)
    assert shown.exit_code == 0
    assert all(len(line) <= int(columns) for line in shown.stdout.splitlines())
    assert "report-1" in shown.stdout
    assert "ababababab" in shown.stdout
    assert "ab" * 6 not in shown.stdout


def test_incidents_show_what_happened(call, filled, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    line = call("incidents", "--store", filled, "--place", "marib").stdout.splitlines()[1]
    for word in (
        "report-1/i1",
        "2020-05-04",
        "Shelling/artillery",
        "Houthi Movement → Military",
        "Mārib",
        "3+",
        "a medic",
    ):
        assert word in line


@pytest.mark.parametrize("verb", VERBS)
def test_json_is_a_record_a_line(call, filled, verb):
    lines = call(verb, "--store", filled, "--json").stdout.splitlines()
    records = [json.loads(line) for line in lines]
    assert len(records) == (2 if verb == "documents" else 4)
    assert {record.get("document", record["id"]) for record in records} == {"report-1", "ab" * 32}


@pytest.mark.parametrize("verb", VERBS)
def test_csv_is_a_table_without_formulas(call, filled, verb):
    rows = list(csv.DictReader(io.StringIO(call(verb, "--store", filled, "--csv").stdout)))
    assert len(rows) == (2 if verb == "documents" else 4)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]
    if verb == "documents":
        assert rows[1]["title"].startswith("'=cmd|")
    else:
        assert {row["place"] for row in rows} == {"Mārib", "Sanaa"}


def test_json_and_csv_together_are_refused(call, filled):
    shown = call("events", "--store", filled, "--json", "--csv")
    assert shown.exit_code == 2
    assert "choose one" in shown.stderr


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--actor", "Ansar Allah"), ["e1"]),
        (("--type", "attack", "--until", "2020-05-03"), ["e2"]),
        (("--since", "2020-05-04", "--document", "report"), ["e1"]),
        (("--limit", "1"), ["e2"]),
    ],
)
def test_filters(call, filled, words, ids):
    lines = call("events", "--store", filled, "--json", *words).stdout.splitlines()
    assert sorted({json.loads(line)["id"] for line in lines}) == ids


def test_nothing_found_is_said_and_is_no_failure(call, filled):
    shown = call("incidents", "--store", filled, "--place", "Oslo")
    assert (shown.exit_code, shown.stdout, shown.stderr) == (0, "", "dateline: no incidents fit.\n")
    assert call("incidents", "--store", filled, "--place", "Oslo", "--json").stdout == ""
    assert len(call("incidents", "--store", filled, "--place", "Oslo", "--csv").stdout.splitlines()) == 1
    assert len(call("documents", "--store", filled, "--place", "Oslo", "--csv").stdout.splitlines()) == 1


def test_a_day_that_is_none(call, filled):
    shown = call("events", "--store", filled, "--since", "spring")
    assert shown.exit_code == 2
    assert shown.stderr == "dateline: 'spring' is no day: write 2016-04-21, 2016-04 or 2016\n"


def test_no_database(call):
    shown = call("events")
    assert shown.exit_code == 3
    assert shown.stderr.startswith("dateline: dateline.db: there is no database here")
    assert "Traceback" not in shown.stderr


def test_what_was_rejected(call, filled):
    assert "three.pdf" in call("documents", "--store", filled, "--rejected").stdout
    assert json.loads(call("documents", "--store", filled, "--rejected", "--json").stdout)["reason"].startswith(
        "no text"
    )
    assert call("documents", "--store", filled, "--rejected", "--place", "Oslo").exit_code == 2


@pytest.mark.parametrize("verb", VERBS)
def test_hostile_text_does_not_reach_the_terminal(call, filled, verb, monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")
    shown = call(verb, "--store", filled).stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
