"""Grades by the tables as they are now, for what is read and for what was read long ago."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.fuse.grading import graded
from dateline.knowledge.source_grades import source_grades
from dateline.model import Reading
from dateline.store import Filters, Store

__all__ = ["graded_as_now", "is_stale", "regrade"]


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


def graded_as_now(store: Store, filters: Filters) -> Iterator[Reading]:
    """Readings of a store by filters, with grades by the tables as they are now.

    One that was graded by others is graded whole and cut again: what the filters leave out bears on what they keep.
    """
    for reading in store.readings(**filters):
        if not is_stale(reading):
            yield reading
            continue
        whole = regrade(store.reading(reading.document.id))
        incidents, events = {each.id for each in reading.incidents}, {each.id for each in reading.events}
        yield replace(
            whole,
            incidents=tuple(each for each in whole.incidents if each.id in incidents),
            events=tuple(each for each in whole.events if each.id in events),
        )
