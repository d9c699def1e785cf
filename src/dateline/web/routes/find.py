"""What a person may mean by a name: places, actors, types."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Query, Response

from dateline.model import InputError
from dateline.web.answers import answer, answers
from dateline.web.desk import TheDesk
from dateline.web.views import found as view
from dateline.web.who import Coder, Viewer

router = APIRouter(tags=["look-up"])
Name = Annotated[str, Query(min_length=1, max_length=200)]
Country = Annotated[str | None, Query(pattern="^[A-Z]{2}$")]
Day = Annotated[str | None, Query(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Point = Annotated[str | None, Query(max_length=60, description="latitude,longitude in degrees")]
_POINT = re.compile(r"(-?\d{1,3}(?:\.\d{1,9})?),(-?\d{1,3}(?:\.\d{1,9})?)")


@router.get("/api/gazetteer/find", responses=answers(view.PlacesFound))
def gazetteer(name: Name, desk: TheDesk, who: Coder, country: Country = None, near: Point = None) -> Response:
    """Places that a name may mean: of the store by a beginning, of the gazetteer by the whole name."""
    with desk.store() as store:
        rows = desk.index.current(store)
    return answer(view.places(rows, name, country, _point(near)))


@router.get("/api/actors/find", responses=answers(view.ActorsFound))
def actors(name: Name, who: Viewer, country: Country = None, day: Day = None) -> Response:
    """Actors of the registry by a name or the beginning of one."""
    return answer(view.actors(name, country, day))


@router.get("/api/types", responses=answers(view.Types))
def types(who: Viewer) -> Response:
    """The event types and their sub-event types."""
    return answer(view.types())


def _point(near: str | None) -> tuple[float, float] | None:
    if near is None:
        return None
    match = _POINT.fullmatch(near)
    lat, lon = (float(match[1]), float(match[2])) if match else (999.0, 999.0)
    if abs(lat) > 90 or abs(lon) > 180:
        raise InputError(f"{near!r} is no point: write 35.33,40.14 (latitude, longitude)")
    return lat, lon
