"""How far coders agree, and what each did by day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from dateline.run.agreed import Agreed, agreed
from dateline.web.answers import Problem, answer, answers
from dateline.web.desk import Desk, TheDesk
from dateline.web.views.agreement_csv import lines
from dateline.web.who import Coder

router = APIRouter(tags=["rounds"])
_Round = Annotated[int | None, Query(ge=1, le=2**53 - 1, description="of this round alone")]
_TABLE = answers(Problem, 404) | {200: {"description": "The table", "content": {"text/csv": {}}}}


@router.get("/api/agreement", responses=answers(Agreed, 404))
def agreement(desk: TheDesk, _: Coder, round: _Round = None) -> Response:
    """Krippendorff's alpha for each field, of the coders and of the machine with them; disagreements; daily tallies."""
    return answer(_agreed(desk, round))


@router.get("/api/agreement.csv", response_class=Response, responses=_TABLE)
def table(desk: TheDesk, _: Coder, round: _Round = None) -> Response:
    """The same as one table: a row for each field, disagreement, pair of types and day."""
    told = "".join(lines(_agreed(desk, round)))
    return Response(
        told.encode(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="agreement.csv"'},
    )


def _agreed(desk: Desk, round: int | None) -> Agreed:
    """The figures, as they were worked out last where nothing was coded, decided or judged since."""
    with desk.store() as store:
        until = store.coded_until()
        kept = desk.agreed.get(round)
        if kept is None or kept[0] != until:
            kept = desk.agreed[round] = (until, agreed(store, round))
    return kept[1]
