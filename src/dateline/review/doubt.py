"""What a person should look at first: how doubtful an incident is, by which rules, and how much weighs on it.

The score is the points of the doubts that hold, out of 100, times the weight, 1 + log2(1 + people harmed): what is
certain need not be looked at, however many died, and of two things equally doubtful the larger comes first; a doubling
of the dead counts for one step, as tolls have a long tail (DOMAIN.md 8.4).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

#: Columns of incidents: numpy arrays of one length, named as `COLUMNS` tells.
Columns = Mapping[str, Any]
#: What `doubts` reads: people killed and injured (-1 unknown), the Admiralty digit (0 none), independent sources, how
#: much the reports differ, kilometres around the place (NaN unknown), latitude (NaN where there is no point), whether
#: the place is an area, first and last day as ordinals (0 none), bits of the weakest link (NaN of a single report).
COLUMNS = (
    *("low", "best", "high", "injured", "credibility", "independent", "disagreements", "uncertainty", "lat", "wide"),
    *("first", "last", "weakest"),
)
#: An injured person weighs as a quarter of a dead one.
_INJURED = 0.25


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to look at an incident: `key` names it, `points` are what it adds where it `holds`."""

    key: str
    words: str
    points: int
    holds: Callable[[Columns], Any]


#: In the order in which they are told. Of digits: 1 and 2 leave no doubt (DOMAIN.md 4.1).
DOUBTS: tuple[Doubt, ...] = (
    Doubt("improbable", "contradicted by better sources", 40, lambda c: c["credibility"] == 5),
    Doubt("doubtful", "contradicted", 30, lambda c: c["credibility"] == 4),
    Doubt("unjudged", "its credibility cannot be judged", 20, lambda c: c["credibility"] % 6 == 0),
    Doubt("possible", "possibly true: nothing supports it", 10, lambda c: c["credibility"] == 3),
    # "the army said": what only a party tells in its own favour counts as no independent source
    Doubt("no_source", "no independent source", 20, lambda c: c["independent"] <= 0),
    Doubt("one_source", "one independent source", 10, lambda c: c["independent"] == 1),
    Doubt("differ", "the reports differ", 15, lambda c: c["disagreements"] > 0),
    Doubt("differ_much", "the reports differ in several ways", 10, lambda c: c["disagreements"] > 1),
    # "between 10 and 40": the dead are half again as many, and three at least
    Doubt("range", "a wide range of dead", 15, lambda c: (c["low"] >= 0) & (c["high"] >= c["low"] * 1.5 + 2)),
    Doubt("no_place", "no place on the map", 15, lambda c: c["lat"] != c["lat"]),
    Doubt("wide_place", "only an area is known", 10, lambda c: (c["wide"] > 0) | (c["uncertainty"] > 20)),
    Doubt("no_day", "no day", 15, lambda c: c["first"] == 0),
    Doubt("wide_day", "the day is not certain", 10, lambda c: c["last"] - c["first"] >= 3),
    # odds of 32 to 1 that the report that fits least tells the same: one in thirty such is another happening
    Doubt("weak_link", "a report may tell of something else", 15, lambda c: c["weakest"] < 5),
)  # fmt: skip
_MOST = 100


def doubts(columns: Columns) -> Any:
    """The scores of incidents, as an array of floats."""
    import numpy as np

    points = np.zeros(len(columns["best"]), "f4")
    for doubt in DOUBTS:
        points += doubt.points * doubt.holds(columns)
    dead = np.maximum(np.where(columns["high"] >= 0, columns["high"], columns["best"]), 0)
    people = dead + _INJURED * np.maximum(columns["injured"], 0)
    return np.minimum(points, _MOST) * (1 + np.log2(1 + people))


def reasons(columns: Columns) -> tuple[Doubt, ...]:
    """The doubts that hold of the one incident in these columns, the gravest first."""
    held = [doubt for doubt in DOUBTS if bool(doubt.holds(columns).all())]
    return tuple(sorted(held, key=lambda doubt: -doubt.points))
