"""The base map: its archive, in pieces as the page asks for them, and names that it has no room for."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse

from dateline.knowledge.gazetteer import gazetteer
from dateline.model import InputError
from dateline.web.answers import answer, answers
from dateline.web.guard import OPEN
from dateline.web.views.basemap import NamedPlaces, named_places
from dateline.web.who import Viewer

router = APIRouter(tags=["map"])
ARCHIVE = Path(__file__).parents[1] / "basemap.pmtiles"
#: A week. The reader of the archive notes a changed ETag and begins anew.
KEPT = "private, max-age=604800"


@router.api_route("/map/basemap.pmtiles", methods=["GET", "HEAD"], include_in_schema=False)
def archive(request: Request, who: Viewer) -> Response:
    """The archive, or the range of bytes asked for."""
    headers = {"ETag": tag(), "Cache-Control": KEPT}
    if request.headers.get("if-none-match") == tag():
        return Response(status_code=304, headers=headers)
    return FileResponse(ARCHIVE, media_type="application/vnd.pmtiles", headers=headers)


@router.get("/api/gazetteer/box", responses=answers(NamedPlaces))
def box(
    request: Request,
    who: Viewer,
    west: Annotated[float, Query(ge=-180, le=180)],
    south: Annotated[float, Query(ge=-90, le=90)],
    east: Annotated[float, Query(ge=-180, le=180)],
    north: Annotated[float, Query(ge=-90, le=90)],
    zoom: Annotated[float, Query(ge=0, le=24)],
) -> Response:
    """Names in a view of the map that the base map has no room for, at most 300; none below zoom 7."""
    request.scope[OPEN] = True
    if south > north:
        raise InputError(f"south {south:g} lies north of north {north:g}")
    return answer(named_places(gazetteer(), (west, south, east, north), zoom))


@functools.lru_cache(maxsize=1)
def tag() -> str:
    """The archive's strong ETag: of its content, so that it survives an installation anew."""
    return f'"{hashlib.sha256(ARCHIVE.read_bytes()).hexdigest()[:32]}"'
