"""Near-duplicate texts are one voice: the same wire story in six outlets is told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .signature import SIZE, shared

#: Two minima to a band: texts that share half of their runs meet in one band out of 32 almost surely, those that share
#: a tenth one time in four.
_BAND = 2
#: Shares of all runs, and of the shorter text's runs, from which two texts are one voice.
ALIKE = 0.5
WITHIN = 0.65
#: A shorter text than this many runs is not known as a part of a longer one: a quoted sentence is no copy.
SHORT = 30


def voices(signatures: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """The name of each document's voice: the smallest id among the documents whose texts are copies of one another.

    `signatures` are those of `signature`, by document id. Every document is given, most as a voice of their own.
    """
    parent = {each: each for each in signatures}

    def root(each: str) -> str:
        while parent[each] != each:
            parent[each] = parent[parent[each]]
            each = parent[each]
        return each

    bands: dict[tuple[int, tuple[int, ...]], list[str]] = defaultdict(list)
    first: dict[tuple[int, ...], str] = {}
    for name in sorted(signatures):
        minima = tuple(signatures[name])
        if not minima:
            continue
        if (same := first.setdefault(minima, name)) != name:
            parent[name] = same
            continue
        for at in range(0, SIZE, _BAND):
            met = bands[at, tuple(minima[at : at + _BAND])]
            for other in met:
                mine, its = root(name), root(other)
                if mine != its and is_copy(minima, signatures[other]):
                    parent[max(mine, its)] = min(mine, its)
            met.append(name)
    return {each: root(each) for each in signatures}


def is_copy(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether two texts are one text, or one a cut of the other, whatever headline and furniture stand round them."""
    alike, within = shared(a, b)
    return alike >= ALIKE or (within >= WITHIN and min(a[SIZE], b[SIZE]) >= SHORT)
