"""A hot spot: nearly all reports of one place and day are linked, and a heap of their links would be very long."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .levels import Holds
from .table import Floats, Ints


def merges(sums: Ints, sizes: Ints, barred: Holds) -> Iterator[tuple[int, int]]:
    """The groups to unite, one pair after the other (first < second, the second is taken into the first), as growing by
    the best mean has it: the highest mean above 0, of equal ones that of the smallest numbers.

    `sums` are the weights of all pairs of reports between two groups, missing ones counted, `sizes` how many reports
    a group has, `barred` which two must not be united. All three are used up.
    """
    count = len(sizes)
    here = np.ones(count, np.bool_)
    best, whose = np.zeros(count), np.full(count, -1)

    def means(row: int) -> Floats:
        """Means with those behind it; 0 where nothing speaks for it."""
        found: Floats = sums[row, row + 1 :] / (sizes[row] * sizes[row + 1 :])
        return np.where(here[row + 1 :] & ~barred[row, row + 1 :], np.maximum(found, 0.0), 0.0)

    def look(row: int) -> None:
        behind = means(row)
        at = int(behind.argmax()) if len(behind) else 0
        best[row] = behind[at] if len(behind) else 0.0
        whose[row] = row + 1 + at if best[row] > 0 else -1

    for row in range(count):
        look(row)
    while best[first := int(best.argmax())] > 0:
        second = int(whose[first])
        yield first, second
        here[second] = False
        best[second], whose[second] = 0.0, -1
        sums[first] += sums[second]
        sums[:, first] = sums[first]
        sizes[first] += sizes[second]
        barred[first] |= barred[second]
        barred[:, first] = barred[first]
        lost = (whose == second) | (whose == first)
        lost[first] = True
        for row in np.flatnonzero(lost & here).tolist():
            look(row)
        before = np.flatnonzero(here[:first] & ~lost[:first] & ~barred[first, :first])
        now = sums[before, first] / (sizes[before] * sizes[first])
        better = (now > best[before]) | ((now == best[before]) & (now > 0) & (first < whose[before]))
        best[before[better]], whose[before[better]] = now[better], first
