"""The day's report as a page of the server's own."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from dateline.model import InputError
from dateline.store import Store
from dateline.store.fold import words
from dateline.web import brief
from dateline.web.desk import Desk, TheDesk
from dateline.web.public import last_public_day
from dateline.web.views.brief import LONGEST, DayBrief, day_brief, last_day_told
from dateline.web.who import Viewer, Who

router = APIRouter(include_in_schema=False)
#: Days before those of the report are counted too, and there are none before the year 1.
_FIRST_YEAR = 2


@router.get("/brief")
def show(desk: TheDesk, who: Viewer, date: str = "", days: str = "1", area: str = "", public: str = "") -> Response:
    """The report on the days up to a date, of an area; viewers, and who asks for it, get the public form."""
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
    day = _day(asked["date"]) if asked["date"] else last_day_told(desk, store, public=public)
    if public and day > (last := last_public_day()):
        raise InputError(f"{last} is the last day of which a public report is made")
    days = asked["days"] or "1"
    if not (days.isascii() and days.isdigit() and len(days) < 5 and 1 <= int(days) <= LONGEST):
        raise InputError(f"{days[:40]!r} days: write a number from 1 to {LONGEST}")
    area = asked["area"].strip()
    if area and (len(area) > 200 or not words(area)):
        raise InputError(f"area {area[:40]!r}: there is no name in it to look for")
    return day_brief(desk, store, who, day=day, days=int(days), area=area, public=public)


def _day(given: str) -> str:
    try:
        day = dt.date.fromisoformat(given)
    except ValueError:
        raise InputError(f"{given[:40]!r} is no day: write 2016-04-21") from None
    if day.year < _FIRST_YEAR:
        raise InputError(f"{given} is before all reports")
    return day.isoformat()
