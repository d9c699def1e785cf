"""The hidden-state model on its own."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.control.chain import CONTESTED, UNKNOWN, Step, likely_path

STATES = ["a", "b", CONTESTED, UNKNOWN]


def step(day: int, side: str, weight: float, *, took: bool) -> Step:
    made = Step(day)
    made.against_all_but(STATES, {side: 0.0}, weight)
    (made.explained if took else made.found).add(side)
    return made


@st.composite
def chains(draw: st.DrawFn) -> list[Step]:
    days = sorted(draw(st.sets(st.integers(700_000, 701_000), min_size=1, max_size=12)))
    side, weight = st.sampled_from(["a", "b"]), st.floats(0.1, 4.0)
    return [step(day, draw(side), draw(weight), took=draw(st.booleans())) for day in days]


@given(chains())
@settings(max_examples=200, deadline=None)
def test_probabilities_add_up_and_no_move_is_without_a_reason(steps):
    path, sure = likely_path(STATES, steps)
    assert all(math.isclose(sum(row), 1.0, abs_tol=1e-9) for row in sure)
    before = STATES.index(UNKNOWN)
    for now, at in zip(path, steps, strict=True):
        assert now == before or STATES[now] in at.explained | at.found
        before = now


def test_a_strong_word_wins_over_a_weak_one():
    path, _ = likely_path(STATES, [step(1000, "a", 2.0, took=True), step(1002, "b", 0.5, took=False)])
    assert [STATES[n] for n in path] == ["a", "a"]


def test_the_longer_the_silence_the_likelier_an_unseen_change():
    def probability(gap: int) -> float:
        _, sure = likely_path(STATES, [step(1000, "a", 2.0, took=True), step(1000 + gap, "b", 2.0, took=False)])
        return sure[1][STATES.index("b")]

    assert probability(2) < probability(30) < probability(300)


def test_no_step_no_path():
    assert likely_path(STATES, []) == ([], [])
