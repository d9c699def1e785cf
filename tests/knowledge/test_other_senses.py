"""The table of other senses: fields that the rules ask for, and no word of force among those of sport."""

from __future__ import annotations

import csv
from importlib.resources import files

from dateline.knowledge.other_senses import other_senses


def test_every_row_has_words_and_a_basis() -> None:
    lines = files("dateline.knowledge").joinpath("other_senses.csv").read_text("utf-8").splitlines()
    assert all(row["words"] and row["basis"] for row in csv.DictReader(lines))


def test_sport_and_force_do_not_meet() -> None:
    sense = other_senses()
    assert not (sense["sport"] | sense["sport_weak"]) & sense["force"]
    assert all(word == word.lower() for words in sense.values() for word in words)
