"""Krippendorff's alpha: agreement beyond chance, for any number of coders, with values missing.

After K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), and his Content Analysis (2004), chapter 11:
alpha = 1 - observed disagreement / expected disagreement, both from the coincidences of values within units. The
distance of sets is MASI (R. Passonneau, LREC 2006): 1 less Jaccard's share times 1, 2/3, 1/3 or 0 as the sets are
equal, one within the other, overlapping, or apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Literal

Metric = Literal["nominal", "ordinal", "interval", "masi"]
Distance = Callable[[Any, Any], float]


def alpha(units: Iterable[Sequence[Hashable | None]], metric: Metric = "nominal") -> float | None:
    """Krippendorff's alpha of units, each the values that the coders gave it (None: not coded).

    None where no unit has two values, or where all values are the same: without variation nothing can be said.
    """
    pairable = [[value for value in unit if value is not None] for unit in units]
    pairable = [unit for unit in pairable if len(unit) > 1]
    totals: Counter[Any] = Counter(value for unit in pairable for value in unit)
    number = sum(totals.values())
    if number < 2:
        return None
    apart = _apart(metric, totals)
    # values that are all the same are nothing apart, and most units are such
    differing = (unit for unit in pairable if any(value != unit[0] for value in unit))
    observed = sum(apart(Counter(unit)) / (len(unit) - 1) for unit in differing)
    expected = apart(totals)
    if expected == 0:
        return None
    return 1 - (number - 1) * observed / expected


def _apart(metric: Metric, totals: Counter[Any]) -> Callable[[Counter[Any]], float]:
    """The sum of squared distances over all ordered pairs of some values, each pair as often as its values stand."""
    if metric == "nominal":
        return lambda counts: float(sum(counts.values()) ** 2 - sum(n * n for n in counts.values()))
    if metric == "interval":

        def interval(counts: Counter[Any]) -> float:
            number = sum(counts.values())
            middle = sum(n * value for value, n in counts.items()) / number
            return float(2 * number * sum(n * (value - middle) ** 2 for value, n in counts.items()))

        return interval
    distance = _distance(metric, totals)
    return lambda counts: sum(m * n * distance(v, w) for v, m in counts.items() for w, n in counts.items())


def _distance(metric: Metric, totals: Counter[Any]) -> Distance:
    """Squared differences of ranks, or the distance of sets, as the formula takes them."""
    if metric == "masi":
        return masi
    ranked = sorted(totals)
    place = {value: index for index, value in enumerate(ranked)}

    def ordinal(one: Any, other: Any) -> float:
        low, high = sorted((place[one], place[other]))
        return (sum(totals[each] for each in ranked[low : high + 1]) - (totals[one] + totals[other]) / 2) ** 2

    return ordinal


def masi(one: frozenset[Any], other: frozenset[Any]) -> float:
    """The MASI distance of two sets; two empty sets are equal."""
    if one == other:
        return 0.0
    if not one & other:
        return 1.0
    within = 2 / 3 if one <= other or other <= one else 1 / 3
    return 1 - within * len(one & other) / len(one | other)
