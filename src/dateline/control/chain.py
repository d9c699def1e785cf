"""A hidden-state model over the days on which something is claimed of a place.

States are the sides named there, "contested", and "nobody known". Each day's claims make states less likely that they
speak against; a change of state costs, and can only come on a day with a claim that explains it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

CONTESTED, UNKNOWN = "*contested", "*unknown"

#: Days after which a place that two sides fight over has changed hands with probability 1 - 1/e: 107 changes were
#: counted in 23,124 days of the 60 Ukrainian towns that changed hands at all (March 2022 to June 2023).
CHANGE_DAYS = 216.0

#: Cost (natural logarithm) of a change that a claim of that day explains; of one to "contested", for one weak word of
#: a fight makes no held place contested; of a holder found in a contested place, or in one that nobody was known to
#: hold; and of the first state. A holder found elsewhere without a told change costs what an unseen change in the days
#: before was unlikely.
EXPLAINED, TO_CONTESTED, RESOLVED, FROM_UNKNOWN, FIRST = 0.3, 0.6, 0.2, 1.0, 0.1
_NEVER = -math.inf


@dataclass(slots=True)
class Step:
    """One day (an ordinal): what its claims take from each state, the states that they explain a change to, and those
    in which they find the place. `before` are states in which it is said to have been until then: they explain what
    came unseen after another holder, and found nothing by themselves. A state that is not in `costs` costs nothing."""

    day: int
    costs: dict[str, float] = field(default_factory=dict)
    explained: set[str] = field(default_factory=set)
    found: set[str] = field(default_factory=set)
    before: set[str] = field(default_factory=set)

    def against_all_but(self, states: Sequence[str], kept: dict[str, float], weight: float) -> None:
        """Take `weight` from every state; of a state in `kept` only that share."""
        for state in states:
            if cost := weight * kept.get(state, 1.0):
                self.costs[state] = self.costs.get(state, 0.0) + cost


def likely_path(states: Sequence[str], steps: Sequence[Step]) -> tuple[list[int], list[list[float]]]:
    """The likeliest state at each step (an index into `states`) and the probability of every state there.

    Before the first step nobody is known to hold the place. `states` holds UNKNOWN. Of paths that are as likely the
    one through earlier states is taken.
    """
    told = next((n for n, step in enumerate(steps) if step.explained or step.found), len(steps))
    moves = [_moves(states, step, steps[n - 1].day if n > told else None) for n, step in enumerate(steps)]
    gains = [[-step.costs.get(state, 0.0) for state in states] for step in steps]
    begin = [0.0 if state == UNKNOWN else _NEVER for state in states]
    return _viterbi(begin, moves, gains), _posterior(begin, moves, gains)


#: Moves into each state, by state: (from, logarithm of what it costs). Most moves are impossible and not listed.
_Moves = list[list[tuple[int, float]]]


def _moves(states: Sequence[str], step: Step, before: int | None) -> _Moves:
    first = before is None
    gap = max(1, step.day - before) if before is not None else CHANGE_DAYS
    unseen = math.log1p(-math.exp(-gap / CHANGE_DAYS))
    #: What it costs to find a holder, by the state before.
    found = {CONTESTED: max(unseen, -RESOLVED), UNKNOWN: -FIRST if first else max(unseen, -FROM_UNKNOWN)}
    table: _Moves = []
    for n, b in enumerate(states):
        others = [(m, a) for m, a in enumerate(states) if m != n]
        if b in step.explained:
            cost = -FIRST if first else -TO_CONTESTED if b == CONTESTED else -EXPLAINED
            table.append([(n, 0.0), *((m, cost) for m, _ in others)])
        elif b in step.found:
            table.append([(n, 0.0), *((m, found.get(a, unseen)) for m, a in others)])
        elif b in step.before:
            table.append([(n, 0.0), *((m, unseen) for m, a in others if a != UNKNOWN)])
        else:
            table.append([(n, 0.0)])
    return table


def _viterbi(begin: list[float], moves: list[_Moves], gains: list[list[float]]) -> list[int]:
    score, back = begin, []
    for table, gain in zip(moves, gains, strict=True):
        best: list[int] = []
        now: list[float] = []
        for into, won in zip(table, gain, strict=True):
            top, at = max((score[a] + cost, -a) for a, cost in into)
            best.append(-at)
            now.append(top + won)
        score = now
        back.append(best)
    at = max(range(len(begin)), key=lambda b: score[b])
    path = [at]
    for best in reversed(back[1:]):
        at = best[at]
        path.append(at)
    return path[::-1] if back else []


def _posterior(begin: list[float], moves: list[_Moves], gains: list[list[float]]) -> list[list[float]]:
    forward: list[list[float]] = []
    score = begin
    for table, gain in zip(moves, gains, strict=True):
        score = [_add([score[a] + cost for a, cost in into]) + won for into, won in zip(table, gain, strict=True)]
        forward.append(score)
    behind = [0.0] * len(begin)
    found: list[list[float]] = []
    for n in range(len(moves) - 1, -1, -1):
        both = [one + other for one, other in zip(forward[n], behind, strict=True)]
        total = _add(both)
        found.append([math.exp(each - total) for each in both])
        ahead: list[list[float]] = [[] for _ in begin]
        for b, into in enumerate(moves[n]):
            later = gains[n][b] + behind[b]
            for a, cost in into:
                ahead[a].append(cost + later)
        behind = [_add(values) for values in ahead]
    return found[::-1]


def _add(values: list[float]) -> float:
    """The logarithm of a sum of exponentials."""
    if len(values) == 1:
        return values[0]
    top = max(values)
    return top if top == _NEVER else top + math.log(sum([math.exp(each - top) for each in values]))
