"""Grades by the tables as they are now, for what is read and for what was read long ago."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.fuse.grading import graded
from dateline.knowledge.source_grades import source_grades
from dateline.model import Reading

__all__ = ["is_stale", "regrade"]


def regrade(reading: Reading) -> Reading:
    """The Reading with grades by the tables of letters as they are now; itself where these gave its grades.

    Nothing else in it changes, and nothing is read again. Raises KnowledgeError where the user's own table
    (`dateline sources`) has a line that cannot be read.
    """
    if not is_stale(reading):
        return reading
    found = graded(reading.document, reading.events, reading.control, reading.incidents, source_grades())
    return replace(
        reading, events=found.events, control=found.control, incidents=found.incidents, publisher=found.publisher
    )


def is_stale(reading: Reading) -> bool:
    """Whether other tables than those of now graded it, or none."""
    return reading.publisher is None or reading.publisher.table != source_grades().version
