"""Who held what on one day, for the map: places as points, and cells of uncertain areas around them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from dateline.export.control_map import features
from dateline.model.control import PlaceControl, SpellStatus
from dateline.web.asked import Box
from dateline.web.timelines import Held


class ControlState(msgspec.Struct, frozen=True, kw_only=True):
    """A place, or the land around one, on the day: who holds it and how sure that is.

    `side` is the one that the holder stands on. `probability` is that of the state on the day; `stale_days` have passed
    since a report last bore it out.
    """

    holder: str | None
    side: str | None
    status: SpellStatus
    besieged: bool
    probability: float
    last_confirmed: str | None
    stale_days: int | None


class ControlPlace(ControlState, frozen=True, kw_only=True):
    """A place on the map. `id` is its timeline's, `whole_area` a region that the point stands for."""

    id: str
    place: str
    kind: str | None
    country: str | None
    lat: float
    lon: float
    since: str
    claims: int
    sources: int
    uncertainty_km: float
    whole_area: bool


class ControlCell(ControlState, frozen=True, kw_only=True):
    """A hexagon around places that lie densely: coloured by the nearest one, and no border. `ring` is lon, lat."""

    nearest_place: str
    km: float
    ring: tuple[tuple[float, float], ...]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A side that holds, or held, something; `places` on the day asked for."""

    name: str
    places: int


class ControlMap(msgspec.Struct, frozen=True, kw_only=True):
    """The map of one day. `day` is earlier than the one asked for where nothing younger may be told.

    Where it is not `ready` it is being worked out: ask again. `sides` are those of all days, most places first, and in
    the same order for each day.
    """

    day: str
    public: bool
    ready: bool = True
    places: tuple[ControlPlace, ...] = ()
    cells: tuple[ControlCell, ...] = ()
    sides: tuple[Side, ...] = ()


class _Geometry(msgspec.Struct, frozen=True):
    type: Literal["Point", "Polygon"]
    coordinates: Any


class _Feature(msgspec.Struct, frozen=True):
    geometry: _Geometry
    properties: dict[str, Any]


class _Collection(msgspec.Struct, frozen=True):
    features: list[_Feature]


_collection = msgspec.json.Decoder(_Collection)


def control_map(held: Held, day: str, box: Box | None, today: dt.date) -> ControlMap:
    """The state of an ISO day of all places, or of those within a box.

    Raises ExportError for a public map of a day that is too young.
    """
    told = _collection.decode("".join(features(held.places, day, public=held.public, today=today)))
    sides = _sides_of(held.places)
    # the dots come in the order of the timelines that have a state on the day and lie somewhere
    ids = iter([each.id for each in held.places if each.on(day) and each.place.lat is not None])
    places: list[ControlPlace] = []
    cells: list[ControlCell] = []
    for each in told.features:
        state = {**each.properties, "side": sides.get(each.properties["holder"])}
        if each.geometry.type == "Point":
            lon, lat = each.geometry.coordinates
            place = msgspec.convert({**state, "id": next(ids), "lon": lon, "lat": lat}, ControlPlace)
            if _within(lon, lat, box):
                places.append(place)
        elif any(_within(lon, lat, box) for lon, lat in each.geometry.coordinates[0]):
            cells.append(msgspec.convert({**state, "ring": each.geometry.coordinates[0]}, ControlCell))
    counted = _counted(held.places, sides, places)
    return ControlMap(day=day, public=held.public, places=tuple(places), cells=tuple(cells), sides=counted)


def _sides_of(places: Iterable[PlaceControl]) -> dict[str, str]:
    """The side of each holder by his name; who holds a part of a contested place has his side from elsewhere."""
    found: dict[str, str] = {}
    for each in places:
        for spell in each.spells:
            if spell.holder is None:
                continue
            known = spell.side if spell.side and not spell.side.startswith(("*", "~")) else None
            if known or spell.holder.name not in found:
                found[spell.holder.name] = known or found.get(spell.holder.name, spell.holder.name)
    return found


def _counted(held: Iterable[PlaceControl], sides: dict[str, str], shown: Iterable[ControlPlace]) -> tuple[Side, ...]:
    ever: Counter[str] = Counter()
    for each in held:
        ever.update({sides[spell.holder.name] for spell in each.spells if spell.holder})
    now = Counter(each.side for each in shown)
    return tuple(Side(name=name, places=now[name]) for name in sorted(ever, key=lambda name: (-ever[name], name)))


def _within(lon: float, lat: float, box: Box | None) -> bool:
    if box is None:
        return True
    west, south, east, north = box
    return south <= lat <= north and (west <= lon <= east if west <= east else lon >= west or lon <= east)
