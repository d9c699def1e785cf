"""What a brief rests on, and what was not read."""

from __future__ import annotations

from collections import Counter

from dateline.knowledge.outlets import outlet_called
from dateline.model.brief import BriefCoverage
from dateline.store import Store

from .asked import Asked

#: Languages that are read; see `article.extract`. A text too short to tell is read as English.
_READ = (None, "en")
_OTHER = "other outlets"


def coverage(store: Store, asked: Asked) -> BriefCoverage:
    """The documents of the brief's days. Those outside are told the names of known outlets only."""
    first, last = asked.days
    if asked.held_back is not None:
        last = min(last, asked.held_back)
    outlets: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    for outlet, language, count in store.published_on(first, last):
        outlets[_named(outlet, public=asked.public)] += count
        languages[language or "unknown"] += count
        if language not in _READ:
            unread[str(language)] += count
    return BriefCoverage(
        documents=sum(outlets.values()),
        outlets=_most(outlets),
        languages=_most(languages),
        unread=_most(unread),
        undated=store.undated_count(),
        rejected=store.rejected_count(),
        waiting=store.fused_state().documents_waiting,
    )


def _named(outlet: str | None, *, public: bool) -> str:
    if outlet is None:
        return "no outlet named"
    known = outlet_called(outlet)
    return known.name if known else _OTHER if public else outlet


def _most(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
