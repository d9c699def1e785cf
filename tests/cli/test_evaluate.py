"""`dateline evaluate` from a table and reports to figures, a page and cases; and what is wrong, with exit codes."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import dateline

ROOT = Path(__file__).parent.parent.parent
HEAD = "document,event_date,event_type,sub_event_type,actor1,actor2,location,latitude,longitude,fatalities\n"
FIRST = "Rebels shelled a market in Idlib on Monday and killed at least 12 civilians, medics said."
SECOND = "Islamic State fighters captured the town of Palmyra from the Syrian army on Tuesday, residents said."
ROWS = (
    "one.txt,2021-03-01,Explosions/Remote violence,Shelling/artillery/missile attack,Rebels,Civilians (Syria),Idlib,"
    "35.93,36.63,12\n"
    "two.txt,2021-03-02,Battles,Non-state actor overtakes territory,Islamic State (Syria),"
    "Military Forces of Syria (2000-),Palmyra,34.55,38.28,0\n"
)


@pytest.fixture
def desk(tmp_path):
    """A folder with two reports and the table that codes them."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in (("one", FIRST), ("two", SECOND)):
        (reports / f"{name}.txt").write_text(f"Report {name}\n\nSample Desk\n3 March 2021\n\n{text}\n")
    (tmp_path / "coded.csv").write_text(HEAD + ROWS)
    return tmp_path


