"""What a search finds: documents with the words around what was looked for, and incidents."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlencode

import msgspec
import numpy as np

from dateline.model import InputError
from dateline.model.events import Status
from dateline.store import Store
from dateline.store.asking import Asking, Term
from dateline.store.search import FoundDocument, Order
from dateline.web.asked import Asked
from dateline.web.index import Found, Index
from dateline.web.index.page import Sort, page
from dateline.web.index.rows import Bools, Ints

from .briefs import Brief
from .items import Item, items
from .snippets import Piece, marked, snippets

What = Literal["documents", "incidents"]
_SORTS: dict[Order, Sort] = {"relevance": "-day", "new": "-day", "old": "day"}
#: Beginnings of the cursor in the two parts of a list by relevance.
_NEAR, _REST = "near:", "rest:"
#: Incidents that are listed under a document.
_FEW = 4


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A document: its title and stretches of its text in pieces, and the first of the incidents that it tells."""

    id: str
    title: tuple[Piece, ...]
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    snippets: tuple[tuple[Piece, ...], ...]
    told: int
    incidents: tuple[Brief, ...]


class SearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of finds, of the kind asked for: so many `documents` and `incidents` are found in all.

    `cursor` asks for the next page. `map` is what stands behind "?" where the map shows the incidents; None where its
    filters cannot say the same.
    """

    documents: int
    incidents: int
    hits: tuple[Hit, ...]
    items: tuple[Item, ...]
    cursor: str | None
    map: str | None


def search_page(
    store: Store, index: Index, asked: Asking, *, what: What, order: Order, cursor: str | None, limit: int
) -> SearchPage:
    """Search. Raises InputError for a cursor that is none."""
    of_events = index.select(store, _of_events(asked)).pks if asked.of_events else None
    found = index.select(store, _of_incidents(asked))
    mask = found.mask & _telling(store, found, asked) if asked.match or asked.without else found.mask
    hits: tuple[Hit, ...] = ()
    listed: tuple[Item, ...] = ()
    documents = store.search_count(asked, fused=of_events)
    if what == "documents":
        at = _number(cursor)
        rows = store.search(asked, order=order, at=at, limit=limit, fused=of_events)
        hits = _hits(store, rows, asked.terms)
        behind = str(at + limit) if at + limit < documents else None
    else:
        if order == "relevance":
            some, behind = _nearest(store, index, asked, found, mask, cursor, limit)
        else:
            some, behind = page(found.rows_of, mask, _SORTS[order], cursor, limit)
        listed = items(store, found, mask, some, behind, public=False).items
    return SearchPage(
        documents=documents, incidents=int(np.count_nonzero(mask)), hits=hits, items=listed, cursor=behind,
        map=_map(asked),
    )  # fmt: skip


def _of_events(asked: Asking) -> Asked:
    return Asked(
        place=asked.place, actor=asked.actors, kind=asked.types, killed_min=asked.killed_min,
        killed_max=asked.killed_max,
    )  # fmt: skip


def _of_incidents(asked: Asking) -> Asked:
    statuses: tuple[Status, ...] = asked.statuses  # type: ignore[assignment]
    return msgspec.structs.replace(
        _of_events(asked), status=statuses, source=asked.source, since=asked.since, until=asked.until
    )


def _telling(store: Store, found: Found, asked: Asking) -> Bools:
    """Of each row whether a document that tells it has the words."""
    rows = found.rows_of
    pks = np.fromiter(store.search_telling(asked), "i8")
    told = rows.row_of[pks[pks < len(rows.row_of)]]
    mask = np.zeros(len(rows), bool)
    mask[told[(told >= 0) & (told < len(rows))]] = True
    return mask


def _nearest(
    store: Store, index: Index, asked: Asking, found: Found, mask: Bools, cursor: str | None, limit: int
) -> tuple[Ints, str | None]:
    """A page of incidents: first those at a place or of a side or type that is called by the words, then the others."""
    rows = found.rows_of
    near = np.zeros(len(rows), bool)
    for term in asked.terms:
        name = " ".join(term.words)
        for told in (Asked(place=name), Asked(actor=(name,)), Asked(kind=(name,))):
            other = index.select(store, told)
            if other.rows_of is rows:
                near |= other.mask
    part, _, behind = (cursor or _NEAR).partition(":")
    if part + ":" not in (_NEAR, _REST):
        raise InputError("the cursor is none that this list gave")
    some, after = (
        page(rows, mask & near, "-day", behind or None, limit) if part == "near" else (np.empty(0, "i8"), None)
    )
    if after is not None:
        return some, _NEAR + after
    if len(some) == limit:
        return some, _REST if np.any(mask & ~near) else None
    rest, after = page(rows, mask & ~near, "-day", behind if part == "rest" and behind else None, limit - len(some))
    return np.concatenate([some, rest]), None if after is None else _REST + after


def _number(cursor: str | None) -> int:
    if not cursor:
        return 0
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > 9:
        raise InputError("the cursor is none that this list gave")
    return int(cursor)


def _hits(store: Store, rows: list[FoundDocument], terms: tuple[Term, ...]) -> tuple[Hit, ...]:
    wanted = sorted({pk for row in rows for pk in row.fused[:_FEW]})
    told = dict(zip(wanted, store.fused_these(wanted), strict=True))
    return tuple(
        Hit(
            id=row.id,
            title=marked(row.title or "", terms),
            outlet=row.outlet,
            published=row.published,
            language=row.language,
            url=row.url,
            snippets=snippets(row.text, terms),
            told=len(row.fused),
            incidents=tuple(Brief.of(told[pk]) for pk in row.fused[:_FEW]),
        )
        for row in rows
    )


def _map(asked: Asking) -> str | None:
    if (asked.match and asked.plain is None) or asked.without:
        return None
    given: dict[str, object] = {
        "text": asked.plain, "place": asked.place, "source": asked.source, "since": asked.since, "until": asked.until,
        "actor": asked.actors, "kind": asked.types, "status": asked.statuses, "killed_min": asked.killed_min,
        "killed_max": asked.killed_max,
    }  # fmt: skip
    return urlencode({name: value for name, value in given.items() if value not in (None, ())}, doseq=True)
