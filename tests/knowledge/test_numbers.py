"""The tables of number words, bounds, harm words and nouns for people."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from dateline.knowledge.numbers import context, count_rules, harm_words, number_words, people_words
from dateline.model import KnowledgeError


def _table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(files("dateline.knowledge").joinpath(name).read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("position", ["before", "after", "alone"])
def test_bounds_are_ordered(position: str) -> None:
    for rules in count_rules(position).values():
        for rule in rules:
            for number in (0, 1, 2, 40):
                known = [value for value in rule.bounds(number) if value is not None]
                assert known == sorted(known), (rule.words, number)
                assert all(value >= 0 for value in known), (rule.words, number)
            assert not (rule.open_ended and rule.position == "before" and rule.bounds(40)[2] is not None)


def test_longer_phrases_come_first() -> None:
    assert [len(rule.words) for rule in count_rules("alone")["several"]] == [2, 2, 2, 2, 1]


def test_formulas() -> None:
    nearly = count_rules("before")["nearly"][0]
    assert nearly.bounds(40) == (36, 39, 40)
    assert count_rules("before")["than"][-1].bounds(20, 20) is not None


def test_every_row_has_its_basis_and_example() -> None:
    assert all(row["basis"] for row in _table("casualty_words.csv"))
    assert all(row["example"] for row in _table("harm_words.csv"))


def test_an_example_holds_its_word() -> None:
    for row in _table("harm_words.csv"):
        words = row["example"].lower().replace(".", "").replace(",", "").split()
        assert set(words) & set(row["forms"].split()), row["lemma"]


def test_a_particle_goes_before_the_plain_sense() -> None:
    assert [word.particle for word in harm_words()["shot"]] == [("to", "death"), ("dead",)]


def test_number_words() -> None:
    assert number_words()["dozen"] == (12, "scale")
    assert number_words()["ninety"] == (90, "tens")


def test_people_words() -> None:
    assert people_words()["soldiers"] == "combatant"
    assert people_words()["nurse"] == "civilian"
    assert people_words()["tankers"] == "thing"


def test_an_unknown_context_is_an_error() -> None:
    with pytest.raises(KnowledgeError):
        context("no such kind")
