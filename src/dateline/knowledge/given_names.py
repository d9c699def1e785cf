"""Given names by region (`given_names.csv`): the word after one is a surname, whatever town has the same name."""

from __future__ import annotations

import functools

from .actor_tables import rows

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
