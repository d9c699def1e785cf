"""Sources: a list of outlets and bodies with their letters and counts, and the page of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from dateline.export.protect import OWN_GRADE
from dateline.knowledge.actors import registry
from dateline.knowledge.outlets import outlets
from dateline.knowledge.source_grades import SourceGrade, Topic, source_grades
from dateline.model import MissingError
from dateline.model.grades import LETTERS, Letter
from dateline.store import Store
from dateline.store.fold import words
from dateline.web.asked import Asked
from dateline.web.index import Index
from dateline.web.index.page import page
from dateline.web.public import last_public_day
from dateline.web.sourced import Source, looks_like_person, sorted_sources

from .briefs import Brief

#: Documents and incidents that a page lists, and sources that it relays or is relayed by.
_DOCUMENTS, _INCIDENTS, _RELAYS = 20, 30, 12
_NO_RECORD = "no record in the tables"


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A source in the list; `letter` is that for all it tells, `own` says that the desk gave it, `graded` counts more.

    Counts are of what is stored here and say nothing of how good a source is.
    """

    id: str
    name: str
    kind: str
    letter: Letter
    label: str
    reason: str
    own: bool
    graded: int
    speaks_for: str | None
    documents: int
    claims: int
    denials: int
    incidents: int
    alone: int
    corrected: int


class SourceList(msgspec.Struct, frozen=True, kw_only=True):
    """The sources that fit, by name; `table` names the tables of letters."""

    total: int
    items: tuple[SourceRow, ...]
    kinds: tuple[str, ...]
    table: str
    may_grade: bool


class LetterRow(msgspec.Struct, frozen=True, kw_only=True):
    """A letter with what it holds for: a topic, what is told of a side (a registry id), or all."""

    letter: Letter
    label: str
    reason: str
    basis: str | None
    topic: Topic | None
    side: str | None
    side_name: str | None
    own: bool


class Relay(msgspec.Struct, frozen=True, kw_only=True):
    """Another source and of how many events."""

    id: str | None
    name: str
    events: int


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A document of an outlet."""

    id: str
    title: str | None
    published: str | None
    language: str | None
    incidents: int


class SourcePage(msgspec.Struct, frozen=True, kw_only=True):
    """A source: what it is, its letters, whom it quotes and who quotes it, and what rests on it.

    `speaks_for` and `prefers` are parties with the days of it; `one_with` sources that count as one with it. `rose`
    counts those of the listed incidents in which a number rose or was corrected.
    """

    row: SourceRow
    names: tuple[str, ...]
    speaks_for: tuple[str, ...]
    prefers: tuple[str, ...]
    one_with: tuple[str, ...]
    active: str | None
    first: str | None
    last: str | None
    letters: tuple[LetterRow, ...]
    quotes: tuple[Relay, ...]
    quoted_by: tuple[Relay, ...]
    documents: tuple[DocumentRow, ...]
    incidents: tuple[Brief, ...]
    rose: int
    may_grade: bool


class GradeAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A letter for a source, with its reason; for a topic or side alone where these are given."""

    letter: Letter
    reason: str
    topic: Topic | None = None
    side: str | None = None


class ResetAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which of the desk's own letters go: that for a topic or side, or all of the source."""

    topic: Topic | None = None
    side: str | None = None


def source_list(
    sources: Mapping[str, Source], *, name: str | None, kind: str | None, public: bool, may_grade: bool
) -> SourceList:
    """The sources whose name or id has these words, of this kind."""
    wanted = words(name) if name else ""
    found = [each for each in sources.values() if not wanted or _called(each, wanted)]
    kinds = sorted({_kind(each) for each in found})
    rows = [_row(each, public) for each in sorted_sources(found) if kind is None or _kind(each) == kind]
    return SourceList(
        total=len(rows), items=tuple(rows), kinds=tuple(kinds), table=source_grades().version, may_grade=may_grade
    )


