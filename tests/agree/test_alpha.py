"""Krippendorff's alpha against published worked examples, and what must hold for any values."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.agree.alpha import alpha, masi

NO = None
#: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): four observers, twelve units, values missing.
FOUR = list(
    zip(
        [1, 2, 3, 3, 2, 1, 4, 1, 2, NO, NO, NO],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NO, 3],
        [NO, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NO],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NO],
        strict=True,
    )
)
#: The example of the article "Krippendorff's alpha" of the English Wikipedia: three coders, fifteen units.
THREE = list(
    zip(
        [NO, NO, NO, NO, NO, 3, 4, 1, 2, 1, 1, 3, 3, NO, 3],
        [1, NO, 2, 1, 3, 3, 4, 3, NO, NO, NO, NO, NO, NO, NO],
        [NO, NO, 2, 1, 3, 4, 4, NO, 2, 1, 1, 3, 3, NO, 4],
        strict=True,
    )
)


@pytest.mark.parametrize(("metric", "value"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_four_observers_with_missing_values(metric, value):
    assert alpha(FOUR, metric) == pytest.approx(value, abs=0.0005)


@pytest.mark.parametrize(("metric", "value"), [("nominal", 0.691), ("interval", 0.811)])
def test_three_coders(metric, value):
    assert alpha(THREE, metric) == pytest.approx(value, abs=0.0005)


def test_two_observers_of_the_same_paper():
    binary = zip([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0], strict=True)
    assert alpha(binary) == pytest.approx(0.095, abs=0.0005)
    letters = zip("aabbdcccedda", "babbbccceddd", strict=True)
    assert alpha(letters) == pytest.approx(0.692, abs=0.0005)


def test_without_variation_or_pairs_nothing_can_be_said():
    assert alpha([]) is None
    assert alpha([(1, None), (None, 2)]) is None
    assert alpha([("a", "a"), ("a", "a")]) is None
    assert alpha([(None, None)], "interval") is None


def test_sets_agree_in_part():
    army, rebels = frozenset({"army"}), frozenset({"rebels"})
    assert masi(army, army) == 0
    assert masi(army, rebels) == 1
    assert masi(army, army | rebels) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert masi(army | rebels, army | frozenset({"militia"})) == pytest.approx(1 - 1 / 3 * 1 / 3)
    whole = alpha([(army, army), (rebels, rebels)], "masi")
    part = alpha([(army, army | rebels), (rebels, rebels)], "masi")
    none = alpha([(army, rebels), (rebels, army)], "masi")
    assert whole == 1
    assert none is not None
    assert part is not None
    assert none < part < whole


values = st.lists(st.tuples(st.integers(0, 9) | st.none(), st.integers(0, 9) | st.none()), max_size=30)


@given(values, st.sampled_from(["nominal", "ordinal", "interval"]))
def test_the_order_of_coders_and_units_does_not_matter(units, metric):
    one = alpha(units, metric)
    other = alpha([(b, a) for a, b in reversed(units)], metric)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert one <= 1
        assert math.isclose(one, other, abs_tol=1e-9)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=30).filter(lambda each: len(set(each)) > 1))
def test_full_agreement_is_one(codes):
    for metric in ("nominal", "ordinal", "interval"):
        assert alpha([(code, code) for code in codes], metric) == pytest.approx(1)
