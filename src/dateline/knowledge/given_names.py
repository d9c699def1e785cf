"""Given names by region: the word after one is a surname, whatever town has the same name.

`given_names.csv` is the short table that decides between a person and a town. `person_names.csv` is the long one, with
surnames, that finds persons: a name of it is a sign among others.
"""

from __future__ import annotations

import functools

from .actor_tables import rows
from .folding import fold

#: Groups whose names are also said of places ("Musa Qala", "Shah Joy"): they tell a person less surely.
_ALSO_PLACES = frozenset(("arabic", "iranian_turkic", "south_asian", "african", "east_asian"))


@functools.lru_cache(maxsize=1)
def given_names() -> dict[str, bool]:
    """Each given name in lower case, and whether it is a person's wherever it stands before another name."""
    found: dict[str, bool] = {}
    for row in rows("given_names.csv", "group", "names", "basis"):
        for name in row["names"].split():
            found[name.lower()] = found.get(name.lower(), False) or row["group"] not in _ALSO_PLACES
    return found


@functools.lru_cache(maxsize=1)
def persons_names() -> tuple[frozenset[str], frozenset[str]]:
    """Given names and surnames of both tables, folded to small letters without marks."""
    given, surnames = {fold(name) for name in given_names()}, set[str]()
    for row in rows("person_names.csv", "part", "group", "names", "basis"):
        (given if row["part"] == "given" else surnames).update(row["names"].split())
    return frozenset(given), frozenset(surnames)
