"""Physical things that an attack may strike, by the noun that names them (table `physical.csv`, this project's own)."""

from __future__ import annotations

import csv
import functools
from importlib import resources

from dateline.model import ThingKind


@functools.cache
def physical_kinds() -> dict[str, ThingKind]:
    """The kind of thing that each noun (a lemma) names."""
    with resources.files(__package__).joinpath("physical.csv").open(encoding="utf-8") as file:
        return {word: row["kind"] for row in csv.DictReader(file) for word in row["words"].split()}  # type: ignore[misc]
