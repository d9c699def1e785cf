"""Places whose official name changed: which name it was on a day. Both names find the place at any date.

`renamed_places.csv` has a row a name: GeoNames id, country, name, the day, month or year from which and before which it
was official (empty: not known, or still), and the basis.
"""

from __future__ import annotations

import csv
import functools
from pathlib import Path


@functools.lru_cache(maxsize=1)
def renamed() -> dict[int, tuple[tuple[str, str, str], ...]]:
    """GeoNames id → (name, from, to) of the official names, in the order of time."""
    found: dict[int, list[tuple[str, str, str]]] = {}
    with Path(__file__).with_name("renamed_places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(int(row["geonames"]), []).append((row["name"], row["from"], row["to"]))
    return {place: tuple(names) for place, names in found.items()}


def official_name(geonames: int, day: str) -> str | None:
    """The official name of a place on an ISO day; None where the table does not say.

    Of a change told to the year only, the new name counts from its first day.
    """
    for name, start, end in renamed().get(geonames, ()):
        if start <= day and (not end or day < end):
            return name
    return None
