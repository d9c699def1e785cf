"""The levels of a field for many pairs at once."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

from dateline.knowledge.fusion_weights import fusion_weights

from .table import Floats, Ints

Holds = NDArray[np.bool_]


def level(field: str, **when: Holds) -> Ints:
    """The first level of a field whose condition holds, in the order given; as its row among those of the field."""
    names = list(fusion_weights()[field])
    size = len(next(iter(when.values())))
    return np.select(list(when.values()), [np.full(size, names.index(name)) for name in when], default=-1)


@functools.cache
def bits_of(field: str) -> Floats:
    """The bits of a field's levels, in the order of the table."""
    return np.array([each.bits for each in fusion_weights()[field].values()])


def always(pairs: Ints) -> Holds:
    """True for each pair."""
    return np.ones(len(pairs), dtype=np.bool_)
