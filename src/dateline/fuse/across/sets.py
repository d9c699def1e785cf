"""Words that two rows have in common, for many pairs at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .levels import Holds
from .table import Ints, Sets


@dataclass(frozen=True, slots=True)
class Common:
    """Each shared word of each pair: the number of the pair, the word's place in `Sets.values`, its two flags."""

    pair: Ints
    at: Ints
    mine: NDArray[np.uint8]
    its: NDArray[np.uint8]


def common(sets: Sets, left: Ints, right: Ints, others: Sets | None = None) -> Common:
    """The words of rows `left` that rows `right` have in the same sets, or in `others`, pair by pair."""
    its = others or sets
    sizes = sets.starts[left + 1] - sets.starts[left]
    pair = np.repeat(np.arange(len(left)), sizes)
    at = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(sets.starts[left], sizes)
    if not len(pair) or not len(its.order):
        none = np.zeros(0, np.int64)
        return Common(none, none, none.astype(np.uint8), none.astype(np.uint8))
    wanted = (right[pair].astype(np.uint64) << np.uint64(32)) | sets.values[at].astype(np.uint64)
    found = np.minimum(np.searchsorted(its.order, wanted), len(its.order) - 1)
    hit = its.order[found] == wanted
    return Common(pair[hit], at[hit], sets.flags[at[hit]], its.flag_of[found[hit]])


def any_of(pairs: Ints, size: int) -> Holds:
    """Whether each of `size` pairs is among those numbers."""
    found = np.zeros(size, dtype=np.bool_)
    found[pairs] = True
    return found


def sizes(sets: Sets, rows: Ints) -> Ints:
    """How many words those rows have."""
    return sets.starts[rows + 1] - sets.starts[rows]
