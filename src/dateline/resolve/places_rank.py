"""Which place of several with one name is meant: size, the report's country and province, what is named beside it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.knowledge.gazetteer import Entry, gazetteer

#: At most this many namesakes are weighed, largest first ("San Juan" has over a hundred).
_MOST = 40
_POPULATED = frozenset(("city", "town", "village", "neighbourhood", "camp"))
_AIR = frozenset(("airbase", "airport"))
_AREAS = frozenset(("country", "admin1", "admin2", "region", "continent"))
#: What a kind word in the text says of the gazetteer's kinds it fits.
_FITS: dict[str, frozenset[str]] = {
    "admin1": frozenset(("admin1", "region")),
    "region": frozenset(("admin1", "region", "admin2")),
    "county": frozenset(("admin2",)),
    "district": frozenset(("admin2", "neighbourhood")),
    "neighbourhood": frozenset(("neighbourhood", "village", "town", "camp")),
    "village": frozenset(("village", "town", "neighbourhood")),
    "town": frozenset(("town", "city", "village")),
    "city": frozenset(("city", "town")),
    "camp": frozenset(("camp", "neighbourhood")),
    "oil_field": frozenset(("oil_field", "gas_field")),
    "gas_field": frozenset(("gas_field", "oil_field")),
    "military_base": frozenset(("military_base", "airbase")),
    "dam": frozenset(("dam",)),
    "bridge": frozenset(("bridge",)),
    "crossing": frozenset(("crossing",)),
    "hospital": frozenset(("hospital",)),
    "area": frozenset(("region", "admin1", "admin2", "city", "town", "village", "neighbourhood", "area")),
}


@dataclass(slots=True)
class Focus:
    """How much of a report is about each country and admin-1 (shares that sum to 1), and points named in it."""

    countries: dict[str, float] = field(default_factory=dict)
    admin1: dict[int, float] = field(default_factory=dict)
    points: list[tuple[float, float, int]] = field(default_factory=list)
    chosen: dict[str, int] = field(default_factory=dict)

    @property
    def main_country(self) -> str | None:
        """The country that most of the report is about; None where none has a third of it."""
        best = max(sorted(self.countries), key=lambda iso: self.countries[iso], default=None)
        return best if best and self.countries[best] > 0.33 else None


def candidates(name: str, kind: str | None, demonym: bool = False) -> list[Entry]:
    """The gazetteer's places of a name, those that the kind word excludes left out."""
    entries = gazetteer().find(name)
    if demonym:
        return [e for e in entries if e.kind == "demonym"] or [e for e in entries if e.kind == "country"]
    entries = tuple(e for e in entries if e.kind != "demonym")
    if kind in _AIR:
        return [e for e in entries if e.kind in _AIR]
    if kind == "county":
        entries = gazetteer().find(f"{name} County") or entries
    elif any(e.kind not in _AIR for e in entries):
        entries = tuple(e for e in entries if e.kind not in _AIR)
    fits = _FITS.get(kind or "")
    if kind == "admin1" and fits and any(e.kind in fits for e in entries):
        entries = tuple(e for e in entries if e.kind in fits)
    found = sorted(entries, key=lambda e: (-e.population, e.row))
    return found[:_MOST]


def prior(entry: Entry, kind: str | None, entries: Iterable[Entry]) -> float:
    """How likely a place is meant before the report is looked at (in powers of ten, roughly)."""
    score = math.log10(entry.population + 10)
    if entry.kind == "country":
        score = 8.0
    elif entry.kind in ("continent", "region", "sea"):
        score = 7.5
    elif entry.kind == "admin1" and any(e.kind in _POPULATED and e.admin1_row == entry.row for e in entries):
        score -= 0.0 if kind in ("admin1", "region", "area") else 1.5
    elif entry.kind == "admin2":
        score -= 1.5
    elif entry.population == 0 and entry.geonames == 0:
        score += 2.5  # a row of our own table stands there because reports name it
    score += 1.5 * entry.capital
    score += 0.7 * entry.primary - 1.0 * entry.loose
    fits = _FITS.get(kind or "")
    if fits is not None:
        score += 2.0 if entry.kind in fits else -1.0
    return score


def rank(
    entries: list[Entry], kind: str | None, focus: Focus, box: Entry | None, key: str
) -> list[tuple[float, Entry]]:
    """Candidates with their scores, best first; equal scores in the order of the gazetteer."""
    scored = []
    for entry in entries:
        score = prior(entry, kind, entries)
        score += 5.0 * focus.countries.get(entry.country, 0.0)
        if entry.admin1_row is not None and entry.kind != "country":
            score += 9.0 * focus.admin1.get(entry.admin1_row, 0.0)
        if entry.kind not in _AREAS and focus.points:
            near = min(
                (distance(entry.lat, entry.lon, lat, lon) for lat, lon, row in focus.points if row != entry.row),
                default=9e9,
            )
            score += 1.5 if near < 50 else 0.8 if near < 200 else 0.0
        if box is not None:
            score += 6.0 if inside(entry, box) else -2.0
        if focus.chosen.get(key) == entry.row:
            score += 4.0
        scored.append((score, entry))
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].row))


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


def focus_of(groups: list[tuple[str, str | None, int, list[Entry]]]) -> Focus:
    """What a report is about, from all its names at once: two rounds, the second in the light of the first.

    `groups` are (key, kind, how often, candidates).
    """
    focus = Focus()
    for _ in range(2):
        countries: dict[str, float] = defaultdict(float)
        admin1: dict[int, float] = defaultdict(float)
        points: list[tuple[float, float, int]] = []
        for key, kind, count, entries in groups:
            ranked = rank(entries, kind, focus, None, key)
            if not ranked:
                continue
            best = ranked[0][0]
            weights = [(math.exp(1.5 * (score - best)), entry) for score, entry in ranked]
            total = sum(weight for weight, _ in weights)
            amount = min(count, 4) ** 0.5
            for weight, entry in weights:
                share = amount * weight / total
                countries[entry.country] += share
                if entry.admin1_row is not None and entry.kind != "country":
                    admin1[entry.admin1_row] += share
            if weights[0][0] / total > 0.8 and weights[0][1].kind not in ("country", "demonym", "continent"):
                entry = weights[0][1]
                points.append((entry.lat, entry.lon, entry.row))
        whole = sum(countries.values()) or 1.0
        focus = Focus(
            {iso: share / whole for iso, share in countries.items()},
            {row: share / whole for row, share in admin1.items()},
            points[:40],
        )
    return focus
