"""Double coding: opened and decided by adjudicators, coded by coders who do not see one another's work."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.exceptions import HTTPException

from dateline.model import MissingError, RoundItem
from dateline.review import rounds as rules
from dateline.run.rounds import Rounds, Standing
from dateline.store import Store
from dateline.web.answers import answer, answers, body
from dateline.web.asked import TheAsked
from dateline.web.desk import TheDesk
from dateline.web.given import Number, given
from dateline.web.index.page import page
from dateline.web.views import rounds as view
from dateline.web.views.people import check_coders, people
from dateline.web.who import Adjudicator, Coder, DeniedError, Who

Item = Annotated[int | None, Query(ge=1, le=2**53 - 1)]
router = APIRouter(tags=["rounds"])
_NOT_YET = "this incident is not coded by all yet: until then nobody sees what others coded"


@router.get("/api/rounds", responses=answers(view.RoundList))
def rounds(desk: TheDesk, who: Coder) -> Response:
    """All rounds, the newest first."""
    with desk.store() as store:
        desk_ = Rounds(store, by=who.name)
        rows = tuple(view.RoundRow.of(desk_.standing(each.number), who.name) for each in store.rounds())
        return answer(view.RoundList(rounds=rows, people=people(desk, store, who)))


@router.post("/api/rounds", responses=answers(view.RoundOpened, 409), openapi_extra=body(view.RoundAsked))
def open_round(
    given_: Annotated[view.RoundAsked, given(view.RoundAsked)],
    desk: TheDesk,
    who: Adjudicator,
    asked: TheAsked,
    request: Request,
) -> Response:
    """Open a round over the incidents that the filters of the address leave, the most doubtful first."""
    check_coders(desk, given_.coders)
    with desk.judge(who.name) as (store, _):
        found = desk.index.select(store, asked)
        some, _behind = page(found.rows_of, found.mask, "-doubt", None, given_.most)
        ids = [found.rows_of.id(int(row)) for row in some]
        opener = Rounds(store, by=who.name)
        opened = opener.open(
            given_.name, ids, given_.coders, query=request.url.query, needed=given_.needed, fields=given_.fields
        )
        row = view.RoundRow.of(opener.standing(opened.round.number), who.name)
        return answer(view.RoundOpened(round=row, left_out=opened.left_out))


@router.get("/api/rounds/{number}/task", responses=answers(view.CodingTask, 404))
def task(
    number: Number, desk: TheDesk, who: Coder, item: Annotated[int | None, Query(ge=1, le=2**53 - 1)] = None
) -> Response:
    """The incident that who asks is to code next, or this one of hers again."""
    with desk.store() as store:
        return answer(_task(store, number, who, item))


@router.post("/api/codings/{item}", responses=answers(view.CodingTask, 404, 409), openapi_extra=body(view.CodeAsked))
def code(item: Number, asked: Annotated[view.CodeAsked, given(view.CodeAsked)], desk: TheDesk, who: Coder) -> Response:
    """Keep what who asks holds of an incident, and go on to the next. Nobody else sees it before all have coded it."""
    with desk.judge(who.name) as (store, _):
        found = store.round_item(item)
        if who.name not in found.coders:
            raise DeniedError(403, "this incident is not among those that you code")
        Rounds(store, by=who.name).code(item, asked.verdict, dict(asked.values.items()), note=asked.note)
        return answer(_task(store, found.round, who, None))


@router.get("/api/rounds/{number}/items", responses=answers(view.CodedList, 404))
def items(number: Number, desk: TheDesk, who: Coder) -> Response:
    """The incidents of a round that all have coded: where they differ, agree, and are decided."""
    with desk.store() as store:
        standing = Rounds(store, by=who.name).standing(number)
        _let_see(standing, who)
        return answer(view.CodedList.of(standing, who.name))


@router.get("/api/codings/{item}", responses=answers(view.CodingsCompared, 404, 409))
def compared(item: Number, desk: TheDesk, who: Coder) -> Response:
    """The codings of one incident side by side, once all have coded it."""
    with desk.store() as store:
        return answer(_compared(store, store.round_item(item), who))


@router.post(
    "/api/codings/{item}/decide",
    responses=answers(view.CodingsCompared, 404, 409),
    openapi_extra=body(view.DecideAsked),
)
def decide(
    item: Number, asked: Annotated[view.DecideAsked, given(view.DecideAsked)], desk: TheDesk, who: Adjudicator
) -> Response:
    """Judge an incident whose codings differ, field by field."""
    with desk.judge(who.name) as (store, _):
        found = store.round_item(item)
        picks = dict(asked.picks.items())
        ruled = Rounds(store, by=who.name).decide(item, asked.verdict, picks, note=asked.note)
        desk.changed(ruled.fused.came | ruled.fused.gone)
        return answer(_compared(store, found, who))


@router.post("/api/codings/{item}/agree", responses=answers(view.CodingsCompared, 404, 409))
def agree(item: Number, desk: TheDesk, who: Adjudicator) -> Response:
    """Judge an incident in the names of its coders, who agree."""
    with desk.judge(who.name) as (store, _):
        found = store.round_item(item)
        ruled = Rounds(store, by=who.name).close_item(item)
        desk.changed(ruled.fused.came | ruled.fused.gone)
        return answer(_compared(store, found, who))


@router.post("/api/rounds/{number}/close", responses=answers(view.RoundRow, 404, 409))
def close(number: Number, desk: TheDesk, who: Adjudicator) -> Response:
    """Close a round: what its coders agree on is judged in their names, the rest may be judged as any other."""
    with desk.judge(who.name) as (store, _):
        closer = Rounds(store, by=who.name)
        closed = closer.close(number)
        if closed.fused:
            desk.changed(closed.fused.came | closed.fused.gone)
        return answer(view.RoundRow.of(closer.standing(number), who.name))


def _task(store: Store, number: int, who: Who, item: int | None) -> view.CodingTask:
    round_ = store.round(number)
    if who.name not in round_.coders:
        raise DeniedError(403, f"you are no coder of round {round_.name!r}")
    slots = store.round_slots(number, who.name)
    if item is None:
        item = None if round_.closed_at else next((own for own, coded in slots if not coded), None)
    elif all(own != item for own, _ in slots):
        raise MissingError(f"this round has no incident {item} for {who.name}")
    return view.CodingTask.of(store, round_, slots, item, who.name)


def _compared(store: Store, item: RoundItem, who: Who) -> view.CodingsCompared:
    standing = Rounds(store, by=who.name).standing(item.round)
    _let_see(standing, who)
    if not rules.is_complete(item, standing.codings):
        raise HTTPException(409, _NOT_YET)
    return view.CodingsCompared.of(store, standing, item, who.name)


def _let_see(standing: Standing, who: Who) -> None:
    if who.name not in standing.round.coders and not who.may("adjudicator"):
        raise DeniedError(403, "this is for the round's coders, and for adjudicators")
