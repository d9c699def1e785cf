"""What judgements amount to: which of them stand, and which pairs of reports belong together or apart by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from dateline.model import Judged, Judgement

#: Refs of the reports that each judgement names now: those of `reports`, and those of `rest`.
Resolved = Mapping[int, tuple[tuple[str, ...], tuple[str, ...]]]


def standing(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements that hold, oldest first: not the undoings, and not what was undone by one that holds itself."""
    undone: set[int] = set()
    kept = []
    for judgement in reversed(judgements):
        if judgement.number in undone:
            continue
        if judgement.undoes is not None:
            undone.add(judgement.undoes)
        else:
            kept.append(judgement)
    return kept[::-1]


def undone(judgements: Sequence[Judgement]) -> frozenset[int]:
    """The numbers of the judgements, and undoings, that an undoing which holds takes back."""
    found: set[int] = set()
    for judgement in reversed(judgements):
        if judgement.undoes is not None and judgement.number not in found:
            found.add(judgement.undoes)
    return frozenset(found)


def judged(judgements: Iterable[Judgement], resolved: Resolved) -> Judged:
    """The pairs of reports that persons decided on; of two judgements on a pair the later counts.

    A merge holds all reports of both incidents together; a split holds those taken out together, and apart from each
    that stayed; who accepts an incident holds its reports together.
    """
    pairs: dict[tuple[str, str], bool] = {}
    for judgement in judgements:
        taken, rest = resolved[judgement.number]
        if judgement.verdict == "split":
            pairs.update((pair, True) for pair in _pairs(taken))
            pairs.update((_pair(a, b), False) for a, b in product(taken, rest) if a != b)
        elif judgement.verdict in ("merge", "accept"):
            pairs.update((pair, True) for pair in _pairs((*taken, *rest)))
    return Judged(
        together=frozenset(pair for pair, one in pairs.items() if one),
        apart=frozenset(pair for pair, one in pairs.items() if not one),
    )


def _pairs(refs: Iterable[str]) -> list[tuple[str, str]]:
    return list(combinations(sorted(set(refs)), 2))


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


@dataclass(frozen=True, slots=True)
class Effect:
    """What persons decided of one incident: the verdict ("accept", "reject" or None), and judgements that correct it.

    `all` are the judgements on it, corrections too, oldest first.
    """

    verdict: str | None
    corrections: tuple[Judgement, ...]
    all: tuple[Judgement, ...]


def effect_on(
    incident: Sequence[str], judgements: Iterable[Judgement], resolved: Resolved, home: Mapping[int, str]
) -> Effect:
    """What judgements say of the incident with these reports; `home` names by judgement a report of its main incident.

    A correction counts for the main incident alone (a toll corrected once is not the toll of two incidents); accepting
    and rejecting for the main one, and for each made of nothing but reports that were judged then.
    """
    refs = frozenset(incident)
    verdict, corrections, told = None, [], []
    for judgement in judgements:
        taken, rest = resolved[judgement.number]
        named = {*taken, *rest}
        if judgement.verdict in ("merge", "split"):
            if refs.intersection(named):
                told.append(judgement)
        elif home.get(judgement.number) in refs or (judgement.verdict != "correct" and refs <= named):
            told.append(judgement)
            if judgement.verdict == "correct":
                corrections.append(judgement)
            else:
                verdict = judgement.verdict
    return Effect(verdict, tuple(corrections), tuple(told))


def home_of(refs: Sequence[str], incidents: Iterable[Sequence[str]]) -> str | None:
    """A report of the incident that holds most of these reports; of two alike the one with the first."""
    order = {ref: number for number, ref in enumerate(refs)}
    ranked = []
    for incident in incidents:
        held = sorted(order[ref] for ref in incident if ref in order)
        if held:
            ranked.append((-len(held), held[0]))
    return refs[min(ranked)[1]] if ranked else None
