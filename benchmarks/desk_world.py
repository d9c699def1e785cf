"""The made world of `desk_store.py`: happenings, and the Readings of the reports that tell them. Seeded, all invented
but the towns (gazetteer) and the parties (registry): no report of it tells anything that happened."""

from __future__ import annotations

import datetime
import hashlib
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from dateline.knowledge import gazetteer as places
from dateline.knowledge.actors import registry
from dateline.knowledge.gazetteer_entry import KINDS
from dateline.model import (
    Actor,
    Attribution,
    Casualties,
    Document,
    Event,
    Grade,
    Incident,
    Place,
    Reading,
    Section,
    Span,
    Tally,
    When,
)
from dateline.model.grades import Digit

#: Those with most of what is told stand first.
COUNTRIES = tuple(
    "SY UA AF YE SD MM PS IQ NG ML SO ET CD BF LY PK MX CO RU LB CM MZ NE CF SS TR IN PH VE HT EG TD IL KE".split()
)
_TOWNS = 600
_FIRST, _DAYS = datetime.date(2015, 1, 1), 3_650
#: Type, sub-event type, what is said of it, weight, the mean toll.
_TYPES = (
    ("Explosions/Remote violence", "Shelling/artillery/missile attack", "shelled the market", 30, 2.0),
    ("Explosions/Remote violence", "Air/drone strike", "bombed a workshop", 18, 3.0),
    ("Explosions/Remote violence", "Remote explosive/landmine/IED", "mined the road", 8, 1.5),
    ("Explosions/Remote violence", "Suicide bomb", "attacked a checkpoint with a suicide bomb", 1, 9.0),
    ("Battles", "Armed clash", "fought for the ridge", 26, 3.0),
    ("Battles", "Government regains territory", "retook the old quarter", 1, 5.0),
    ("Battles", "Non-state actor overtakes territory", "overran the barracks", 1, 6.0),
    ("Violence against civilians", "Attack", "shot at shops", 17, 1.5),
    ("Violence against civilians", "Abduction/forced disappearance", "abducted a teacher", 4, 0.0),
    ("Protests", "Peaceful protest", "marched through the square", 8, 0.0),
    ("Riots", "Mob violence", "set offices on fire", 3, 0.2),
    ("Strategic developments", "Arrests", "arrested several men", 3, 0.0),
    ("Strategic developments", "Looting/property destruction", "looted the depot", 2, 0.0),
)
_STATUS = ("occurred", "ongoing", "attempted", "threatened", "denied")
_OUTLETS = tuple(
    f"{where} {what}"
    for what in ("Gazette", "Courier", "Post", "Radio", "Wire", "Tribune", "Monitor", "Herald", "Record", "Letter")
    for where in "Harbour Hill Valley Coast River Plain Forest Island Ridge Delta Oasis Lake Border Bridge".split()
)
_VOICES = (
    ("residents", "witness"), ("a medic", "medic"), ("the health ministry", "official"), ("the army", "party"),
    ("the police", "official"), ("a monitoring group", "monitor"), ("a local council", "official"), ("", ""),
)  # fmt: skip
_SYLLABLES = "ka ro mi ta lu ven sha dor bel nim zar ho pe qui ras tol gan fe ul mar".split()
_DIGITS: tuple[tuple[Digit, str], ...] = (
    ("1", "agreed"), ("2", "alone_likely"), ("3", "alone"), ("4", "contradicted"), ("5", "improbable"), ("6", "none"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """What happens in the made world: `toll` people are killed."""

    day: datetime.date
    place: Place
    area: Place
    kind: tuple[str, str, str]
    sides: tuple[tuple[Actor, ...], tuple[Actor, ...]]
    toll: int | None
    injured: int | None
    status: str
    victim: str


class World:
    """Happenings, drawn one by one, within one of so many equal `parts` of the decade."""

    def __init__(self, seed: int = 7, part: int = 0, parts: int = 1) -> None:
        self.draw = random.Random(seed * parts + part)
        self._days = _DAYS // parts
        self._first = _FIRST + datetime.timedelta(days=part * self._days)
        self._towns = {country: _towns(country) for country in COUNTRIES}
        for towns in self._towns.values():
            self.draw.shuffle(towns)
        self._armed = {country: _armed(country) for country in COUNTRIES}
        self._heat = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(COUNTRIES))))

    def happening(self) -> Happening:
        """The next one."""
        draw = self.draw
        country = draw.choices(COUNTRIES, cum_weights=self._heat)[0]
        towns = self._towns[country]
        # a town's share falls with its rank, as the square of an even draw has it, and more
        place, area = towns[int(len(towns) * draw.random() ** 3)]
        kind, subtype, words, _, mean = draw.choices(_TYPES, [each[3] for each in _TYPES])[0]
        # wars flare up: days gather around the thirds of the decade
        share = draw.betavariate(2, 2) if draw.random() < 0.6 else draw.random()
        day = self._first + datetime.timedelta(days=int(share * self._days) % self._days)
        toll: int | None = None
        if mean and draw.random() < 0.75:
            toll = min(900, int(draw.paretovariate(1.3) * mean * draw.random()))
        status = draw.choices(_STATUS, (930, 20, 20, 20, 10))[0]
        armed = self._armed[country]
        one, other = draw.choice(armed), draw.choice(armed)
        civil = Actor(name="civilians", kind="civilians")
        crowd = Actor(name="protesters", kind="protesters") if kind in ("Protests", "Riots") else None
        doers = (crowd,) if crowd else (one,) if draw.random() < 0.8 else ()
        others = () if crowd else (civil,) if "civilians" in kind else (other,) if draw.random() < 0.6 else (civil,)
        return Happening(
            day=day, place=place, area=area, kind=(kind, subtype, words),
            sides=(doers, others), toll=toll or None, status=status,
            injured=int(toll * draw.uniform(1, 4)) or None if toll and draw.random() < 0.4 else None,
            victim=f"{_name(draw)} {_name(draw)}",
        )  # fmt: skip

    def telling(self) -> tuple[int, int]:
        """How many reports tell a happening, and of how many happenings more each of them tells."""
        return self.draw.choices((1, 2, 3, 4, 6), (64, 20, 9, 5, 2))[0], self.draw.choices((0, 2), (95, 5))[0]


