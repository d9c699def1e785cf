"""A Reading made by hand, for tests that need events without reading anything."""

from __future__ import annotations

import functools
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.annotate.sentences import parse
from dateline.annotate.times import find_times
from dateline.model import (
    Actor,
    Annotated,
    Article,
    Attribution,
    Casualties,
    ControlAssertion,
    Document,
    Event,
    Incident,
    Place,
    Reading,
    Resolved,
    Section,
    Span,
    Tally,
    When,
)
from dateline.resolve.times import resolve_times

#: No test depends on what a developer has added for himself, nor leaves there what it adds.
_DATA = tempfile.TemporaryDirectory(prefix="dateline-tests-")
os.environ["DATELINE_DATA"] = str(Path(_DATA.name) / "data")

BODY = (
    "At least three soldiers were killed in Mārib on 4 May when Ansar Allah shelled a barracks, a medic said. "
    "A day before, gunmen shot a judge in Sana'a. The barracks is held by the army."
)
Maker = Callable[..., Reading]


def _make(own: str = "report-1", *, title: str = "Barracks shelled", extra: str = "", **more: Any) -> Reading:
    text = f"{title}\n\n{BODY}{extra}"

    def span(quote: str) -> Span:
        return Span.of(text, text.index(quote), text.index(quote) + len(quote))

    def day(iso: str, quote: str) -> When:
        return When(start=iso, end=iso, precision="day", timex=iso, timex_type="DATE", span=span(quote))

    marib = Place(
        name="Mārib", place_id="geonames:73311", kind="city", lat=15.46, lon=45.33, uncertainty_km=3.0,
        admin1="Marib Governorate", country="YE", span=span("Mārib"),
    )  # fmt: skip
    sanaa = Place(name="Sanaa", lat=15.35, lon=44.21, country="YE", span=span("Sana'a"))
    houthis = Actor(name="Houthi Movement", kind="rebel", span=span("Ansar Allah"))
    soldiers = Actor(name="Military Forces of Yemen", actor_id="state:YE", kind="state_forces", span=span("soldiers"))
    medic = Attribution(source="a medic", kind="medic", source_span=span("a medic"), cue_span=span("said"))
    first = Event(
        id="e1", type="Explosions/Remote violence", subtype="Shelling/artillery/missile attack", status="occurred",
        trigger=span("shelled"), side_a=(houthis,), side_b=(soldiers,), victims=(soldiers,), place=marib,
        time=day("2020-05-04", "on 4 May"), attribution=(medic,), confidence=0.8, evidence=(span(BODY.split(". ")[0]),),
        casualties=(Casualties(harm="killed", low=3, best=3, open_ended=True, span=span("At least three soldiers")),),
    )  # fmt: skip
    second = Event(
        id="e2", type="Violence against civilians", subtype="Attack", status="occurred", trigger=span("shot"),
        side_a=(Actor(name="gunmen", kind="unidentified", span=span("gunmen")),),
        side_b=(Actor(name="judge", kind="civilians", span=span("judge")),),
        place=sanaa, time=day("2020-05-03", "A day before"), confidence=0.7, evidence=(span(BODY.split(". ")[1]),),
    )  # fmt: skip
    holds = ControlAssertion(
        place=Place(name="The barracks", span=span("The barracks")), holder=soldiers, status="holds", time=None,
        evidence=(span("The barracks is held by the army"),),
    )  # fmt: skip
    incidents = tuple(
        Incident(
            id=f"i{number}", events=(event.id,), documents=(own,), type=event.type, subtype=event.subtype,
            side_a=event.side_a, side_b=event.side_b, place=event.place, time=event.time, sources=event.attribution,
            fatalities=Tally(low=3, best=3) if event.casualties else None, independent_sources=1,
        )
        for number, event in enumerate((first, second), start=1)
    )  # fmt: skip
    published = When(start="2020-05-05", end="2020-05-05", precision="day", basis="given")
    told: dict[str, Any] = {"sha256": "0" * 64, "outlet": "Sample Desk", "language": "en", "published": published}
    return Reading(
        document=Document(id=own, title=title, text=text, **told | more),
        sections=(Section("headline", 0, len(title)), Section("body", len(title) + 2, len(text))),
        events=(first, second),
        control=(holds,),
        incidents=incidents,
    )


