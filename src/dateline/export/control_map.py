"""GeoJSON of who held what on one day: a point for each place, and cells where places lie densely enough.

A cell is no border: it is coloured by the nearest place that is told of, fades with the distance from it, and says of
itself that it is uncertain. Where no place is near there is no cell.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model import Actor, ExportError
from dateline.model.control import PlaceControl, Spell
from dateline.model.geo import great_circle_km

from ._privacy import PRIVATE_ACTORS, is_public
from .points import coarse_point
from .protect import CONTROL_DELAY_DAYS

#: Places of an area need so many neighbours within so many km to have cells around them.
_NEIGHBOURS, _NEAR_KM = 4, 15.0
#: A cell's size lies between these (km, corner to centre); cells reach so many sizes from a place.
_SIZES, _REACH = (0.5, 4.0), 3.0
_KM_PER_DEGREE = 111.2
_WHOLE_AREAS = frozenset({"country", "admin1", "admin2", "region", "continent", "sea", "river", "road", "border"})


@dataclass(frozen=True, slots=True)
class _Point:
    place: PlaceControl
    spell: Spell
    lat: float
    lon: float
    uncertainty_km: float
    holder: str | None


def features(found: Iterable[PlaceControl], day: str, *, public: bool = True, today: dt.date) -> Iterator[str]:
    """A FeatureCollection for an ISO day, chunk by chunk.

    With `public` points lie on the public grid, and the day must be 30 days past; raises ExportError where it is not.
    """
    last = (today - dt.timedelta(days=CONTROL_DELAY_DAYS)).isoformat()
    if public and day > last:
        raise ExportError(
            f"a public map of control waits {CONTROL_DELAY_DAYS} days: {last} is the last day; for your own desk there "
            "is --internal"
        )
    points = [point for each in found if (point := _point(each, day, public)) is not None]
    yield '{"type": "FeatureCollection", "day": ' + json.dumps(day) + ', "features": ['
    comma = "\n"
    for feature in (*(_dot(point, day) for point in points), *_cells(points, day)):
        yield comma + json.dumps(feature, ensure_ascii=False)
        comma = ",\n"
    yield "\n]}\n"


def _point(found: PlaceControl, day: str, public: bool) -> _Point | None:
    spell, place = found.on(day), found.place
    if spell is None or place.lat is None or place.lon is None:
        return None
    if not public:
        name = spell.holder.name if spell.holder else None
        return _Point(found, spell, place.lat, place.lon, place.uncertainty_km or 0.0, name)
    coarse = coarse_point(place)
    return _Point(found, spell, coarse["lat"], coarse["lon"], coarse["uncertainty_km"], _public_name(spell.holder))


def _public_name(holder: Actor | None) -> str | None:
    """The holder's name; of somebody who is in no registry and may be a private person none."""
    if holder is None or (holder.kind in PRIVATE_ACTORS and not is_public(holder)):
        return None
    return holder.name


def _dot(point: _Point, day: str) -> dict[str, Any]:
    place = point.place.place
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]},
        "properties": {
            "place": place.name,
            "kind": place.kind,
            "admin1": place.admin1,
            "country": place.country,
            **_state(point, day),
            "since": point.place.since(point.spell),
            "claims": len(point.spell.claims),
            "sources": point.spell.sources,
            "uncertainty_km": point.uncertainty_km,
            "whole_area": place.kind in _WHOLE_AREAS,
        },
    }


def _state(point: _Point, day: str) -> dict[str, Any]:
    spell = point.spell
    known = spell.confirmed_by(day)
    return {
        "holder": point.holder,
        "holder_id": spell.holder.actor_id if spell.holder else None,
        "status": spell.status,
        "besieged": spell.besieged,
        "probability": spell.probability_on(day),
        "last_confirmed": known,
        "stale_days": (dt.date.fromisoformat(day) - dt.date.fromisoformat(known)).days if known else None,
    }


