"""An invented report, read by hand: what the exporters are tested on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.export import FORMATS, Told
from dateline.model import (
    Actor,
    Annotations,
    Attribution,
    Casualties,
    ControlAssertion,
    Document,
    Event,
    Incident,
    Place,
    Reading,
    Section,
    Span,
    Tally,
    Weapon,
    When,
)
from dateline.model.control import ControlClaim, PlaceControl, Spell

TODAY = dt.date(2021, 6, 1)
HEADLINE = "Shells hit market in Harim as rebels take hill"
BODY = (
    "More than 20 people, including four children, were killed on Tuesday when army artillery shelled the market of "
    "Harim, local activist Omar al-Nabulsi said. Dr. Salma Qasim of the town's clinic put the toll at 17. "
    "“We pulled them from under the stalls,” al-Nabulsi added. The army denied the attack. "
    "Rebels captured the hill of Tell Amar near the town on 24 February. The hill is held by the rebels."
)
COMMENT = "Omar Nabulsy is a liar!"
TEXT = f"{HEADLINE}\n\n{BODY}\n\n{COMMENT}"


def span(quote: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of some words of the report."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(quote, at + 1)
    return Span.of(TEXT, at, at + len(quote))


def day(iso: str, quote: str | None = None, **more: Any) -> When:
    """One exact day."""
    fields = {"precision": "day", "timex": iso, "timex_type": "DATE", "basis": "text"} | more
    return When(start=iso, end=iso, span=span(quote) if quote else None, **fields)


ARMY = Actor(name="Syrian Arab Army", actor_id="sy_saa", kind="state_forces", span=span("army"), confidence=0.8)
REBELS = Actor(name="rebels", kind="rebel", span=span("Rebels"), confidence=0.6)
PEOPLE = Actor(name="people", kind="civilians", span=span("people"), confidence=0.7)
MARKET = Place(
    name="Harim",
    place_id="geonames:172890",
    kind="town",
    lat=36.20851,
    lon=36.51934,
    uncertainty_km=2.0,
    admin1="Idlib",
    admin2="Harem District",
    country="SY",
    relation="in",
    geo_precision=1,
    ucdp_where_prec=1,
    candidates=2,
    confidence=0.9,
    span=span("Harim", 1),
)
HILL = Place(name="Tell Amar", kind="mountain", relation="near", country="SY", span=span("Tell Amar"))
ACTIVIST = Attribution(
    source="local activist Omar al-Nabulsi",
    kind="local_activist",
    source_span=span("local activist Omar al-Nabulsi"),
    cue_span=span("said"),
    content_span=span("More than 20 people"),
)
MEDIC = Attribution(
    source="Dr. Salma Qasim", kind="medic", source_span=span("Dr. Salma Qasim"), cue_span=span("put the toll at")
)
DENIAL = Attribution(
    source="the army",
    source_id="sy_saa",
    kind="fighter",
    aligned_with="sy_saa",
    stance="denies",
    source_span=span("The army"),
    cue_span=span("denied"),
)
SHELLING = Event(
    id="e1",
    type="Explosions/Remote violence",
    subtype="Shelling/artillery/missile attack",
    plover="ASSAULT-heavy-weapons",
    status="occurred",
    trigger=span("shelled"),
    side_a=(ARMY,),
    side_b=(PEOPLE,),
    victims=(PEOPLE,),
    place=MARKET,
    time=day("2021-03-02", "Tuesday", ucdp_date_prec=1),
    casualties=(
        Casualties(
            harm="killed",
            who="civilian",
            description="people",
            low=21,
            best=21,
            open_ended=True,
            span=span("More than 20 people"),
        ),
        Casualties(harm="killed", who="unknown", low=17, best=17, high=17, span=span("17")),
    ),
    weapons=(Weapon(name="artillery", span=span("artillery")),),
    attribution=(ACTIVIST, MEDIC, DENIAL),
    evidence=(span(BODY[: BODY.index("said.") + 5]), span("Dr. Salma Qasim of the town's clinic put the toll at 17.")),
    confidence=0.8,
)
CAPTURE = Event(
    id="e2",
    type="Battles",
    subtype="Non-state actor overtakes territory",
    plover="COERCE-seize",
    status="occurred",
    trigger=span("captured"),
    side_a=(REBELS,),
    place=HILL,
    time=day("2021-02-24", "24 February"),
    evidence=(span("Rebels captured the hill of Tell Amar near the town on 24 February."),),
    confidence=0.7,
)
INCIDENTS = (
    Incident(
        id="i1",
        events=("e1",),
        documents=("report-1",),
        type=SHELLING.type,
        subtype=SHELLING.subtype,
        side_a=(ARMY,),
        side_b=(PEOPLE,),
        place=MARKET,
        time=SHELLING.time,
        fatalities=Tally(low=17, best=21, high=None),
        civilian_fatalities=Tally(low=21, best=21, high=None),
        sources=(ACTIVIST, MEDIC, DENIAL),
        independent_sources=2,
        disagreements=("Omar al-Nabulsi: more than 20 killed; Salma Qasim: 17 killed; the army denies the attack",),
    ),
    Incident(
        id="i2",
        events=("e2",),
        documents=("report-1",),
        type=CAPTURE.type,
        subtype=CAPTURE.subtype,
        side_a=(REBELS,),
        place=HILL,
        time=CAPTURE.time,
        independent_sources=1,
    ),
)
CONTROL = ControlAssertion(
    place=HILL,
    holder=REBELS,
    status="holds",
    time=day("2021-03-03"),
    evidence=(span("The hill is held by the rebels."),),
    confidence=0.7,
)


def build(**changes: Any) -> Reading:
    """The report as read; keywords replace fields of the Reading, `document` those of its document."""
    document = {
        "id": "report-1",
        "sha256": "0" * 64,
        "url": "https://desk.example/2021/03/harim-market",
        "outlet": "Sample Desk",
        "title": HEADLINE,
        "byline": ("Lina Haddad",),
        "published": day("2021-03-03"),
        "language": "en",
        "text": TEXT,
    } | changes.pop("document", {})
    start = len(HEADLINE) + 2
    fields = {
        "sections": (
            Section("headline", 0, len(HEADLINE)),
            Section("body", start, start + len(BODY)),
            Section("comment", start + len(BODY) + 2, len(TEXT)),
        ),
        "events": (SHELLING, CAPTURE),
        "control": (CONTROL,),
        "incidents": INCIDENTS,
        "annotations": Annotations(
            places=(MARKET, HILL), actors=(ARMY, PEOPLE, REBELS), attributions=(ACTIVIST, MEDIC, DENIAL)
        ),
        "warnings": ("place Tell Amar unresolved: not in the gazetteer",),
    } | changes
    return Reading(document=Document(**document), **fields)


@pytest.fixture
def make() -> Callable[..., Reading]:
    """Builds the report with changes."""
    return build


@pytest.fixture
def reading() -> Reading:
    """The report as read."""
    return build()


@pytest.fixture
def today() -> dt.date:
    """A day three months after the report."""
    return TODAY


@pytest.fixture
def district() -> Reading:
    """The report where all that is known of the place is its district."""
    place = msgspec.structs.replace(MARKET, kind="admin2", geo_precision=2, ucdp_where_prec=3, uncertainty_km=25.0)
    first = msgspec.structs.replace(INCIDENTS[0], place=place)
    return build(incidents=(first, INCIDENTS[1]))


@pytest.fixture
def held() -> PlaceControl:
    """The timeline of a town that was lost once."""
    claims = tuple(
        ControlClaim(document="report-1", name="Harim", says="holds", holder=who, start=start, by=("a monitor",))
        for who, start in ((ARMY, "2020-01-05"), (REBELS, "2020-06-01"))
    )
    spells = (
        Spell(start="2020-01-05", end="2020-05-31", status="claimed", holder=ARMY, probability=0.6, claims=(0,),
              last_confirmed="2020-01-05"),
        Spell(start="2020-06-01", end=None, status="claimed", holder=REBELS, probability=0.6, claims=(1,),
              last_confirmed="2020-06-01"),
    )  # fmt: skip
    return PlaceControl(id="geonames:172890", place=MARKET, spells=spells, claims=claims)


Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path, reading: Reading, held: PlaceControl) -> Save:
    """`save("gpkg", [reading], public=False)`: the file that a format writes of Readings, by default of the report."""

    def save(to: str, readings: Sequence[Reading] | None = None, *, name: str | None = None, **more: Any) -> Path:
        path = tmp_path / (name or ("package" if to == "datapackage" else f"events{FORMATS[to].endings[0]}"))
        told = Told(
            readings=[reading] if readings is None else readings,
            control=[held],
            **{"name": path.name, "today": TODAY, "public": False, "coder": "dateline 0"} | more,
        )
        writer = FORMATS[to].file
        assert writer
        writer(told, path)
        return path

    return save
