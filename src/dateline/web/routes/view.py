"""The map's view, and lists of incidents: what the filters leave."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from dateline.web.answers import answer, answers
from dateline.web.asked import TheAsked, box_of
from dateline.web.desk import TheDesk
from dateline.web.index.page import Sort, page
from dateline.web.index.select import in_box
from dateline.web.views.items import Items, items
from dateline.web.views.view import View, view
from dateline.web.who import Viewer

router = APIRouter(tags=["incidents"])
_Window = Annotated[str | None, Query(max_length=200, description="west,south,east,north: what the map shows")]


@router.get("/api/view", responses=answers(View))
def see(
    desk: TheDesk,
    who: Viewer,
    asked: TheAsked,
    window: Annotated[_Window, Query(alias="view")] = None,
    zoom: Annotated[float, Query(ge=0, le=24)] = 2,
) -> Response:
    """Points and clusters in the map's window, bars over time and choices for the filters: one request a change."""
    public = not who.may("coder")
    with desk.store() as store:
        found = desk.index.select(store, asked, public=public)
    return answer(view(found, box_of(window, "view") if window else None, zoom, public=public))


@router.get("/api/incidents", responses=answers(Items))
def listed(
    desk: TheDesk,
    who: Viewer,
    asked: TheAsked,
    window: Annotated[_Window, Query(alias="view")] = None,
    sort: Sort = "day",
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """Incidents page by page, in an order; `cursor` is that of the page before."""
    public = not who.may("coder")
    with desk.store() as store:
        found = desk.index.select(store, asked, public=public)
        rows, mask = found.rows_of, found.mask
        if window:
            mask = mask & in_box(rows, box_of(window, "view"))
        some, behind = page(rows, mask, sort, cursor or None, limit)
        return answer(items(store, found, mask, some, behind, public=public))
