"""The record of one statement of harm."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Casualties


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyStatement:
    """One statement of harm.

    `trigger` is the token index of the harm word in its sentence, `victim` the victims' head token (None where no
    victim is named), `agent` the head token of who did it where the clause says so. `subset_of` is the index, in the
    same tuple, of the statement it is part of ("12, including four children"). `toll` marks a figure that may go
    beyond one incident ("in five years of war"), `total` the sum of one incident ("the toll rose to 12"),
    `negated` one of zero or denied, `combined` one whose harm is unclear ("killed or wounded 50": low and best are
    unknown), `anaphoric` people told of before ("the soldiers", "him"), `increment` people beyond those told of
    ("three others").
    """

    sentence: int
    trigger: int
    victim: int | None
    agent: int | None
    casualties: Casualties
    subset_of: int | None = None
    toll: bool = False
    total: bool = False
    negated: bool = False
    combined: bool = False
    anaphoric: bool = False
    increment: bool = False
