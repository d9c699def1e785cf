"""Polygons of countries and admin-1 areas: their GeoJSON, and which of them a point lies in.

Neighbours share their border: it is stored once, as an arc of points, and an area is a list of arcs (so the simplified
areas neither overlap nor leave gaps). Natural Earth, public domain; drawn to about a kilometre.
"""

from __future__ import annotations

import functools
import math
from typing import Any

from .gazetteer_table import NONE, Table

#: Coordinates are whole numbers of 1e-5 degrees.
SCALE = 1e5
#: A point this far off every area is still said to lie in the nearest one: coasts are simplified.
OFF_COAST_KM = 5.0


class Shapes:
    """The areas of a packaged gazetteer that have polygons."""

    def __init__(self, table: Table) -> None:
        self._arrays = table.arrays
        self._countries = table.countries
        self._points = functools.lru_cache(maxsize=512)(self._read_points)

    def polygon(self, row: int) -> dict[str, Any] | None:
        """GeoJSON geometry (lon, lat) of a row; None where it has none."""
        at = self._of_row.get(row)
        if at is None:
            return None
        ends, holes = self._arrays["shape_ring_end"], self._arrays["shape_ring_hole"]
        polygons: list[list[list[list[float]]]] = []
        for ring in range(*self._span("shape_rings", at)):
            refs = self._arrays["shape_refs"][(int(ends[ring - 1]) if ring else 0) : int(ends[ring])]
            line = self._ring(refs)
            if holes[ring]:
                polygons[-1].append(line)
            else:
                polygons.append([line])
        if len(polygons) == 1:
            return {"type": "Polygon", "coordinates": polygons[0]}
        return {"type": "MultiPolygon", "coordinates": polygons}

    def country_at(self, lat: float, lon: float) -> str | None:
        """ISO 3166-1 alpha-2 code of the country that a point lies in, or lies off the coast of."""
        at = self.leaf_at(lat, lon)
        return None if at is None else self._countries[self._arrays["shape_country"][at]]

    def admin1_at(self, lat: float, lon: float) -> int | None:
        """Row of the admin-1 area that a point lies in; None at sea and where the area has no row."""
        at = self.leaf_at(lat, lon)
        row = NONE if at is None else int(self._arrays["shape_row"][at])
        return None if row == NONE else row

    def gap_km(self, row: int, lat: float, lon: float) -> float | None:
        """How far a point lies outside the polygon of a row, 0 within it; None where the row has no polygon."""
        at = self._of_row.get(row)
        return None if at is None else self.off_by(at, lat, lon)

    def off_by(self, at: int, lat: float, lon: float) -> float:
        """How far a point lies outside a shape, by the shape's number."""
        return 0.0 if self._holds(at, lat, lon) else self._gap(at, lat, lon)

    @functools.cached_property
    def _of_row(self) -> dict[int, int]:
        return {row: i for i, row in enumerate(self._arrays["shape_row"].tolist()) if row != NONE}

    def leaf_at(self, lat: float, lon: float) -> int | None:
        """Number of the smallest shape that a point lies in, or lies off the coast of."""
        west, south, east, north = (self._arrays[f"shape_{side}"] for side in ("west", "south", "east", "north"))
        off = OFF_COAST_KM / 111.2
        wide = off / max(0.05, math.cos(math.radians(lat)))
        boxed = (west <= lon + wide) & (lon - wide <= east) & (south <= lat + off) & (lat - off <= north)
        near = (boxed & (self._arrays["shape_leaf"] == 1)).nonzero()[0].tolist()
        for at in near:
            if self._holds(at, lat, lon):
                return int(at)
        gaps = [(gap, at) for at in near if (gap := self._gap(at, lat, lon)) <= OFF_COAST_KM]
        return min(gaps)[1] if gaps else None

    def _holds(self, at: int, lat: float, lon: float) -> bool:
        """Whether a ray from the point eastward crosses the area's border an odd number of times."""
        x, y, last = self._points(at)
        above = y > lat
        crosses = (above[:-1] != above[1:]) & ~last
        i = crosses.nonzero()[0]
        xs = x[i] + (lat - y[i]) / (y[i + 1] - y[i]) * (x[i + 1] - x[i])
        return bool((xs > lon).sum() % 2)

    def _gap(self, at: int, lat: float, lon: float) -> float:
        """Kilometres from a point to the border of an area, on a plane."""
        import numpy as np

        x, y, last = self._points(at)
        px = (x - lon) * math.cos(math.radians(lat)) * 111.2
        py = (y - lat) * 111.2
        dx, dy = np.diff(px), np.diff(py)
        along = np.clip(-(px[:-1] * dx + py[:-1] * dy) / np.maximum(dx * dx + dy * dy, 1e-12), 0, 1)
        gaps = np.hypot(px[:-1] + along * dx, py[:-1] + along * dy)
        return float(gaps[~last].min())

    def _read_points(self, at: int) -> tuple[Any, Any, Any]:
        """Longitudes and latitudes of an area's arcs one after another, and which points end an arc."""
        import numpy as np

        ends = self._arrays["shape_ring_end"]
        first, after = self._span("shape_rings", at)
        refs = self._arrays["shape_refs"][(int(ends[first - 1]) if first else 0) : int(ends[after - 1])]
        parts = [self._arc(abs(int(ref)) - 1) for ref in refs]
        points = np.concatenate(parts)
        last = np.zeros(len(points), dtype=bool)
        last[np.cumsum([len(part) for part in parts]) - 1] = True
        return points[:, 0], points[:, 1], last[:-1]

    def _ring(self, refs: Any) -> list[list[float]]:
        line: list[list[float]] = []
        for ref in refs.tolist():
            part = [[round(lon, 5), round(lat, 5)] for lon, lat in self._arc(abs(ref) - 1).tolist()]
            part = part if ref > 0 else part[::-1]
            line += part[1:] if line else part
        return line

    def _arc(self, arc: int) -> Any:
        start, end = self._span("arc", arc)
        return self._arrays["arc_points"][2 * start : 2 * end].reshape(-1, 2) / SCALE

    def _span(self, column: str, at: int) -> tuple[int, int]:
        ends = self._arrays[f"{column}_end"]
        return (int(ends[at - 1]) if at else 0), int(ends[at])
