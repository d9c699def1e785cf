"""`dateline read`: into a database, or to standard output."""

from __future__ import annotations

import json

import pytest
from tests.ingest.server import serving

from dateline.cli.archive import summary_lines
from dateline.run import Failed, Summary
from dateline.store import Store

REPORT = "Rebels shelled Harim on Monday and killed three soldiers, residents said.\n"
LINES = [
    {"id": "a", "text": REPORT, "published": "2021-03-03"},
    {"id": "b", "html": f"<html><body><article><h1>Harim</h1><p>{REPORT * 3}</p></article></body></html>"},
    {"id": "c", "text": REPORT.replace("three", "nine"), "published": "2021-03-03", "title": "Shells hit Harim"},
]


@pytest.fixture
def jsonl(tmp_path):
    path = tmp_path / "all.jsonl"
    lines = [json.dumps(line) for line in LINES]
    path.write_text("\n".join([lines[0], "{nonsense", lines[1], "", lines[2]]) + "\n")
    return "all.jsonl"


def test_into_a_database_and_again(call, jsonl, tmp_path):
    shown = call("read", jsonl)
    assert shown.exit_code == 1
    assert shown.stdout == ""
    for words in (
        "3 documents read into dateline.db in",
        "documents/s",
        "1 document skipped:",
        "all.jsonl:2",
        "no JSON",
    ):
        assert words in shown.stderr
    again = call("read", jsonl)
    assert "0 documents read" in again.stderr
    assert "3 documents there already" in again.stderr
    assert "3 documents there already" not in call("read", jsonl, "--again").stderr
    with Store.open(tmp_path / "dateline.db") as store:
        assert [row.id for row in store.documents()] == ["a", "b", "c"]
        assert list(store.incidents(actor="rebels"))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_json_streams_in_order_and_touches_no_database(call, jsonl, workers, tmp_path):
    shown = call("read", jsonl, "--json", "--workers", workers)
    assert shown.exit_code == 1
    readings = [json.loads(line) for line in shown.stdout.splitlines()]
    assert [reading["document"]["id"] for reading in readings] == ["a", "b", "c"]
    assert shown.stderr.startswith("dateline: all.jsonl:2: the line is no JSON")
    assert len(shown.stderr.splitlines()) == 1
    assert not (tmp_path / "dateline.db").exists()


def test_the_same_input_gives_the_same_bytes(call, jsonl):
    assert call("read", jsonl, "--json").stdout_bytes == call("read", jsonl, "--json", "--workers", "2").stdout_bytes


def test_standard_input(call):
    shown = call("read", "-", "--json", "--published", "2021-03-03", input=REPORT)
    assert shown.exit_code == 0
    reading = json.loads(shown.stdout)
    assert reading["document"]["published"]["start"] == "2021-03-03"
    assert reading["events"][0]["time"]["start"] == "2021-03-01"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "a.txt"), (b"%PDF-1.4 \x00\x01", "a.txt")],
)
def test_what_cannot_be_read_is_told(call, tmp_path, content, words):
    (tmp_path / "a.txt").write_bytes(content)
    shown = call("read", "a.txt")
    assert shown.exit_code == 2
    assert words in shown.stderr
    assert "Traceback" not in shown.stderr


def test_a_missing_file(call):
    shown = call("read", "nothing.html", "--json")
    assert shown.exit_code == 2
    assert shown.stderr == "dateline: nothing.html: there is no such file or folder: check the path\n"


def test_a_missing_file_beside_one_that_is_there(call, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    assert call("read", "nothing.html", "a.txt").exit_code == 1
    assert call("read", "a.txt").exit_code == 0


def test_too_large(call, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT * 10)
    shown = call("read", "a.txt", "--max-bytes", "100")
    assert shown.exit_code == 2
    assert "--max-bytes" in shown.stderr


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("a.txt", "--json", "--store", "some.db"),
        ("a.txt", "--json", "--again"),
        ("a.txt", "--published", "yesterday"),
        ("a.txt", "--workers", "0"),
    ],
)
def test_commands_that_are_wrong(call, words):
    shown = call("read", *words)
    assert shown.exit_code == 2
    assert "Usage: dateline read" in shown.stderr


def test_a_database_that_cannot_be_used(call, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    shown = call("read", "a.txt", "--store", "a.txt")
    assert shown.exit_code == 3
    assert shown.stderr == "dateline: a.txt: it is no database: choose another file with --store\n"


def test_quiet(call, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    shown = call("read", "a.txt", "--quiet")
    assert (shown.exit_code, shown.output) == (0, "")


def test_a_stage_that_breaks_shows_its_traceback_only_when_asked(call, jsonl, monkeypatch):
    def break_it(raw, *, gated=False):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("dateline.run.outcome.read_document", break_it)
    for more in ((), ("--json",)):
        told = call("read", jsonl, *more).stderr
        assert "ZeroDivisionError: by zero" in told
        assert "Traceback" not in told
        assert "Traceback" in call("read", jsonl, "-v", *more).stderr


def test_the_unexpected_is_one_line_too(call, filled, monkeypatch):
    def break_it(*_, **__):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("dateline.store.Store.open", break_it)
    shown = call("events")
    assert shown.exit_code == 70
    assert "please report it" in shown.stderr
    assert isinstance(call("-v", "events").exception, ZeroDivisionError)


def test_the_summary_names_twenty_of_a_reason_and_counts_the_rest():
    skipped = [Failed(f"f{number}\x1b", "is empty") for number in range(23)] + [Failed("g", "is a picture")]
    lines = list(summary_lines(Summary(added=1, replaced=2, not_coded=1, skipped=skipped, seconds=2.0), "x.db"))
    assert lines[0] == "3 documents read into x.db in 2.0 s (1.5 documents/s)"
    assert "1 document stored but not coded: not in English" in lines
    assert "24 documents skipped:" in lines
    assert "    and 3 more" in lines
    assert len([line for line in lines if line.startswith("    f")]) == 20
    assert "\x1b" not in "".join(lines)


def test_an_address_of_this_machine_is_read_where_that_is_allowed(call):
    with serving() as site:
        url = site.page("/page", "<html><body><p>Rebels shelled Harim and killed two soldiers.</p></body></html>")
        assert "private network" in call("read", url).stderr
        assert not site.asked
        assert call("read", url, "--allow-private").exit_code == 0
        assert site.counts == {"/page": 1}
