"""Words for people's roles, for organisations and nations: what a source is called, as against whom it is.

Table `role_words.csv`, together with the counted nouns of `people_words.csv` and the nations of `demonyms.csv`.
`stands_for` is what is printed in the place of a person's name ("a medic").
"""

from __future__ import annotations

import csv
import functools
from importlib import resources
from typing import Literal

from .demonyms import countries
from .numbers import people_words

WordClass = Literal["role", "organisation", "demonym", "particle"]


@functools.cache
def _table() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    classes: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    text = resources.files("dateline.knowledge").joinpath("role_words.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        classes.setdefault(row["class"], set()).add(row["word"])
        if row["stands_for"]:
            labels[row["word"]] = row["stands_for"]
    classes["role"].update(word for word, who in people_words().items() if who != "thing")
    for country in countries().values():
        for phrase in (*country.names, *country.adjectives, *country.people, *country.metonyms):
            classes["demonym"].update(phrase.casefold().split())
    return {name: frozenset(words) for name, words in classes.items()}, labels


def words_of(cls: WordClass) -> frozenset[str]:
    """All words (lower case, without a full stop) of one class."""
    return _table()[0][cls]


def label_of_role(description: str) -> str | None:
    """What stands for a person described so: "Dr. Omar of the field hospital" gives "a medic"; None where unsaid."""
    labels = _table()[1]
    return next((labels[w] for w in (word.strip(".,").casefold() for word in description.split()) if w in labels), None)
