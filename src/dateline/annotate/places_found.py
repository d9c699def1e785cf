"""A place name in the making, and what the gazetteer says of a name."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

from dateline.knowledge.gazetteer import Entry, gazetteer
from dateline.model.records import Relation

Role = Literal["place", "dateline", "demonym", "organisation", "attributive"]
#: A known town without any word that makes it a place must be at least so big.
BIG, BIG_FIRST = 15_000, 100_000


@dataclass(slots=True)
class Found:
    """A place mention in the making. `within` is an index into the list of found mentions.

    `evident`: the words beside it make it a place; `firm`: so surely that a person of its name does not matter here;
    `sealed`: a kind word or a container says so, so that it does not matter elsewhere either.
    """

    start: int
    end: int
    sentence: int
    name: str
    kind: str | None = None
    relation: Relation | None = None
    within: int | None = None
    role: Role = "place"
    evident: bool = False
    firm: bool = False
    sealed: bool = False


@functools.lru_cache(maxsize=32_768)
def facts(name: str) -> tuple[int, frozenset[str]]:
    """Largest population and kinds of the places of a name; (−1, none) where there is no such place."""
    entries = gazetteer().find(name)
    if not entries:
        return -1, frozenset()
    population = max((_size(entry) for entry in entries if _counts(entry, name)), default=0)
    return population, frozenset(entry.kind for entry in entries)


@functools.lru_cache(maxsize=4096)
def is_capital(name: str) -> bool:
    """Whether a name is that of a national capital."""
    return any(entry.capital for entry in gazetteer().find(name))


def _size(entry: Entry) -> int:
    """Population; a quarter or camp of our own table stands there because reports name it, as they name a town.

    So does a hill, island or base whose name has two words ("Jabal Tharda"), which no other word is taken for.
    """
    settled = entry.kind in ("neighbourhood", "camp", "village", "town", "city")
    if entry.geonames == 0 and entry.primary and (settled or " " in entry.name):
        return BIG
    return entry.population


def _counts(entry: Entry, name: str) -> bool:
    # an exonym in a far language is no reason to read an English word as a town
    return entry.primary or not entry.loose or len(name) > 5
