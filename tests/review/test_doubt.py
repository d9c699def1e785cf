"""Which incidents a person should look at first."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dateline.review.doubt import COLUMNS, DOUBTS, doubts, reasons

#: One that nothing speaks against: two sources, a town, a day.
SURE = {
    "low": 4, "best": 4, "high": 4, "injured": -1, "credibility": 2, "independent": 2, "disagreements": 0,
    "uncertainty": 3.0, "lat": 35.2, "wide": False, "first": 736000, "last": 736000, "weakest": 20.0,
}  # fmt: skip


def columns(*changes):
    return {name: np.array([(SURE | each)[name] for each in changes]) for name in COLUMNS}


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        ({}, []),
        ({"credibility": 4}, ["doubtful"]),
        ({"credibility": 5}, ["improbable"]),
        ({"credibility": 6}, ["unjudged"]),
        ({"credibility": 0}, ["unjudged"]),
        ({"credibility": 3, "independent": 1}, ["possible", "one_source"]),
        ({"independent": 0}, ["no_source"]),
        ({"disagreements": 1}, ["differ"]),
        ({"disagreements": 3}, ["differ", "differ_much"]),
        ({"low": 10, "high": 40}, ["range"]),
        ({"low": 10, "high": 12}, []),
        ({"low": 1, "high": 3}, []),
        ({"low": -1, "best": -1, "high": -1}, []),
        ({"lat": math.nan}, ["no_place"]),
        ({"wide": True}, ["wide_place"]),
        ({"uncertainty": 50.0}, ["wide_place"]),
        ({"first": 0, "last": 0}, ["no_day"]),
        ({"last": 736006}, ["wide_day"]),
        ({"weakest": 1.5}, ["weak_link"]),
        ({"weakest": math.nan}, []),
    ],
)
def test_what_is_doubtful_of_it(change, keys):
    told = reasons(columns(change))
    assert sorted(each.key for each in told) == sorted(keys)
    assert [each.points for each in told] == sorted((each.points for each in told), reverse=True)
    assert (doubts(columns(change))[0] > 0) == bool(keys)


def test_of_two_equally_doubtful_the_larger_comes_first():
    few, many = {"credibility": 4, "high": 4}, {"credibility": 4, "low": 40, "best": 40, "high": 44}
    wounded = {"credibility": 4, "high": 4, "injured": 100}
    one, two, three = doubts(columns(few, many, wounded))
    assert two > one
    assert three > one


def test_of_two_equally_large_the_more_doubtful_comes_first():
    one, two = doubts(columns({"credibility": 3}, {"credibility": 4, "disagreements": 1}))
    assert two > one


def test_what_is_certain_need_not_be_looked_at_however_many_died():
    assert doubts(columns({"low": 500, "best": 500, "high": 500})).tolist() == [0]


def test_keys_are_each_their_own():
    assert len({each.key for each in DOUBTS}) == len(DOUBTS)
    assert len(doubts(columns())) == 0
