"""The annotated corpus of roles: its notation, and that it holds no fault."""

from __future__ import annotations

import pytest
from training.roles.corpus import NotationError, conflicts, documents, faults, held_out, read
from training.roles.fit import fit, probabilities

LINE = "[The militia|D1 S] said [it|D1] [shelled|E1:shell] [a post of the [guards|V1]|T1] near [Ostra|P1]."


def _one(line: str) -> list[str]:
    (document,) = read("here", f"day 2020-01-02\n\n@ wire\n{line}\n")
    return [f"{mark.kind}{mark.event} {document.text[mark.start : mark.end]}" for mark in document.marks]


def test_marks_stand_on_the_plain_text() -> None:
    assert _one(LINE) == [
        "D1 The militia",
        "S0 The militia",
        "D1 it",
        "E1 shelled",
        "T1 a post of the guards",
        "V1 guards",
        "P1 Ostra",
    ]


def test_a_report_is_one_document_of_several_paragraphs() -> None:
    (report,) = read("here", "@@ radio 2020-01-02 two\n[Rebels|D] [fled|E:change].\nNobody was hurt.\n")
    assert report.report
    assert report.id == "here/two"
    assert report.text == "Rebels fled.\n\nNobody was hurt."


@pytest.mark.parametrize(
    "line", ["[Rebels|D fled.", "Rebels|D] fled.", "[Rebels|Q] fled.", "[Rebels] fled.", "[Rebels|D] [fled|E:flight]."]
)
def test_what_breaks_the_notation_is_said(line: str) -> None:
    with pytest.raises(NotationError):
        _one(line)


def test_faults_are_found() -> None:
    wrong = read("here", "day 2020-01-02\n@ song\n[Rebels|D2 V2] [fle|E2:attack]d and [ left|E1].\n")
    found = " / ".join(faults(wrong))
    for fault in ("style song", "done to its doer", "ends within a word", "event 1 has no trigger or no type"):
        assert fault in found


def test_the_corpus_has_no_fault_and_a_fifth_of_its_conflicts_is_held_out() -> None:
    sample = documents()
    assert faults(sample) == []
    assert sum(not each.report for each in sample) >= 500
    assert sum(each.report for each in sample) >= 30
    assert len(conflicts()) >= 15
    assert len(held_out()) == len(conflicts()) // 5


def test_a_fit_is_the_same_twice_and_learns_what_it_is_shown() -> None:
    rows = [["by", "after"], ["on", "after"], ["said"]] * 8
    weights = fit(rows, [0, 1, 2] * 8, ridge=0.5)
    assert weights == fit(rows, [0, 1, 2] * 8, ridge=0.5)
    doer, target = probabilities(weights, ["by", "after"])
    assert doer > 0.7 > target
    assert max(probabilities(weights, ["said"])) < 0.3
