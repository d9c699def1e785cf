"""The polygons of our countries and admin-1 areas: merged, simplified, and asked while the rows are made."""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
from tools.gazetteer import polygons
from tools.gazetteer.sources import Row
from tools.gazetteer.topology import Shape, Topology

from dateline.knowledge.gazetteer_shapes import Shapes
from dateline.knowledge.gazetteer_table import NONE

#: Points nearer to a border than this (about 1.1 km) are dropped; of a small area within this share of its side.
DEGREES, SHARE = 0.01, 0.02
#: Where a point of ours lies further outside its area than this, it is wrong or the area is.
CLEARLY_KM = 5.0


@dataclass(slots=True)
class Leaf:
    """A drawn area. `code` is that of an admin-1 area, a country, or "XX.?9" for a part of one that has no code."""

    code: str
    shape: Shape
    names: list[str]


class Drawing:
    """All shapes, with their arcs."""

    def __init__(self, towns: list[Row], known: set[str]) -> None:
        areas = polygons.read()
        polygons.name_by_towns(areas, towns, known)
        groups = polygons.by_code(areas)
        parts = {code: [ring for each in members for ring in each.rings] for code, members in groups.items()}
        self._topology = Topology(parts)
        by_country: dict[str, list[str]] = {}
        for code in parts:
            by_country.setdefault(code.split(".")[0], []).append(code)
        outlines = {code: self._topology.merged([code]) for code in parts}
        outlines.update({iso: self._topology.merged(codes) for iso, codes in sorted(by_country.items())})
        self._topology.simplify((outlines[code] for code in parts), DEGREES, SHARE)
        self.leaves = []
        for code in sorted(outlines):
            if (shape := self._topology.shape(outlines[code])) is not None:
                members = groups.get(code, [])
                self.leaves.append(Leaf(code, shape, members[0].names if len(members) == 1 else []))
        self._at = {leaf.code: i for i, leaf in enumerate(self.leaves)}
        self._shapes = Shapes(SimpleNamespace(arrays=self.arrays({}, []), countries=[]))  # type: ignore[arg-type]

    def names(self, code: str) -> list[str]:
        """The Arabic, Persian, Russian, Ukrainian and Urdu names of an admin-1 area."""
        return self.leaves[self._at[code]].names if code in self._at else []

    def code_at(self, lat: float, lon: float) -> str | None:
        """The admin-1 code of the area that a point lies in; None at sea, and where the area has no code."""
        at = self._shapes.leaf_at(lat, lon)
        code = None if at is None else self.leaves[at].code
        return None if code is None or "?" in code else code

    def country_at(self, lat: float, lon: float) -> str | None:
        """The country that a point lies in."""
        at = self._shapes.leaf_at(lat, lon)
        return None if at is None else self.leaves[at].code.split(".")[0]

    def gap_km(self, code: str, lat: float, lon: float) -> float:
        """How far a point lies outside an area; 0 within it, and where the area is not drawn."""
        return self._shapes.off_by(self._at[code], lat, lon) if code in self._at else 0.0

    def middle(self, code: str) -> tuple[float, float, float] | None:
        """A point well inside an area (lat, lon), and the radius in kilometres that holds the area's box."""
        if code not in self._at:
            return None
        shape = self.leaves[self._at[code]].shape
        points = np.array(self._topology.points(shape.rings[0])) / 1e5
        x, y = points[:, 0], points[:, 1]
        cross = x[:-1] * y[1:] - x[1:] * y[:-1]
        lat = float(((y[:-1] + y[1:]) * cross).sum() / (3 * cross.sum()))
        i = np.flatnonzero((y[:-1] > lat) != (y[1:] > lat))
        cuts = np.sort(x[i] + (lat - y[i]) / (y[i + 1] - y[i]) * (x[i + 1] - x[i]))
        spans = cuts[1::2] - cuts[::2]
        widest = int(spans.argmax())
        lon = float(cuts[2 * widest] + spans[widest] / 2)
        west, south, east, north = shape.box
        wide = (east - west) * math.cos(math.radians(lat))
        return round(lat, 3), round(lon, 3), min(1500.0, max(10.0, 55.6 * math.hypot(wide, north - south)))

    def arrays(self, rows: dict[str, int], iso: list[str]) -> dict[str, np.ndarray[Any, Any]]:
        """The arrays of the file: `rows` maps codes of areas and countries to their rows."""
        arcs = sorted({abs(ref) for leaf in self.leaves for ring in leaf.shape.rings for ref in ring})
        new = {old: i + 1 for i, old in enumerate(arcs)}
        rings = [ring for leaf in self.leaves for ring in leaf.shape.rings]
        points = [point for old in arcs for point in self._topology.arcs[old - 1]]
        boxes = np.array([leaf.shape.box for leaf in self.leaves], dtype=np.float32)
        codes = [leaf.code for leaf in self.leaves]
        return {
            "shape_row": np.array([rows.get(code, NONE) for code in codes], dtype=np.uint32),
            "shape_country": np.array([iso.index(code.split(".")[0]) if iso else 0 for code in codes], dtype=np.uint8),
            "shape_leaf": np.array(["." in code for code in codes], dtype=np.uint8),
            **{f"shape_{side}": boxes[:, i].copy() for i, side in enumerate(("west", "south", "east", "north"))},
            "shape_rings_end": np.cumsum([len(leaf.shape.rings) for leaf in self.leaves], dtype=np.uint32),
            "shape_ring_end": np.cumsum([len(ring) for ring in rings], dtype=np.uint32),
            "shape_ring_hole": np.array([hole for leaf in self.leaves for hole in leaf.shape.holes], dtype=np.uint8),
            "shape_refs": np.array([new[abs(r)] * (1 if r > 0 else -1) for ring in rings for r in ring], np.int32),
            "arc_end": np.cumsum([len(self._topology.arcs[old - 1]) for old in arcs], dtype=np.uint32),
            "arc_points": np.array(points, dtype=np.int32).reshape(-1),
        }
