"""Which places and actors a name may mean, beside a report: those that were read there, then those of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.knowledge.actors import RegisteredActor, registry
from dateline.knowledge.folding import fold
from dateline.knowledge.gazetteer import Entry, gazetteer
from dateline.model import Actor, Place, Reading
from dateline.model.geo import great_circle_km

from .corrections import place_of_entry

#: So many places or actors of one name are proposed; who means another writes more of it.
MOST = 10
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_GEONAMES = re.compile(r"geonames:\d+")


def places_named(
    reading: Reading, start: int, end: int, words: str, *, written: bool
) -> Iterator[tuple[str, str, Place]]:
    """(what to give, why, the place): the place read at these words, then the gazetteer's, the nearest first.

    Near is what lies near the places where the report has its events, or that it names.
    """
    if not written:
        for place in reading.annotations.places:
            if place.span and place.span.overlaps(start, end) and place.lat is not None:
                yield _given(place), "as it was read", place
    name = _ARTICLE.sub("", words)
    home = _points(reading)
    found = [each for each in gazetteer().find(name) if each.kind != "demonym"]
    ranked = sorted(found, key=lambda each: (_away(each, home), -each.population, each.row))
    for entry in ranked[:MOST]:
        place = place_of_entry(entry)
        yield _given(place), _why(entry, home), place


def _given(place: Place) -> str:
    if place.place_id and _GEONAMES.fullmatch(place.place_id):
        return place.place_id
    return f"{place.name}@{place.lat},{place.lon}"


def _points(reading: Reading) -> list[tuple[float, float]]:
    places = [event.place for event in reading.events] or list(reading.annotations.places)
    return [(each.lat, each.lon) for each in places if each and each.lat is not None and each.lon is not None]


def _away(entry: Entry, home: list[tuple[float, float]]) -> float:
    """Kilometres to the nearest of these points; without any all lie alike."""
    return min((great_circle_km(entry.lat, entry.lon, *point) for point in home), default=0.0)


def _why(entry: Entry, home: list[tuple[float, float]]) -> str:
    parts = [f"{_away(entry, home):,.0f} km from where the report is"] if home else []
    parts += [f"{entry.population:,} people"] if entry.population else []
    parts += ["another transliteration"] if entry.loose else []
    return "; ".join(parts) or "in the gazetteer"


def actors_named(
    reading: Reading, start: int, end: int, words: str, *, written: bool
) -> Iterator[tuple[str, str, Actor]]:
    """(what to give, why, the actor): as read at these words, then the registry's, then the name as it stands."""
    if not written:
        for actor in reading.annotations.actors:
            if actor.span and actor.span.overlaps(start, end):
                yield actor.actor_id or actor.name, "as it was read", actor
    name = _ARTICLE.sub("", words)
    for row, why in _registered(name)[:MOST]:
        yield row.id, why, Actor(name=row.name, actor_id=row.id, kind=row.kind)
    if ";" not in name:
        yield name, "a name that the registry does not have", Actor(name=name)


def _registered(name: str) -> list[tuple[RegisteredActor, str]]:
    known = registry()
    exact = [known[own] for own in known.candidates(name)]
    if (one := known.get(name)) and one not in exact:
        exact.insert(0, one)
    part = f" {fold(name)}"
    likely = [row for row in known.by_id.values() if any(part in f" {fold(n)}" for n in (row.name, *row.aliases))]
    told = [(row, "of this name") for row in exact]
    return told + [(row, f"“{name}” is in its names") for row in likely if row not in exact]
