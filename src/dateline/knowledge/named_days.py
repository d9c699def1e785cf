"""Events that go by their day without a year ("the 7 October attacks"): a name, and no time of what a report tells."""

from __future__ import annotations

import functools

from .actor_tables import parts, rows


@functools.lru_cache(maxsize=1)
def named_days() -> dict[tuple[int, int], frozenset[str]]:
    """(Month, day) → the words that make a name of it."""
    return {
        (int(row["month"]), int(row["day"])): frozenset(parts(row["words"]))
        for row in rows("named_days.csv", "month", "day", "words", "basis")
    }
