"""Weapons by name (table `weapons.csv`)."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class WeaponWord:
    """A weapon: `words` as lemmas, `name` in the record, `means` the event class that its use makes (or None)."""

    words: tuple[str, ...]
    name: str
    means: str | None


@functools.cache
def weapon_words() -> tuple[WeaponWord, ...]:
    """All weapon names."""
    with resources.files(__package__).joinpath("weapons.csv").open(encoding="utf-8") as file:
        return tuple(
            WeaponWord(tuple(row["words"].split()), row["name"], row["means"] or None) for row in csv.DictReader(file)
        )
