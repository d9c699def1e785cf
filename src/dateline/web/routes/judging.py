"""Judging incidents: every judgement of the desk goes through here, one at a time, in the name of who asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query, Response
from starlette.exceptions import HTTPException

from dateline.model import Quote
from dateline.review import undone
from dateline.run.judge import Judge, Ruled
from dateline.run.quoted import quote_at
from dateline.run.ruling import judgement_states, judgement_states_on
from dateline.store import Store, StoredFused
from dateline.web.answers import answer, answers, body
from dateline.web.desk import Desk, TheDesk
from dateline.web.given import Number, given
from dateline.web.routes.incident import found_in
from dateline.web.views import judging as view
from dateline.web.views.briefs import version
from dateline.web.who import Coder, DeniedError

router = APIRouter(tags=["judging"])
About = Annotated[str | None, Query(max_length=300)]
Limit = Annotated[int, Query(ge=1, le=1000)]
#: A judgement by this judge, on the incident of this id, in this store.
Act = Callable[[Judge, str, Store], Ruled]
_JUDGED = answers(view.Judged, 404, 409)
_CHANGED = "{id} has changed since it was shown{last}. Look at it again"


@router.post("/api/incidents/{incident}/accept", responses=_JUDGED, openapi_extra=body(view.Asked))
def accept(incident: str, asked: Annotated[view.Asked, given(view.Asked)], desk: TheDesk, who: Coder) -> Response:
    """Hold the incident to be right as it is: its reports stay together."""
    return _judge(desk, who.name, incident, asked, lambda judge, own, _: judge.accept(own, note=asked.note))


@router.post("/api/incidents/{incident}/reject", responses=_JUDGED, openapi_extra=body(view.Asked))
def reject(incident: str, asked: Annotated[view.Asked, given(view.Asked)], desk: TheDesk, who: Coder) -> Response:
    """Hold it to be no incident: it stays in the store and is left out of exports."""
    return _judge(desk, who.name, incident, asked, lambda judge, own, _: judge.reject(own, note=asked.note))


@router.post("/api/incidents/{incident}/correct", responses=_JUDGED, openapi_extra=body(view.CorrectAsked))
def correct(
    incident: str, asked: Annotated[view.CorrectAsked, given(view.CorrectAsked)], desk: TheDesk, who: Coder
) -> Response:
    """Give fields another value; the machine's is kept beside it."""

    def act(judge: Judge, own: str, store: Store) -> Ruled:
        values: dict[str, str] = dict(asked.values.items())
        quotes: dict[str, Quote] = {
            field: quote_at(store, told.document, told.start, told.end, told.words)
            for field, told in asked.quotes.items()
        }
        return judge.correct(own, values, quotes=quotes, note=asked.note)

    return _judge(desk, who.name, incident, asked, act)


@router.post("/api/incidents/{incident}/merge", responses=_JUDGED, openapi_extra=body(view.MergeAsked))
def merge(
    incident: str, asked: Annotated[view.MergeAsked, given(view.MergeAsked)], desk: TheDesk, who: Coder
) -> Response:
    """Hold two incidents to be one."""

    def act(judge: Judge, own: str, store: Store) -> Ruled:
        other = found_in(store, asked.other)
        _guard(other, asked.other_seen)
        return judge.merge(own, other.id, note=asked.note)

    return _judge(desk, who.name, incident, asked, act)


@router.post("/api/incidents/{incident}/split", responses=_JUDGED, openapi_extra=body(view.SplitAsked))
def split(
    incident: str, asked: Annotated[view.SplitAsked, given(view.SplitAsked)], desk: TheDesk, who: Coder
) -> Response:
    """Hold some of its reports to tell another happening than the rest."""

    def act(judge: Judge, own: str, _: Store) -> Ruled:
        return judge.split(own, asked.reports, note=asked.note)

    return _judge(desk, who.name, incident, asked, act)


@router.post("/api/judgements/{number}/undo", responses=_JUDGED, openapi_extra=body(view.UndoAsked))
def undo(
    number: Number, asked: Annotated[view.UndoAsked, given(view.UndoAsked)], desk: TheDesk, who: Coder
) -> Response:
    """Take a judgement back; of an undoing, do it again. Those of others are for adjudicators."""
    with desk.judge(who.name) as (store, judge):
        taken = next(iter(store.judgements_of([number])), None)
        if taken is None:
            raise HTTPException(404, f"there is no judgement {number}")
        if number in undone(store.undoings()):
            raise HTTPException(409, f"judgement {number} is undone already")
        if taken.by != who.name and not who.may("adjudicator"):
            raise DeniedError(403, f"judgement {number} is {taken.by}'s: adjudicators undo those of others")
        ruled = judge.undo(number, note=asked.note)
        return _answer(desk, store, ruled, taken.subject)


@router.get("/api/judgements", responses=answers(view.Judgements, 404))
def judgements(desk: TheDesk, who: Coder, incident: About = None, limit: Limit = 200) -> Response:
    """The last judgements, of all or on an incident, the last first, with how they stand."""
    with desk.store() as store:
        if incident is None:
            states = judgement_states(store, store.judgement_numbers(limit=limit))
        else:
            states = judgement_states_on(store, found_in(store, incident).incident, limit=limit)[-limit:]
        return answer(view.Judgements(judgements=view.history(states, who.name, everybody=who.may("adjudicator"))))


def _judge(
    desk: Desk, by: str, incident: str, asked: view.Asked, act: Callable[[Judge, str, Store], Ruled]
) -> Response:
    """One judgement: refused where the incident is not there, or not any more as it was shown."""
    with desk.judge(by) as (store, judge):
        found = found_in(store, incident)
        _guard(found, asked.seen)
        return _answer(desk, store, act(judge, found.id, store), found.incident.reports[0])


def _answer(desk: Desk, store: Store, ruled: Ruled, incident: str) -> Response:
    desk.changed(ruled.fused.came | ruled.fused.gone)
    return answer(view.Judged.of(store, ruled, incident))


def _guard(found: StoredFused, seen: str | None) -> None:
    if seen is not None and seen != version(found):
        raise HTTPException(409, _CHANGED.format(id=found.id, last=_last(found)))


def _last(found: StoredFused) -> str:
    """ " by judgement 22: accepted by amira …" of the last that stands; "" where none does."""
    if not found.incident.judged:
        return ""
    number, _, told = found.incident.judged[-1].partition(". ")
    return f" by judgement {number}: {told}"
