"""Sources: outlets and bodies, how reliable they are held to be, what rests on them; of persons there is nothing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from dateline.knowledge import source_grades_own
from dateline.model import clock
from dateline.web.answers import answer, answers, body
from dateline.web.desk import Desk, TheDesk
from dateline.web.given import given
from dateline.web.views.sources import GradeAsked, ResetAsked, SourceList, SourcePage, source_list, source_page
from dateline.web.who import Adjudicator, Viewer, Who

router = APIRouter(tags=["sources"])


@router.get("/api/sources", responses=answers(SourceList))
def sources(
    desk: TheDesk,
    who: Viewer,
    name: Annotated[str | None, Query(max_length=200)] = None,
    kind: Annotated[str | None, Query(max_length=40)] = None,
) -> Response:
    """The outlets that publish and the bodies that are quoted, by name, with letters and counts."""
    public = not who.may("coder")
    with desk.store() as store:
        found = desk.sources.of(store, public=public)
    return answer(source_list(found, name=name, kind=kind, public=public, may_grade=who.may("adjudicator")))


@router.get("/api/sources/{source:path}", responses=answers(SourcePage, 404))
def source(source: str, desk: TheDesk, who: Viewer) -> Response:
    """An outlet or body: what it is, its letters, whom it relays, and what rests on it."""
    return answer(_page(desk, source, who))


@router.post("/api/sources/{source:path}/grade", responses=answers(SourcePage, 404), openapi_extra=body(GradeAsked))
def grade(source: str, asked: Annotated[GradeAsked, given(GradeAsked)], desk: TheDesk, who: Adjudicator) -> Response:
    """Give it a letter of the desk's own, which goes before ours; it holds at once for all that is shown."""
    _page(desk, source, who)
    day = clock.today().isoformat()
    source_grades_own.put(
        source, asked.letter, asked.reason, side=asked.side or "", topic=asked.topic or "",
        basis=f"graded {day} by {who.name}",
    )  # fmt: skip
    return answer(_page(desk, source, who))


@router.post("/api/sources/{source:path}/reset", responses=answers(SourcePage, 404), openapi_extra=body(ResetAsked))
def reset(source: str, asked: Annotated[ResetAsked, given(ResetAsked)], desk: TheDesk, who: Adjudicator) -> Response:
    """Take letters of the desk's own away; ours hold again."""
    source_grades_own.remove(source, side=asked.side, topic=asked.topic)
    return answer(_page(desk, source, who))


def _page(desk: Desk, source: str, who: Who) -> SourcePage:
    public = not who.may("coder")
    with desk.store() as store:
        found = desk.sources.of(store, public=public)
        return source_page(store, desk.index, found, source, public=public, may_grade=who.may("adjudicator"))
