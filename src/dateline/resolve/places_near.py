"""Distances between places, and whether one lies in another."""

from __future__ import annotations

import math

from dateline.knowledge.gazetteer import Entry


def inside(entry: Entry, box: Entry) -> bool:
    """Whether a place lies in another, by its admin areas, or within the radius of a town."""
    if entry.row == box.row:
        return False
    if box.kind in ("country", "demonym"):
        return entry.country == box.country and entry.kind != "country"
    if box.kind == "admin1":
        return entry.admin1_row == box.row
    if box.kind == "admin2":
        return entry.admin2 == box.name and entry.admin1_row == box.admin1_row
    if box.kind in ("region", "continent"):
        return distance(entry.lat, entry.lon, box.lat, box.lon) <= box.uncertainty_km
    return distance(entry.lat, entry.lon, box.lat, box.lon) <= box.uncertainty_km + 10


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres on the sphere, by the equirectangular approximation (good to 1 % below 500 km)."""
    x = math.radians((lon2 - lon1 + 180) % 360 - 180) * math.cos(math.radians((lat1 + lat2) / 2))
    return 6371.0 * math.hypot(x, math.radians(lat2 - lat1))
