"""What the desk is open on, and for whom."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.answers import answer, answers
from dateline.web.desk import TheDesk
from dateline.web.guard import OPEN
from dateline.web.views.about import About
from dateline.web.who import Viewer

router = APIRouter(tags=["desk"])


@router.get("/api/about", responses=answers(About))
def about(desk: TheDesk, who: Viewer, request: Request) -> Response:
    """The store, how much of it is fused, and who asks."""
    request.scope[OPEN] = True
    with desk.store() as store:
        return answer(About.of(store, who, desk.index, accounts=desk.settings.accounts))
