"""Pairs of reports that persons judged, and what the machine had made of them: for how good its fusion is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from dateline.model import Judgement

from .effect import Resolved, judged


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs that are one happening: `both` say so, `machine` alone, `persons` alone; and those that both hold apart."""

    both: int
    machine: int
    persons: int
    neither: int


def pairs_of(judgements: Iterable[Judgement], resolved: Resolved) -> Pairs:
    """The pairs of these judgements (that stand, oldest first), each once.

    What the machine had is told by the first judgement on a pair: reports of two incidents that are merged were apart,
    reports of one that is split or accepted were together. A later judgement changes what persons hold, not that.
    """
    made = list(judgements)
    before: dict[tuple[str, str], bool] = {}
    for judgement in made:
        taken, rest = resolved[judgement.number]
        if judgement.verdict not in ("merge", "split", "accept"):
            continue
        for a, b in product(taken, rest):
            if a != b:
                before.setdefault(_pair(a, b), judgement.verdict == "split")
        for side in (taken, rest):
            for a, b in product(side, side):
                if a < b:
                    before.setdefault((a, b), True)
    now = judged(made, resolved)
    counts = [0, 0, 0, 0]
    for pair in sorted(now.together | now.apart):
        counts[(0 if before.get(pair) else 2) if pair in now.together else (1 if before.get(pair) else 3)] += 1
    return Pairs(*counts)


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
