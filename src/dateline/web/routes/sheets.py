"""The style sheets of the server's own pages."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse

from dateline.export import brief_html
from dateline.web import page

router = APIRouter(include_in_schema=False)
_FOLDER, _OF_BRIEFS = Path(page.__file__).parent, Path(brief_html.__file__).parent


@router.get("/page.css")
@router.get("/login.css")
def sheet(request: Request) -> Response:
    """The looks of the pages: those of all, those of the small ones."""
    return _sheet(_FOLDER / request.url.path.removeprefix("/"))


@router.get("/brief.css")
def brief() -> Response:
    """The looks of the brief, on a screen and on paper."""
    return _sheet(_OF_BRIEFS / "brief.css")


def _sheet(path: Path) -> Response:
    return FileResponse(path, media_type="text/css", headers={"Cache-Control": "no-cache"})
