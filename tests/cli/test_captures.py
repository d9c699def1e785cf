"""`dateline captures`, `dateline verify` and `dateline read --keep`."""

from __future__ import annotations

import json

import pytest
from tests import warcs


@pytest.fixture
def kept(call, tmp_path):
    """A database, in the folder that `call` runs in, with two pages of a web archive."""
    pages = [warcs.record(warcs.answer(warcs.page(number)), f"http://a.example/{number}") for number in range(2)]
    (tmp_path / "a.warc.gz").write_bytes(warcs.warc(pages))
    result = call("read", "a.warc.gz", "--store", "a.db")
    assert "2 captures kept" in result.stderr
    return "a.db"


def lines(result):
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_listed(call, kept):
    rows = lines(call("captures", "--store", kept, "--json"))
    assert [(row["number"], row["url"], row["at"]) for row in rows] == [
        (1, "http://a.example/0", "2021-03-04T10:00:00Z"),
        (2, "http://a.example/1", "2021-03-04T10:00:00Z"),
    ]
    document = rows[1]["document"]
    assert lines(call("captures", "--store", kept, "--json", "--document", document[:8])) == rows[1:]
    assert lines(call("captures", "--store", kept, "--json", "--url", "http://a.example/0")) == rows[:1]
    assert lines(call("captures", "--store", kept, "--json", "--since", "2021-03-05")) == []
    assert "http://a.example/1" in call("captures", "--store", kept).stdout


def test_one_is_shown_and_written(call, kept, tmp_path):
    result = call("captures", "--store", kept, "show", "2", "--out", "page.html")
    assert (tmp_path / "page.html").read_bytes() == warcs.page(1)
    assert "chain:" in result.stdout
    assert "Content-Type: text/html" in result.stdout
    result = call("captures", "--store", kept, "show", "9")
    assert (result.exit_code, "no capture 9" in result.stderr) == (2, True)


def test_written_and_verified(call, kept, tmp_path):
    assert "2 captures" in call("captures", "--store", kept, "--to", "bag", "bag").stderr
    assert "1 capture " in call("captures", "--store", kept, "--to", "warc", "b.warc.gz", "--limit", "1").stderr
    result = call("verify", "bag", "b.warc.gz", kept, "a.warc.gz")
    assert result.exit_code == 0
    assert result.stdout.count("all as it was") == 4
    assert call("captures", "--store", kept, "--to", "bag", "bag").exit_code == 2
    next((tmp_path / "bag" / "data" / "bodies").iterdir()).unlink()
    result = call("verify", "bag")
    assert result.exit_code == 1
    assert "missing: data/bodies/" in result.stdout
    assert lines_of_findings(call("verify", "bag", "--json"))[0]["wrong"] == "missing"
    assert call("verify", "bag", "nowhere").exit_code == 2


def lines_of_findings(result):
    return json.loads(result.stdout)["findings"]


def test_a_noted_chain(call, kept):
    chain = lines(call("captures", "--store", kept, "--json"))[-1]["chain"]
    assert call("verify", kept, "--noted", chain).exit_code == 0
    assert call("verify", kept, "--noted", "0" * 64).exit_code == 1
    assert call("verify", "a.warc.gz", "--noted", chain).exit_code == 2


def test_files_are_kept_where_asked(call, tmp_path):
    (tmp_path / "some report.txt").write_text("Rebels shelled Harim on Monday and killed 3 soldiers, residents said.")
    call("read", "some report.txt", "--store", "a.db")
    assert lines(call("captures", "--store", "a.db", "--json")) == []
    for _ in range(2):
        call("read", "some report.txt", "--store", "a.db", "--keep")
    (row,) = lines(call("captures", "--store", "a.db", "--json"))
    assert (row["url"], row["size"]) == ("file:some%20report.txt", 69)
    assert call("read", "some report.txt", "--json", "--keep").exit_code == 2


def test_a_document_that_is_removed_leaves_its_captures(call, kept):
    rows = lines(call("captures", "--store", kept, "--json"))
    assert call("remove", rows[0]["document"], "--store", kept).exit_code == 0
    assert lines(call("captures", "--store", kept, "--json")) == rows
    assert call("verify", kept).exit_code == 0


def test_what_makes_no_sense(call, kept):
    shown = call("captures", "--store", kept, "--since", "yesterday")
    assert (shown.exit_code, "'yesterday' is no day" in shown.stderr) == (2, True)
    shown = call("captures", "--store", kept, "--to", "warc", "--out", "a.warc")
    assert (shown.exit_code, "say where to: --to warc FILE" in shown.stderr) == (2, True)


def test_since_a_time(call, kept):
    assert call("captures", "--store", kept, "--since", "2001-01-01T00:00:00+01:00", "--json").stdout.count("\n") == 2
    assert call("captures", "--store", kept, "--since", "2999-01-01", "--json").stdout == ""


def test_one_capture_of_a_database_named_behind_it(call, kept):
    assert call("captures", "show", "1", "--store", kept).stdout.startswith("number:     1")


def test_nothing_to_write(call, kept, tmp_path):
    shown = call("captures", "--store", kept, "--since", "2999-01-01", "--to", "bag", "empty")
    assert (shown.exit_code, "nothing is written" in shown.stderr) == (2, True)
    assert not (tmp_path / "empty").exists()
