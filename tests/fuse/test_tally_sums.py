"""Adding up what has nobody in common."""

from __future__ import annotations

from dateline.fuse.tally_sums import is_bare, is_untold, opened, plus, total
from dateline.model import Span, Tally

from .conftest import killed


def said(words: str, low: int, high: int | None = None):
    return killed(low, high, span=Span(0, len(words), words))


def test_what_is_no_number():
    assert is_bare(said("soldiers", 2))
    assert is_bare(said("an unknown number of rebels", 2))
    assert not is_bare(said("at least two soldiers", 2))
    assert not is_bare(said("2 soldiers", 2, 2))
    assert is_untold(said("an unknown number of rebels", 2))
    assert not is_untold(said("rebels", 2))


def test_an_unknown_number_opens_the_top():
    assert total([said("30 guards", 30, 30), said("an unknown number of rebels", 2)]) == Tally(low=30, best=30)
    assert total([said("30 guards", 30, 30), said("rebels", 2)]) == Tally(low=32, best=32)
    assert total([said("an unknown number of rebels", 2)]) == Tally(low=2, best=2)


def test_a_maximum_has_no_best_number():
    upto = killed(0, 60)
    assert total([upto]).best == 0
    assert total([type(upto)(harm="killed", low=0, best=None, high=60)]) == Tally(low=0, best=None, high=60)


def test_sums_stay_open():
    assert plus(Tally(low=3, best=3, high=3), Tally(low=4, best=4)) == Tally(low=7, best=7)
    assert opened(Tally(low=3, best=3, high=3)) == Tally(low=3, best=3)
