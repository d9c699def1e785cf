"""Gains and losses between two runs of the evaluation."""

from __future__ import annotations

from pathlib import Path

import pytest
from evals.__main__ import main, print_set
from evals.changes import Change, Scored, add_run, change_lines, documents_changed, figures_changed, last_run, wrong_of

BEFORE = [
    "d1 (lost 2.0)\n    place: gold Harim | found null\n    killed: gold 3 | found 0",
    "d2 (lost 1.0)\n    killed: gold 7 | found 9",
    "x:3: 'shelled' gold [Harim] found [Idlib]: Shells fell.",
]
AFTER = ["d1 (lost 1.0)\n    killed: gold 3 | found 2", "d4 (lost 1.0)\n    place: gold Salqin | found Harim"]


def test_errors_by_document_and_field():
    assert wrong_of(BEFORE) == {
        "d1": {"place": "gold Harim | found null", "killed": "gold 3 | found 0"},
        "d2": {"killed": "gold 7 | found 9"},
        "x:3": {"'shelled'": "gold [Harim] found [Idlib]: Shells fell."},
    }
    twice = wrong_of(["x:3: missed 'Harim'", "x:3: missed 'Harim'"])
    assert twice == {"x:3": {"missed 'Harim'": "", "missed 'Harim' #2": ""}}


def test_what_got_right_and_what_got_wrong():
    last, now = Scored({"f": 1.0}, wrong_of(BEFORE)), Scored({"f": 1.0}, wrong_of(AFTER))
    assert list(documents_changed(last, now)) == [
        Change("d4", "place", "lost", "gold Salqin | found Harim"),
        Change("d1", "place", "gained", "gold Harim | found null"),
        Change("d2", "killed", "gained", "gold 7 | found 9"),
        Change("x:3", "'shelled'", "gained", "gold [Harim] found [Idlib]: Shells fell."),
        Change("d1", "killed", "wrong otherwise", "gold 3 | found 0 → gold 3 | found 2"),
    ]
    lines = list(change_lines("demo", last, now, most=1))
    assert lines[0] == "demo: lost 1"
    assert "demo: gained 3" in lines
    assert "    and 2 more" in lines


def test_runs_are_added_and_the_last_of_a_set_is_found(tmp_path: Path):
    runs = tmp_path / "runs.jsonl"
    assert last_run(runs, "isaf") is None
    one, two = Scored({"f": 1.0}, {}), Scored({"f": 2.0}, {"d": {"x": "é"}})
    add_run(runs, "dateline 1", {"isaf": one})
    add_run(runs, "dateline 2", {"isaf": two})
    add_run(runs, "dateline 2", {"fakes": one})
    assert last_run(runs, "isaf") == two
    assert last_run(runs, "fakes") == one
    assert last_run(runs, "muc4") is None


def test_figures():
    last, now = Scored({"a": 90.0, "b": 50.0, "c": 1.0}, {}), Scored({"a": 91.5, "b": 50.001, "new": 3.0}, {})
    assert figures_changed(last, now) == [("a", 90.0, 91.5)]


def test_the_table_shows_floor_last_and_what_else_moved(capsys):
    now = Scored({"a": 91.5, "b": 40.0, "c": 7.0}, {})
    last = Scored({"a": 90.0, "b": 50.0, "c": 7.0}, {})
    assert print_set("demo", now, last, {"a": 92.0}, None) == 1
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        ["demo", "a", "91.50", "92.00", "-0.50", "90.00", "+1.50", "BELOW"],
        ["demo", "b", "40.00", "50.00", "-10.00"],
    ]


SCORER = """
import json, sys
name, readings = sys.argv[1:3]
wrong = open(readings).read().split()
errors = [f"{document}: place gold A found B" for document in wrong]
print(json.dumps({"figures": {"right": 2 - len(wrong)}, "headline": {}, "errors": errors}))
"""


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """A folder of one set, and a scorer for which a Reading is the name of a document that is wrong."""
    (tmp_path / "score").mkdir()
    (tmp_path / "score" / "score.py").write_text(SCORER)
    folder = tmp_path / "bench" / "demo"
    folder.mkdir(parents=True)
    for name in ("gold.jsonl", "documents.jsonl"):
        (folder / name).write_text('{"id": "d1"}\n')
    (tmp_path / "made").mkdir()
    return tmp_path


def test_a_second_run_tells_what_changed(bench: Path, capsys):
    made, runs = bench / "made" / "demo.jsonl", bench / "runs.jsonl"
    words = [str(bench / "bench"), "--readings", str(bench / "made"), "--runs", str(runs), "--documents", "5"]
    made.write_text("d1")
    assert main(words) == 0
    first = capsys.readouterr().out
    assert "change" in first
    assert "lost" not in first
    made.write_text("d2")
    assert main(words) == 0
    second = capsys.readouterr().out
    assert "demo: lost 1" in second
    assert "    d2  place: gold A found B" in second
    assert "demo: gained 1" in second
    assert len(runs.read_text().splitlines()) == 2


def test_a_scorer_that_fails_is_said_in_a_line(bench: Path):
    with pytest.raises(SystemExit, match="scoring demo failed"):
        main([str(bench / "bench"), "--readings", str(bench / "nowhere")])
