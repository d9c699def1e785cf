"""The style sheets of the server's own pages."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse

from dateline.web import page

router = APIRouter(include_in_schema=False)
_FOLDER = Path(page.__file__).parent


@router.get("/page.css")
@router.get("/login.css")
@router.get("/brief.css")
def sheet(request: Request) -> Response:
    """The looks of the pages, on a screen and on paper: those of all, those of the small ones, those of the brief."""
    name = request.url.path.removeprefix("/")
    return FileResponse(_FOLDER / name, media_type="text/css", headers={"Cache-Control": "no-cache"})
