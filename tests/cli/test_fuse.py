"""`dateline fuse` and the verbs that judge, from the command line."""

from __future__ import annotations

import csv
import gzip
import io
import json

import pytest

from dateline.store import Store


@pytest.fixture
def readings(tell):
    halfaya, derna = ("Halfaya", "2020-05-04", 12), ("Derna", "2020-05-06", 3)
    return [
        tell("a", halfaya, outlet="Harbour Gazette", title="Market shelled"),
        tell("b", halfaya, derna, outlet="Hill Courier", published="2020-05-06"),
        tell("c", ("Halfaya", "2020-05-04", 14), outlet="Valley Post", published="2020-05-05"),
        tell("d", derna, outlet="Coast Radio"),
    ]


@pytest.fixture
def path(tmp_path, readings) -> str:
    where = tmp_path / "some.db"
    with Store.open(where) as store:
        for reading in readings:
            store.add(reading)
    return str(where)


@pytest.fixture
def fused(call, path) -> str:
    assert call("fuse", "--store", path, "--quiet").exit_code == 0
    return path


@pytest.fixture
def lines(readings) -> bytes:
    return b"".join(reading.to_json() + b"\n" for reading in readings)


def incident(call, path, report):
    """The id of the incident that holds a report."""
    for line in call("incidents", "--store", path, "--json").stdout.splitlines():
        if report in json.loads(line)["reports"]:
            return json.loads(line)["id"]
    raise AssertionError(report)


def test_a_database_is_fused_and_what_changed_is_told(call, path):
    told = call("fuse", "--store", path)
    assert (told.exit_code, told.stdout) == (0, "")
    assert "4 documents, 5 reports, 2 incidents, 2 of them told by several documents" in told.stderr
    assert "incidents: 2 new" in told.stderr
    assert "nothing has changed" in call("fuse", "--store", path).stderr
    assert call("fuse", "--store", path, "--quiet").stderr == ""


def test_a_database_that_is_not_there_is_not_made(call, tmp_path):
    told = call("fuse", "--store", "none.db")
    assert told.exit_code == 3
    assert "there is no database here" in told.stderr
    assert not (tmp_path / "none.db").exists()


def test_files_of_readings_are_fused_without_a_database(call, tmp_path, lines):
    (tmp_path / "r.jsonl").write_bytes(lines)
    (tmp_path / "r.jsonl.gz").write_bytes(gzip.compress(lines))
    told = call("fuse", "r.jsonl", "--json")
    made = [json.loads(line) for line in told.stdout.splitlines()]
    assert sorted(sorted(each["documents"]) for each in made) == [["a", "b", "c"], ["b", "d"]]
    assert {"id", "documents", "type", "fatalities", "time", "place", "reports", "said"} <= made[0].keys()
    assert call("fuse", "r.jsonl.gz", "--json").stdout == told.stdout
    assert call("fuse", "-", "--json", input=lines).stdout == told.stdout
    assert call("fuse", "r.jsonl", "r.jsonl", "--json").stdout == told.stdout
    assert not list(tmp_path.glob("*.db"))


def test_bad_lines_are_told_with_file_and_line_and_skipped(call, tmp_path, lines):
    first, rest = lines.split(b"\n", 1)
    (tmp_path / "r.jsonl").write_bytes(first + b"\n\n{broken\n" + b'{"schema": 1}\n' + b"\xff\xfe\n" + rest)
    told = call("fuse", "r.jsonl", "--json")
    assert told.exit_code == 1
    assert len(told.stdout.splitlines()) == 2
    assert [line.split(": ")[1] for line in told.stderr.splitlines()] == ["r.jsonl:3", "r.jsonl:4", "r.jsonl:5"]
    many = b"".join(b'{"id": "x%d", "text": "Shells fell."}\n' % n for n in range(9))
    (tmp_path / "reports.jsonl").write_bytes(many + lines.replace(b"reading/1", b"reading/9"))
    told = call("fuse", "reports.jsonl")
    assert told.exit_code == 2
    assert told.stderr.count("is a report and no Reading") == 4
    assert "6 more lines: is a report" in told.stderr
    assert "was made by another Dateline (dateline.reading/9; this one knows dateline.reading/1)" in told.stderr
    assert "no Reading in it" in call("fuse", "-", input=b"\n").stderr
    (tmp_path / "none.jsonl").write_bytes(b"{}\n")
    assert call("fuse", "none.jsonl", "--json").exit_code == 2
    assert call("fuse", "absent.jsonl", "--json").exit_code == 2
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(lines)[:50])
    assert "cannot be read" in call("fuse", "cut.jsonl.gz").stderr


