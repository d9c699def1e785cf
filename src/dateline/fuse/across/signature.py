"""What a text is made of, in 65 numbers: MinHash over runs of words, by which relayed copies are found.

A copy keeps most sentences and loses the rest: another headline, a cut end, the page's own lines round it. So only
paragraphs of prose are taken, and besides the 64 minima the number of runs is kept, from which it is told how much of
the shorter text stands in the longer (containment), which a cut does not lower.
"""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Sequence

#: Minima kept; the standard error of a likeness of one half is then 0.06.
SIZE = 64
#: Words in a run.
_RUN = 4
#: A line with fewer words is a headline, a caption, a link or a byline ("Share on your wall").
_PROSE = 8
_WORD = re.compile(r"[^\W_]+")
_FURNITURE = re.compile(
    r"copyright|all rights reserved|©|cookies?\b|subscrib|newsletter|click here|sign up|privacy policy|"
    r"terms of (?:use|service)|may not be (?:published|reproduced)",
    re.IGNORECASE,
)
_PRIME = (1 << 31) - 1


@functools.lru_cache(maxsize=256)
def signature(text: str) -> tuple[int, ...]:
    """The 64 minima of a text and, last, how many runs of four words it has; () where it has no prose.

    Hashes are CRC-32 and a fixed family of permutations modulo 2^31 - 1, so that every machine gives the same numbers.
    """
    import numpy as np

    hashes = {
        zlib.crc32(" ".join(words[at : at + _RUN]).encode()) % _PRIME
        for words in map(_words, _paragraphs(text))
        for at in range(len(words) - _RUN + 1)
    }
    if not hashes:
        return ()
    factors, shifts = _permutations()
    runs = np.array(sorted(hashes), dtype=np.uint64)
    lowest = ((factors[:, None] * runs[None, :] + shifts[:, None]) % np.uint64(_PRIME)).min(axis=1)
    return (*(int(each) for each in lowest), len(hashes))


def shared(a: Sequence[int], b: Sequence[int]) -> tuple[float, float]:
    """How alike two signatures are, 0 to 1: the share of all runs (Jaccard), and of the shorter text's runs."""
    if not a or not b:
        return 0.0, 0.0
    alike = sum(x == y for x, y in zip(a[:SIZE], b[:SIZE], strict=True)) / SIZE
    both = alike / (1 + alike) * (a[SIZE] + b[SIZE])
    return alike, min(1.0, both / min(a[SIZE], b[SIZE]))


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.splitlines() if not _FURNITURE.search(line)]


def _words(paragraph: str) -> list[str]:
    words = _WORD.findall(paragraph.lower())
    return words if len(words) >= _PROSE else []


@functools.cache
def _permutations():  # type: ignore[no-untyped-def]
    """Factors and shifts of the 64 permutations, from a fixed linear congruence."""
    import numpy as np

    state, drawn = 20161, []
    for _ in range(2 * SIZE):
        state = (state * 48271) % _PRIME  # Park and Miller's minimal standard generator
        drawn.append(state)
    return np.array(drawn[:SIZE], dtype=np.uint64), np.array(drawn[SIZE:], dtype=np.uint64)
