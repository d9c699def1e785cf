"""Nobody is counted twice."""

from __future__ import annotations

from dateline.fuse.tally import tally
from dateline.model import Casualties

from .conftest import killed


def bounds(events, harm="killed", who=None):
    found = tally(events, harm, who)
    return None if found is None else (found.low, found.best, found.high)


def test_a_total_told_again_is_counted_once(event):
    assert bounds([event(0, casualties=(killed(5, 5),)), event(50, casualties=(killed(5, 5),))]) == (5, 5, 5)


def test_a_part_adds_nothing(event):
    whole = event(0, casualties=(killed(12, 12), killed(4, 4, role="subset", description="children")))
    assert bounds([whole]) == (12, 12, 12)
    assert bounds([whole, event(50, casualties=(killed(3, 3, role="subset", description="women"),))]) == (12, 12, 12)


def test_groups_told_apart_add_up(event):
    both = event(0, casualties=(killed(3, 3, description="soldiers"), killed(2, 2, description="rebels")))
    assert bounds([both]) == (5, 5, 5)


def test_people_who_are_surely_others_add_up(event):
    soldiers = event(0, casualties=(killed(5, 5, who="combatant", description="soldiers"),))
    villagers = killed(2, 2, who="civilian", description="villagers")
    assert bounds([soldiers, event(50, "Two villagers were also killed.", casualties=(villagers,))]) == (7, 7, 7)


def test_differing_totals_make_a_range(event):
    found = bounds([event(0, casualties=(killed(20, 20),)), event(50, casualties=(killed(23, 23),))])
    assert found is not None
    assert found[0] == 20
    assert found[2] == 23


def test_an_open_total_stays_open(event):
    assert bounds([event(0, casualties=(killed(21, None, open_ended=True),))]) == (21, 21, None)


def test_a_toll_of_more_and_other_harms_are_left_out(event):
    told = (
        killed(500, 500, role="toll"),
        killed(4, 4),
        Casualties(harm="injured", low=9, best=9, high=9),
    )
    assert bounds([event(0, casualties=told)]) == (4, 4, 4)
    assert bounds([event(0, casualties=told)], "injured") == (9, 9, 9)
    assert bounds([event(0, casualties=told)], "captured") is None


def test_civilians_alone(event):
    told = (killed(3, 3, who="civilian", description="villagers"), killed(2, 2, who="combatant", description="rebels"))
    assert bounds([event(0, casualties=told)], "killed", "civilian") == (3, 3, 3)


def test_nothing_told(event):
    assert bounds([event(0)]) is None
