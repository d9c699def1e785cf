"""Countries: their names, the adjectives and nouns made of them, and capitals that stand for governments."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from .actor_tables import parts, rows
from .folding import fold


@dataclass(frozen=True, slots=True)
class Country:
    """A state: `iso2` its ISO 3166-1 code, the first of `names` the usual English one.

    `metonyms` are capitals and seats by whose name its government is called ("Moscow denied").
    """

    iso2: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    metonyms: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.names[0]


@functools.lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """Every country of `demonyms.csv`, by ISO code."""
    return {
        row["iso2"]: Country(
            row["iso2"],
            parts(row["country"]),
            parts(row["adjectives"]),
            parts(row["people"]),
            parts(row["metonyms"]),
        )
        for row in rows("demonyms.csv", "iso2", "country", "basis")
    }


@functools.lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for iso2, country in countries().items():
        for word in (iso2, *country.names, *country.adjectives, *country.people):
            found.setdefault(fold(word), iso2)
    return found


def country_code(words: str | None) -> str | None:
    """The ISO code that a country's name, code, adjective or people mean ("Syrian", "SY", "Syria"), else None."""
    return _codes().get(fold(words)) if words else None


@functools.lru_cache(maxsize=1)
def without_army() -> frozenset[str]:
    """ISO codes of countries and territories without armed forces: "the military" told of there is another's."""
    return frozenset(row["iso2"] for row in rows("without_army.csv", "iso2", "basis"))


@functools.lru_cache(maxsize=1)
def seats_of_talk() -> frozenset[str]:
    """Folded names of cities where governments and their guests speak, which are not where what they tell happened."""
    return frozenset(fold(row["city"]) for row in rows("seats_of_talk.csv", "city", "basis"))
