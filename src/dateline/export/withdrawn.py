"""What was published once and is told no more, as a table beside files that have no place for it."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.published import Tombstone

from ._text import csv_line

#: Of the file beside "events.csv": "events.withdrawn.csv".
ENDING = ".withdrawn.csv"
COLUMNS = ("incident_id", "version", "withdrawn_on", "gone", "reason", "successor")


def withdrawn_row(each: Tombstone) -> tuple[object, ...]:
    """The values of COLUMNS."""
    return (each.id, each.version, each.withdrawn, each.gone, each.reason, each.successor)


def withdrawn_csv(tombstones: Iterable[Tombstone]) -> str:
    """A header, and a row for each."""
    return "".join((csv_line(COLUMNS), *(csv_line(withdrawn_row(each)) for each in tombstones)))
