"""Reading of the tables about actors: CSV beside this file, one row a fact, its `basis` in the row."""

from __future__ import annotations

import csv
from importlib import resources

from dateline.model import KnowledgeError


def rows(name: str, *required: str) -> list[dict[str, str]]:
    """The rows of table `name`; raises KnowledgeError where a required column is missing or empty in a row."""
    path = resources.files(__package__).joinpath(name)
    found = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    for number, row in enumerate(found, start=2):
        for column in required:
            if not row.get(column):
                raise KnowledgeError(f"{name}, line {number}: no {column}")
    return found


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, parted by "|"."""
    return tuple(part for part in cell.split("|") if part)
