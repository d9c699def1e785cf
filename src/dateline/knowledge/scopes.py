"""Words that decide whether what they govern happened (`scopes.csv`): "failed to", "fears of", "a planned"."""

from __future__ import annotations

import csv
import functools
from importlib.resources import files
from typing import cast

from dateline.model.events import Status


@functools.cache
def _rows() -> tuple[tuple[str, str, frozenset[str]], ...]:
    text = files(__package__).joinpath("scopes.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple((row["field"], row["status"], frozenset(row["words"].split())) for row in rows)


def scope_words(field: str) -> frozenset[str]:
    """The lemmas (lower case) of a field, whatever their status.

    Raises KeyError for a field that the table has not.
    """
    found = [words for name, _, words in _rows() if name == field]
    if not found:
        raise KeyError(f"scopes.csv: unknown field {field!r}")
    return frozenset().union(*found)


def scope_statuses(field: str) -> dict[str, Status]:
    """The status that each lemma of a field gives to what it governs."""
    return {word: cast(Status, status) for name, status, words in _rows() if name == field for word in sorted(words)}
