"""Nouns that say what kind of source speaks: activists, residents, medics, a military source (`source_classes.csv`)."""

from __future__ import annotations

import csv
import functools
from collections.abc import Sequence
from importlib import resources

#: Heads that say nothing of the speaker by themselves; the words before them do ("military sources").
_OPEN = frozenset({"source", "report"})


@functools.lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], dict[str, str]]:
    heads: dict[str, str] = {}
    modifiers: dict[str, str] = {}
    with (resources.files(__package__) / "source_classes.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            (heads if row["use"] == "head" else modifiers)[row["words"]] = row["kind"]
    return heads, modifiers


def source_kind(lemmas: Sequence[str]) -> str | None:
    """The kind of source that a noun phrase names, from its lower-case lemmas up to and with its head; None if open.

    Modifiers that disagree leave only that the source is unnamed: "military and local sources".
    """
    heads, modifiers = _table()
    if not lemmas:
        return None
    for size in (3, 2, 1):
        tail = " ".join(lemmas[-size:])
        if size <= len(lemmas) and tail in heads:
            if tail not in _OPEN:
                return heads[tail]
            kinds = {modifiers[word] for word in lemmas[:-1] if word in modifiers}
            return next(iter(kinds)) if len(kinds) == 1 else heads[tail]
    return None


def is_source_noun(lemma: str) -> bool:
    """Whether a noun names a kind of source by itself ("the activist")."""
    return lemma in _table()[0]
