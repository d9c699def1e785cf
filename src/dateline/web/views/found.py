"""Places, actors and types that a person may mean while she writes a correction."""

from __future__ import annotations

import msgspec

from dateline.knowledge.actors import RegisteredActor
from dateline.knowledge.codebooks import inter, subtypes
from dateline.model.geo import great_circle_km
from dateline.run.finding import Found, find_actors, find_places
from dateline.web.index.named import places_beginning
from dateline.web.index.rows import Rows

MOST = 12


class PlaceFound(msgspec.Struct, frozen=True, kw_only=True):
    """A place: `value` is what a correction takes, `here` how many incidents of the store lie there.

    `km` is how far it lies from where was asked.
    """

    value: str
    name: str
    kind: str | None
    area: str
    country: str | None
    lat: float
    lon: float
    uncertainty_km: float | None
    population: int | None
    here: int
    km: float | None


class PlacesFound(msgspec.Struct, frozen=True, kw_only=True):
    """The places, the likeliest first."""

    places: tuple[PlaceFound, ...]


class ActorFound(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of the registry: `value` (its id) is what a correction takes; from when to when it was active."""

    value: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    countries: tuple[str, ...]
    active_from: str | None
    active_to: str | None


class ActorsFound(msgspec.Struct, frozen=True, kw_only=True):
    """The actors, those of exactly this name first."""

    actors: tuple[ActorFound, ...]


class TypeFound(msgspec.Struct, frozen=True, kw_only=True):
    """An event type with its sub-event types."""

    type: str
    subtypes: tuple[str, ...]


class Types(msgspec.Struct, frozen=True, kw_only=True):
    """ACLED's types."""

    types: tuple[TypeFound, ...]


def places(rows: Rows, name: str, country: str | None, near: tuple[float, float] | None) -> PlacesFound:
    """Places of the store whose name begins like this, and those of the gazetteer that bear it in full.

    The gazetteer knows whole names only; of places of the store a beginning is enough.
    """
    known = {each.value: each for each in (_of_gazetteer(each, near) for each in find_places(name, near=near))}
    for place, place_id, iso, lat, lon, here in places_beginning(rows, name, 10 * MOST):
        packaged = place_id if place_id and place_id.startswith("geonames:") else None
        value = packaged or f"{place}@{lat:.5f},{lon:.5f}"
        if old := known.get(value):
            known[value] = msgspec.structs.replace(old, here=old.here + here)
        else:
            known[value] = PlaceFound(
                value=value, name=place, kind=None, area="", country=iso, lat=lat, lon=lon, uncertainty_km=None,
                population=None, here=here, km=_km((lat, lon), near),
            )  # fmt: skip
    order = sorted(known.values(), key=lambda each: (country is not None and each.country != country, not each.here))
    return PlacesFound(places=tuple(order[:MOST]))


def actors(name: str, country: str | None, day: str | None) -> ActorsFound:
    """Actors of the registry by a name or the beginning of one; those of the country and day first."""
    found = find_actors(name)
    ranked = sorted(found, key=lambda row: (not row.active(day), country is not None and not row.at(country)))
    return ActorsFound(actors=tuple(map(_actor, ranked[:MOST])))


def types() -> Types:
    """All types with their sub-event types, in the order of the codebook."""
    told: dict[str, list[str]] = {}
    for row in subtypes().values():
        told.setdefault(row.event_type, []).append(row.name)
    return Types(types=tuple(TypeFound(type=name, subtypes=tuple(each)) for name, each in told.items()))


def _of_gazetteer(found: Found, near: tuple[float, float] | None) -> PlaceFound:
    entry = found.entry
    parts = [entry.admin2, entry.admin1 if entry.kind != "admin1" else None]
    return PlaceFound(
        value=f"geonames:{entry.geonames}" if entry.geonames else f"{entry.name}@{entry.lat:.5f},{entry.lon:.5f}",
        name=entry.name,
        kind=entry.kind.replace("_", " "), area=", ".join(dict.fromkeys(each for each in parts if each)),
        country=entry.country or None, lat=entry.lat, lon=entry.lon, uncertainty_km=entry.uncertainty_km,
        population=entry.population or None, here=0, km=_km((entry.lat, entry.lon), near),
    )  # fmt: skip


def _km(one: tuple[float, float], two: tuple[float, float] | None) -> float | None:
    return round(great_circle_km(*one, *two), 1) if two else None


def _actor(row: RegisteredActor) -> ActorFound:
    return ActorFound(
        value=row.id, name=row.name, kind=(row.acled_inter_label or inter(row.kind) or row.kind).replace("_", " "),
        aliases=row.aliases[:6], countries=row.countries, active_from=row.active_from, active_to=row.active_to,
    )  # fmt: skip
