"""Places of the incidents by the beginning of a name."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dateline.store.fold import words

from .rows import Rows


class Named(NamedTuple):
    """A place with its gazetteer id, its country, the point of one incident there, and how many incidents there are."""

    name: str
    place_id: str | None
    country: str | None
    lat: float
    lon: float
    incidents: int


def places_beginning(rows: Rows, start: str, most: int) -> list[Named]:
    """Places whose name, or one word of it, begins like this, those with the most incidents first.

    Those without a point are left out.
    """
    part = words(start)
    if not part:
        return []
    fits = [
        code
        for code, (name, _, key, _) in enumerate(rows.tables.places.names)
        if name and f" {part}" in key and f" {part}" in f" {words(name)}"
    ]
    seen = np.flatnonzero(rows.alive & ~np.isnan(rows["lat"]) & np.isin(rows["place"], fits))
    codes, first, counts = np.unique(rows["place"][seen], return_index=True, return_counts=True)
    found = []
    for n in np.argsort(-counts, kind="stable")[:most]:
        name, place_id, _, country = rows.tables.places.names[int(codes[n])]
        row = seen[first[n]]
        lat, lon = round(float(rows["lat"][row]), 5), round(float(rows["lon"][row]), 5)
        found.append(Named(name or "", place_id, country, lat, lon, int(counts[n])))
    return found
