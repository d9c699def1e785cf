"""How much each likeness of two reports speaks for one happening, in bits (table `fusion_weights.csv`).

A row is a comparison level of a field, as in the model of Fellegi and Sunter: bits = log2 of how much oftener the level
is met in two reports of one happening than in two of different ones that share a block. The sum of the bits of all
fields and of the prior is the log2 of the odds.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Weight:
    """`bits` for or against, `words` for a person, `basis` why so much."""

    bits: float
    words: str
    basis: str


@functools.cache
def fusion_weights() -> dict[str, dict[str, Weight]]:
    """The levels of each field, in the order of the table."""
    found: dict[str, dict[str, Weight]] = {}
    with resources.files(__package__).joinpath("fusion_weights.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            level = Weight(float(row["bits"]), row["words"], row["basis"])
            found.setdefault(row["field"], {})[row["level"]] = level
    return found
