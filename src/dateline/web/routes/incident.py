"""One incident, with everything that it rests on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from starlette.exceptions import HTTPException

from dateline.model import InputError, MissingError
from dateline.run.claims import Evidence
from dateline.run.ruling import judgement_states_on
from dateline.run.why import Why, alike, why
from dateline.store import Store, StoredFused
from dateline.web.answers import answer, answers
from dateline.web.asked import Asked, TheAsked
from dateline.web.desk import Desk, TheDesk
from dateline.web.index.page import beside
from dateline.web.index.rows import own_of
from dateline.web.public import public_dossier
from dateline.web.views import incident as view
from dateline.web.views.judging import history
from dateline.web.views.near import Nearby, near
from dateline.web.who import Coder, Viewer

router = APIRouter(tags=["incidents"])
Name = Annotated[str, Query(min_length=1, max_length=300)]
_GONE = "There is no incident {name} (any more)"
_HELD_BACK = "There is no incident {name}, or it is held back: viewers see what is settled and 14 days old"


@router.get("/api/incidents/{incident}", responses=answers(view.IncidentPage, 404))
def incident(incident: str, desk: TheDesk, who: Viewer, asked: TheAsked) -> Response:
    """Its fields with every claim, its reports and what was judged; masked, coarse and late for viewers.

    With filters the incidents before and after it are those that the filters leave.
    """
    with desk.store() as store:
        if not who.may("coder"):
            return answer(_public(desk, store, incident, asked))
        row = found_in(store, incident)
        reports = store.reports(row.incident.reports)
        evidence = Evidence.of_readings(row.incident, (store.reading(own) for own in row.incident.documents))
        states = judgement_states_on(store, row.incident)
        judged = history(states, who.name, everybody=who.may("adjudicator"))
        return answer(
            view.page(row, evidence, reports, alike(store, reports), judged, _beside(desk, store, row.id, asked))
        )


@router.get("/api/incidents/{incident}/near", responses=answers(Nearby, 404))
def nearby(incident: str, desk: TheDesk, who: Coder) -> Response:
    """Incidents near in time and place, and those whose reports resemble one of its own: what it may be merged with."""
    with desk.store() as store:
        return answer(near(store, found_in(store, incident)))


@router.get("/api/why", responses=answers(Why, 404))
def compared(a: Name, b: Name, desk: TheDesk, who: Coder) -> Response:
    """Why two reports ("document/i1"), incidents or documents are one happening or not: weights in bits."""
    with desk.store() as store:
        try:
            return answer(why(store, a, b))
        except InputError as error:
            raise HTTPException(404, str(error)) from error


def found_in(store: Store, name: str) -> StoredFused:
    """The incident that a name means; 404 where there is none."""
    try:
        return store.fused_of(name)
    except MissingError as error:
        raise HTTPException(404, _GONE.format(name=name)) from error
    except InputError as error:
        raise HTTPException(404, str(error)) from error


def _beside(desk: Desk, store: Store, own: str, asked: Asked, *, public: bool = False) -> tuple[str | None, str | None]:
    found = desk.index.select(store, asked, public=public)
    before, after = beside(found.rows_of, found.mask, own_of(own))
    rows = found.rows_of
    return (rows.id(before) if before is not None else None, rows.id(after) if after is not None else None)


def _public(desk: Desk, store: Store, name: str, asked: Asked) -> view.IncidentPage:
    refused = HTTPException(404, _HELD_BACK.format(name=name))
    try:
        row = store.fused_of(name)
    except InputError as error:
        raise refused from error
    # nothing is read of one that is held back: the time that it takes would tell that there is one
    dossier = public_dossier(row, (store.reading(own) for own in row.incident.documents))
    if dossier is None or row.id != name:
        raise refused
    return view.public_page(dossier, _beside(desk, store, row.id, asked, public=True))
