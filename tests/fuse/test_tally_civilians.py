"""Civilians are a part of all."""

from __future__ import annotations

import pytest

from dateline.fuse.tally import tally
from dateline.model import Span

from .conftest import killed


def civilians(*events):
    found = tally(events, "killed", "civilian")
    return None if found is None else (found.low, found.best, found.high)


def people(low, **fields):
    return killed(low, low, who="civilian", description="people", **fields)


@pytest.mark.parametrize(
    ("part", "left"),
    [
        (killed(16, 16, who="combatant", description="soldiers", role="subset"), (10, 10, 10)),
        (killed(20, 20, who="civilian", description="civilians", role="subset"), (20, 20, 20)),
        (killed(6, 6, who="civilian", description="children", role="subset"), (26, 26, 26)),
        (killed(2, None, who="combatant", role="subset", description="soldiers", span=Span(0, 8, "soldiers")), None),
    ],
)
def test_what_a_part_leaves(event, part, left):
    assert civilians(event(0, casualties=(people(26), part))) == left


def test_a_part_told_later_is_taken_off_too(event):
    later = killed(2, 2, who="combatant", description="policemen", role="subset")
    assert civilians(event(0, casualties=(people(8),)), event(50, casualties=(later,))) == (6, 6, 6)


def test_groups_that_add_up_are_the_whole(event):
    told = (
        people(12),
        killed(7, 7, who="combatant", description="soldiers"),
        killed(5, 5, who="civilian", description="civilians"),
    )
    assert civilians(event(0, casualties=told)) == (5, 5, 5)


def test_people_on_both_sides_are_no_civilians(event):
    assert civilians(event(0, "Fighting killed 35 people on both sides.", casualties=(people(35),))) is None


def test_those_left_unnamed_are_what_the_rest_tells(event):
    headline = event(0, "Blast kills 18.", casualties=(killed(18, 18),))
    child = killed(5, 5, who="civilian", description="children", role="subset")
    assert civilians(headline, event(50, casualties=(people(18), child))) == (18, 18, 18)
    assert civilians(headline) is None
    soldiers = killed(4, 4, who="combatant", description="soldiers")
    assert civilians(headline, event(50, casualties=(child, soldiers))) == (5, 5, 5)


def test_nobody_is_no_civilian(event):
    assert civilians(event(0, casualties=(killed(0, 0, description="casualties"),))) == (0, 0, 0)
