"""The part of the store that counts who publishes and who is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from .opened import Opened

_PUBLISHED = """
SELECT outlet, count(*), min(published), max(published) FROM documents d WHERE outlet IS NOT NULL{} GROUP BY outlet
"""
_QUOTED = """
SELECT source, source_id, stance, count(*) FROM claims WHERE source IS NOT NULL AND source_id IS NOT NULL
GROUP BY source, source_id, stance
"""
_QUOTED_UNTIL = """
SELECT c.source, c.source_id, c.stance, count(*)
FROM claims c JOIN events e ON e.pk = c.event JOIN documents d ON d.pk = e.document
WHERE c.source IS NOT NULL AND c.source_id IS NOT NULL{} GROUP BY c.source, c.source_id, c.stance
"""
_QUOTED_BY = """
SELECT d.outlet, count(*) FROM claims c JOIN events e ON e.pk = c.event JOIN documents d ON d.pk = e.document
WHERE c.source_id = ? AND d.outlet IS NOT NULL{} GROUP BY d.outlet ORDER BY count(*) DESC, d.outlet LIMIT ?
"""
_QUOTES = """
SELECT c.source_id, count(*) FROM documents d JOIN events e ON e.document = d.pk JOIN claims c ON c.event = e.pk
WHERE d.outlet = ? AND c.source_id IS NOT NULL{} GROUP BY c.source_id ORDER BY count(*) DESC, c.source_id LIMIT ?
"""
_LATEST = """
SELECT id, title, published, language, n_incidents FROM documents WHERE outlet = ?
ORDER BY published DESC NULLS LAST, pk DESC LIMIT ?
"""


#: Published by a day; a document whose day is not known may be younger.
_BY = " AND coalesce(d.published_end, d.published) <= ?"


class Sources(Opened):
    """Outlets, and sources of the registries that are quoted. Of persons nothing is counted: they have no id there.

    With `until`, an ISO day, only documents count that were published by then.
    """

    def outlet_counts(self, *, until: str | None = None) -> Iterator[tuple[str, int, str | None, str | None]]:
        """Name of an outlet, its documents, and the first and last day of publication."""
        yield from self._rows(*_asked(_PUBLISHED, until))

    def quoted_counts(self, *, until: str | None = None) -> Iterator[tuple[str, str, str, int]]:
        """Name as told, id in the registries, stance, and of how many events a source is quoted so."""
        yield from self._rows(*(_asked(_QUOTED_UNTIL, until) if until else (_QUOTED, ())))

    def quoted_by(self, source_id: str, most: int, *, until: str | None = None) -> list[tuple[str, int]]:
        """Outlets whose reports quote a source, and of how many events, those with the most first."""
        return [(name, count) for name, count in self._rows(*_asked(_QUOTED_BY, until, source_id, most))]

    def quotes_of(self, outlet: str, most: int, *, until: str | None = None) -> list[tuple[str, int]]:
        """Ids of the sources that an outlet's reports quote, and of how many events, those with the most first."""
        return [(own, count) for own, count in self._rows(*_asked(_QUOTES, until, outlet, most))]

    def latest_of(self, outlet: str, most: int) -> list[tuple[str, str | None, str | None, str | None, int]]:
        """Id, title, day, language and number of incidents of an outlet's documents, the newest first."""
        return list(self._rows(_LATEST, (outlet, most)))


def _asked(sql: str, until: str | None, *values: object) -> tuple[str, tuple[object, ...]]:
    """A question, asked of the documents published by a day, and its values; `until` comes behind the first."""
    if until is None:
        return sql.format(""), values
    return sql.format(_BY), (*values[:1], until, *values[1:])
