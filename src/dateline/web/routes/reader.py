"""A document with all that was read in it, and what a person's choice of its words may stand for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Response
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException

from dateline.model import MissingError
from dateline.run.understood import understood, warm
from dateline.web.answers import answer, answers, body
from dateline.web.desk import TheDesk
from dateline.web.given import given
from dateline.web.views.reader import DocumentRead, Understood, WordsAsked
from dateline.web.who import Coder

router = APIRouter(tags=["documents"])


@router.post(
    "/api/documents/{document:path}/understood", responses=answers(Understood, 404), openapi_extra=body(WordsAsked)
)
def words(document: str, asked: Annotated[WordsAsked, given(WordsAsked)], desk: TheDesk, _: Coder) -> Response:
    """What words of the document may stand for in a field: values to choose from, nothing is changed."""
    with desk.store() as store, _known(document):
        reading = store.reading(document)
    found = understood(reading, asked.start, asked.end, asked.field, asked.written)
    return answer(Understood(proposals=found))


@router.get("/api/documents/{document:path}", responses=answers(DocumentRead, 404))
def read(document: str, desk: TheDesk, _: Coder) -> Response:
    """The text of a document, what its words were taken for, and the incidents that it tells."""
    with desk.store() as store, _known(document):
        told = answer(DocumentRead.of(store, document))
    told.background = BackgroundTask(warm)  # who reads a text may soon ask what its words mean
    return told


@contextmanager
def _known(document: str) -> Iterator[None]:
    try:
        yield
    except MissingError as error:
        raise HTTPException(404, f"There is no document {document} (any more)") from error
