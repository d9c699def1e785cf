"""The day's brief as a page of the server's own."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from dateline.model import InputError
from dateline.model.brief import DayBrief
from dateline.model.clock import today
from dateline.model.control import PlaceControl
from dateline.run.brief import day_brief, last_day_told
from dateline.run.brief.asked import LONGEST
from dateline.store import Store
from dateline.web import brief
from dateline.web.desk import Desk, TheDesk
from dateline.web.public import last_public_day
from dateline.web.who import Viewer, Who

router = APIRouter(include_in_schema=False)
#: Seconds to wait for timelines.
_PATIENCE = 5.0


@router.get("/brief")
def show(desk: TheDesk, who: Viewer, date: str = "", days: str = "1", area: str = "", public: str = "") -> Response:
    """The brief of the days up to a date, of an area; viewers, and who asks for it, get the public form."""
    outside = bool(public) or not who.may("coder")
    asked = {"date": date, "days": days, "area": area, "public": "1" if public else "", "may": "1" * who.may("coder")}
    headers = {"Cache-Control": "no-store"}
    with desk.store() as store:
        try:
            found = _found(desk, store, who, asked, outside)
        except InputError as error:
            return HTMLResponse(brief.page(None, asked=asked, error=str(error)), 422, headers)
    return HTMLResponse(brief.page(found, asked=asked | {"date": found.last}), headers=headers)


def _found(desk: Desk, store: Store, who: Who, asked: dict[str, str], public: bool) -> DayBrief:
    def held(_: object) -> list[PlaceControl] | None:
        told = desk.timelines.soon(store, Who(who.name, "viewer") if public else who, _PATIENCE)
        return None if told is None else list(told.places)

    day = asked["date"] or last_day_told(store, public=public, today=today())
    if public and day > (last := last_public_day()):
        raise InputError(f"{last} is the last day of which a public report is made")
    days = asked["days"] or "1"
    if not (days.isascii() and days.isdigit() and len(days) < 5):
        raise InputError(f"{days[:40]!r} days: write a number from 1 to {LONGEST}")
    return day_brief(store, day, days=int(days), area=asked["area"], public=public, today=today(), held=held)
