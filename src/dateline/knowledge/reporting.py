"""Words that report: verbs, nouns and adverbs that give a statement to someone (`reporting_verbs.csv`)."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from dateline.model.records import Stance

Form = Literal["verb", "raising", "noun", "adverb"]


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """How a word reports.

    `form` "raising" is a verb whose subject belongs to what is said ("is believed to have fled").
    `cls` groups: neutral, claim, vow, confirm, admit, deny, doubt, refuse, accuse, judge, request, label, observe,
    think, relay, rumour, hedge, inference. `takes` holds letters for what may be its content: c a clause or a
    quotation, q a quotation only, o an object, i an infinitive, a an accusation ("accused X of"), l a label.
    """

    lemma: str
    form: Form
    cls: str
    stance: Stance
    takes: frozenset[str]
    basis: str


@functools.lru_cache(maxsize=1)
def _table() -> dict[Form, dict[str, ReportingWord]]:
    table: dict[Form, dict[str, ReportingWord]] = {"verb": {}, "raising": {}, "noun": {}, "adverb": {}}
    with (resources.files(__package__) / "reporting_verbs.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            form: Form = row["form"]  # type: ignore[assignment]
            stance: Stance = row["stance"]  # type: ignore[assignment]
            table[form][row["lemma"]] = ReportingWord(
                row["lemma"], form, row["class"], stance, frozenset(row["takes"]), row["basis"]
            )
    return table


def reporting_words(form: Form) -> dict[str, ReportingWord]:
    """The reporting words of a form, by lemma."""
    return _table()[form]


def word_class(pos: str, lemma: str) -> str | None:
    """The class of a word that reports, by its part of speech and lemma; None where it does not."""
    form: Form = "noun" if pos == "NOUN" else "verb"
    if pos not in ("NOUN", "VERB", "AUX"):
        return None
    word = _table()[form].get(lemma)
    return word.cls if word else None
