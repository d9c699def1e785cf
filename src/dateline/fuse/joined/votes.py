"""How much stands behind each value: every voice once, by the best of what it says."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def votes(told: Iterable[tuple[Value, str, float]]) -> dict[Value, float]:
    """The weight behind each value, of (value, voice, weight), in the order in which the values come.

    A voice counts once for a value, however many of its documents give it; one that gives several values splits
    nothing, for an early and a later telling are both its own.
    """
    best: dict[Value, dict[str, float]] = {}
    for value, voice, weight in told:
        mine = best.setdefault(value, {})
        mine[voice] = max(weight, mine.get(voice, 0.0))
    return {value: round(sum(by_voice.values()), 6) for value, by_voice in best.items()}
