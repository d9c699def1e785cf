"""What can be chosen in each filter, and how many incidents that would give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dateline.knowledge.demonyms import countries
from dateline.store.facts import STATUSES

from .rows import REVIEWS, Bools, Ints, Rows
from .select import Found

#: Names that are listed of each filter that has many.
_MOST = 12
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter as it stands in the URL, its name for people, and how many incidents have it."""

    value: str
    label: str
    count: int


def facets(found: Found, told: Mapping[str, Bools]) -> dict[str, list[Choice]]:
    """Choices by filter, each counted under all filters but its own; the commonest first where they have no order.

    Of the filters in `told` only those names are listed of which it says so.
    """
    rows = found.rows_of
    kinds = np.bincount(rows["kind"][found.rows_without("kind")], minlength=len(rows.tables.kinds)).tolist()
    types: dict[str, int] = {}
    subtypes: dict[str, int] = {}
    for (kind, subtype, _), count in zip(rows.tables.kinds.names, kinds, strict=False):
        types[kind] = types.get(kind, 0) + count
        if subtype:
            subtypes[subtype] = subtypes.get(subtype, 0) + count
    statuses = rows["statuses"][found.rows_without("status")]
    return {
        "kind": _common(types, len(types)),
        "subtype": _common(subtypes, len(subtypes)),
        "status": [
            Choice(name, name, int(np.count_nonzero(statuses & (1 << bit)))) for bit, name in enumerate(STATUSES)
        ],
        "review": _ordered(rows["review"][found.rows_without("review")], dict(enumerate(REVIEWS))),
        "credibility": _ordered(
            rows["credibility"][found.rows_without("credibility")], {n: str(n) for n in range(1, _DIGITS + 1)}
        ),
        "actor": _actors(rows, found.without("actor"), told.get("actor")),
        "place": _countries(rows, found.rows_without("place")),
        "source": _sources(rows, found.without("source"), told.get("source")),
    }


def _common(counts: Mapping[str, int], most: int, labels: Mapping[str, str] | None = None) -> list[Choice]:
    kept = sorted(((-count, name) for name, count in counts.items() if count))[:most]
    return [Choice(name, (labels or {}).get(name, name), -count) for count, name in kept]


def _ordered(values: Ints, names: Mapping[int, str]) -> list[Choice]:
    counts = np.bincount(values, minlength=max(names) + 1)
    return [Choice(name, name, int(counts[number])) for number, name in names.items()]


def _tally(pairs: Mapping[str, Ints], mask: Bools, names: int, told: Bools | None) -> list[int]:
    counts: Any = np.bincount(pairs["code"][mask[pairs["row"]]], minlength=names)[:names]
    if told is not None:
        counts[: len(told)][~told[: len(counts)]] = 0
    found: list[int] = counts.tolist()
    return found


def _actors(rows: Rows, mask: Bools, told: Bools | None) -> list[Choice]:
    names = rows.tables.actors.names
    counts: dict[str, int] = {}
    labels: dict[str, str] = {}
    for (name, _, own), count in zip(names, _tally(rows.actors, mask, len(names), told), strict=False):
        value = own or name
        labels.setdefault(value, name)
        counts[value] = counts.get(value, 0) + count
    return _common(counts, _MOST, labels)


def _sources(rows: Rows, mask: Bools, told: Bools | None) -> list[Choice]:
    names = rows.tables.sources.names
    counts: dict[str, int] = {}
    for (name, _), count in zip(names, _tally(rows.sources, mask, len(names), told), strict=False):
        counts[name] = counts.get(name, 0) + count
    return _common(counts, _MOST)


def _countries(rows: Rows, some: Ints) -> list[Choice]:
    names = rows.tables.countries.names
    counts = zip(names, np.bincount(rows["country"][some], minlength=len(names)).tolist(), strict=False)
    known = countries()
    return _common({known[code].name if code in known else code: count for (code,), count in counts if code}, _MOST)
