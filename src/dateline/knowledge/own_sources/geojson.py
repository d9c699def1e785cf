"""Features of a GeoJSON file of any size, one by one, and the point of a geometry."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import IO, Any

from dateline.model import InputError

_CHUNK = 1 << 20
_FEATURES = re.compile(r'"features"\s*:\s*\[')
#: One feature longer than this many characters is no place, and no file begins with so much else.
_LONGEST = 200_000_000
Lines = list[list[tuple[float, float]]]


def features(file: IO[str], title: str) -> Iterator[dict[str, Any]]:
    """The features of a FeatureCollection, or of a file with one a line; raises InputError where the JSON is broken."""
    text = file.read(_CHUNK)
    start = _FEATURES.search(text)
    while start is None and len(text) < _LONGEST and (more := file.read(len(text) or 1)):
        text += more
        start = _FEATURES.search(text)
    at, found, decode = start.end() if start else 0, 0, json.JSONDecoder().raw_decode
    while True:
        at = _skip(text, at)
        if start and text[at : at + 1] == "]":
            return
        try:
            feature, at = decode(text, at)
        except (json.JSONDecodeError, RecursionError) as error:
            # as much again, so that a feature of many megabytes is not begun a hundred times
            more = file.read(max(_CHUNK, len(text) - at)) if len(text) - at < _LONGEST else ""
            if more:
                text, at = text[at:] + more, 0
                continue
            if at == len(text) and not start:
                return
            said = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep"
            raise InputError(f"{title} is broken after {found:,} features: {said}") from None
        found += 1
        if isinstance(feature, dict):
            yield feature


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n,\x1e":
        at += 1
    return at


def centre(geometry: Any) -> tuple[float, float, float] | None:
    """Latitude, longitude and radius in kilometres of a geometry: its point, or the middle of its extent; else None."""
    try:
        points = [point for line in lines_of(geometry) for point in line]
        south, north = min(p[0] for p in points), max(p[0] for p in points)
        west, east = min(p[1] for p in points), max(p[1] for p in points)
    except (KeyError, TypeError, ValueError, IndexError):
        return None
    if not (-90 <= south <= north <= 90 and -180 <= west <= east <= 180):
        return None
    lat, lon = (south + north) / 2, (west + east) / 2
    return lat, lon, 55.6 * math.hypot(north - south, (east - west) * math.cos(math.radians(lat)))


def lines_of(geometry: Any) -> Lines:
    """The points (lat, lon) of a geometry, line by line; raises KeyError, TypeError, ValueError where it is none."""
    kind = geometry["type"]
    if kind == "GeometryCollection":
        return [line for part in geometry["geometries"] for line in lines_of(part)]
    parts = geometry["coordinates"]
    if kind == "Point":
        parts = [[parts]]
    elif kind in ("MultiPoint", "LineString"):
        parts = [parts]
    elif kind == "MultiPolygon":
        parts = [ring for polygon in parts for ring in polygon]
    elif kind not in ("MultiLineString", "Polygon"):
        raise ValueError(f"no geometry: {kind}")
    return [[_point(point) for point in line] for line in parts]


def _point(pair: Any) -> tuple[float, float]:
    lat, lon = float(pair[1]), float(pair[0])
    if not (math.isfinite(lat) and math.isfinite(lon)):
        raise ValueError("a coordinate is no number")
    return lat, lon
