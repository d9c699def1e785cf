"""The routes, one module a screen."""

from __future__ import annotations

from fastapi import APIRouter

from . import (
    about,
    agreement,
    basemap,
    brief,
    control_map,
    export,
    find,
    incident,
    judging,
    places,
    queue,
    reader,
    rounds,
    search,
    sheets,
    signing,
    sources,
    view,
)

#: Every router; the order does not matter, for no two addresses are alike.
ROUTERS: tuple[APIRouter, ...] = (
    about.router,
    agreement.router,
    basemap.router,
    brief.router,
    control_map.router,
    export.router,
    find.router,
    incident.router,
    judging.router,
    places.router,
    queue.router,
    reader.router,
    rounds.router,
    search.router,
    sheets.router,
    signing.router,
    sources.router,
    view.router,
)
