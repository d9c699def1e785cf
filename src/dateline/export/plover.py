"""PLOVER's JSON lines: one record per incident and kind of event (manual 2.0 draft; DOMAIN 3.1, 9.9).

Required are id, date, actor and event. An actor who is not known is an empty list, and whatever else is not told is
left out: a record has no field that says nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dateline.knowledge.actors import registry
from dateline.knowledge.codebooks import country_codes, plover_codebook, plover_of_subtype, plover_sector
from dateline.model import THINGS, Actor, Incident, Place, Reading

from ._coded import interval
from ._items import Item, OnSkip, released

#: Events of which all parties are actors, whoever began: fighting of both sides.
_TWO_SIDED = frozenset({"Battles"})
_SERVICES = {"police": "COP", "intelligence": "SPY", "government": "GOV"}
#: Mordecai's steps from a place within a town (5) to a country (1).
_RESOLUTION = {"country": 1, "admin1": 2, "admin2": 3, "city": 4, "town": 4, "village": 4, "quarter": 5}


def export(
    readings: Iterable[Reading],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = 14,
    on_skip: OnSkip | None = None,
) -> Iterator[str]:
    """A line of JSON per record; `on_skip` hears why an incident is none."""
    for item in released(readings, public=public, today=today, delay_days=delay_days, on_skip=on_skip):
        reason = no_record(item)
        if reason and on_skip:
            on_skip(item.id, reason)
        if not reason:
            yield from lines(item)


def lines(item: Item) -> Iterator[str]:
    """The records of an incident as lines."""
    return (msgspec.json.encode(record).decode() + "\n" for record in records(item))


def no_record(item: Item) -> str | None:
    """Why an incident is no record of PLOVER's, in words; None where it is one."""
    if not codes_of(item):
        if not item.happened:
            return f"not told as having happened: {', '.join(item.statuses)}"
        return f"no PLOVER event has this type alone: {item.incident.subtype or item.incident.type}"
    return None if interval(item.incident.time) else "no day known"


def codes_of(item: Item) -> list[str]:
    """The PLOVER codes of an incident, type[-mode], each once: of what happened, and of threats that were made.

    Where its events have none, the sub-event type's. A type without a mode goes where the same type has one.
    """
    told = [event for event in item.events if event.status in ("occurred", "ongoing")]
    told += [event for event in item.events if event.status == "threatened" and _is_threat(event.plover)]
    codes = list(dict.fromkeys(event.plover for event in told if event.plover))
    if not codes and item.happened and (code := plover_of_subtype(item.incident.subtype)):
        codes = [code]
    return [code for code in codes if "-" in code or not any(other.startswith(f"{code}-") for other in codes)]


def _is_threat(code: str | None) -> bool:
    return (code or "").startswith("THREATEN")


def records(item: Item) -> Iterator[dict[str, Any]]:
    """The records of an incident, fields in the manual's order; the dead and hurt are told once, of the first."""
    for number, code in enumerate(codes_of(item), 1):
        yield _record(item, code, number)


def _record(item: Item, code: str, number: int) -> dict[str, Any]:
    incident, days = item.incident, interval(item.incident.time)
    assert days is not None
    event, _, mode = code.partition("-")
    quad, score = plover_codebook().events[event]
    side_a, side_b = (_entities(side) for side in (incident.side_a, incident.side_b))
    both = incident.type in _TWO_SIDED and event == "ASSAULT"
    found: dict[str, Any] = {
        "id": item.id if number == 1 else f"{item.id}+{number}",
        "date": days[0].isoformat(),
        "enddate": days[1].isoformat() if days[1] != days[0] else None,
        "actor": side_a + side_b if both else side_a,
        "recipient": None if both else side_b,
        "event": event,
        "mode": [mode] if mode else None,
        "context": _contexts(incident, mode),
        "quad_code": quad,
        "event_scale": plover_codebook().modes.get((event, mode)) if mode else score,
        "size": _size(incident) if number == 1 else None,
        "event_loc": _where(incident.place),
        "event_text": item.quotes[0] if item.quotes else None,
        "link": item.cited("url"),
        "cite_info": _cited(item),
        "comment": " | ".join(incident.disagreements) or None,
    }
    return {name: value for name, value in found.items() if name == "actor" or value not in (None, [], {})}


def _entities(side: tuple[Actor, ...]) -> list[dict[str, str]]:
    return [_entity(actor) for actor in side if actor.kind not in THINGS]


def _entity(actor: Actor) -> dict[str, str]:
    """Name, and where known sector, country of its state, Wikidata id; a group of several countries has no code."""
    row = registry().get(actor.actor_id)
    home = country_codes().get(row.home or "") if row else None
    sector = (_SERVICES.get(row.service or "") if row else None) or plover_sector(row.kind if row else actor.kind)
    found = {
        "code": home.iso3 if home else None,
        "sector": sector,
        "entity_text": actor.name,
        "identifier_id": row.wikidata if row else None,
        "identifier_text": row.name if row and row.wikidata else None,
    }
    return {name: value for name, value in found.items() if value}


def _contexts(incident: Incident, mode: str) -> list[str]:
    """The contexts that follow from what is known: what an act was about is read from no report."""
    rows = [registry().get(actor.actor_id) for actor in (*incident.side_a, *incident.side_b)]
    # "military" is for the armies of states alone
    army = any(row and row.kind in ("state_forces", "external_forces") and row.service != "police" for row in rows)
    found = [name for name, holds in (("military", army), ("cbrn", mode == "unconventional")) if holds]
    return [name for name in found if name in plover_codebook().contexts]


def _size(incident: Incident) -> dict[str, int]:
    arrested = incident.captured if incident.subtype == "Arrests" else None
    tallies = (("dead", incident.fatalities), ("injured", incident.injured), ("arrested", arrested))
    return {name: tally.best for name, tally in tallies if tally and tally.best is not None}


def _where(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    country = country_codes().get(place.country or "")
    near = (place.geo_precision or 1) > 1
    number = (place.place_id or "").removeprefix("geonames:")
    found = {
        "resolved_place": place.name,
        "geonameid": number if number.isdigit() and place.place_id != number else None,
        "lat": place.lat,
        "lon": place.lon,
        "district": place.admin2,
        "province": place.admin1,
        "country": country.name if country else None,
        "country_code": country.iso3 if country else None,
        "resolution": None if near and place.kind in ("town", "city") else _RESOLUTION.get(place.kind or ""),
    }
    return {name: value for name, value in found.items() if value is not None}


def _cited(item: Item) -> dict[str, str]:
    languages = dict.fromkeys(document.language for document in item.documents if document.language)
    found = {
        "publication": item.cited("outlet"),
        "title": item.cited("title"),
        "citation": item.cited("id"),
        "language": "; ".join(languages) or None,
        "coder": "dateline",
        "codebook": "PLOVER",
    }
    return {name: value for name, value in found.items() if value}