def test_tables_and_csv_of_files(call, lines, monkeypatch):
    for columns in ("60", "80", "100", "140"):
        monkeypatch.setenv("COLUMNS", columns)
        shown = call("fuse", "-", input=lines)
        assert all(len(line) <= int(columns) for line in shown.stdout.splitlines())
        assert "Hal" in shown.stdout
    rows = list(csv.DictReader(io.StringIO(call("fuse", "-", "--csv", input=lines).stdout)))
    assert {(row["place"], row["reports"]) for row in rows} == {("Halfaya", "3"), ("Derna", "2")}


@pytest.mark.parametrize("words", [("r.jsonl", "--store", "x.db"), ("--json",), ("-", "--json", "--csv")])
def test_what_cannot_be_asked_together(call, words):
    assert call("fuse", *words, input=b"").exit_code == 2


def test_incidents_are_fused_ones_once_there_are_any(call, path):
    before = call("incidents", "--store", path)
    assert "a/i1" in before.stdout
    assert '"dateline fuse"' in before.stderr
    call("fuse", "--store", path)
    after = call("incidents", "--store", path)
    assert "a/i1" not in after.stdout
    assert after.stderr == ""
    assert len(call("incidents", "--store", path, "--json").stdout.splitlines()) == 2
    assert len(call("incidents", "--store", path, "--csv").stdout.splitlines()) == 3
    assert len(call("incidents", "--store", path, "--place", "Derna", "--json").stdout.splitlines()) == 1
    assert len(call("incidents", "--store", path, "--document", "d", "--json").stdout.splitlines()) == 1
    told = call("incidents", "--store", path, "--text", "Derna", "--status", "occurred", "--json").stdout
    assert len(told.splitlines()) == 2
    assert call("incidents", "--store", path, "--unfused").stdout == before.stdout


def test_what_is_not_fused_yet_is_told(call, fused, tell):
    with Store.open(fused) as store:
        store.add(tell("e", ("Bourzanga", "2020-05-07", 4)))
    shown = call("incidents", "--store", fused)
    assert "1 document is not fused yet" in shown.stderr
    assert "Bourzanga" not in shown.stdout


def test_show_of_a_fused_incident(call, fused):
    own = incident(call, fused, "a/i1")
    for given in (own, own[:7]):
        shown = call("show", given, "--store", fused)
        assert shown.exit_code == 0
        for words in (own, "3 documents", "Halfaya", "2020-05-04", "Harbour Gazette", "Market shelled", "bits"):
            assert words in shown.stdout
        assert max(map(len, shown.stdout.splitlines())) <= 80
    record = json.loads(call("show", own, "--store", fused, "--json").stdout)
    assert record["id"] == own
    assert {each["report"] for each in record["told"]} == set(record["reports"])


def test_why(call, fused, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    shown = call("why", "a/i1", "c/i1", "--store", fused)
    assert shown.exit_code == 0
    assert "before anything is compared" in shown.stdout
    assert f"One incident: {incident(call, fused, 'a/i1')}" in " ".join(shown.stdout.split())
    apart = call("why", "a", "d", "--store", fused)
    assert "Told by 2 incidents" in apart.stdout
    record = json.loads(call("why", "a", "b", "--store", fused, "--json").stdout)
    assert [pair["b"] for pair in record["pairs"]] == ["b/i1", "b/i2"]
    steps = record["pairs"][0]["waterfall"]
    assert sum(step["bits"] for step in steps["steps"]) == pytest.approx(steps["total"], abs=0.1)
    for wrong in (("a/i1", "a/i1"), ("a", "zz"), ("a/i9", "b")):
        assert call("why", *wrong, "--store", fused).exit_code == 2


def test_judging_from_the_command_line(call, fused):
    a, d = incident(call, fused, "a/i1"), incident(call, fused, "d/i1")
    told = call("merge", a, d, "--store", fused, "--by", "amira", "--note", "one day")
    assert told.exit_code == 0
    assert f"merged {a} and {d} by amira" in told.stdout
    assert f"{d}: now part of {a}" in told.stdout
    assert "A person's judgement holds them together" in call("why", "a/i1", "d/i1", "--store", fused).stdout
    told = call("split", a, "d", "b/i2", "--store", fused, "--by", "omar")
    assert f"{d}: 2020-05-06" in told.stdout
    told = call("correct", a, "killed=20+", "--store", fused, "--json")
    record = json.loads(told.stdout)
    assert record["judgement"]["verdict"] == "correct"
    assert record["incidents"][0]["fatalities"] == {"low": 20, "best": 20, "high": None}
    assert record["incidents"][0]["machine"]["fatalities"]["high"] is not None
    told = call("correct", a, "side_a=Unheard Brigade", "--store", fused)
    assert "'Unheard Brigade' is not in the registry" in told.stdout
    call("undo", "--store", fused)
    shown = call("show", a, "--store", fused).stdout
    assert "20+" in shown
    assert "the machine has" in shown
    assert "accepted" in call("accept", a, "--store", fused).stdout
    assert "rejected" in call("reject", d, "--store", fused, "--note", "an exercise").stdout
    assert "undid 7" in call("undo", "--store", fused).stdout
    listed = call("judgements", "--store", fused, "--json").stdout.splitlines()
    assert [json.loads(line)["state"] for line in listed] == [
        "stands",
        "stands",
        "stands",
        "undone",
        "stands",
        "stands",
        "undone",
        "stands",
    ]
    assert len(call("judgements", "--store", fused, "--standing", "--csv").stdout.splitlines()) == 5
    assert "an exercise" not in call("judgements", a, "--store", fused).stdout
    assert max(map(len, call("judgements", "--store", fused).stdout.splitlines())) <= 80
    assert "nothing has changed" in call("fuse", "--store", fused).stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("merge", "a/i1", "b/i1"), "one incident already"),
        (("split", "a/i1", "d/i1"), "is no report of"),
        (("accept", "nothing"), "no fused incident"),
        (("correct", "a/i1", "killed"), "write each field once"),
        (("correct", "a/i1", "killed=many"), "no number of people"),
        (("undo",), "no judgement to undo"),
        (("undo", "0"), "0 is not in the range"),
    ],
)
def test_what_cannot_be_judged(call, fused, words, told):
    shown = call(*words, "--store", fused)
    assert shown.exit_code == 2
    assert told in " ".join(shown.stderr.replace("│", " ").split())


