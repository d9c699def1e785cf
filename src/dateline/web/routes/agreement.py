"""How far coders agree, and what each did by day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from dateline.run.agreed import Agreed, agreed
from dateline.web.answers import Problem, answer, answers
from dateline.web.desk import TheDesk
from dateline.web.views.agreement_csv import lines
from dateline.web.who import Coder

router = APIRouter(tags=["rounds"])
_Round = Annotated[int | None, Query(ge=1, le=2**53 - 1, description="of this round alone")]
_TABLE = answers(Problem, 404) | {200: {"description": "The table", "content": {"text/csv": {}}}}


@router.get("/api/agreement", responses=answers(Agreed, 404))
def agreement(desk: TheDesk, who: Coder, round: _Round = None) -> Response:
    """Krippendorff's alpha for each field, of the coders and of the machine with them; disagreements; daily tallies."""
    with desk.store() as store:
        return answer(agreed(store, round, by=who.name))


@router.get("/api/agreement.csv", response_class=Response, responses=_TABLE)
def table(desk: TheDesk, who: Coder, round: _Round = None) -> Response:
    """The same as one table: a row for each field, disagreement, pair of types and day."""
    with desk.store() as store:
        told = "".join(lines(agreed(store, round, by=who.name)))
    return Response(
        told.encode(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="agreement.csv"'},
    )
