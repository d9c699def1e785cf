"""Links between reports: the candidate pairs and how much speaks for one happening."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from .block import candidates
from .compare import compare
from .features import Features
from .table import Ints, Table, table

#: Links that speak against it are kept too, for they keep groups apart, but not beyond this: a pair without a link
#: counts as much.
AGAINST = -5.0
#: Pairs compared at once.
_PART = 400_000


class Link(msgspec.Struct, frozen=True, gc=False):
    """Two reports by their refs, a < b, and the log2 of the odds that they tell one happening."""

    a: str
    b: str
    weight: float


def links(features: Sequence[Features]) -> list[Link]:
    """All links among reports, in the order of their refs, whatever order they come in."""
    rows = table(sorted(features, key=lambda each: each.ref))
    return _weighed(rows, *candidates(rows))


def links_of(new: Sequence[Features], all: Sequence[Features]) -> list[Link]:
    """The links of `new` reports among themselves and with `all` others: what `links` gives of both, less the old.

    A report that stands in both is new.
    """
    fresh = {each.ref for each in new}
    rows = table(sorted([*new, *(each for each in all if each.ref not in fresh)], key=lambda each: each.ref))
    left, right = candidates(rows)
    is_new = np.fromiter((each.ref in fresh for each in rows.features), np.bool_, len(rows))
    keep = is_new[left] | is_new[right]
    return _weighed(rows, left[keep], right[keep])


def _weighed(rows: Table, left: Ints, right: Ints) -> list[Link]:
    found: list[Link] = []
    refs = [each.ref for each in rows.features]
    for at in range(0, len(left), _PART):
        one, other = left[at : at + _PART], right[at : at + _PART]
        bits = np.round(compare(rows, one, other).total, 3)
        kept = np.flatnonzero(bits > AGAINST)
        pairs = zip(one[kept].tolist(), other[kept].tolist(), bits[kept].tolist(), strict=True)
        found += [Link(refs[i], refs[j], weight) for i, j, weight in pairs]
    return found
