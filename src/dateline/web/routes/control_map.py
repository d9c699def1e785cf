"""Who held what on a day, for the map."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from dateline.model.clock import today
from dateline.store import last_day
from dateline.web.answers import answer, answers
from dateline.web.asked import box_of
from dateline.web.desk import TheDesk
from dateline.web.public import last_control_day
from dateline.web.views.control_map import ControlMap, control_map
from dateline.web.who import Viewer

router = APIRouter(tags=["control"])


@router.get("/api/control/map", responses=answers(ControlMap))
def control_on(
    desk: TheDesk,
    who: Viewer,
    day: Annotated[str | None, Query(max_length=10, description="an ISO day; today where none is given")] = None,
    box: Annotated[str | None, Query(max_length=200, description="west,south,east,north in degrees")] = None,
) -> Response:
    """Places with their holder on one day, and uncertain areas around them. Viewers hear of it 30 days late.

    After a document came or went the timelines are worked out anew: until then the answer is not `ready`.
    """
    now = today()
    asked = last_day(day) if day else now.isoformat()
    with desk.store() as store:
        held = desk.timelines.soon(store, who)
    if not who.may("coder"):
        asked = min(asked, last_control_day())
    if held is None:
        return answer(ControlMap(day=asked, ready=False, public=not who.may("coder")))
    return answer(control_map(held, asked, box_of(box, "box") if box else None, now))