def _cells(points: Sequence[_Point], day: str) -> Iterator[dict[str, Any]]:
    """Hexagons around the places that lie densely, each with the state of the nearest one."""
    known = [
        point for point in points if point.place.place.kind not in _WHOLE_AREAS and point.spell.status != "unknown"
    ]
    for group in _groups(known):
        size = min(_SIZES[1], max(_SIZES[0], _typical_gap(group) / 2))
        yield from _hexagons(group, size, day)


def _groups(points: Sequence[_Point]) -> list[list[_Point]]:
    """Places that hang together through neighbours, each of which has enough of them."""
    grid: dict[tuple[int, int], list[int]] = {}
    for n, point in enumerate(points):
        grid.setdefault(_tile(point), []).append(n)
    near: list[list[int]] = []
    for n, point in enumerate(points):
        y, x = _tile(point)
        around = [m for dy in (-1, 0, 1) for dx in (-1, 0, 1) for m in grid.get((y + dy, x + dx), ()) if m != n]
        near.append([m for m in around if _km(point, points[m]) <= _NEAR_KM])
    dense = {n for n, others in enumerate(near) if len(others) >= _NEIGHBOURS}
    found: list[list[_Point]] = []
    seen: set[int] = set()
    for n in sorted(dense):
        todo, group = [n], []
        while todo:
            at = todo.pop()
            if at in seen or at not in dense:
                continue
            seen.add(at)
            group.append(at)
            todo += near[at]
        if group:
            found.append([points[each] for each in sorted(group)])
    return found


def _tile(point: _Point) -> tuple[int, int]:
    step = _NEAR_KM / _KM_PER_DEGREE
    # a degree of longitude is never longer than at the equator; at 75 degrees it is a quarter of that
    return math.floor(point.lat / step), math.floor(point.lon / (4 * step))


def _typical_gap(group: Sequence[_Point]) -> float:
    gaps = sorted(min((_km(one, other) for other in group if other is not one), default=_SIZES[1]) for one in group)
    return gaps[len(gaps) // 2]


def _hexagons(group: Sequence[_Point], size: float, day: str) -> Iterator[dict[str, Any]]:
    middle = sum(point.lat for point in group) / len(group)
    across, up = _KM_PER_DEGREE * math.cos(math.radians(middle)), _KM_PER_DEGREE
    nearest: dict[tuple[int, int], tuple[float, int]] = {}
    for n, point in enumerate(group):
        x, y = point.lon * across, point.lat * up
        reach = _REACH * size
        for row in range(math.ceil((y - reach) / (1.5 * size)), math.floor((y + reach) / (1.5 * size)) + 1):
            shift = (row % 2) * 0.5
            wide = math.sqrt(3) * size
            first, last = math.ceil((x - reach) / wide - shift), math.floor((x + reach) / wide - shift)
            for column in range(first, last + 1):
                far = math.hypot((column + shift) * wide - x, row * 1.5 * size - y)
                if far <= reach and (far, n) < nearest.get((row, column), (math.inf, 0)):
                    nearest[row, column] = (far, n)
    for row, column in sorted(nearest):
        far, n = nearest[row, column]
        x, y = (column + (row % 2) * 0.5) * math.sqrt(3) * size, row * 1.5 * size
        ring = [
            [round((x + size * math.cos(turn)) / across, 5), round((y + size * math.sin(turn)) / up, 5)]
            for turn in (math.radians(60 * k + 30) for k in range(6))
        ]
        state = _state(group[n], day)
        state["probability"] = round(state["probability"] * (1 - far / (_REACH * size * 2)), 3)
        yield {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
            "properties": {**state, "uncertain": True, "nearest_place": group[n].place.place.name, "km": round(far, 1)},
        }


def _km(one: _Point, other: _Point) -> float:
    return great_circle_km(one.lat, one.lon, other.lat, other.lon)