class Page(HTMLParser):
    """Checks that tags close in order, and keeps links and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_from_a_table_to_figures(call, desk):
    done = call("evaluate", "coded.csv", "--documents", "reports")
    assert done.exit_code == 0, done.stderr
    assert "coded.csv: 2 events in 2 documents, columns of ACLED" in done.stdout
    assert "2 of 2 found (recall 1.00)" in done.stdout
    for field in ("event_date", "event_type", "actor1", "location", "distance", "fatalities"):
        assert re.search(rf"^{field} +2 ", done.stdout, re.M), field
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_a_page_cases_and_json(call, desk):
    done = call("evaluate", "coded.csv", "--documents", "reports", "--json", "--html", "a.html", "--cases", "c.csv")
    assert done.exit_code == 0, done.stderr
    record = json.loads(done.stdout)
    assert record["schema"] == "dateline.agreement/1"
    assert record["events"]["matched"] == 2
    assert dateline.Agreement.from_json(done.stdout).field("event_date").share == 1
    page = Page()
    page.feed((desk / "a.html").read_text())
    assert page.open == []
    assert (desk / "reports" / "one.txt").as_uri() in page.links
    assert "Fields of the matched events" in page.words
    rows = list(csv.DictReader((desk / "c.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row["kind"] for row in rows if row["kind"] == "matched"] == ["matched"] * 2
    assert rows[0]["gold_place"] == "Idlib"
    assert "12 civilians" in rows[0]["found_quote"]


def test_readings_and_a_store_give_the_same(call, desk):
    read = call("read", "reports", "--json")
    (desk / "readings.jsonl").write_text(read.stdout)
    call("read", "reports", "--store", "own.db", "--quiet")
    fresh = json.loads(call("evaluate", "coded.csv", "--documents", "reports", "--json").stdout)
    stored = call("evaluate", "coded.csv", "--store", "own.db", "--json")
    assert stored.exit_code == 0, stored.stderr
    assert json.loads(stored.stdout)["fields"] == fresh["fields"]
    ids = {json.loads(line)["document"]["title"][-3:]: json.loads(line)["document"]["id"] for line in
           read.stdout.splitlines()}  # fmt: skip
    table = (desk / "coded.csv").read_text().replace("one.txt", ids["one"]).replace("two.txt", ids["two"][:12])
    (desk / "by_id.csv").write_text(table)
    taken = call("evaluate", "by_id.csv", "--readings", "readings.jsonl", "--json")
    assert json.loads(taken.stdout)["fields"] == fresh["fields"]
    again = call("evaluate", "readings.jsonl", "--json")
    assert again.exit_code == 0, again.stderr
    assert json.loads(again.stdout)["codebook"] == "readings"
    assert json.loads(again.stdout)["events"]["f1"] == 1


def test_texts_in_the_table_and_files_beside_it(call, desk):
    (desk / "texts.csv").write_text(f'text,published,event_date,location\n"{FIRST}",2021-03-03,2021-03-01,Idlib\n')
    done = call("evaluate", "texts.csv", "--json")
    assert done.exit_code == 0, done.stderr
    assert [each["share"] for each in json.loads(done.stdout)["fields"]] == [1, 1]
    (desk / "beside.csv").write_text("file,event_date,location\nreports/one.txt,2021-03-01,Idlib\n")
    assert call("evaluate", "beside.csv").exit_code == 0


def test_documents_in_which_there_is_nothing(call, desk):
    (desk / "coded.csv").write_text(HEAD + ROWS.splitlines(keepends=True)[0])
    named = json.loads(call("evaluate", "coded.csv", "--documents", "reports", "--json").stdout)
    every = json.loads(call("evaluate", "coded.csv", "--documents", "reports", "--all-documents", "--json").stdout)
    assert (len(named["documents"]), len(every["documents"])) == (1, 2)
    assert named["events"]["precision"] > every["events"]["precision"]
    (desk / "coded.csv").write_text(HEAD + ROWS.splitlines(keepends=True)[0] + "two.txt,,,,,,,,,\n")
    said = json.loads(call("evaluate", "coded.csv", "--documents", "reports", "--json").stdout)
    assert said["events"] == every["events"]


def test_troubles_are_counted_with_lines(call, desk):
    (desk / "coded.csv").write_bytes(
        (HEAD + ROWS).encode()
        + "three.txt,2021-03-01,Battles,,,,,,,\none.txt,31/02/2021,,,,Café,,,,x\n".encode("cp1252")
    )
    done = call("evaluate", "coded.csv", "--documents", "reports")
    assert done.exit_code == 1
    assert "the document names no document that was given: the row is left out" in done.stderr
    assert "(line 4)" in done.stderr
    assert "event_date: there is no such day; not compared" in done.stderr
    assert "windows-1252" in done.stderr
    assert "events in 2 documents" in done.stdout


@pytest.mark.parametrize(
    ("table", "words", "message"),
    [
        (None, ("nothing.csv",), "cannot be read"),
        ("", ("coded.csv",), "the file is empty"),
        ("event_date,fatalities\n2021-03-01,3\n", ("coded.csv",), "no column leads from an event to its document"),
        (HEAD + ROWS, ("coded.csv", "--documents", "nowhere"), "no row leads to a document"),
        (HEAD + ROWS, ("coded.csv", "--readings", "nowhere.jsonl"), "cannot be read"),
        (HEAD + ROWS, ("coded.csv", "--link", "paper"), "no column 'paper'"),
        (HEAD + ROWS, ("coded.csv", "--documents", "a", "--store", "b"), "choose one"),
        (HEAD + "one.txt,,,,,,,,,\n", ("coded.csv", "--documents", "reports"), "no row has a coded event"),
    ],
)
def test_what_cannot_be_compared(call, desk, table, words, message):
    if table is not None:
        (desk / "coded.csv").write_text(table)
    done = call("evaluate", *words)
    assert done.exit_code == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_is_not_there(call, desk):
    done = call("evaluate", "coded.csv", "--store", "none.db")
    assert done.exit_code == 3


def test_a_workbook_says_what_to_do(call, desk):
    (desk / "coded.xlsx").write_bytes(b"PK\x03\x04" + bytes(200))
    done = call("evaluate", "coded.xlsx")
    assert done.exit_code == 2
    assert "CSV UTF-8" in done.stderr


def test_hostile_names_do_not_reach_the_terminal(call, desk):
    (desk / "coded.csv").write_text(HEAD + ROWS + "\x1b[31mred\u202e,2021-03-01,Bat\x1btles,,,,,,,\n")
    done = call("evaluate", "coded.csv", "--documents", "reports")
    assert done.exit_code == 1
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr


def test_from_python(desk):
    record = dateline.evaluate(desk / "coded.csv", documents=desk / "reports")
    assert isinstance(record, dateline.Agreement)
    rows = [
        {"document": "one.txt", "event_date": "2021-03-01", "location": "Idlib"},
        {"document": "two.txt", "event_date": "2021-03-02", "location": "Palmyra"},
    ]
    steps: list[tuple[int, int]] = []
    by_hand = dateline.evaluate(rows, documents=[desk / "reports"], on_step=lambda *step: steps.append(step))
    assert by_hand.field("location").share == 1
    assert steps == [(1, 2), (2, 2)]
    assert "<table>" in by_hand._repr_html_()
    readings = [dateline.read(desk / "reports" / f"{name}.txt", id=f"{name}.txt") for name in ("one", "two")]
    assert dateline.evaluate(rows, readings=readings).fields == by_hand.fields
    with pytest.raises(dateline.InputError, match="not several"):
        dateline.evaluate(rows, readings=readings, store="x.db")


@pytest.mark.parametrize(("table", "least"), [("acled.csv", 0.85), ("ucdp.csv", 0.85)])
def test_the_samples(table, least):
    """The rows of the documentation link all, and most of what they tell is found."""
    found = dateline.evaluate(ROOT / "samples-coded" / table, documents=ROOT / "samples")
    assert found.troubles == ()
    assert found.events.recall is not None
    assert found.events.recall >= least
    place = "location" if table == "acled.csv" else "where_coordinates"
    assert (found.field("country").share or 0) >= 0.95
    assert (found.field(place).share or 0) >= 0.6
    assert found.field("distance").more["within_50_km"] >= 0.9


def test_against_what_persons_judged(call, filled):
    with dateline.open_store(filled) as store:
        dateline.fuse_store(store)
        judge = dateline.Judge(store, by="amira")
        first, second = [row.id for row in store.fused()][:2]
        judge.correct(first, {"killed": "4"})
        judge.reject(second)
    told = call("evaluate", "--judged", "--store", filled)
    assert told.exit_code == 0, told.stderr
    assert "1 of 2 are incidents (precision 0.50)" in " ".join(told.stdout.split())
    figures = json.loads(call("evaluate", "--judged", "--store", filled, "--json").stdout)
    assert (figures["events"]["found"], figures["pairs"]["neither"]) == (2, 0)
    for words in (["--judged"], ["coded.csv", "--judged", "--store", filled], [], ["--judged", "--documents", "x"]):
        assert call("evaluate", *words).exit_code == 2
    public = call("export", "--to", "training", "--store", filled)
    assert (public.exit_code, "--internal" in public.stderr) == (2, True)
    examples = call("export", "--to", "training", "--internal", "--store", filled).stdout.splitlines()
    assert {json.loads(line)["verdict"] for line in examples} == {"corrected", "rejected"}
