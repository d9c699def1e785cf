"""What the rare words in common weigh: names of victims and witnesses, streets, ages, hours."""

from __future__ import annotations

import functools

import numpy as np

from dateline.knowledge.fusion_weights import fusion_weights

from .sets import common
from .table import ASIDE, Flags, Floats, Ints, Sets, Table

#: A telling whose names weigh this much in sum would share some with a report of the same.
_NAMED = 9.0


def words_bits(table: Table, left: Ints, right: Ints) -> Floats:
    """Bits of the words in common, at most the cap; negative where both tellings name much and share nothing."""
    weights = fusion_weights()["words"]
    cap = weights["cap"].bits
    shared = common(table.terms, left, right)
    sum_of = np.bincount(shared.pair, weights=_bits(shared.mine, shared.its), minlength=len(left))
    mass = named(table.terms)
    strange = (sum_of <= 0) & (mass[left] >= _NAMED) & (mass[right] >= _NAMED)
    bits = cap * (1 - np.exp(-sum_of / cap))
    found: Floats = np.where(strange, weights["none"].bits, bits)
    return found


def _bits(mine: Flags, its: Flags) -> Floats:
    """The bits of each word in common by its class, less where it stands outside the telling in a report."""
    aside = fusion_weights()["words"]["aside"].bits
    by_class = _by_class()
    outside = (mine & ASIDE).astype(bool).astype(np.float64) + (its & ASIDE).astype(bool)
    found: Floats = by_class[mine & ~np.uint8(ASIDE)] * aside**outside
    return found


def named(terms: Sets) -> Floats:
    """How much the names and streets of each row's telling weigh in sum."""
    names = np.isin(terms.flags, [ord(each) for each in "pbs"])
    rows = np.repeat(np.arange(len(terms.starts) - 1), np.diff(terms.starts))
    bits = np.where(names, _by_class()[terms.flags & ~np.uint8(ASIDE)], 0.0)
    found: Floats = np.bincount(rows, weights=bits, minlength=len(terms.starts) - 1).astype(np.float64)
    return found


@functools.cache
def _by_class() -> Floats:
    """Bits by the code of a class letter."""
    found = np.zeros(256)
    for name, weight in fusion_weights()["words"].items():
        if len(name) == 1:
            found[ord(name)] = weight.bits
    return found
