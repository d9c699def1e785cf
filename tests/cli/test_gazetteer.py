"""`dateline gazetteer`: find, add, list, remove."""

from __future__ import annotations

import json

import pytest

from dateline.knowledge import gazetteer as module

ROW = "99000001\tTall al Ikhtibar\tTall al Ikhtibar\t\t35.4\t40.2\tP\tPPL\tSY\t\t07\t1\t\t\t900\t\t1\tX\t2026-01-01\n"


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    """A data folder of its own; the gazetteer is opened anew in each test."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    module.gazetteer.cache_clear()
    yield tmp_path
    module.gazetteer.cache_clear()


def test_find_tells_why_the_first_is_first(call):
    shown = call("gazetteer", "find", "Deir Ezzor", "--country", "Syria")
    assert shown.exit_code == 0
    assert "Deir ez-Zor" in shown.stdout.splitlines()[1]
    assert "city" in shown.stdout.splitlines()[1]
    assert "First: Deir ez-Zor: 271,800 people" in shown.stdout
    assert all(len(line) <= 80 for line in shown.stdout.splitlines()[:-2])


@pytest.mark.parametrize("width", ["60", "80", "100", "140"])
def test_the_table_fits_the_terminal(call, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    lines = call("gazetteer", "find", "Tripoli", "--near", "34.4,35.8").stdout.split("\n\n")[0].splitlines()
    assert max(map(len, lines)) <= int(width)


def test_the_nearest_first(call):
    found = call("gazetteer", "find", "Tripoli", "--near", "34.4,35.8", "--json", "--limit", "1").stdout
    first = json.loads(found)
    assert (first["country"], first["away_km"]) == ("LB", pytest.approx(6, abs=3))
    assert json.loads(call("gazetteer", "find", "Tripoli", "--json", "--limit", "1").stdout)["country"] == "LY"


def test_the_name_of_a_day(call):
    found = json.loads(call("gazetteer", "find", "Bakhmut", "--date", "2014-07-01", "--json", "--limit", "1").stdout)
    assert (found["name"], found["official_name"], found["place_id"]) == ("Bakhmut", "Artemivsk", "geonames:713174")
    assert sum(reason["points"] for reason in found["reasons"]) == pytest.approx(found["score"], abs=0.05)


def test_another_script(call):
    assert json.loads(call("gazetteer", "find", "دير الزور", "--json").stdout)["place_id"] == "geonames:170794"


def test_nothing_found(call):
    shown = call("gazetteer", "find", "Xyzzyville")
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert "no places fit" in shown.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--near", "here"), "is no point"), (("--near", "95,0"), "is no point"), (("--date", "2014"), "is no day"),
        (("--country", "Atlantis"), "is no country"), (("--limit", "0"), "--limit"),
    ],
)  # fmt: skip
def test_wrong_wishes(call, words, said):
    shown = call("gazetteer", "find", "Aleppo", *words)
    assert shown.exit_code == 2
    assert said in shown.stderr


def test_add_find_list_remove(call, own):
    (own / "SY.txt").write_text(ROW, encoding="utf-8")
    assert "You have no gazetteers of your own" in call("gazetteer", "list").stdout
    shown = call("gazetteer", "add", "SY.txt")
    assert (shown.exit_code, shown.stdout.split(" spellings")[0]) == (0, "sy: added: 1 places, 3")
    assert "there already" in call("gazetteer", "add", "SY.txt").stdout
    module.gazetteer.cache_clear()
    found = json.loads(call("gazetteer", "find", "Tall al-Ikhtibar", "--json").stdout)
    assert (found["place_id"], found["gazetteer"]) == ("geonames:99000001", "sy")
    assert json.loads(call("gazetteer", "list", "--json").stdout)["places"] == 1
    assert "SY.txt" in call("gazetteer", "list").stdout
    assert call("gazetteer", "remove", "sy").exit_code == 0
    assert call("gazetteer", "remove", "sy").exit_code == 2


def test_what_was_passed_over_is_told(call, own):
    (own / "SY.txt").write_text(ROW + ROW.replace("35.4", "north"), encoding="utf-8")
    shown = call("gazetteer", "add", "SY.txt")
    assert shown.exit_code == 1
    assert (
        "passed over: lines whose id, coordinates or population are no numbers: 1, first SY.txt, line 2" in shown.stderr
    )


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_added(call, name):
    shown = call("gazetteer", "add", name)
    assert shown.exit_code == 2
    assert shown.stderr.startswith("dateline: ")
    assert "Traceback" not in shown.stderr


def test_the_coder_says_which_gazetteers_it_read_with(call, own):
    from dateline.run import coder

    coder.cache_clear()
    before = coder()
    (own / "SY.txt").write_text(ROW, encoding="utf-8")
    call("gazetteer", "add", "SY.txt")
    module.gazetteer.cache_clear()
    coder.cache_clear()
    assert coder().startswith(f"{before}, gazetteer sy ")
    coder.cache_clear()


def test_a_report_is_placed_by_it(call, own):
    (own / "SY.txt").write_text(ROW, encoding="utf-8")
    call("gazetteer", "add", "SY.txt")
    module.gazetteer.cache_clear()
    text = "Shelling killed three people in the village of Tall al-Ikhtibar in Deir ez-Zor province on 4 May 2016.\n"
    shown = call("read", "-", "--published", "2016-05-06", "--json", input=text)
    places = [event["place"]["place_id"] for event in json.loads(shown.stdout)["events"] if event["place"]]
    assert places == ["geonames:99000001"]
