"""The figures of one field over pairs of a hand-coded and a found value."""

from __future__ import annotations

import datetime as dt
import math
import statistics
from collections.abc import Sequence
from typing import Any

from .agreement import FieldAgreement
from .alpha import Metric, alpha
from .likeness import distance_km
from .records import Coded

#: Distances of the literature: a town and its outskirts; a district; 100 miles, the usual mark of geoparsing.
NEAR_KM = (10, 50, 161)
_Z = 1.959964  # of a two-sided 95 % interval
Pair = tuple[Coded, Coded]


def wilson(agreed: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share (E. B. Wilson 1927), which holds also for few events and for shares near 0 and 1."""
    share, square = agreed / n, _Z * _Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = _Z / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def _field(name: str, n: int, agreed: int, untold: int, **more: Any) -> FieldAgreement:
    low, high = wilson(agreed, n) if n else (None, None)
    share = agreed / n if n else None
    return FieldAgreement(
        field=name, n=n, agreed=agreed, untold=untold, share=share, share_low=low, share_high=high, **more
    )


def nominal(name: str, pairs: Sequence[tuple[Any, Any]], metric: Metric = "nominal") -> FieldAgreement:
    """Equal or not."""
    told = [(gold, found) for gold, found in pairs if gold is not None]
    agreed = sum(gold == found for gold, found in told)
    untold = sum(found is None for _, found in told)
    return _field(name, len(told), agreed, untold, alpha=alpha(told, metric), metric=metric)


def counts(name: str, pairs: Sequence[tuple[int | None, int | None]]) -> FieldAgreement:
    """Numbers of people: equal, within a tenth, and how far apart on average where both tell one."""
    told = [(gold, found) for gold, found in pairs if gold is not None]
    both = [(gold, found) for gold, found in told if found is not None]
    agreed = sum(gold == found for gold, found in both)
    more: dict[str, float] = {}
    if told:
        # in whole numbers: 0.1 * 30 is a hair more than 3
        more["within_10_percent"] = sum(10 * abs(found - gold) <= gold for gold, found in both) / len(told)
    if both:
        more["mean_absolute_error"] = sum(abs(found - gold) for gold, found in both) / len(both)
        more["mean_error"] = sum(found - gold for gold, found in both) / len(both)
        more["sum_gold"], more["sum_found"] = (float(sum(pair[side] for pair in both)) for side in (0, 1))
    return _field(
        name, len(told), agreed, len(told) - len(both), alpha=alpha(both, "interval"), metric="interval", more=more
    )


def days(name: str, pairs: Sequence[Pair]) -> FieldAgreement:
    """The same first and last day; days between the middles of the intervals, on which alpha rests too."""
    told = [(gold, found) for gold, found in pairs if gold.start and gold.end]
    agreed = sum((gold.start, gold.end) == (found.start, found.end) for gold, found in told)
    units = [(_middle(gold), _middle(found)) for gold, found in told]
    apart = [abs(one - other) for one, other in units if one is not None and other is not None]
    more: dict[str, float] = {}
    if apart:
        more = {"median_days": float(statistics.median(apart)), "mean_days": statistics.fmean(apart)}
        more |= {f"within_{most}_days": sum(gap <= most for gap in apart) / len(told) for most in (1, 7)}
    untold = len(told) - len(apart)
    return _field(name, len(told), agreed, untold, alpha=alpha(units, "interval"), metric="interval", more=more)


def _middle(event: Coded) -> float | None:
    if event.start is None or event.end is None:
        return None
    return sum(dt.date.fromisoformat(day).toordinal() for day in (event.start, event.end)) / 2


def distances(pairs: Sequence[Pair]) -> FieldAgreement:
    """Kilometres between the points, where both have one; shares are of all that were hand-coded with one."""
    told = [(gold, found) for gold, found in pairs if gold.lat is not None]
    apart = [km for gold, found in told if (km := distance_km(gold, found)) is not None]
    more: dict[str, float] = {}
    if apart:
        more = {"median_km": statistics.median(apart), "mean_km": statistics.fmean(apart)}
        more |= {f"within_{most}_km": sum(km <= most for km in apart) / len(told) for most in NEAR_KM}
    return FieldAgreement(field="distance", n=len(told), untold=len(told) - len(apart), more=more)


def sides(name: str, pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> FieldAgreement:
    """Sets of actors: the same set, and single actors counted over all events; alpha with the distance MASI."""
    told = [(gold, found) for gold, found in pairs if gold]
    agreed = sum(gold == found for gold, found in told)
    shared = sum(len(gold & found) for gold, found in told)
    coded, found_all = (sum(len(pair[side]) for pair in told) for side in (0, 1))
    return _field(
        name,
        len(told),
        agreed,
        sum(not found for _, found in told),
        alpha=alpha([(gold, found or None) for gold, found in told], "masi"),
        metric="masi",
        precision=shared / found_all if found_all else None,
        recall=shared / coded if coded else None,
        f1=2 * shared / (coded + found_all) if told else None,
    )
