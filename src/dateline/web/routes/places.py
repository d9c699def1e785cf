"""Places: who held them, and what happened there."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from dateline.store import first_day
from dateline.web.answers import answer, answers
from dateline.web.desk import TheDesk
from dateline.web.public import day_asked
from dateline.web.views.places import PlaceList, PlacePage, Sort, place_list, place_page
from dateline.web.who import Viewer

router = APIRouter(tags=["places"])


@router.get("/api/places", responses=answers(PlaceList))
def places(
    desk: TheDesk,
    who: Viewer,
    name: Annotated[str | None, Query(max_length=200, description="In any spelling, or its beginning")] = None,
    country: Annotated[str | None, Query(pattern="^[A-Z]{2}$")] = None,
    held: Annotated[bool, Query(description="Those alone of which somebody says who holds them")] = False,
    day: Annotated[str | None, Query(max_length=10, description="The state on this day, not the last known")] = None,
    sort: Sort = "told",
    at: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Response:
    """The places with claims of control or incidents, with who holds them or held them on a day."""
    public = not who.may("coder")
    on = first_day(day) if day else None
    if on and public:
        day_asked(on)
    with desk.store() as store:
        found = desk.places.of(store, who)
        return answer(
            place_list(
                found, name=name, country=country, held=held, day=on, sort=sort, at=at, limit=limit, public=public
            )
        )


@router.get("/api/places/{place:path}", responses=answers(PlacePage, 404))
def place(place: str, desk: TheDesk, who: Viewer) -> Response:
    """A place: its timeline of holders with the claims behind it, its parts, and the incidents there."""
    with desk.store() as store:
        return answer(place_page(store, desk.places.of(store, who), place, public=not who.may("coder")))
