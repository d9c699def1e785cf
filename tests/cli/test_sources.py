"""`dateline sources`: list, show, grade, reset; and that a letter holds at once for what was read before."""

from __future__ import annotations

import csv
import io
import json

import pytest

TEXT = (
    "Fighters of the Islamic State seized a hill near Palmyra on Monday, Amaq News Agency claimed. "
    "The Syrian Observatory for Human Rights said at least 12 soldiers were killed near Palmyra on Monday."
)


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    """A data folder of its own."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "source_grades.csv"


@pytest.fixture
def read(call):
    """A database with one report on two sources."""
    done = call("read", "-", "--published", "2016-04-21", "--store", "r.db", "--quiet", input=TEXT)
    assert done.exit_code == 0
    return "r.db"


def test_list(call, own):
    shown = call("sources", "list")
    assert shown.exit_code == 0
    assert "amaq" in shown.stdout
    assert "All other sources: F, cannot be judged." in shown.stdout
    assert str(own) in shown.stdout.replace("\n", "")
    rows = list(csv.DictReader(io.StringIO(call("sources", "list", "--all", "--csv").stdout)))
    assert {row["source"] for row in rows} >= {"amaq", "sana", "reuters"}
    assert next(row for row in rows if row["source"] == "reuters")["letter"] == "F"
    assert call("sources", "list", "--own").stderr.startswith("dateline: no letters fit")


@pytest.mark.parametrize("width", ["40", "60", "80", "120"])
def test_the_table_fits_the_terminal(call, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    lines = call("sources", "list").stdout.split("\n\n")[0].splitlines()
    assert max(map(len, lines)) <= int(width)


def test_show(call):
    shown = call("sources", "show", "sana").stdout
    assert "speaks for      sy_saa until 2024-12-07, sy_govt_new from 2024-12-08" in shown
    assert "F  cannot be judged, for all" in shown
    facts = json.loads(call("sources", "show", "Amaq", "--json").stdout)
    assert (facts["source"], [row["letter"] for row in facts["letters"]]) == ("amaq", ["C", "D"])


def test_grade_and_reset(call, own):
    done = call("sources", "grade", "amaq", "e", "--topic", "counts", "--side", "sy_saa", "--reason", "far too high")
    assert done.exit_code == 0
    assert done.stdout.startswith("Amaq News Agency: E, on counts, of sy_saa (new).")
    assert "E  unreliable, for counts of sy_saa, yours" in call("sources", "show", "amaq").stdout
    (row,) = csv.DictReader(own.open())
    assert (row["source"], row["side"], row["topic"], row["letter"]) == ("amaq", "sy_saa", "counts", "E")
    assert row["basis"].startswith("graded 2")
    assert "(replaced)" in call(*"sources grade amaq D --topic counts --side sy_saa --reason better".split()).stdout
    assert "D, on counts, of sy_saa taken away" in call("sources", "reset", "amaq").stdout
    assert call("sources", "reset", "--all").stdout == "0 letters taken away.\n"


def test_an_outlet_of_no_registry(call):
    done = call("sources", "grade", "Harbour Gazette", "C", "--reason", "two years of use")
    assert "It is in no registry" in done.stdout
    assert "C  fairly reliable, for all, yours" in call("sources", "show", "harbour gazette").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("grade", "amaq", "G", "--reason", "x"), "'G' is not one of"),
        (("grade", "amaq", "B"), "--reason"),
        (("grade", "amaq", "B", "--reason", " "), "a grade needs its reason"),
        (("grade", "amaq", "B", "--reason", "x", "--side", "nobody at all"), "no side of the registry"),
        (("grade", "Omar Hassan", "B", "--reason", "x"), "no record of persons"),
        (("grade", "Saba News Agency", "B", "--reason", "x"), "saba_gov, saba_houthi"),
        (("show", "nobody at all"), "no source is called"),
        (("reset", "amaq"), "you have not graded"),
        (("reset",), "Name one outlet"),
        (("reset", "amaq", "--all"), "Name one outlet"),
    ],
)  # fmt: skip
def test_wrong_wishes(call, words, said):
    shown = call("sources", *words)
    assert shown.exit_code == 2
    assert said in " ".join(shown.stderr.split())


def test_a_broken_table_is_told_and_nothing_is_lost(call, own, read):
    own.parent.mkdir()
    own.write_text("source,letter,reason\namaq,G,x\n")
    for words in (("incidents", "--store", read), ("sources", "list"), ("read", "-", "--json")):
        shown = call(*words, input=TEXT)
        assert shown.exit_code != 0
        assert "source_grades.csv, line 2: 'G' is no letter" in shown.stderr
        assert "Traceback" not in shown.stderr


def letters(call, read) -> dict[str, str]:
    """The letter of each source in `dateline incidents --csv`."""
    found = {}
    for row in csv.DictReader(io.StringIO(call("incidents", "--store", read, "--csv").stdout)):
        found |= dict(zip(row["sources"].split(", "), row["reliability"].split("; "), strict=True))
    return found


def test_a_letter_holds_at_once_without_reading_again(call, read):
    before = letters(call, read)
    assert before["Amaq News Agency (claims)"] == "C"
    call("sources", "grade", "amaq", "E", "--reason", "far too high")
    assert letters(call, read) == before | {"Amaq News Agency (claims)": "E"}
    again = call("read", "-", "--published", "2016-04-21", "--store", read, input=TEXT)
    assert "0 documents read" in again.stdout or "already" in again.stdout + again.stderr
    exported = call("export", "--to", "csv", "--store", read).stdout
    row = next(row for row in csv.DictReader(io.StringIO(exported)) if "Amaq" in row["sources"])
    assert "E" in row["reliability"].split("; ")
    assert ", own " in row["graded_by"]
    assert "far too high" not in exported
    call("sources", "reset", "--all")
    assert letters(call, read) == before


def test_a_filter_changes_no_grade(call, read):
    call("sources", "grade", "amaq", "E", "--reason", "x")
    whole = list(csv.DictReader(io.StringIO(call("export", "--to", "csv", "--store", read).stdout)))
    part = list(
        csv.DictReader(io.StringIO(call("export", "--to", "csv", "--store", read, "--place", "Palmyra").stdout))
    )
    assert part
    assert all(row in whole for row in part)


def test_what_is_read_says_which_tables_graded_it(call):
    call("sources", "grade", "amaq", "E", "--reason", "x")
    reading = json.loads(call("read", "-", "--published", "2016-04-21", "--json", input=TEXT).stdout)
    assert ", own " in reading["publisher"]["table"]
    told = [voice for event in reading["events"] for voice in event["attribution"] if voice["source_id"] == "amaq"]
    assert [voice["reliability"]["rule"] for voice in told] == ["own_table"] * len(told)
    assert told


def test_a_shell_completes_outlets_and_sides():
    from dateline.cli.sources import complete_side, complete_source

    assert "amaq" in [item.value for item in complete_source(None, None, "am")]
    assert "sy_saa" in [item.value for item in complete_side(None, None, "sy_s")]
