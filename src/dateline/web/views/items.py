"""Incidents in lists: a row of words, the numbers behind it, and why a person should look at it."""

from __future__ import annotations

import msgspec
import numpy as np

from dateline.model import FusedIncident, words
from dateline.review.doubt import COLUMNS, reasons
from dateline.store import Store, StoredFused
from dateline.web.index import Found
from dateline.web.index.rows import Bools, Ints, Rows
from dateline.web.public import public_listed

from .briefs import Brief


class Reason(msgspec.Struct, frozen=True):
    """A doubt that holds: its `key` is for translations, `points` are what it adds."""

    key: str
    words: str
    points: int


class Item(Brief, frozen=True, kw_only=True):
    """An incident in a list: a Brief, and more. `doubt` is the score by which the queue is ordered, see `reasons`.

    `side_a`, `side_b` and `sources` are names, `quote` the words that tell it or its dead in the first report.
    """

    lat: float | None
    lon: float | None
    uncertainty_km: float | None
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    side_a: str
    side_b: str
    sources: str
    quote: str | None
    doubt: float
    reasons: tuple[Reason, ...]


class Items(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a list of `total` incidents; `cursor` asks for the next, None where there is none."""

    total: int
    items: tuple[Item, ...]
    cursor: str | None


def items(store: Store, found: Found, mask: Bools, some: Ints, cursor: str | None, *, public: bool) -> Items:
    """The page of these rows."""
    rows = found.rows_of
    stored = store.fused_these(rows["pk"][some].tolist())
    shown = [(row, shown_) for row in stored if (shown_ := _shown(row, public)) is not None]
    by_id = {rows.id(int(row)): int(row) for row in some}
    # one that was judged just now may have another number in the store, and be another
    told = tuple(item(each, rows, by_id[row.id]) for row, each in shown if row.id in by_id)
    return Items(total=int(np.count_nonzero(mask)), items=told, cursor=cursor)


def _shown(row: StoredFused, public: bool) -> StoredFused | None:
    if not public:
        return row
    told = public_listed(row)
    return StoredFused(told, row.verdict, None) if told is not None else None


def item(stored: StoredFused, rows: Rows, row: int) -> Item:
    """The item of an incident that stands in this row of the index."""
    incident = stored.incident
    place, killed = incident.place, incident.fatalities
    why = reasons({name: rows[name][row : row + 1] for name in COLUMNS})
    return Item(
        **msgspec.structs.asdict(Brief.of(stored)),
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        uncertainty_km=place.uncertainty_km if place else None,
        killed_low=killed.low if killed else None,
        killed_best=killed.best if killed else None,
        killed_high=killed.high if killed else None,
        side_a=words.names(incident.side_a),
        side_b=words.names(incident.side_b),
        sources=", ".join(dict.fromkeys(each.source for each in incident.sources if each.source)),
        quote=_quote(incident),
        doubt=round(float(rows["doubt"][row]), 1),
        reasons=tuple(Reason(each.key, each.words, each.points) for each in why),
    )


def _quote(incident: FusedIncident) -> str | None:
    """The first words of those that give the dead, or the type."""
    said = [each for field in ("killed", "type") for each in incident.said if each.field == field and each.chosen]
    return next((quote.span.quote for each in said for quote in each.quotes), None)
