"""The assignment is one to one, never below the least likeness, and as good as any."""

from __future__ import annotations

import importlib
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.agree.assign import assign

matrices = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 20).map(lambda n: n / 20), min_size=columns, max_size=columns), min_size=1, max_size=5
    )
)


def best(scores: list[list[float]], least: float) -> float:
    """The highest sum over all ways to pair, by trying each."""
    rows, columns = len(scores), len(scores[0])
    places = [*range(columns), *[None] * rows]
    sums = []
    for chosen in set(itertools.permutations(places, rows)):
        taken = [scores[i][j] for i, j in enumerate(chosen) if j is not None]
        sums.append(sum(score for score in taken if score >= least and score > 0))
    return max(sums)


@settings(max_examples=60, deadline=None)
@given(matrices.filter(lambda m: len(m) * len(m[0]) <= 16), st.sampled_from([0.0, 0.5, 0.9]))
def test_no_other_assignment_is_better(scores, least):
    pairs = assign(scores, least)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(scores[i][j] >= least and scores[i][j] > 0 for i, j in pairs)
    assert abs(sum(scores[i][j] for i, j in pairs) - best(scores, least)) < 1e-9


@given(matrices)
def test_turning_the_table_gives_the_same_sum(scores):
    turned = [list(row) for row in zip(*scores, strict=True)]
    one = sum(scores[i][j] for i, j in assign(scores, 0.3))
    other = sum(turned[i][j] for i, j in assign(turned, 0.3))
    assert abs(one - other) < 1e-9


def test_the_best_single_pair_gives_way_to_two_good_ones():
    """Greedy would take 0.9 and leave the second event alone."""
    assert assign([[0.9, 0.8], [0.8, 0.0]], 0.5) == [(0, 1), (1, 0)]


def test_a_long_list_is_paired_greedily_and_soon(monkeypatch):
    monkeypatch.setattr(importlib.import_module("dateline.agree.assign"), "MAX_CELLS", 3)
    assert assign([[0.9, 0.8], [0.8, 0.0]], 0.5) == [(0, 0)]


def test_nothing_to_pair():
    assert assign([[0.0, 0.1]], 0.5) == []
    assert assign([], 0.5) == []
