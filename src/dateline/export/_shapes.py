"""Where an incident lies, as shapes of GeoJSON and as WKB: a point only where the text tells one.

"If precision is worse than a village, publish a polygon or an explicit radius, not a bare point" (DOMAIN 9.2): what
is told of a district or "near" a town becomes the circle in which it lies, so that no map shows it at one spot.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from dateline.model import Place

#: A point that lies within a larger circle than this is no village's.
POINT_KM = 10.0
#: Corners of a circle: it lies within 0.5 % of a round one.
_CORNERS = 32
_KM_PER_DEGREE = 111.2
#: No circle reaches over a pole, where it would be no ring.
_LAST_LATITUDE = 89.9

#: What a shape stands for: the place's point, the circle in which it lies, or the place's own line or area.
ShapeOf = Literal["point", "circle", "shape"]


#: West, south, east, north.
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Shape:
    """A geometry of GeoJSON (longitude first, WGS84) and what it stands for."""

    of: ShapeOf
    geometry: dict[str, Any]

    @property
    def box(self) -> Box:
        """The bounds around it."""
        points = list(_points(self.geometry["coordinates"]))
        lons, lats = [point[0] for point in points], [point[1] for point in points]
        return min(lons), min(lats), max(lons), max(lats)

    @property
    def wkb(self) -> bytes:
        """The geometry as well-known binary, little endian."""
        return wkb(self.geometry)


def around(box: Box | None, other: Box) -> Box:
    """The bounds around both."""
    if box is None:
        return other
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])


def shape_of(place: Place | None) -> Shape | None:
    """The shape of a place; None where nothing of it is known."""
    if place is None:
        return None
    if place.geometry is not None:
        return Shape("shape", place.geometry)
    if place.lat is None or place.lon is None:
        return None
    if is_coarse(place) and place.uncertainty_km:
        return Shape("circle", circle(place.lat, place.lon, place.uncertainty_km))
    return Shape("point", {"type": "Point", "coordinates": [place.lon, place.lat]})


def as_multi(shape: Shape) -> Shape:
    """The same shape as one of several parts, for layers that have one type."""
    kind, coordinates = shape.geometry["type"], shape.geometry["coordinates"]
    if kind.startswith("Multi"):
        return shape
    return Shape(shape.of, {"type": f"Multi{kind}", "coordinates": [coordinates]})


def is_coarse(place: Place) -> bool:
    """Whether a place is known less exactly than a village is."""
    exact = place.geo_precision in (None, 1) and place.ucdp_where_prec in (None, 1)
    return not exact or (place.uncertainty_km or 0.0) > POINT_KM


def circle(lat: float, lon: float, km: float) -> dict[str, Any]:
    """A polygon around a point, counter-clockwise; cut in two at the antimeridian (RFC 7946, 3.1.9)."""
    ring = []
    for corner in range(_CORNERS):
        angle = 2 * math.pi * corner / _CORNERS
        north = lat + km / _KM_PER_DEGREE * math.sin(angle)
        north = max(-_LAST_LATITUDE, min(_LAST_LATITUDE, north))
        wide = _KM_PER_DEGREE * math.cos(math.radians(max(-_LAST_LATITUDE, min(_LAST_LATITUDE, lat))))
        ring.append([lon + min(km / wide, 179.0) * math.cos(angle), north])
    parts = [_closed(part) for shift in (0.0, 360.0, -360.0) if (part := _between(ring, shift))]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": [parts[0]]}
    return {"type": "MultiPolygon", "coordinates": [[part] for part in parts]}


def _between(ring: list[list[float]], shift: float) -> list[list[float]]:
    """The part of a ring, moved by so many degrees, that lies from -180 to 180."""
    found = [[lon + shift, lat] for lon, lat in ring]
    for edge, side in ((-180.0, 1.0), (180.0, -1.0)):
        kept: list[list[float]] = []
        for (x0, y0), (x1, y1) in zip(found, found[1:] + found[:1], strict=True):
            inside, will_be = (x0 - edge) * side >= 0, (x1 - edge) * side >= 0
            if inside:
                kept.append([x0, y0])
            if inside != will_be:
                kept.append([edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)])
        found = kept
        if not found:
            return []
    return found


def _closed(ring: list[list[float]]) -> list[list[float]]:
    rounded = [[round(lon, 5), round(lat, 5)] for lon, lat in ring]
    return [*rounded, rounded[0]]


def _points(coordinates: Any) -> Iterator[Any]:
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates
    else:
        for part in coordinates:
            yield from _points(part)


#: WKB's numbers of the types of geometry, and of what those of several parts are made.
_TYPES = {"Point": 1, "LineString": 2, "Polygon": 3, "MultiPoint": 4, "MultiLineString": 5, "MultiPolygon": 6}
_PART = {"MultiPoint": "Point", "MultiLineString": "LineString", "MultiPolygon": "Polygon"}


def wkb(geometry: dict[str, Any]) -> bytes:
    """A geometry of GeoJSON as ISO WKB, little endian, two dimensions. Raises KeyError for a type that has none."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    head = struct.pack("<BI", 1, _TYPES[kind])
    if kind == "Point":
        return head + struct.pack("<2d", *coordinates[:2])
    if kind == "LineString":
        return head + _line(coordinates)
    if kind == "Polygon":
        return head + struct.pack("<I", len(coordinates)) + b"".join(map(_line, coordinates))
    parts = [wkb({"type": _PART[kind], "coordinates": part}) for part in coordinates]
    return head + struct.pack("<I", len(parts)) + b"".join(parts)


def _line(points: Any) -> bytes:
    return struct.pack("<I", len(points)) + b"".join(struct.pack("<2d", *point[:2]) for point in points)
