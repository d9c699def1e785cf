"""What was published once and is told no more: a table in files that have several, else a file beside."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.published import Tombstone

from ._table import Column, Table
from ._text import csv_line

#: Of the file beside "events.csv": "events.withdrawn.csv".
ENDING = ".withdrawn.csv"

WITHDRAWN: Table[Tombstone] = Table(
    "withdrawn",
    "a row per incident that was published before and is told no more: take it out of what you made of it",
    (
        Column("incident_id", "text", "the incident", lambda each: each.id),
        Column("version", "integer", "one beyond the last that was told", lambda each: each.version),
        Column("withdrawn_on", "day", "the day on which that was noticed", lambda each: each.withdrawn),
        Column("gone", "text", "retracted, rejected, merged, split, removed, outside", lambda each: each.gone),
        Column("reason", "text", "why, in words", lambda each: each.reason),
        Column("successor", "text", "the incident that holds its reports now", lambda each: each.successor),
    ),
    key=("incident_id",),
)


def withdrawn_csv(tombstones: Iterable[Tombstone]) -> str:
    """A header, and a row for each."""
    return "".join((csv_line(WITHDRAWN.names), *(csv_line(WITHDRAWN.row(each)) for each in tombstones)))
