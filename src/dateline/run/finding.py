"""Looking places and actors up by a name, as a person does who writes one."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

from dateline.knowledge.actors import RegisteredActor, registry
from dateline.knowledge.folding import fold
from dateline.knowledge.gazetteer import Entry, gazetteer
from dateline.knowledge.toponyms import toponym_key
from dateline.model.geo import great_circle_km


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with its points: (points, reason), and how far it lies from where the user asked."""

    entry: Entry
    reasons: tuple[tuple[float, str], ...]
    official: str
    away_km: float | None

    @property
    def score(self) -> float:
        """The sum of its points."""
        return sum(points for points, _ in self.reasons)


def find_places(
    name: str, *, country: str | None = None, near: tuple[float, float] | None = None, day: str | None = None
) -> list[Found]:
    """The places of the gazetteer that bear a name, the likeliest first.

    `country` (ISO) leaves others out, `near` is a point (latitude, longitude) that speaks for what lies by it, `day` an
    ISO day whose official names count.
    """
    entries = [e for e in gazetteer().find(name) if e.kind != "demonym" and country in (None, e.country)]
    return sorted((_weigh(e, name, near, day) for e in entries), key=lambda each: (-each.score, each.entry.row))


def _weigh(entry: Entry, name: str, point: tuple[float, float] | None, day: str | None) -> Found:
    """A candidate's points without a report around it: each reason is worth about a power of ten of likelihood."""
    official = entry.name_on(day) if day else entry.name
    reasons = [(math.log10(entry.population + 10) - 1, f"{entry.population:,} people")] if entry.population else []
    if entry.kind == "country":
        reasons = [(8.0, "a country")]
    elif entry.kind in ("region", "continent", "sea"):
        reasons = [(6.0, f"a {entry.kind}")]
    elif entry.kind in ("admin1", "admin2"):
        reasons.append((-1.5, "an area: of a town and its area a report more often means the town"))
    elif not entry.geonames and not entry.ids:
        reasons.append((2.5, "in Dateline's own table, of places that reports name"))
    if entry.capital:
        reasons.append((1.5, "a capital"))
    if day and official != entry.name and toponym_key(official) == toponym_key(name):
        reasons.append((0.7, f"its official name on {day}"))
    elif entry.primary:
        reasons.append((0.7, "this is its own name"))
    if entry.loose:
        reasons.append((-1.0, "by another transliteration only"))
    away = None
    if point is not None:
        away = great_circle_km(entry.lat, entry.lon, *point)
        reasons.append((5.0 - 2.5 * math.log10(max(away, 1.0)), f"{away:,.0f} km away"))
    return Found(entry, tuple(reasons), official, away)


def find_actors(name: str) -> list[RegisteredActor]:
    """The actors that bear a name, then those with its letters at the beginning of a word of one of their names."""
    known = registry()
    exact = [known[actor_id] for actor_id in known.candidates(name)]
    if (one := known.get(name.strip())) and one not in exact:
        exact.insert(0, one)
    part = f" {fold(name)}"
    likely = [known[actor_id] for actor_id, names in _folded() if part in names]
    return [*exact, *(row for row in likely if row not in exact)]


@functools.lru_cache(maxsize=1)
def _folded() -> tuple[tuple[str, str], ...]:
    """Each actor's names folded, a space before each word and a sign between two names."""
    rows = registry().by_id.values()
    return tuple((row.id, "|".join(f" {fold(name)}" for name in (row.name, *row.aliases))) for row in rows)
