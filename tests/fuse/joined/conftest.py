"""Reports of one happening made by hand, each with one event whose sentence is the whole text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.model import Casualties, Document, Event, Incident, Report, Span, Tally, When

MakeReport = Callable[..., Report]

_TALLIES = {"killed": "fatalities", "injured": "injured", "captured": "captured"}


def _tally(value: int | tuple[int | None, int | None, int | None]) -> Tally:
    if isinstance(value, int):
        return Tally(low=value, best=value, high=value)
    return Tally(low=value[0], best=value[1], high=value[2])


def make_report(
    document: str,
    published: str | None = "2021-03-13",
    *,
    incident: str = "i1",
    outlet: str | None = "default",
    text: str = "They fought.",
    day: str | None = None,
    stated: bool = True,
    event: dict[str, Any] | None = None,
    voices: tuple[Any, ...] = (),
    **fields: Any,
) -> Report:
    """A report: counts as `killed=12` or `killed=(9, 9, None)`, the day of the event as `day`, others as Incident's."""
    casualties = []
    for harm, tally in _TALLIES.items():
        if harm in fields:
            number = _tally(fields.pop(harm))
            fields[tally] = number
            span = Span(0, 4, text[:4])
            count = Casualties(harm=harm, low=number.low, best=number.best, high=number.high, span=span)  # type: ignore[arg-type]
            casualties.append(count)
    when = None
    if day is not None:
        when = When(start=day, end=day, precision="day", span=Span(0, 4, text[:4]) if stated else None)
    told = Event(
        id="e1",
        type=fields.get("type", "Battles"),
        subtype=fields.get("subtype", "Armed clash"),
        status="occurred",
        trigger=Span(0, 4, text[:4]),
        evidence=(Span(0, len(text), text),),
        confidence=0.9,
        **({"casualties": tuple(casualties), "attribution": voices, "time": when} | (event or {})),
    )
    known = {
        "id": incident,
        "events": ("e1",),
        "documents": (document,),
        "type": "Battles",
        "subtype": "Armed clash",
        "time": when,
        "sources": voices,
    }
    return Report(
        document=Document(
            id=document,
            sha256="0" * 64,
            outlet=f"The {document} Post" if outlet == "default" else outlet,
            published=When(start=published, end=published, precision="day") if published else None,
            text=text,
        ),
        incident=Incident(**(known | fields)),
        events=(told,),
    )


@pytest.fixture(scope="session")
def report() -> MakeReport:
    """`report("d1", "2021-03-13", killed=12, day="2021-03-12")`."""
    return make_report
