"""What is filtered, as a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse

from dateline.export import EXPORTERS, FORMATS, control_csv
from dateline.export.protect import MIN_DELAY_DAYS
from dateline.model import InputError, clock
from dateline.run.dossiers import dossiers_of
from dateline.run.publishing import Publish, Publishing
from dateline.store import Store
from dateline.web.answers import Problem, answers
from dateline.web.asked import Asked, TheAsked
from dateline.web.desk import Desk, TheDesk
from dateline.web.index.page import page
from dateline.web.streaming import Pieces
from dateline.web.who import DeniedError, Viewer, Who

router = APIRouter(tags=["export"])
To = Literal["csv", "geojson", "acled", "ucdp", "control-csv"]
_MEDIA: dict[To, str] = {"geojson": "application/geo+json"}
_ANSWERS = answers(Problem) | {
    200: {"description": "The file", "content": {"text/csv": {}, "application/geo+json": {}}}
}
#: Filters that say something of who held a place.
_OF_CONTROL = frozenset({"place", "since", "until"})


@router.get("/api/export", responses=_ANSWERS, response_class=StreamingResponse)
def export(
    desk: TheDesk,
    who: Viewer,
    asked: TheAsked,
    to: To = "csv",
    internal: Annotated[bool, Query(description="For your own desk: nothing masked, coarse or held back")] = False,
) -> Response:
    """The incidents that the filters leave, as one file; made to be published unless it is `internal`."""
    if internal and not who.may("coder"):
        raise DeniedError(403, f"an internal export is for the role coder and above; {who.name} is {who.role}")
    if to == "control-csv" and (more := sorted(set(asked.given) - _OF_CONTROL)):
        raise InputError(f"who held what is filtered by place, since and until, not by {', '.join(more)}")
    today = clock.today()

    def made() -> Iterator[str]:
        lines = 0
        with desk.store() as store, closing(_publishing(store, to, asked, who, not internal, today)) as publishing:
            if to == "control-csv":
                pieces = _control(desk, store, asked, Who(who.name, who.role if internal else "viewer"), today)
            else:
                told = publishing.release(dossiers_of(store, store.fused_each(_pks(desk, store, asked, who))))
                pieces = EXPORTERS[to](told, public=not internal, today=today)
            for piece in pieces:
                lines += piece.count("\n")
                yield piece
            publishing.done(None, max(lines - (FORMATS[to].other_lines or 0), 0))

    name = f"dateline-{to.removesuffix('-csv')}-{today}{'-internal' if internal else ''}"
    ending = "geojson" if to == "geojson" else "csv"
    return StreamingResponse(
        Pieces(made),
        media_type=f"{_MEDIA.get(to, 'text/csv')}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"', "X-Accel-Buffering": "no"},
    )


def _publishing(store: Store, to: To, asked: Asked, who: Who, public: bool, today: dt.date) -> Publishing:
    """What notes the export. It is none of the command line's: a viewer may have less to choose from."""
    given = {name: msgspec.json.encode(value).decode() for name, value in asked.given.items()}
    how = Publish(by=who.name)
    return Publishing(
        store,
        FORMATS[to],
        {**given, "desk": "all" if who.may("coder") else "public"},
        public=public,
        delay_days=MIN_DELAY_DAYS,
        today=today,
        how=how,
    )


def _pks(desk: Desk, store: Store, asked: Asked, who: Who) -> list[int]:
    found = desk.index.select(store, asked, public=not who.may("coder"))
    rows, _ = page(found.rows_of, found.mask, "day", None, len(found.rows_of) + 1)
    pks: list[int] = found.rows_of["pk"][rows].tolist()
    return pks


def _control(desk: Desk, store: Store, asked: Asked, who: Who, today: dt.date) -> Iterator[str]:
    held = desk.timelines.of(store, who)
    found = list(held.places)
    if asked.place:
        named = {each.id for each in desk.places.of(store, who).named(asked.place)}
        found = [each for each in found if each.id in named]
    yield from control_csv.export(
        (each for each in (each.within(asked.since, asked.until) for each in found) if each.spells or each.brief),
        public=held.public,
        today=today,
    )
