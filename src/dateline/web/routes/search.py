"""Full-text search."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from dateline.store.asking import LONGEST, asking
from dateline.store.search import Order
from dateline.web.answers import answer, answers
from dateline.web.desk import TheDesk
from dateline.web.views.search import SearchPage, What, search_page
from dateline.web.who import Coder

router = APIRouter(tags=["search"])


@router.get("/api/search", responses=answers(SearchPage))
def search(
    desk: TheDesk,
    who: Coder,
    q: Annotated[str, Query(min_length=1, max_length=LONGEST, description="See the help of the search screen")],
    what: What = "documents",
    order: Order = "relevance",
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Response:
    """Documents and incidents: words, "phrases", -not, OR, prefix*, and fields such as place: and killed>10."""
    with desk.store() as store:
        return answer(
            search_page(store, desk.index, asking(q), what=what, order=order, cursor=cursor or None, limit=limit)
        )
