"""Near-duplicate texts are one voice: the same wire story in six outlets is told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .signature import SIZE, shared

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

#: Two minima to a band: texts that share half of their runs meet in one band out of 32 almost surely, those that share
#: a tenth one time in four.
_BAND = 2
#: So many are compared at once, not one by one.
_MANY = 8
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

    bands: dict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
    first: dict[tuple[int, ...], str] = {}
    single: list[str] = []
    for name in sorted(signatures):
        minima = tuple(signatures[name])
        if not minima:
            continue
        if (same := first.setdefault(minima, name)) != name:
            parent[name] = same
        else:
            single.append(name)
    compared = _Compared([signatures[name] for name in single])
    for n, name in enumerate(single):
        minima = tuple(signatures[name])
        met: dict[int, None] = {}
        for at in range(0, SIZE, _BAND):
            band = bands[at, minima[at : at + _BAND]]
            met.update(dict.fromkeys(band))
            band.append(n)
        mine = root(name)
        for other in compared.copies(n, [each for each in met if root(single[each]) != mine]):
            mine, its = root(name), root(single[other])
            if mine != its:
                parent[max(mine, its)] = min(mine, its)
    return {each: root(each) for each in signatures}


class _Compared:
    """Signatures, to compare one with many at once."""

    def __init__(self, signatures: Sequence[Sequence[int]]) -> None:
        self._signatures = signatures
        self._rows: npt.NDArray[np.int64] | None = None

    def copies(self, one: int, others: Sequence[int]) -> list[int]:
        """Those of `others` (places in the list) that are copies of `one`."""
        if len(others) < _MANY:
            return [other for other in others if is_copy(self._signatures[one], self._signatures[other])]
        import numpy as np

        if self._rows is None:
            self._rows = np.array(self._signatures, dtype=np.int64)
        mine, many = self._rows[one], self._rows[list(others)]
        # as `shared` reckons it
        alike = (many[:, :SIZE] == mine[:SIZE]).sum(axis=1) / SIZE
        both = alike / (1 + alike) * (many[:, SIZE] + mine[SIZE])
        least = np.minimum(many[:, SIZE], mine[SIZE])
        within = np.minimum(1.0, both / least)
        found = (alike >= ALIKE) | ((within >= WITHIN) & (least >= SHORT))
        return [others[int(at)] for at in np.flatnonzero(found)]


def is_copy(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether two texts are one text, or one a cut of the other, whatever headline and furniture stand round them."""
    alike, within = shared(a, b)
    return alike >= ALIKE or (within >= WITHIN and min(a[SIZE], b[SIZE]) >= SHORT)
