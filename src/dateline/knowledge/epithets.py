"""Words that point to an actor without naming it (table `epithets.csv`): by what stands before, or by country."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from .actor_tables import parts, rows
from .folding import fold


@dataclass(frozen=True, slots=True)
class Epithet:
    """An epithet. `resolution` is "country" (its `ids` hold in `countries` from `active_from` to `active_to`),
    "antecedent" (only the text before tells who is meant) or "none" (no actor of an event). `tone` is what it betrays
    of the speaker; one whose `use` is "slur" is never shown as a name.
    """

    phrase: str
    ids: tuple[str, ...]
    resolution: str
    countries: tuple[str, ...]
    active_from: str | None
    active_to: str | None
    use: str
    tone: str | None
    note: str | None
    basis: str

    def holds(self, country: str | None, day: str | None) -> bool:
        """Whether the ids are meant in a report about `country` (ISO code) of `day`; an unknown day is no bar."""
        if "*" not in self.countries and country not in self.countries:
            return False
        if day and self.active_from and day[: len(self.active_from)] < self.active_from:
            return False
        return not (day and self.active_to and day[: len(self.active_to)] > self.active_to)


def epithet_key(phrase: str) -> str:
    """The folded phrase without its article."""
    return fold(phrase).removeprefix("the ").removeprefix("a ")


@functools.lru_cache(maxsize=1)
def epithets() -> dict[str, tuple[Epithet, ...]]:
    """Every epithet, by folded phrase without article; one phrase may have a row per country."""
    found: dict[str, list[Epithet]] = {}
    for row in rows("epithets.csv", "phrase", "resolution", "basis"):
        epithet = Epithet(
            row["phrase"],
            parts(row["ids"]),
            row["resolution"],
            parts(row["countries"]),
            row["active_from"] or None,
            row["active_to"] or None,
            row["use"],
            row["tone"] or None,
            row["note"] or None,
            row["basis"],
        )
        found.setdefault(epithet_key(row["phrase"]), []).append(epithet)
    return {key: tuple(items) for key, items in found.items()}


def meant_by(phrase: str, country: str | None, day: str | None) -> tuple[str, ...]:
    """Ids that a phrase means in a report about a country on a day; () where country and day do not settle it."""
    key = epithet_key(phrase)
    for epithet in epithets().get(key) or epithets().get(key + "s", ()):  # "rebel-held" as "rebels"
        if epithet.resolution == "country" and epithet.holds(country, day):
            return epithet.ids
    return ()
