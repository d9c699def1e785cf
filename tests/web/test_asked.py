"""Filters as they stand in the address."""

from __future__ import annotations

import pytest

from dateline.model import InputError
from dateline.web.asked import Asked, asked_of


def test_an_empty_address_asks_nothing():
    assert asked_of() == asked_of(since="", place=" ", kind=["", " "], text="") == Asked()
    assert Asked().given == {}


def test_what_is_asked():
    asked = asked_of(
        since="2016-04", until="2016", box="35,32,42,37", area="36,35;37,35;37,36;", kind=["Battles", "shelling"],
        actor=["sdf"], place=" Raqqa ", status=["occurred"], killed_min=3, credibility=[4, 1], review=["open"],
    )  # fmt: skip
    assert (asked.since, asked.until) == ("2016-04-01", "2016-12-31")
    assert asked.box == (35.0, 32.0, 42.0, 37.0)
    assert asked.area == ((36.0, 35.0), (37.0, 35.0), (37.0, 36.0))
    assert asked.place == "Raqqa"
    assert set(asked.given) == {
        "since", "until", "box", "area", "kind", "actor", "place", "status", "killed_min", "credibility", "review",
    }  # fmt: skip


def test_the_order_in_which_values_stand_does_not_matter():
    assert asked_of(kind=["b", "a", "b"], credibility=[4, 1]) == asked_of(kind=["a", "b"], credibility=[1, 4, 4])


def test_a_map_that_was_turned_round_the_world():
    assert asked_of(box="-200,10,-150,20").box == (160.0, 10.0, -150.0, 20.0)
    assert asked_of(box="-300,-80,300,80").box == (-180.0, -80.0, 180.0, 80.0)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"since": "2016-13"}, "is no day"),
        ({"until": "tomorrow"}, "is no day"),
        ({"box": "1,2,3"}, "west,south,east,north"),
        ({"box": "a,b,c,d"}, "west,south,east,north"),
        ({"box": "1,nan,3,4"}, "west,south,east,north"),
        ({"box": "1,50,3,40"}, "south first"),
        ({"area": "36,35;37,35"}, "three corners"),
        ({"area": "36,35;37,35;37"}, "lon,lat"),
        ({"area": "36,35;37,95;37,36"}, "latitude"),
        ({"place": "!?"}, "no word"),
        ({"actor": ["sdf", "…"]}, "no word"),
        ({"text": '"'}, "no word"),
        ({"kind": ["x" * 1000]}, "no longer than"),
    ],
)
def test_what_makes_no_sense_is_told(wrong, told):
    with pytest.raises(InputError, match=told):
        asked_of(**wrong)
