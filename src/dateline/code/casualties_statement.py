"""The record of one statement of harm."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from dateline.model import Casualties, Quantity, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyStatement:
    """One statement of harm.

    `trigger` is the token index of the harm word in its sentence, `victim` the victims' head token (None where no
    victim is named), `agent` the head token of who did it where the clause says so. `subset_of` is the index, in the
    same tuple, of the statement it is part of ("12, including four children"). `toll` marks a figure that may go
    beyond one incident ("in five years of war"), `total` the sum of one incident ("the toll rose to 12"),
    `negated` one of zero or denied, `combined` one whose harm is unclear ("killed or wounded 50": low and best are
    unknown), `anaphoric` people told of before ("the soldiers", "him"), `increment` people beyond those told of
    ("three others"). `state` is set where only what became of people is told ("is in critical condition"), which makes
    no event by itself, `untold` where nothing is known of how many ("no word on casualties").
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
    state: bool = False
    untold: bool = False


def of_number(text: str, quantity: Quantity, people: Casualties) -> Casualties:
    """`people` (harm, who, whose, how described) in the number of a quantity of the text, with its words as span."""
    return msgspec.structs.replace(
        people,
        low=quantity.low,
        best=quantity.best,
        high=quantity.high,
        open_ended=quantity.open_ended,
        span=Span.of(text, quantity.start, quantity.end),
    )
