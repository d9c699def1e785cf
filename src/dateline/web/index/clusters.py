"""What a map's window shows: single incidents, and what lies too close together for that as clusters."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from dateline.web.asked import Box

from .load import x_of, y_of
from .rows import Bools, Ints, Rows
from .select import in_box

#: Pixels of the whole world at zoom 0, as MapLibre draws it.
_WORLD = 512
#: Pixels of a cell: the symbols of two neighbours do not hide one another. Where few are in the window they may touch.
_CELL, _CELL_OF_FEW, _FEW = 60, 28, 400
#: No more cells than this, whatever window is asked for.
_MOST_CELLS = 2_000
_DEEPEST = 22.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """Incidents of one cell: where they lie on average, their box, the dead, how many there are of each type.

    `place` is the number of the place that all share, None where they differ. The box of incidents of one point has no
    extent: no zoom takes them apart.
    """

    lon: float
    lat: float
    count: int
    killed: int
    box: Box
    place: int | None
    types: dict[str, int]


def clusters(rows: Rows, mask: Bools, window: Box | None, zoom: float) -> tuple[int, Ints, list[Cluster]]:
    """How many of the masked rows the window shows, those that stand alone, and clusters of the others."""
    seen = mask & (in_box(rows, window) if window else ~np.isnan(rows["lat"]))
    shown = np.flatnonzero(seen)
    if not len(shown):
        return 0, shown, []
    cell, count = _cells(rows, shown, window, zoom)
    alone = shown[count[cell] == 1]
    several = count[cell] > 1
    return len(shown), alone, list(_clusters(rows, shown[several], cell[several]))


def _cells(rows: Rows, shown: Ints, window: Box | None, zoom: float) -> tuple[Ints, Ints]:
    """The cell of each row, and how many rows each cell has. Cells stand still while the map is panned."""
    x, y = rows["x"][shown].astype("f8"), rows["y"][shown].astype("f8")
    size = _CELL if len(shown) > _FEW else _CELL_OF_FEW
    across = max(1.0, _WORLD * 2.0 ** min(max(zoom, 0.0), _DEEPEST) / size)
    west, north, width, height = _window(window)
    across = min(across, math.sqrt(_MOST_CELLS / max(width * height, 1e-12)))
    first = math.floor(west * across)
    columns, top = math.ceil(width * across) + 2, math.floor(north * across)
    # of a window across 180° the east is beyond the west
    column = np.floor((x + (x < west)) * across).astype("i8") - first if window else np.floor(x * across).astype("i8")
    column = np.clip(column, 0, columns - 1)
    cell = (np.floor(y * across).astype("i8") - top) * columns + column
    cell = np.maximum(cell, 0)
    return cell, np.bincount(cell)


def _window(window: Box | None) -> tuple[float, float, float, float]:
    """West and north in Web Mercator, and how wide and high."""
    if window is None:
        return 0.0, 0.0, 1.0, 1.0
    west, south, east, north = window
    wide = (east - west) % 360 or (360 if east != west else 0)
    (left,), (top, bottom) = x_of(np.array([west])).tolist(), y_of(np.array([north, south])).tolist()
    return left, top, wide / 360, bottom - top


def _clusters(rows: Rows, some: Ints, cell: Ints) -> Iterator[Cluster]:
    if not len(some):
        return
    if int(cell.max()) <= np.iinfo(np.uint16).max:
        cell = cell.astype(np.uint16)  # sorted by its digits, in a fifth of the time
    order = np.argsort(cell, kind="stable")
    some, cell = some[order], cell[order]
    starts = np.flatnonzero(np.r_[True, cell[1:] != cell[:-1]])
    counts = np.diff(np.r_[starts, len(cell)])
    lon, lat, place = rows["lon"][some], rows["lat"][some], rows["place"][some]
    killed = np.add.reduceat(np.maximum(rows["best"][some], 0), starts, dtype="i8")
    sides: list[Any] = [np.minimum.reduceat(each, starts) for each in (lon, lat)]
    sides += [np.maximum.reduceat(each, starts) for each in (lon, lat)]
    alike = np.minimum.reduceat(place, starts) == np.maximum.reduceat(place, starts)
    means = [np.add.reduceat(each, starts, dtype="f8") / counts for each in (lon, lat)]
    names, of_kind = _types(rows)
    wide = len(names)
    group = np.repeat(np.arange(len(starts)), counts)
    types = np.bincount(group * wide + of_kind[rows["kind"][some]], minlength=len(starts) * wide).reshape(-1, wide)

    def shared(n: int) -> bool:
        return _one_name(rows, place[starts[n] : starts[n] + counts[n]])

    for n in range(len(starts)):
        west, south, east, north = (round(float(side[n]), 5) for side in sides)
        yield Cluster(
            lon=round(float(means[0][n]), 5),
            lat=round(float(means[1][n]), 5),
            count=int(counts[n]),
            killed=int(killed[n]),
            box=(west, south, east, north),
            place=int(place[starts[n]]) if alike[n] or (west == east and south == north and shared(n)) else None,
            types={names[k]: int(types[n, k]) for k in np.flatnonzero(types[n])},
        )


def _one_name(rows: Rows, places: Ints) -> bool:
    """Whether all places, told in several ways, bear one name."""
    names = rows.tables.places.names
    return len({names[each][0] for each in set(places.tolist())}) == 1


def _types(rows: Rows) -> tuple[list[str], Ints]:
    """The event types, and the number of each kind's."""
    names: dict[str, int] = {}
    numbers = [names.setdefault(kind[0], len(names)) for kind in rows.tables.kinds.names]
    return list(names), np.array(numbers, "i8")
