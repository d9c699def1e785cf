"""The part of the store that searches documents: by words, and by what they tell."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from dateline.model import Document

from .asking import Asking
from .blob import unpack
from .filters import EVENT_CONDITIONS
from .fold import needles, words
from .names import actor_terms, place_terms
from .opened import Opened

Order = Literal["relevance", "new", "old"]
_HAS = "d.pk IN (SELECT rowid FROM search WHERE search MATCH ?)"
_LACKS = "d.pk NOT IN (SELECT rowid FROM search WHERE search MATCH ?)"
_EVENT = "EXISTS (SELECT 1 FROM events t WHERE t.document = d.pk AND {})"
_QUOTES = "d.pk IN (SELECT e.document FROM claims c JOIN events e ON e.pk = c.event WHERE c.source LIKE ? ESCAPE '!')"
#: What is only denied or threatened makes no incident: a status is always asked of events.
_STATUS = "d.pk IN (SELECT t.document FROM events t WHERE t.status IN (SELECT value FROM json_each(?)))"
_KILLED = "EXISTS (SELECT 1 FROM incidents t WHERE t.document = d.pk AND t.killed_best {} ?)"
#: A document's bm25 with a word in its title worth five in its text; of words in the evidence two.
_RANKED = """
SELECT d.pk FROM search s JOIN documents d ON d.pk = s.rowid WHERE search MATCH ? {}
ORDER BY bm25(search, 5, 1, 2), d.pk LIMIT ? OFFSET ?
"""
_PLAIN = "SELECT d.pk FROM documents d WHERE {} ORDER BY d.published {}, d.pk LIMIT ? OFFSET ?"
_COUNT = "SELECT count(*) FROM documents d WHERE {}"
_OUTLETS = """
WITH RECURSIVE each (outlet) AS (
    SELECT min(outlet) FROM documents
    UNION ALL
    SELECT (SELECT min(outlet) FROM documents WHERE outlet > each.outlet) FROM each WHERE each.outlet IS NOT NULL
)
SELECT outlet FROM each WHERE outlet IS NOT NULL
"""
_THESE = """
SELECT d.pk, d.id, d.title, d.outlet, d.published, d.language, d.url, d.reading
FROM json_each(?) n JOIN documents d ON d.pk = CAST(n.value AS INTEGER) ORDER BY n.key
"""
_TELL = """
SELECT r.document, r.fused FROM reports r WHERE r.document IN (SELECT CAST(value AS INTEGER) FROM json_each(?))
  AND r.fused IS NOT NULL ORDER BY r.pk
"""
_TOLD = """
SELECT DISTINCT r.fused FROM search s JOIN reports r ON r.document = s.rowid
WHERE search MATCH ? AND r.fused IS NOT NULL
"""
_TOLD_WITHOUT = """
SELECT DISTINCT fused FROM reports
WHERE document NOT IN (SELECT rowid FROM search WHERE search MATCH ?) AND fused IS NOT NULL
"""
_TELLS = "d.pk IN (SELECT r.document FROM json_each(?) n JOIN reports r ON r.fused = CAST(n.value AS INTEGER))"


class _Only(msgspec.Struct, frozen=True):
    """Of a Reading its document, decoded without the rest."""

    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDocument:
    """A document that was found, with its whole text; `fused` are the pks of the fused incidents that it tells."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    text: str
    fused: tuple[int, ...]


class Searching(Opened):
    """Search."""

    def outlets(self) -> list[str]:
        """The names of outlets as documents have them."""
        return [name for (name,) in self._rows(_OUTLETS)]

    def search_count(self, asked: Asking, *, fused: Collection[int] | None = None) -> int:
        """How many documents are found; see `search`."""
        clauses, values = self._where(asked, fused)
        (count,) = self._one(_COUNT.format(clauses), values) or (0,)
        return int(count)

    def search(
        self,
        asked: Asking,
        *,
        order: Order = "relevance",
        at: int = 0,
        limit: int = 20,
        fused: Collection[int] | None = None,
    ) -> list[FoundDocument]:
        """The documents that are found, from number `at` on. Without words to rank by the newest come first.

        What is asked of events is asked of each event of a document; where it is known already which fused incidents
        fit (`fused`, their pks), of a document is asked instead that it tells one of these: that is quicker.
        """
        if order == "relevance" and asked.match:
            clauses, values = self._where(asked, fused, with_match=False)
            sql = _RANKED.format(f"AND {clauses}" if clauses else "")
            pks = [pk for (pk,) in self._rows(sql, (asked.match, *values, limit, at))]
        else:
            clauses, values = self._where(asked, fused)
            sql = _PLAIN.format(clauses, "ASC NULLS FIRST" if order == "old" else "DESC NULLS LAST")
            pks = [pk for (pk,) in self._rows(sql, (*values, limit, at))]
        return list(self._found(pks))

    def search_telling(self, asked: Asking) -> Iterator[int]:
        """Pks of the fused incidents of which a document has the words that are asked for; fields are left aside."""
        sql, value = (_TOLD, asked.match) if asked.match else (_TOLD_WITHOUT, asked.without)
        for (pk,) in self._rows(sql, (value,)):
            yield pk

    def _found(self, pks: Sequence[int]) -> Iterator[FoundDocument]:
        listed = json.dumps(list(pks))
        told: dict[int, list[int]] = {}
        for document, fused in self._rows(_TELL, (listed,)):
            told.setdefault(document, []).append(fused)
        for pk, own, title, outlet, published, language, url, reading in self._rows(_THESE, (listed,)):
            yield FoundDocument(
                id=own, title=title, outlet=outlet, published=published, language=language, url=url,
                text=unpack(reading, _Only).document.text, fused=tuple(dict.fromkeys(told.get(pk, ()))),
            )  # fmt: skip

    def _where(
        self, asked: Asking, fused: Collection[int] | None, *, with_match: bool = True
    ) -> tuple[str, tuple[object, ...]]:
        conditions: list[tuple[str, list[object]]] = []
        if asked.match and with_match:
            conditions.append((_HAS, [asked.match]))
        if asked.without:
            conditions.append((_LACKS, [asked.without]))
        if asked.statuses:
            conditions.append((_STATUS, [json.dumps(asked.statuses)]))
        if asked.of_events:
            conditions += self._events(asked) if fused is None else [(_TELLS, [json.dumps(sorted(fused))])]
        if asked.source:
            conditions.append(self._source(asked.source))
        if asked.since:
            conditions.append(("coalesce(d.published_end, d.published) >= ?", [asked.since]))
        if asked.until:
            conditions.append(("coalesce(d.published, d.published_end) <= ?", [asked.until]))
        values = [value for _, given in conditions for value in given]
        return " AND ".join(clause for clause, _ in conditions), tuple(values)

    def _events(self, asked: Asking) -> Iterator[tuple[str, list[object]]]:
        if asked.place:
            yield _EVENT.format(EVENT_CONDITIONS["place"]), [json.dumps(each) for each in place_terms(asked.place)]
        for condition, given in (
            (EVENT_CONDITIONS["actor"], [list(map(json.dumps, actor_terms(each))) for each in asked.actors]),
            (EVENT_CONDITIONS["kind"], [list(needles(each)) for each in asked.types]),
        ):
            if given:
                either = " OR ".join([condition] * len(given))
                yield _EVENT.format(f"({either})"), [value for some in given for value in some]
        for sign, bound in ((">=", asked.killed_min), ("<=", asked.killed_max)):
            if bound is not None:
                yield _KILLED.format(sign), [bound]

    def _source(self, name: str) -> tuple[str, list[object]]:
        wanted = needles(name)[0]
        outlets = [each for each in self.outlets() if wanted in f" {words(each)} "]
        like = name.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        return f"(d.outlet IN (SELECT value FROM json_each(?)) OR {_QUOTES})", [json.dumps(outlets), f"%{like}%"]