def _towns(country: str) -> list[tuple[Place, Place]]:
    table = places.packaged()
    arrays = places.Table(Path(places.__file__).with_name("gazetteer.bin")).arrays
    kinds = [KINDS.index(kind) for kind in ("city", "town", "village")]
    of_country = arrays["country"] == _code(country)
    rows = np.flatnonzero(of_country & np.isin(arrays["kind"], kinds))
    rows = rows[np.argsort(-arrays["population"][rows].astype("i8"), kind="stable")][:_TOWNS]
    found = []
    for row in rows.tolist():
        entry = table.entry(row)
        area = table.entry(entry.admin1_row) if entry.admin1_row is not None else entry
        found.append((_place(entry), _place(area)))
    return found


def _code(country: str) -> int:
    return places.Table(Path(places.__file__).with_name("gazetteer.bin")).countries.index(country)


def _place(entry: places.Entry) -> Place:
    wide = entry.kind == "admin1"
    return Place(
        name=entry.name, place_id=entry.place_id, kind=entry.kind, lat=entry.lat, lon=entry.lon,
        uncertainty_km=entry.uncertainty_km, admin2=entry.admin2, admin1=entry.admin1, country=entry.country,
        geo_precision=3 if wide else 1, ucdp_where_prec=4 if wide else 1, candidates=1, confidence=0.9,
    )  # fmt: skip


def _armed(country: str) -> list[Actor]:
    """The armies and groups of a country, by the registry."""
    rows = [row for row in registry().by_id.values() if country in row.countries and row.kind not in ("civilians",)]
    rows = [registry().forces(country, service, None) for service in ("military", "police")] + rows
    found = [Actor(name=row.name, actor_id=row.id, kind=row.kind) for row in rows[:24]]
    return [*found, Actor(name="gunmen", kind="unidentified")]


def _name(draw: random.Random) -> str:
    return "".join(draw.choices(_SYLLABLES, k=draw.choice((2, 3)))).capitalize()


def report(draw: random.Random, number: int, told: list[Happening]) -> Reading:
    """What one report tells of happenings: a day, a place and a toll are blurred now and then."""
    outlet = _OUTLETS[int(len(_OUTLETS) * draw.random() ** 2)]
    last = max(each.day for each in told)
    published = (last + datetime.timedelta(days=draw.choice((0, 1, 1, 2)))).isoformat()
    own = f"{number:08d}-{outlet.lower().replace(' ', '-')}"
    text = f"{told[0].place.name}: {told[0].kind[2]}\n\n"
    title = text.strip()
    events, incidents = [], []
    for position, each in enumerate(told, start=1):
        text, event, incident = _told(draw, text, own, position, each, published)
        events.append(event)
        incidents.append(incident)
    text += f"{_name(draw)} {_name(draw)} reported from {told[0].area.name}."
    return Reading(
        document=Document(
            id=own, sha256=hashlib.sha256(text.encode()).hexdigest(), outlet=outlet, title=title, text=text,
            language="en", published=When(start=published, end=published, precision="day", basis="given"),
        ),
        sections=(Section("headline", 0, len(title)), Section("body", len(title) + 2, len(text))),
        events=tuple(events),
        incidents=tuple(incidents),
    )  # fmt: skip


