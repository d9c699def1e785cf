"""What a report is about, from all its names at once: countries, provinces, and which namesakes lie together.

"Paris, Bonham and Honey Grove" are three towns of Texas: each has namesakes, but only there do all three lie within a
morning's drive.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dateline.knowledge.gazetteer import Entry

from .places_candidates import AREAS

#: Names beyond this many (most often named first) lend no evidence by distance: a list of a hundred towns is enough.
_MOST_NAMES = 60
#: Square kilometres over which namesakes scatter (where people live in a large country).
_SCATTER = 3e6
#: How often two names of one report lie together rather than anywhere.
_TOGETHER = 0.5
#: Two places nearer than this are as near as any (kilometres), those farther than `_FAR` are not near.
_NEAR, _FAR = 15.0, 400.0
#: Names of one report do not speak independently of one another: each counts for this much, all for at most `_CAP`.
_WEIGHT, _CAP = 0.4, 5.0


@dataclass(frozen=True, slots=True)
class Group:
    """A name of the report: its key, the kind that its words say, how often it stands there, what it may mean."""

    key: str
    kind: str | None
    times: int
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Shares:
    """How much of a report is about each country and admin-1: weights of its names, and their sum."""

    countries: dict[str, float] = field(default_factory=dict)
    admin1: dict[int, float] = field(default_factory=dict)
    total: float = 0.0

    def add(self, country: str, admin1: int | None, weight: float) -> None:
        """Count a place of `weight` names."""
        self.countries[country] = self.countries.get(country, 0.0) + weight
        if admin1 is not None:
            self.admin1[admin1] = self.admin1.get(admin1, 0.0) + weight
        self.total += weight


@dataclass(slots=True)
class Focus:
    """What a report is about.

    `near` says for each name and gazetteer row how much the other names lie around it (powers of ten); `nations` are
    the countries that it may name; `own` is what each name adds to `shares`, so that no name speaks for itself;
    `chosen` holds the row of names that stand beside their container once.
    """

    shares: Shares = field(default_factory=Shares)
    own: dict[str, Shares] = field(default_factory=dict)
    near: dict[str, dict[int, float]] = field(default_factory=dict)
    nations: frozenset[str] = frozenset()
    chosen: dict[str, int] = field(default_factory=dict)

    def country(self, iso: str) -> float:
        """The share of the report's names that are about a country."""
        return self.shares.countries.get(iso, 0.0) / self.shares.total if self.shares.total else 0.0

    def country_beside(self, iso: str, key: str) -> float:
        """The same of all names but one; a report with few others tells little."""
        own = self.own.get(key, _NOTHING)
        rest = self.shares.countries.get(iso, 0.0) - own.countries.get(iso, 0.0)
        return max(0.0, rest) / (self.shares.total - own.total + _UNSEEN)

    def admin1_beside(self, row: int, key: str) -> float:
        """The share of all names but one that are about an admin-1."""
        own = self.own.get(key, _NOTHING)
        rest = self.shares.admin1.get(row, 0.0) - own.admin1.get(row, 0.0)
        return max(0.0, rest) / (self.shares.total - own.total + _UNSEEN)

    @property
    def main_country(self) -> str | None:
        """The country that most of the report is about; None where none has a third of it."""
        best = max(sorted(self.shares.countries), key=lambda iso: self.shares.countries[iso], default=None)
        return best if best and self.country(best) > 0.33 else None


_NOTHING = Shares()
#: Names that a report might have held besides: of one name alone no share is drawn.
_UNSEEN = 0.5


def together(groups: Iterable[Group]) -> dict[str, dict[int, float]]:
    """For each name and row, the evidence of the other names by how near their nearest namesake lies.

    A name with many namesakes is near anything by chance, so the evidence is the logarithm of how much likelier the
    nearest one is than chance: of n namesakes scattered over a country of area A, n·π·d²/A lie within d.
    """
    import numpy as np

    used = sorted(groups, key=lambda group: (-group.times, group.key))[:_MOST_NAMES]
    parts = [(g.key, [e for e in g.entries if e.kind not in AREAS]) for g in used]
    parts = [(key, entries) for key, entries in parts if entries]
    if len({key for key, _ in parts}) < 2:
        return {}
    flat = [entry for _, entries in parts for entry in entries]
    counts = np.array([len(entries) for _, entries in parts])
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    owner = np.repeat(np.arange(len(parts)), counts)
    points = _unit_vectors(flat)
    # the chord stands for the arc: they differ by less than a part in a thousand below 400 km
    apart = 6371.0 * np.sqrt(np.maximum(0.0, 2.0 - 2.0 * (points @ points.T)))
    nearest = np.maximum(np.minimum.reduceat(apart, starts, axis=1), _NEAR)
    chance = np.minimum(1.0, counts[None, :] * math.pi * nearest**2 / _SCATTER)
    evidence = np.log10((_TOGETHER + (1 - _TOGETHER) * chance) / chance)
    evidence[nearest > _FAR] = 0.0
    for i, (key, _) in enumerate(parts):
        for j, (other, _) in enumerate(parts):
            if key == other:  # one name said twice, of two kinds ("Mosul", "Mosul district")
                evidence[owner == i, j] = 0.0
    total = np.minimum(_CAP, _WEIGHT * evidence.sum(axis=1))
    near: dict[str, dict[int, float]] = defaultdict(dict)
    for entry, i, value in zip(flat, owner.tolist(), total.tolist(), strict=True):
        rows = near[parts[i][0]]
        rows[entry.row] = max(value, rows.get(entry.row, 0.0))
    return dict(near)


def _unit_vectors(entries: list[Entry]) -> Any:
    import numpy as np

    lat = np.radians([entry.lat for entry in entries])
    lon = np.radians([entry.lon for entry in entries])
    return np.stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), axis=1)