@pytest.fixture
def make_reading() -> Maker:
    """`make_reading(id, title=…, extra=…, outlet=…)`: a report with a shelling in Mārib and a murder in Sanaa."""
    return _make


@functools.cache
def _resolve_times(text: str, published: str | None = None, headline: str = "") -> Resolved:
    whole = f"{headline}\n\n{text}" if headline else text
    sections = (Section("headline", 0, len(headline)),) if headline else ()
    day = When(start=published, end=published, precision="day") if published else None
    article = Article(
        Document(id="times", sha256="0" * 64, published=day, text=whole),
        (*sections, Section("body", len(whole) - len(text), len(whole))),
    )
    sentences = parse(article)
    annotated = Annotated(article, sentences, times=find_times(whole, sentences))
    return Resolved(article, sentences, times=resolve_times(annotated))


@pytest.fixture
def resolved_times() -> Callable[..., Resolved]:
    """`resolved_times(text, published, headline)`: sentences and times of a text, without the rest of the pipeline."""
    return _resolve_times


#: Towns by name: latitude, longitude, first-order area, country.
_TOWNS = {
    "Halfaya": (35.26, 36.61, "Hama", "SY"),
    "Derna": (32.76, 22.64, "Derna", "LY"),
    "Bourzanga": (13.68, -1.55, "Centre-Nord", "BF"),
    "Kupiansk": (49.71, 37.62, "Kharkiv", "UA"),
}
Teller = Callable[..., Reading]


def _tell(
    own: str, *happenings: tuple[str, str, int], outlet: str = "", status: str = "occurred", **more: Any
) -> Reading:
    """A report with a shelling per (town, ISO day, dead); `first` is the number of its first incident."""
    first, published, lead = more.pop("first", 1), more.pop("published", None), more.pop("lead", "")
    sentences = [
        f"Shells struck the market of {town} on {day}, killing {dead} people." for town, day, dead in happenings
    ]
    text = lead + " ".join(sentences)
    events, incidents, at = [], [], len(lead)
    for number, ((town, day, dead), sentence) in enumerate(zip(happenings, sentences, strict=True), start=first):
        lat, lon, admin1, country = _TOWNS[town]
        place = Place(
            name=town, place_id=f"test:{town}", kind="town", lat=lat, lon=lon, uncertainty_km=3.0, admin1=admin1,
            country=country, geo_precision=1, ucdp_where_prec=1,
        )  # fmt: skip
        when = When(start=day, end=day, precision="day", timex=day)
        struck = at + sentence.index("struck")
        count = at + sentence.index(f"{dead} people")
        span = Span.of(text, count, count + len(f"{dead} people"))
        unreal = status != "occurred"
        dead_of = () if unreal else (Casualties(harm="killed", low=dead, best=dead, high=dead, span=span),)
        event = Event(
            id=f"e{number}", type="Explosions/Remote violence", subtype="Shelling/artillery/missile attack",
            status=status, trigger=Span.of(text, struck, struck + 6), place=place, time=when, confidence=0.8,
            casualties=dead_of, evidence=(Span.of(text, at, at + len(sentence)),),
        )  # fmt: skip
        tally = None if unreal else Tally(low=dead, best=dead, high=dead)
        events.append(event)
        incidents.append(
            Incident(
                id=f"i{number}", events=(event.id,), documents=(own,), type=event.type, subtype=event.subtype,
                place=place, time=when, fatalities=tally, independent_sources=1,
            )
        )  # fmt: skip
        at += len(sentence) + 1
    day = published or max((day for _, day, _ in happenings), default="2020-01-01")
    told = {"published": When(start=day, end=day, precision="day"), "language": "en", **more}
    return Reading(
        document=Document(
            id=own, sha256=hashlib.sha256(text.encode()).hexdigest(), outlet=outlet or None, text=text, **told
        ),
        sections=(Section("body", 0, len(text)),),
        events=tuple(events),
        incidents=tuple(incidents),
    )


@pytest.fixture
def tell() -> Teller:
    """`tell(id, (town, day, dead), …, outlet=…)`: a report of shellings in Halfaya, Derna, Bourzanga or Kupiansk."""
    return _tell