def source_page(
    store: Store, index: Index, sources: Mapping[str, Source], own: str, *, public: bool, may_grade: bool
) -> SourcePage:
    """The page of a source; raises MissingError where there is none, as for every person."""
    if own not in sources:
        raise MissingError(f"There is no source {own} (any more)")
    found = sources[own]
    known = found.known
    same = known.interest_group if known else None
    until = last_public_day() if public else None
    quoted = [each for name in sorted(found.published) for each in store.quotes_of(name, 50, until=until)]
    quotes = _summed(_own_name(each, sources) for each in quoted)
    by = _summed((_publisher(name, sources), count) for name, count in store.quoted_by(own, 50, until=until))
    incidents = _incidents(store, index, found, public)
    latest = [row for name in sorted(found.published) for row in store.latest_of(name, _DOCUMENTS)]
    latest.sort(key=lambda row: row[2] or "", reverse=True)
    return SourcePage(
        row=_row(found, public),
        names=tuple(sorted(found.names - {found.name})) if not public else (),
        speaks_for=tuple(_periods(known.affiliations)) if known else (),
        prefers=tuple(_periods(known.leanings)) if known else (),
        one_with=tuple(each.name for each in outlets() if same and each.interest_group == same and each.id != own),
        active=(known.active or None) if known else None,
        first=found.first,
        last=found.last,
        letters=tuple(_letter(row, public) for row in _letters(own)),
        quotes=quotes,
        quoted_by=by,
        documents=() if public else tuple(
            DocumentRow(id=row[0], title=row[1], published=row[2], language=row[3], incidents=row[4])
            for row in latest[:_DOCUMENTS]
        ),
        incidents=tuple(brief for brief, _ in incidents),
        rose=sum(rose for _, rose in incidents),
        may_grade=may_grade,
    )  # fmt: skip


def _called(source: Source, wanted: str) -> bool:
    names = (source.id, source.name, *source.names)
    return any(f" {wanted}" in f" {words(name)}" for name in names)


def _kind(source: Source) -> str:
    if source.known:
        return source.known.kind.replace("_", " ")
    return "outlet" if source.published else "party"


def _letters(own: str) -> list[SourceGrade]:
    """The rows of a source, the desk's own first."""
    return sorted(source_grades().rows.get(own, ()), key=lambda row: not row.own)


def _row(source: Source, public: bool) -> SourceRow:
    letters = _letters(source.id)
    general = source_grades().find([source.id])
    speaks = source.known.affiliations[-1][0] if source.known and source.known.affiliations else None
    return SourceRow(
        id=source.id, name=source.name, kind=_kind(source), letter=general.letter if general else "F",
        label=LETTERS[general.letter if general else "F"], reason=_reason(general, public) if general else _NO_RECORD,
        own=general.own if general else False, graded=len(letters), speaks_for=_actor(speaks) if speaks else None,
        documents=source.documents, claims=source.claims, denials=source.denials, incidents=source.incidents,
        alone=source.alone, corrected=source.corrected,
    )  # fmt: skip


def _letter(row: SourceGrade, public: bool) -> LetterRow:
    return LetterRow(
        letter=row.letter, label=LETTERS[row.letter], reason=_reason(row, public),
        basis=row.basis or None if not (row.own and public) else None, topic=row.topic, side=row.side,
        side_name=_actor(row.side) if row.side else None, own=row.own,
    )  # fmt: skip


def _reason(row: SourceGrade, public: bool) -> str:
    return OWN_GRADE if row.own and public else row.reason


def _actor(own: str) -> str:
    known = registry().get(own)
    return known.name if known else own


def _periods(periods: Iterable[tuple[str, str, str]]) -> Iterable[str]:
    for actor, first, last in periods:
        days = f" ({first or '…'} – {last or '…'})" if first or last else ""
        yield _actor(actor) + days


def _own_name(told: tuple[str, int], sources: Mapping[str, Source]) -> tuple[tuple[str | None, str], int]:
    own, count = told
    return (own if own in sources else None, sources[own].name if own in sources else _actor(own)), count


def _publisher(name: str, sources: Mapping[str, Source]) -> tuple[str | None, str] | None:
    own = next((each.id for each in sources.values() if name in each.published), None)
    return None if own is None and looks_like_person(name) else (own, name)


def _summed(told: Iterable[tuple[tuple[str | None, str] | None, int]]) -> tuple[Relay, ...]:
    counts: Counter[tuple[str | None, str]] = Counter()
    for who, count in told:
        if who is not None:
            counts[who] += count
    order = sorted(counts.items(), key=lambda each: (-each[1], each[0][1]))
    return tuple(Relay(id=own, name=name, events=count) for (own, name), count in order[:_RELAYS])


def _incidents(store: Store, index: Index, source: Source, public: bool) -> list[tuple[Brief, bool]]:
    """The last incidents that rest on it, and of each whether a number in it rose or was corrected."""
    if public:
        return []
    pks: set[int] = set()
    for name in source.names:
        pks |= set(index.select(store, Asked(source=name)).pks)
    found = index.select(store, Asked())
    mask = found.mask.copy()
    mask &= False
    rows = found.rows_of
    mask[rows.row_of[sorted(pks)]] = True
    some, _ = page(rows, mask & found.mask, "-day", None, _INCIDENTS)
    return [(Brief.of(row), bool(row.incident.tolls)) for row in store.fused_these(rows["pk"][some].tolist())]
