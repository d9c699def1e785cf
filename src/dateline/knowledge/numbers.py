"""Number words, the bounds that hedges and vague words stand for, and the words for people and for harm to them.

Tables: `number_words.csv`, `casualty_words.csv` (bounds; `basis` says on what ACLED's value rests), `harm_words.csv`
(one example sentence a row), `people_words.csv`, and `number_contexts.csv` (the words around numbers).
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib.resources import files

from dateline.model import KnowledgeError
from dateline.model.mentions import QuantityClass


@dataclass(frozen=True, slots=True)
class CountRule:
    """A hedge or vague word: `words` lower case, `low`, `best`, `high` a number, None, or a formula over N."""

    words: tuple[str, ...]
    position: str
    cls: QuantityClass
    low: str
    best: str
    high: str
    open_ended: bool

    def bounds(self, low: int, high: int | None = None) -> tuple[int | None, int | None, int | None]:
        """The bounds where the number said is `low` (or runs from `low` to `high`)."""
        top = low if high is None else high
        least, best, most = _value(self.low, low), _value(self.best, low), _value(self.high, top)
        # "nearly one": one less would be below the least
        best = best if best is None or least is None else max(best, least)
        floor = max(least or 0, best or 0)
        return least, best, most if most is None else max(most, floor)


@dataclass(frozen=True, slots=True)
class HarmWord:
    """A word for harm: `frame` tells where its victims stand, `particle` what must follow it ("gunned *down*").

    `needs` is "people" where the object must be known to be people ("seized four engineers", not "seized a village"),
    "number" where it must be counted as well ("lost nine men"), "event" where a number counts events ("two massacres"),
    not people. Several harms mean that it is unclear which.
    """

    lemma: str
    frame: str
    particle: tuple[str, ...]
    harms: tuple[str, ...]
    needs: str


def _rows(name: str) -> list[dict[str, str]]:
    text = files("dateline.knowledge").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _value(formula: str, n: int) -> int | None:
    if not formula:
        return None
    if "N" not in formula:
        return int(formula)
    factor, _, offset = formula.partition("N")
    return (int(float(factor) * n + 0.5) if factor else n) + int(offset or 0)


@functools.cache
def number_words() -> dict[str, tuple[int, str]]:
    """Word to (value, kind): a unit, tens, or a scale that multiplies what stands before it."""
    return {row["word"]: (int(row["value"]), row["kind"]) for row in _rows("number_words.csv")}


@functools.cache
def count_rules(position: str) -> dict[str, tuple[CountRule, ...]]:
    """Rules of one position (before or after a number, or alone), longest first.

    Keyed by the word nearest to the number ("than" of "more than"), for those that stand alone by their first word.
    """
    found: dict[str, list[CountRule]] = {}
    for row in _rows("casualty_words.csv"):
        if row["position"] != position:
            continue
        words = tuple(row["phrase"].split())
        rule = CountRule(
            words,
            position,
            row["cls"],  # type: ignore[arg-type]
            row["low"],
            row["best"],
            row["high"],
            row["open_ended"] == "1",
        )
        found.setdefault(words[-1] if position == "before" else words[0], []).append(rule)
    if not found:
        raise KnowledgeError(f"casualty_words.csv has no rule of position {position!r}")
    return {word: tuple(sorted(rules, key=lambda rule: -len(rule.words))) for word, rules in found.items()}


@functools.cache
def harm_words() -> dict[str, tuple[HarmWord, ...]]:
    """Inflected form (lower case) to the words for harm that it may be; those with a particle first."""
    found: dict[str, list[HarmWord]] = {}
    for row in _rows("harm_words.csv"):
        frame, _, particle = row["frame"].partition("+")
        word = HarmWord(row["lemma"], frame, tuple(particle.split()), tuple(row["harm"].split("|")), row["needs"])
        for form in row["forms"].split():
            found.setdefault(form, []).append(word)
    return {form: tuple(sorted(words, key=lambda word: -len(word.particle))) for form, words in found.items()}


@functools.cache
def people_words() -> dict[str, str]:
    """Noun (lower case, singular and plural) to civilian, combatant, unknown, title, or thing (no person)."""
    found: dict[str, str] = {}
    for row in _rows("people_words.csv"):
        for word in row["words"].split():
            found.setdefault(word, row["who"])
    return found


@functools.cache
def context(kind: str) -> frozenset[str]:
    """The words, or phrases, of one kind that stand around numbers: units, months, determiners …"""
    for row in _rows("number_contexts.csv"):
        if row["kind"] == kind:
            parts = row["words"].split("|") if "|" in row["words"] else row["words"].split()
            return frozenset(part.strip() for part in parts)
    raise KnowledgeError(f"number_contexts.csv has no kind {kind!r}")
