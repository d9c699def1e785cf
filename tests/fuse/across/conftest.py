"""Reports made by hand: one happening each, told in one or two sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.model import Actor, Document, Event, Incident, Place, Report, Span, Tally, When

Make = Callable[..., Report]
#: Towns by name: latitude, longitude, first-order area.
TOWNS = {
    "Halfaya": (35.26, 36.61, "Hama"),
    "Mhardeh": (35.25, 36.57, "Hama"),
    "Kafr Zita": (35.37, 36.60, "Hama"),
    "Raqqa": (35.95, 39.01, "Raqqa"),
    "Derna": (32.76, 22.64, "Derna"),
}


def make_report(document: str, text: str, **given: Any) -> Report:
    """A report whose whole text is the evidence of its one event; `day`, `place`, `killed` and so on as given."""
    day, place = given.get("day"), given.get("place")
    published = given.get("published", day)
    time = When(
        start=day, end=given.get("until", day), precision=given.get("precision", "day"), timex=given.get("timex")
    )
    where = None
    if place is not None:
        lat, lon, admin1 = TOWNS[place]
        where = Place(
            name=place,
            place_id=f"test:{place}",
            kind=given.get("kind", "town"),
            lat=lat,
            lon=lon,
            uncertainty_km=3.0,
            admin1=admin1,
            country=given.get("country", "SY"),
        )
    span = Span.of(text, 0, len(text))
    killed, injured = (
        Tally(low=number, best=number, high=number) if (number := given.get(harm)) else None
        for harm in ("killed", "injured")
    )
    number = given.get("number", 1)
    sides = [
        tuple(Actor(name=name, actor_id=name, kind="state_forces") for name in given.get(side, ()))
        for side in ("doers", "others")
    ]
    subtype = given.get("subtype", "Shelling/artillery/missile attack")
    event = Event(
        id=f"e{number}",
        type=given.get("type", "Explosions/Remote violence"),
        subtype=subtype,
        status=given.get("status", "occurred"),
        trigger=span,
        evidence=(span,),
        confidence=0.8,
    )
    incident = Incident(
        id=f"i{number}",
        events=(event.id,),
        documents=(document,),
        type=event.type,
        subtype=subtype,
        side_a=sides[0],
        side_b=sides[1],
        place=where,
        time=time if day else None,
        fatalities=killed,
        injured=injured,
    )
    return Report(
        document=Document(
            id=document,
            sha256="0" * 64,
            outlet=given.get("outlet"),
            published=When(start=published, end=published, precision="day") if published else None,
            text=text,
        ),
        incident=incident,
        events=(event,),
    )


@pytest.fixture
def report() -> Make:
    """Makes a report: `report("d1", "Text.", day="2016-04-20", place="Halfaya", killed=5)`."""
    return make_report
