"""Given names and surnames of persons."""

from __future__ import annotations

from dateline.knowledge.casing import casing
from dateline.knowledge.given_names import given_names, persons_names


def test_the_long_table_holds_the_short_one_and_many_languages() -> None:
    given, surnames = persons_names()
    assert {"aaron", "oksana", "yusuf", "tigist", "aung", "hector", "babagana"} <= given
    assert len(given) > 5_000
    assert len(surnames) > 1_000
    assert all(name == name.lower() for name in given | surnames)


def test_common_english_words_of_the_long_table_are_no_given_names() -> None:
    given, _ = persons_names()
    short = {name.lower() for name in given_names()}
    assert not [name for name in given if casing().get(name) == "c" and name not in short]
