"""Names that the base map has no room for, asked by view: villages, quarters, airfields, crossings."""

from __future__ import annotations

import functools
import zlib
from pathlib import Path
from typing import Any

import msgspec

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.gazetteer_box import Box, in_box
from dateline.knowledge.gazetteer_entry import Entry
from dateline.knowledge.gazetteer_names import plain
from dateline.knowledge.toponyms import toponym_key

#: From which zoom a kind has room, and as how many people it counts at least.
KINDS: tuple[tuple[float, dict[str, int]], ...] = (
    (7, {"city": 0, "town": 0, "village": 4000, "camp": 8000}),
    (8.5, {"airbase": 3000, "airport": 2000, "military_base": 2000, "crossing": 3000, "dam": 2000, "island": 1500}),
    (9.5, {"neighbourhood": 3000, "oil_field": 1500, "gas_field": 1500, "port": 1500, "mountain": 1000}),
    (11, {"bridge": 1200, "hospital": 1200, "checkpoint": 1200, "facility": 1000, "campus": 800, "roundabout": 800}),
)
#: A longer name of no town or quarter is a description ("Power plant west of the airbase").
LONGEST = 26
SETTLED = frozenset(("city", "town", "village", "neighbourhood"))
#: A second place of the same name this near (degrees) is the same one in a user's own gazetteer.
SAME = 0.03
MOST = 300
_SHOWN = Path(__file__).parents[1] / "basemap_places.bin"


class PointGeometry(msgspec.Struct, frozen=True, tag_field="type", tag="Point"):
    """GeoJSON's: longitude and latitude."""

    coordinates: tuple[float, float]


class Named(msgspec.Struct, frozen=True):
    """`name` in Latin script, `kind` as in the gazetteer, `size` 0 to 4 by population as on the base map."""

    name: str
    kind: str
    size: int


class NamedPlace(msgspec.Struct, frozen=True, tag_field="type", tag="Feature"):
    """A GeoJSON feature."""

    geometry: PointGeometry
    properties: Named


class NamedPlaces(msgspec.Struct, frozen=True, tag_field="type", tag="FeatureCollection"):
    """GeoJSON, the weightiest place first."""

    features: list[NamedPlace]


def named_places(gazetteer: Gazetteer, box: Box, zoom: float) -> NamedPlaces:
    """The places in a box that have room at a zoom and are not on the base map."""
    weights = {kind: least for low, kinds in KINDS if zoom >= low for kind, least in kinds.items()}
    entries = in_box(gazetteer, box, weights, MOST, shown()) if weights else []
    kept: dict[str, list[Entry]] = {}
    for entry in entries:
        if len(entry.name) > LONGEST and entry.kind not in SETTLED:
            continue
        twins = kept.setdefault(toponym_key(entry.name), [])
        if not any(abs(entry.lat - twin.lat) + abs(entry.lon - twin.lon) < SAME for twin in twins):
            twins.append(entry)
    return NamedPlaces(
        [
            NamedPlace(
                PointGeometry((entry.lon, entry.lat)),
                Named(plain(entry.name, entry.country), entry.kind, _size(entry.population)),
            )
            for entry in entries
            if any(entry is twin for twin in kept.get(toponym_key(entry.name), ()))
        ]
    )


def _size(people: int) -> int:
    return sum(people >= least for least in (10_000, 100_000, 500_000, 2_000_000))


@functools.lru_cache(maxsize=1)
def shown() -> Any:
    """GeoNames ids of the places that the base map has: differences of sorted numbers, packed by tools/basemap."""
    import numpy as np

    return np.frombuffer(zlib.decompress(_SHOWN.read_bytes()), dtype="<u4").cumsum(dtype=np.uint32)
