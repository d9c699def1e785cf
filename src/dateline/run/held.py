"""Which incidents are being coded in a round: until it is decided, nobody judges them elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Anchor, RoundItem
from dateline.review import decided
from dateline.store import Store

from .ruling import resolve


def held_by(store: Store, reports: Iterable[Anchor]) -> RoundItem | None:
    """The incident of an open round that has one of these reports and is not decided yet; None where there is none.

    A judgement on it would show those who still code it what somebody else holds.
    """
    named = list(reports)
    items = store.open_items_in({anchor.document for anchor in named})
    if not items:
        return None
    now = resolve(store, {anchor for each in (*items,) for anchor in each.reports} | set(named))
    refs = {now[anchor] for anchor in named} | {anchor.ref for anchor in named}
    for item in items:
        if refs.isdisjoint(now[anchor] for anchor in item.reports):
            continue
        if item.number not in decided(store.decisions(item=item.number), store.undoings()):
            return item
    return None
