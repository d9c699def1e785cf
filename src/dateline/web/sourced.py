"""The sources of a store: outlets that publish, and bodies of the registries that are quoted. Never a person.

A source is listed where it publishes, or where the registry of outlets or of parties knows it. Who is told by a name
that no registry has (a medic, a colonel, a mayor, "residents") has no line, no count and no page: see docs/harm.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

import numpy as np

from dateline.knowledge.actors import registry
from dateline.knowledge.folding import fold
from dateline.knowledge.outlets import Outlet, outlet, outlet_called
from dateline.knowledge.source_grades import row_of, source_grades
from dateline.knowledge.source_grades_own import is_person
from dateline.model import KnowledgeError
from dateline.store import Store

from .asked import Asked
from .index import Found, Index
from .index.rows import REVIEWS
from .public import last_public_day

#: Stances that stand against what is told.
_AGAINST = frozenset({"denies", "doubts"})


@dataclass(slots=True)
class Source:
    """A source and what is counted of it.

    `names` are those as told, `published` those under which it publishes. `claims` are events of which it is quoted,
    `denials` those that it denies or doubts. `incidents` rest on it, `alone` are those of them that no other document
    (of one that is only quoted: no other source) tells, `corrected` those that persons corrected.
    """

    id: str
    name: str
    known: Outlet | None = None
    names: set[str] = field(default_factory=set)
    published: set[str] = field(default_factory=set)
    documents: int = 0
    first: str | None = None
    last: str | None = None
    claims: int = 0
    denials: int = 0
    incidents: int = 0
    alone: int = 0
    corrected: int = 0


class SourcesCache:
    """The sources of the store as it is, for coders (all incidents) and for viewers (those that are shown to them)."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._kept: dict[bool, tuple[object, dict[str, Source]]] = {}
        self._making = Lock()

    def of(self, store: Store, *, public: bool) -> dict[str, Source]:
        """By id."""
        found = self._index.select(store, Asked(), public=public)
        day = last_public_day() if public else None
        state = (store.told_state(), store.fused_state_number(), day, source_grades().version)
        with self._making:
            kept = self._kept.get(public)
            if kept is None or kept[0] != state:
                kept = self._kept[public] = state, _all(store, found, public, day)
        return kept[1]


def _all(store: Store, found: Found, public: bool, until: str | None) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    by_name: dict[str, str] = {}
    for name, documents, first, last in store.outlet_counts(until=until):
        if (source := _publisher(sources, name, public)) is None:
            continue
        by_name[name] = source.id
        source.published.add(name)
        source.names.add(name)
        source.documents += documents
        source.first = min(filter(None, (source.first, first)), default=None)
        source.last = max(filter(None, (source.last, last)), default=None)
    for name, own, stance, count in store.quoted_counts(until=until):
        if (source := _quoted(sources, own)) is None:
            continue
        by_name.setdefault(name, source.id)
        source.names.add(name)
        source.claims += count
        source.denials += count if stance in _AGAINST else 0
    for own in source_grades().rows:
        if (known := outlet(own)) is not None or own in registry().by_id:
            _quoted(sources, known.id if known else own)
    _count_incidents(sources, by_name, found)
    return sources


def _publisher(sources: dict[str, Source], name: str, public: bool) -> Source | None:
    """The source that publishes under a name; for viewers only one that the registry knows."""
    known = outlet_called(name)
    own = known.id if known else fold(name)
    if not own or (known is None and (public or looks_like_person(name))):
        return None
    return sources.setdefault(own, Source(own, known.name if known else name, known))


def _quoted(sources: dict[str, Source], own: str) -> Source | None:
    known = outlet(own)
    actor = registry().get(own)
    if known is None and actor is None:
        return None
    name = known.name if known else actor.name if actor else own
    return sources.setdefault(own, Source(own, name, known))


def looks_like_person(name: str) -> bool:
    """Whether a name that is in no registry is a person's, by the rule of the table of letters."""
    try:
        return is_person(name, row_of(name, "F", "-"))
    except KnowledgeError:  # the name of several outlets
        return False


def _count_incidents(sources: dict[str, Source], by_name: dict[str, str], found: Found) -> None:
    rows, names = found.rows_of, found.rows_of.tables.sources.names
    codes = {own: n for n, own in enumerate(sources)}
    own = [codes.get(by_name.get(name, ""), -1) for name, _ in names]
    of_code = np.array(own or [-1], "i8")
    row, code = (rows.sources[name] for name in ("row", "code"))
    kept = found.mask[row] & (of_code[code] >= 0)
    pairs = np.unique(np.stack([of_code[code][kept], row[kept]]), axis=1)
    if not pairs.size:
        return
    every, counts = list(sources.values()), len(sources)
    told = np.bincount(pairs[0], minlength=counts)
    single = np.bincount(pairs[0][rows["documents"][pairs[1]] == 1], minlength=counts)
    voices = np.bincount(rows.sources["row"], minlength=len(rows))
    lone = np.bincount(pairs[0][voices[pairs[1]] <= 2], minlength=counts)
    corrected = np.bincount(pairs[0][rows["review"][pairs[1]] == REVIEWS.index("corrected")], minlength=counts)
    for n, source in enumerate(every):
        source.incidents, source.corrected = int(told[n]), int(corrected[n])
        source.alone = int(single[n] if source.published else lone[n])


def sorted_sources(found: Iterable[Source]) -> list[Source]:
    """By name: a list of counts is no ranking."""
    return sorted(found, key=lambda each: (each.name.casefold(), each.id))
