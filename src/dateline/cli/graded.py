"""Rows of lists with the grades of now: a record that other tables graded is taken from its Reading, graded anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model import Attribution, Grade, Reading
    from dateline.store import Store, StoredEvent, StoredIncident


class Regrader:
    """Keeps the Reading that was asked for last: rows of one document mostly follow one another."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: tuple[str, Reading] | None = None

    def incidents(self, rows: Iterable[StoredIncident]) -> Iterator[StoredIncident]:
        """The incidents, each graded by the tables as they are now."""
        from dateline.store import StoredIncident

        for row in rows:
            if _is_now(row.incident.credibility):
                yield row
            else:
                found = self._reading(row.document).incidents
                yield StoredIncident(row.document, next(each for each in found if each.id == row.incident.id))

    def events(self, rows: Iterable[StoredEvent]) -> Iterator[StoredEvent]:
        """The events, each graded by the tables as they are now; one in the report's own voice has nothing to grade."""
        from dateline.store import StoredEvent

        for row in rows:
            grades = [voice.reliability for voice in row.event.attribution]
            grades += [count.credibility for count in row.event.casualties]
            if all(_is_now(grade) for grade in grades):
                yield row
            else:
                yield StoredEvent(row.document, self._reading(row.document).event(row.event.id))

    def _reading(self, document: str) -> Reading:
        from dateline.run import regrade

        if self._last is None or self._last[0] != document:
            self._last = document, regrade(self._store.reading(document))
        return self._last[1]


def letters(voices: Iterable[Attribution]) -> str:
    """The letters of sources in their order, with "; " between: those of `words.voices` (each source once)."""
    from dateline.model import words

    told = {words.voice(voice): voice.reliability.code if voice.reliability else "" for voice in voices}
    return "; ".join(told.values())


def _is_now(grade: Grade | None) -> bool:
    from dateline.knowledge.source_grades import source_grades

    return grade is not None and grade.table == source_grades().version
