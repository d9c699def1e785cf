"""The routes, one module a screen."""

from __future__ import annotations

from fastapi import APIRouter

from . import (
    about,
    judging,
    places,
    reader,
)

#: Every router; the order does not matter, for no two addresses are alike.
ROUTERS: tuple[APIRouter, ...] = (
    about.router,
    judging.router,
    places.router,
    reader.router,
)
