"""Words of mind: what someone wants, plans, likes, opposes or speaks about (`attitude_words.csv`).

They give no account of what happened, so that no event rests on them: "the council wants the road reopened".
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources
from typing import Literal

AttitudeForm = Literal["verb", "noun", "adjective", "light"]


@dataclass(frozen=True, slots=True)
class AttitudeWord:
    """How a word takes what it is about.

    `cls` groups: want, plan, request, feel, think, favour, oppose, judge, topic; tell for those that do give an account
    ("told of the killing of two guards"); light for the verbs that carry a noun of mind or speech ("voiced concern",
    "issued a warning"). `takes` holds letters: c a clause, i an infinitive, g a
    gerund, o an object, s an object and what it is seen as ("sees the truce as a trap"). `preps` are the prepositions
    that lead to it ("called for").
    """

    lemma: str
    form: AttitudeForm
    cls: str
    takes: frozenset[str]
    preps: frozenset[str]
    basis: str


@functools.lru_cache(maxsize=1)
def _table() -> dict[AttitudeForm, dict[str, AttitudeWord]]:
    table: dict[AttitudeForm, dict[str, AttitudeWord]] = {"verb": {}, "noun": {}, "adjective": {}, "light": {}}
    with (resources.files(__package__) / "attitude_words.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            form: AttitudeForm = row["form"]  # type: ignore[assignment]
            table[form][row["lemma"]] = AttitudeWord(
                row["lemma"],
                form,
                row["class"],
                frozenset(row["takes"]),
                frozenset(row["preps"].split()),
                row["basis"],
            )
    return table


def attitude_words(form: AttitudeForm) -> dict[str, AttitudeWord]:
    """The words of a form, by lemma."""
    return _table()[form]
