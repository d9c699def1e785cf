"""The machine beside what persons judged; and the same as examples to train with."""

from __future__ import annotations

import json

import pytest

from dateline.export.training import export
from dateline.model import ExportError, InputError
from dateline.run.judge import Judge
from dateline.run.judged import evaluate_judged
from dateline.run.rounds import Rounds
from dateline.run.training import training


def rows(store):
    return list(export(training(store), public=False))


def test_what_nobody_judged_is_not_compared(store):
    with pytest.raises(InputError, match="nobody has judged"):
        evaluate_judged(store)
    assert rows(store) == []


def test_accepted_is_right_corrected_is_theirs_rejected_is_none(store):
    judge = Judge(store, by="amira")
    judge.accept("halfaya/i1")
    judge.correct("derna/i1", {"killed": "20", "place": "Derna@32.9,22.7"})
    judge.reject("bourzanga/i1")
    told = evaluate_judged(store.path)
    events = told.events
    assert (events.matched, events.found, events.gold) == (2, 3, 2)
    assert events.precision == pytest.approx(2 / 3)
    best = told.field("best")
    assert (best.n, best.agreed) == (2, 1)
    assert (told.field("event_type").n, told.field("time").n) == (1, 1)  # of the corrected one nobody said
    assert [case.document for case in told.cases if case.kind == "extra"] == [store.fused_of("bourzanga/i1").id]
    assert (told.pairs.both, told.pairs.precision) == (1, 1.0)
    assert type(told).from_json(told.to_json()) == told


def test_what_was_undone_does_not_count(store):
    judge = Judge(store, by="amira")
    judge.reject("derna/i1")
    judge.undo()
    judge.accept("halfaya/i1")
    assert evaluate_judged(store).events.precision == 1.0


def test_merges_and_splits_are_pairs(store):
    judge = Judge(store, by="amira")
    judge.split("halfaya/i1", ["second/i1"])
    judge.merge("derna/i1", "kupiansk/i1")
    pairs = evaluate_judged(store).pairs
    assert (pairs.both, pairs.machine, pairs.persons) == (0, 1, 1)
    assert (pairs.precision, pairs.recall) == (0.0, 0.0)
    told = [json.loads(line) for line in rows(store)]
    assert [(each["field"], each["verdict"]) for each in told] == [("pair", "apart"), ("pair", "together")]
    assert {each["other"]["document"] for each in told} == {"halfaya", "kupiansk"}


def test_an_example_has_the_sentence_the_values_and_no_name(store):
    judge = Judge(store, by="Amira Haddad")
    judge.correct("derna/i1", {"killed": "20"}, note="a call to Dr Salem")
    Judge(store, by="basil").reject("bourzanga/i1", note="a rumour")
    corrected, rejected = (json.loads(line) for line in rows(store))
    text = store.reading("derna").document.text
    found = corrected["text"]
    assert text[found["start"] : found["end"]] == found["sentence"]
    assert found["sentence"][found["words_start"] : found["words_end"]] == found["words"]
    assert (corrected["field"], corrected["verdict"], corrected["machine"], corrected["given"]) == (
        "killed", "corrected", "12", "20",
    )  # fmt: skip
    assert corrected["given_value"]["best"] == 20
    assert (corrected["coder"], corrected["basis"]) == ("coder-1", "judgement 1")
    assert (rejected["field"], rejected["verdict"], rejected["given"]) == ("incident", "rejected", None)
    assert rejected["coder"] == "coder-2"
    for name in ("Amira", "Haddad", "Salem", "basil", "rumour"):
        assert all(name not in line for line in rows(store))


def test_codings_are_examples_once_all_have_coded(store):
    opened = Rounds(store, by="dina").open("pilot", ["derna/i1"], ["amira", "basil"], fields=["killed"])
    (item,) = store.round_items(opened.round.number)
    Rounds(store, by="amira").code(item.number, "correct", {"killed": "20"})
    assert rows(store) == []
    Rounds(store, by="basil").code(item.number, "accept")
    told = [json.loads(line) for line in rows(store)]
    assert [(each["field"], each["verdict"], each["coder"]) for each in told] == [
        ("incident", "right", "coder-1"), ("killed", "corrected", "coder-1"),
        ("incident", "right", "coder-2"), ("killed", "right", "coder-2"),
    ]  # fmt: skip


def test_examples_are_not_published():
    with pytest.raises(ExportError, match="--internal"):
        export([])
