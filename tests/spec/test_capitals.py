"""The table of sentences in capitals: read like any other, and each quote as it stands in the text.

`trigger` is in an event that happened, `place` and `actor` are parts of the names that stand in it, an actor's also of
his words in the text; an empty cell asks for nothing.
"""

from __future__ import annotations

import pytest

from dateline.model import UNREAL, Event
from dateline.model.reading import spans

from .conftest import read, rows

ROWS = rows("capitals.tsv")


def fits(row: dict[str, str], event: Event) -> bool:
    place = event.place
    where = [place.name, place.admin2, place.admin1] if place else []
    actors = (*event.side_a, *event.side_b, *event.victims)
    who = [f"{actor.name} ({actor.span.quote if actor.span else ''})" for actor in actors]
    return (
        event.status not in UNREAL
        and row["trigger"] in " ".join(event.trigger.quote.lower().split())
        and (not row["place"] or any(row["place"].lower() in (name or "").lower() for name in where))
        and (not row["actor"] or any(row["actor"].lower() in name.lower() for name in who))
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"][:60])
def test_capitals(row: dict[str, str]) -> None:
    reading = read(row["sentence"], row["day"])
    assert any(fits(row, event) for event in reading.events), [
        (event.status, event.trigger.quote, event.place and event.place.name, event.side_a, event.side_b, event.victims)
        for event in reading.events
    ]
    for span in spans(reading):
        assert reading.document.text[span.start : span.end] == span.quote


def test_the_table_is_written_in_capitals() -> None:
    assert len(ROWS) >= 40
    assert all(row["sentence"].isupper() for row in ROWS)
