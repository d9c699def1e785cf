"""Places in a box of the map: the weightiest of some kinds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .gazetteer_entry import KINDS, Entry

if TYPE_CHECKING:
    import numpy as np

    from .gazetteer import Gazetteer
    from .gazetteer_table import Table

#: West, south, east, north in degrees; west > east where the box crosses the antimeridian.
Box = tuple[float, float, float, float]


def in_box(
    gazetteer: Gazetteer, box: Box, weights: Mapping[str, int], most: int, without: np.ndarray[Any, Any] | None = None
) -> list[Entry]:
    """At most `most` places of the kinds in `weights`, the weightiest first.

    A place weighs what its people count, and at least what `weights` says of its kind: a village that the packaged
    tables have without a number is there because it was reported on. `without` are GeoNames ids to leave out, sorted.
    """
    import numpy as np

    floors = np.array([weights.get(kind, -1) for kind in KINDS], dtype=np.int64)
    found: list[tuple[int, int]] = []
    for first, table in gazetteer.tables:
        rows = _rows(table, box)
        rows = rows[floors[table.arrays["kind"][rows]] >= 0]
        if without is not None and len(without):
            ids = table.arrays["geonames"][rows]
            rows = rows[without[np.searchsorted(without, ids).clip(max=len(without) - 1)] != ids]
        weight = np.maximum(table.arrays["population"][rows].astype(np.int64), floors[table.arrays["kind"][rows]])
        best = np.argsort(-weight, kind="stable")[:most]
        found += zip((-weight[best]).tolist(), (rows[best] + first).tolist(), strict=True)
    return [gazetteer.entry(row) for _, row in sorted(found)[:most]]


def _rows(table: Table, box: Box) -> Any:
    west, south, east, north = box
    lats, lons = table.arrays["lat"], table.arrays["lon"]
    across = (lons >= west) & (lons <= east) if west <= east else (lons >= west) | (lons <= east)
    return ((lats >= south) & (lats <= north) & across).nonzero()[0]
