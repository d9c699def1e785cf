"""The comparison of pairs of reports: for each field a level, for each level its bits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dateline.knowledge.fusion_weights import fusion_weights

from . import fields
from .levels import bits_of
from .table import Floats, Ints, Table
from .words import words_bits

_FIELDS = {
    "place": fields.place_level,
    "time": fields.time_level,
    "told": fields.told_level,
    "hour": fields.hour_level,
    "type": fields.type_level,
    "status": fields.status_level,
    "killed": fields.killed_level,
    "injured": fields.injured_level,
    "sides": fields.sides_level,
    "weapon": fields.weapon_level,
    "text": fields.text_level,
    "rank": fields.rank_level,
}


@dataclass(frozen=True, slots=True)
class Compared:
    """Of each pair: the level of each field (its row among those of the field), the bits of the words, the sum."""

    levels: dict[str, Ints]
    words: Floats
    total: Floats


def compare(table: Table, left: Ints, right: Ints) -> Compared:
    """Compare rows `left` with rows `right`, pair by pair. What comes out for a pair rests on its two rows alone."""
    levels = {field: found(table, left, right) for field, found in _FIELDS.items()}
    words = words_bits(table, left, right)
    total = np.full(len(left), fusion_weights()["prior"]["pair"].bits) + words
    for field, found in levels.items():
        total += bits_of(field)[found]
    return Compared(levels, words, total)