def test_judging_a_database_that_is_not_fused_says_what_to_do(call, path):
    assert call("accept", "f12", "--store", path).exit_code == 2


def test_remove(call, fused):
    a = incident(call, fused, "a/i1")
    told = call("remove", "a", "--store", fused)
    assert "removed a; its reading is kept in the history" in told.stdout
    assert a in told.stdout
    listed = call("documents", "--store", fused, "--json").stdout.splitlines()
    assert [json.loads(line)["id"] for line in listed] == ["b", "c", "d"]
    assert call("remove", "a", "--store", fused).exit_code == 2
    assert call("remove", "b/i1", "--store", fused).exit_code == 2


def test_exports_write_an_incident_once_with_all_its_documents(call, fused):
    call("correct", "a/i1", "killed=20", "--store", fused)
    call("reject", "d/i1", "--store", fused, "--note", "an exercise")
    shown = call("export", "--to", "csv", "--store", fused)
    (row,) = csv.DictReader(io.StringIO(shown.stdout))
    assert row["incident_id"] == incident(call, fused, "a/i1")
    assert (row["killed_best"], row["published"]) == ("20", "2020-05-04")
    assert set(row["document_id"].split("; ")) == {"a", "b", "c"}
    assert "1 left out: rejected by a person" in shown.stderr
    (row,) = csv.DictReader(io.StringIO(call("export", "--to", "acled", "--store", fused).stdout))
    assert (row["fatalities"], row["location"]) == ("20", "Halfaya")
    assert set(row["source"].split("; ")) == {"Harbour Gazette", "Hill Courier", "Valley Post"}
    (row,) = csv.DictReader(io.StringIO(call("export", "--to", "ucdp", "--store", fused).stdout))
    assert (row["best"], row["number_of_sources"]) == ("20", "3")
    (feature,) = json.loads(call("export", "--to", "geojson", "--store", fused).stdout)["features"]
    assert set(feature["properties"]["documents"]) == {"a", "b", "c"}
    page = call("export", "--to", "report", "--store", fused).stdout
    assert "1 incident, 4 reports" in page
    (line,) = call("export", "--to", "jsonl", "--internal", "--store", fused).stdout.splitlines()
    assert json.loads(line)["fatalities"]["best"] == 20
    assert call("export", "--to", "jsonl", "--store", fused).exit_code == 2
    unfused = call("export", "--to", "csv", "--unfused", "--store", fused).stdout
    assert len(unfused.splitlines()) == 6


def test_public_exports_mask_and_hold_back_fused_incidents(call, tmp_path, make_reading):
    path = str(tmp_path / "named.db")
    with Store.open(path) as store:
        store.add(make_reading("one", title="Barracks shelled, says Omar al-Nabulsi"))
        store.add(make_reading("two", published=None, outlet="Hill Courier"))
    call("fuse", "--store", path)
    public = call("export", "--to", "csv", "--store", path).stdout
    internal = call("export", "--to", "csv", "--internal", "--store", path).stdout
    assert len(public.splitlines()) == len(internal.splitlines())
    assert "15.46" in public
    held = call("export", "--to", "csv", "--delay-days", "100000", "--store", path)
    assert len(held.stdout.splitlines()) == 1
    assert "younger than 100000 days" in held.stderr