def _told(
    draw: random.Random, text: str, own: str, position: int, each: Happening, published: str
) -> tuple[str, Event, Incident]:
    """The text with another sentence or two, and what is read in them."""
    place = each.area if draw.random() < 0.1 else each.place
    start = each.day + datetime.timedelta(days=-1 if draw.random() < 0.05 else 0)
    end = min(each.day + datetime.timedelta(days=6), datetime.date.fromisoformat(published))
    vague = draw.random() < 0.08
    when = When(start=start.isoformat(), end=(max(start, end) if vague else start).isoformat(), precision="day")
    if vague and start < end:
        when = When(start=when.start, end=when.end, precision="week")
    who = each.sides[0][0].name if each.sides[0] else "Unknown men"
    voice, voice_kind = draw.choice(_VOICES)
    begin = len(text)
    text += f"{who[:1].upper()}{who[1:]} "
    trigger = len(text)
    text += f"{each.kind[2]} in "
    at = len(text)
    text += f"{place.name} on {start:%-d %B %Y}"
    toll = None if each.toll is None or each.status in ("threatened", "denied") or draw.random() < 0.15 else each.toll
    casualties: tuple[Casualties, ...] = ()
    tally = None
    if toll is not None:
        low = max(1, toll + draw.choice((0, 0, 0, 0, 0, -1, 1, 3)))
        spread = draw.choice((0, 0, 0, 0, max(1, low // 4)))
        words = f"{low} people" if not spread else f"{low} to {low + spread} people"
        text += ", killing "
        counted = len(text)
        text += words
        bounds = {"low": low, "best": low + spread // 2, "high": low + spread}
        span = Span.of(text, counted, len(text))
        casualties = (
            Casualties(harm="killed", who="civilian" if draw.random() < 0.4 else "unknown", span=span, **bounds),
        )
        tally = Tally(**bounds)
        if draw.random() < 0.3:
            text += f", {each.victim} among them"
    sources: tuple[Attribution, ...] = ()
    if voice:
        text += ", "
        said = len(text)
        text += f"{voice} said"
        sources = (Attribution(source=voice, kind=voice_kind, source_span=Span.of(text, said, said + len(voice))),)
    text += "."
    evidence = Span.of(text, begin, len(text))
    text += " "
    kind, subtype, words = each.kind
    spotted = msgspec.structs.replace(place, span=Span.of(text, at, at + len(place.name)))
    event = Event(
        id=f"e{position}", type=kind, subtype=subtype, status=each.status, confidence=0.8,  # type: ignore[arg-type]
        trigger=Span.of(text, trigger, trigger + len(words)), side_a=each.sides[0], side_b=each.sides[1],
        place=spotted, time=when, casualties=casualties, attribution=sources, evidence=(evidence,),
    )  # fmt: skip
    digit, rule = draw.choices(_DIGITS, (2, 20, 50, 8, 2, 18))[0]
    civilians = tally if casualties and casualties[0].who == "civilian" else None
    incident = Incident(
        id=f"i{position}", events=(event.id,), documents=(own,), type=kind, subtype=subtype, side_a=each.sides[0],
        side_b=each.sides[1], place=spotted, time=when, fatalities=tally, civilian_fatalities=civilians,
        injured=Tally(low=each.injured, best=each.injured) if each.injured and tally else None, sources=sources,
        independent_sources=1, credibility=Grade(code=digit, rule=rule, reason="made", table="made"),
    )  # fmt: skip
    return text, event, incident


def readings(world: World, happenings: int, number: int = 0) -> Iterator[Reading]:
    """The Readings of the reports that tell so many happenings; `number` is that of the first report."""
    done = 0
    while done < happenings:
        telling, more = world.telling()
        told = [world.happening() for _ in range(1 + more)][: happenings - done]
        done += len(told)
        for _ in range(telling):
            yield report(world.draw, number, told)
            number += 1
