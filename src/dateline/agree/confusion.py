"""How often one type was found where the hand coded another, as a table."""

from __future__ import annotations

from dataclasses import dataclass

from .agreement import Agreement

#: The column of events that matched and have no value.
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Grid:
    """Counts by the hand's value (rows) and the found one (columns, the hand's first and in the same order)."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


def grid(agreement: Agreement, field: str) -> Grid:
    """The table of one field; values that the hand codes most often stand first."""
    found = {(each.gold, each.found or NOTHING): each.count for each in agreement.confusion if each.field == field}
    totals: dict[str, int] = {}
    for (gold, _), count in found.items():
        totals[gold] = totals.get(gold, 0) + count
    rows = tuple(sorted(totals, key=lambda name: (-totals[name], name)))
    others = sorted({name for _, name in found} - set(rows), key=lambda name: (name == NOTHING, name))
    columns = (*(name for name in rows if any(to == name for _, to in found)), *others)
    return Grid(rows, columns, tuple(tuple(found.get((row, column), 0) for column in columns) for row in rows))


def off_diagonal(agreement: Agreement, field: str) -> list[tuple[str, str, int]]:
    """(by hand, found, how often) where they differ, most often first."""
    return [
        (each.gold, each.found or NOTHING, each.count)
        for each in agreement.confusion
        if each.field == field and each.gold != each.found
    ]
