"""Borders as shared arcs: areas are merged and simplified without gaps or overlaps between neighbours."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from tools.gazetteer.polygons import Ring

Point = tuple[int, int]


@dataclass(slots=True)
class Shape:
    """An area: rings of arc references (number of an arc plus one, negative when run backwards), outer ones first."""

    rings: list[list[int]]
    holes: list[bool]
    box: tuple[float, float, float, float]


class Topology:
    """Arcs between the points where three or more borders meet; `parts` maps a name to the rings of its areas."""

    def __init__(self, parts: dict[str, list[Ring]]) -> None:
        meeting = _junctions(ring for rings in parts.values() for ring in rings)
        self.arcs: list[list[Point]] = []
        self._number: dict[tuple[Point, ...], int] = {}
        self.refs = {
            name: [ref for ring in rings for ref in self._split(ring, meeting)] for name, rings in parts.items()
        }

    def _split(self, ring: Ring, meeting: set[Point]) -> list[int]:
        corners = [i for i, point in enumerate(ring) if point in meeting]
        if not corners:
            corners = [ring.index(min(ring))]
        cuts = [*corners, corners[0] + len(ring)]
        ring2 = ring + ring + ring[:1]
        return [self._file(ring2[a : b + 1]) for a, b in itertools.pairwise(cuts)]

    def _file(self, points: list[Point]) -> int:
        """The reference of an arc, which is kept once whichever way it is run."""
        forward, backward = tuple(points), tuple(reversed(points))
        kept = min(forward, backward)
        if kept not in self._number:
            self._number[kept] = len(self.arcs) + 1
            self.arcs.append(list(kept))
        number = self._number[kept]
        return number if kept == forward else -number

    def merged(self, names: Iterable[str]) -> list[int]:
        """The arcs round several areas: those between two of them drop out."""
        refs = [ref for name in names for ref in self.refs[name]]
        used = Counter(abs(ref) for ref in refs)
        return [ref for ref in refs if used[abs(ref)] == 1]

    def simplify(self, groups: Iterable[list[int]], degrees: float, share: float) -> None:
        """Drop points within `degrees` of the line; in small areas within `share` of the area's size."""
        limit: dict[int, float] = {}
        for refs in groups:
            size = _size([self.arcs[abs(ref) - 1] for ref in refs])
            for ref in refs:
                limit[abs(ref)] = min(limit.get(abs(ref), degrees), max(1e-4, share * size))
        for i, arc in enumerate(self.arcs):
            self.arcs[i] = _simplified(arc, limit.get(i + 1, degrees) * 1e5)

    def shape(self, refs: list[int]) -> Shape | None:
        """Rings of an area, islands that shrank to nothing left out; outer rings each before their holes."""
        rings = [(ring, points) for ring in self._rings(refs) if len(points := self.points(ring)) > 3]
        if not rings:
            return None
        sizes = [_area(points) for _, points in rings]
        depth = [
            sum(
                abs(sizes[j]) > abs(sizes[i]) and _inside(points[0], other)
                for j, (_, other) in enumerate(rings)
            )
            for i, (_, points) in enumerate(rings)
        ]  # fmt: skip
        order: list[int] = []
        for i in sorted((i for i, d in enumerate(depth) if d % 2 == 0), key=lambda i: -abs(sizes[i])):
            order.append(i)
            order += [
                j
                for j, d in enumerate(depth)
                if d == depth[i] + 1 and abs(sizes[j]) < abs(sizes[i]) and _inside(rings[j][1][0], rings[i][1])
            ]
        holes = [depth[i] % 2 == 1 for i in order]
        # RFC 7946: outer rings run counterclockwise, holes clockwise
        turned = [
            rings[i][0] if (sizes[i] > 0) != hole else [-ref for ref in reversed(rings[i][0])]
            for i, hole in zip(order, holes, strict=True)
        ]
        xs, ys = zip(*(point for i in order for point in rings[i][1]), strict=True)
        return Shape(turned, holes, (min(xs) / 1e5, min(ys) / 1e5, max(xs) / 1e5, max(ys) / 1e5))

    def _rings(self, refs: list[int]) -> list[list[int]]:
        """Directed arcs joined end to end into rings, closed at the first point met twice."""
        starting: dict[Point, list[int]] = defaultdict(list)
        for ref in refs:
            starting[self._end(ref, 0)].append(ref)
        rings = []
        for first in refs:
            if first not in starting[self._end(first, 0)]:
                continue
            path, ref = [first], first
            starting[self._end(first, 0)].remove(first)
            while (end := self._end(ref, -1)) != self._end(first, 0):
                ref = starting[end].pop()
                path.append(ref)
            rings.append(path)
        return rings

    def _end(self, ref: int, which: int) -> Point:
        arc = self.arcs[abs(ref) - 1]
        return arc[which] if ref > 0 else arc[-1 - which]

    def points(self, ring: list[int]) -> list[Point]:
        """The points of a ring, the first again at the end."""
        points: list[Point] = []
        for ref in ring:
            arc = self.arcs[abs(ref) - 1]
            points += (arc if ref > 0 else arc[::-1])[1 if points else 0 :]
        return points


def _junctions(rings: Iterable[Ring]) -> set[Point]:
    """Points with other than two neighbours."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for i, point in enumerate(ring):
            beside[point].update((ring[i - 1], ring[(i + 1) % len(ring)]))
    return {point for point, others in beside.items() if len(others) != 2}


def _simplified(arc: list[Point], limit: float) -> list[Point]:
    """Douglas and Peucker's simplification, longitudes shortened by latitude; both ends stay."""
    if len(arc) < 3:
        return arc
    points = np.array(arc, dtype=np.float64)
    flat = points * (math.cos(math.radians(float(points[:, 1].mean()) / 1e5)), 1.0)
    keep = np.zeros(len(arc), dtype=bool)
    keep[[0, -1]] = True
    todo = [(0, len(arc) - 1)]
    while todo:
        a, b = todo.pop()
        if b - a < 2:
            continue
        (x0, y0), (x1, y1) = flat[a], flat[b]
        inner = flat[a + 1 : b]
        length = math.hypot(x1 - x0, y1 - y0)
        if length < 1e-9:
            gaps = np.hypot(inner[:, 0] - x0, inner[:, 1] - y0)
        else:
            gaps = np.abs((x1 - x0) * (inner[:, 1] - y0) - (y1 - y0) * (inner[:, 0] - x0)) / length
        far = int(gaps.argmax())
        if gaps[far] > limit:
            keep[a + 1 + far] = True
            todo += [(a, a + 1 + far), (a + 1 + far, b)]
    return [arc[i] for i in np.flatnonzero(keep)]


def _size(arcs: list[list[Point]]) -> float:
    """About the side, in degrees, of the box round some arcs."""
    xs, ys = zip(*(point for arc in arcs for point in arc), strict=True)
    return math.sqrt(max(1.0, max(xs) - min(xs)) * max(1.0, max(ys) - min(ys))) / 1e5


def _area(points: list[Point]) -> float:
    """Twice the signed area of a closed ring, positive counterclockwise."""
    return float(sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(points)))


def _inside(point: Point, ring: list[Point]) -> bool:
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in itertools.pairwise(ring):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside
