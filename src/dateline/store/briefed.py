"""The part of the store that a day's brief asks: what happened and what was published in some days, in few columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Unpack

from dateline.model import Judgement

from .filters import FUSED_CONDITIONS, Filters, where
from .judged import GET_ON, get_judgements
from .opened import Opened

_LIGHT = """
SELECT t.pk, t.id, coalesce(t.start_day, t.end_day), t.end_day, t.killed_low, t.killed_best, t.killed_high,
       t.n_documents, t.verdict FROM fused t
"""
#: In two parts, each of which the index of days answers.
_ON = " (t.start_day BETWEEN ? AND ? OR t.start_day IS NULL AND t.end_day BETWEEN ? AND ?)"
#: Of earlier days, told by a document that was published in these.
_LATE = """ coalesce(t.end_day, t.start_day) < ? AND t.pk IN (
SELECT r.fused FROM documents d JOIN reports r ON r.document = d.pk
WHERE d.published BETWEEN ? AND ? AND r.fused IS NOT NULL)"""
_WITHDRAWN = """
SELECT DISTINCT incident, withdrawn_on, reason, successor FROM told_in WHERE withdrawn_on BETWEEN ? AND ?
ORDER BY withdrawn_on, incident, reason
"""
_PUBLISHED = """
SELECT outlet, language, count(*) FROM documents WHERE published BETWEEN ? AND ?
GROUP BY outlet, language ORDER BY outlet NULLS LAST, language NULLS LAST
"""


@dataclass(frozen=True, slots=True)
class LightFused:
    """A fused incident in few columns: `first` and `end` are ISO days, the dead are bounds, None is unknown."""

    pk: int
    id: str
    first: str
    end: str | None
    low: int | None
    best: int | None
    high: int | None
    documents: int
    verdict: str | None

    @property
    def weight(self) -> tuple[int, int]:
        """The most dead first, then those that most documents tell."""
        return -(self.best or self.low or 0), -self.documents


class Briefed(Opened):
    """What a day's brief asks."""

    def fused_on(self, first: str, last: str, **filters: Unpack[Filters]) -> list[LightFused]:
        """The fused incidents that began on these ISO days, both inclusive, by pk; see Filters."""
        clause, values = where(filters, FUSED_CONDITIONS)
        asked = clause + (" AND" if clause else " WHERE") + _ON + " ORDER BY t.pk"
        return [LightFused(*row) for row in self._rows(_LIGHT + asked, (*values, first, last, first, last))]

    def fused_late(self, first: str, last: str, **filters: Unpack[Filters]) -> list[LightFused]:
        """The fused incidents of days before `first` of which a document was published from `first` to `last`."""
        clause, values = where(filters, FUSED_CONDITIONS)
        asked = clause + (" AND" if clause else " WHERE") + _LATE + " ORDER BY t.pk"
        return [LightFused(*row) for row in self._rows(_LIGHT + asked, (*values, first, first, last))]

    def last_fused_day(self, until: str) -> str | None:
        """The last ISO day up to this one on which an incident ended; None where there is none."""
        row = self._one(
            "SELECT max(end_day) FROM fused WHERE end_day <= ? AND coalesce(verdict, '') <> 'reject'", (until,)
        )
        return row[0] if row else None

    def published_on(self, first: str, last: str) -> Iterator[tuple[str | None, str | None, int]]:
        """Outlet, language and number of the documents published on these ISO days."""
        yield from self._rows(_PUBLISHED, (first, last))

    def withdrawn_on(self, first: str, last: str) -> list[tuple[str, str, str, str | None]]:
        """Id, ISO day, reason and successor of the published incidents that were withdrawn on these days."""
        return list(self._rows(_WITHDRAWN, (first, last)))

    def undated_count(self) -> int:
        """How many documents are stored whose day of publication is not known."""
        (number,) = self._one("SELECT count(*) FROM documents WHERE published IS NULL") or (0,)
        return int(number)

    def rejected_count(self) -> int:
        """How many documents could not be read."""
        (number,) = self._one("SELECT count(*) FROM rejected") or (0,)
        return int(number)

    def judgements_on(self, first: str, last: str) -> list[Judgement]:
        """The judgements made on these ISO days (UTC), in the order in which they were made."""
        return get_judgements(self._rows(GET_ON, (first, last)))
