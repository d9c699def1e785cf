"""What the review queue shows of one incident, and filters under a name."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Response

from dateline.model import MissingError
from dateline.web.answers import answer, answers, body
from dateline.web.desk import TheDesk
from dateline.web.given import Number, given
from dateline.web.routes.incident import found_in
from dateline.web.views.saved import SavedFilters, SaveFilter
from dateline.web.views.sheets import Sheet
from dateline.web.who import Coder, DeniedError

router = APIRouter(tags=["queue"])


@router.get("/api/queue/{incident}", responses=answers(Sheet, 404))
def sheet(incident: str, desk: TheDesk, who: Coder) -> Response:
    """One incident with all that is needed to judge it."""
    with desk.store() as store:
        return answer(Sheet.of(store, found_in(store, incident)))


@router.get("/api/filters", responses=answers(SavedFilters))
def filters(desk: TheDesk, who: Coder) -> Response:
    """The filters that were saved by who asks, and those that are shared."""
    with desk.store() as store:
        return answer(SavedFilters.of(store, who))


@router.post("/api/filters", responses=answers(SavedFilters), openapi_extra=body(SaveFilter))
def save(asked: Annotated[SaveFilter, given(SaveFilter)], desk: TheDesk, who: Coder) -> Response:
    """Keep filters under a name; her own of that name, or the shared ones, give way. Shared ones are everybody's."""
    with desk.store() as store:
        store.save_filter(asked.named, asked.asked, None if asked.shared else who.name, who.name)
        return answer(SavedFilters.of(store, who))


@router.delete("/api/filters/{number}", responses=answers(SavedFilters, 404))
def forget(number: Number, desk: TheDesk, who: Coder) -> Response:
    """Forget saved filters: one's own, shared ones that one made, or as an adjudicator any shared ones."""
    with desk.store() as store:
        kept = store.saved_filter(number)
        if kept.owner not in (None, who.name):
            raise MissingError(f"there is no saved filter {number}")
        if kept.by != who.name and not who.may("adjudicator"):
            raise DeniedError(403, f"{kept.by} made this filter: adjudicators may delete it")
        store.drop_filter(number)
        return answer(SavedFilters.of(store, who))
