"""What became of an incident told before."""

from __future__ import annotations

import pytest

from dateline.fuse.aftermath import adds_dead, continues
from dateline.fuse.cluster import cluster
from dateline.model import Span

from .conftest import TOWN, day, killed


@pytest.mark.parametrize(
    ("text", "word", "count", "goes_on"),
    [
        ("Another three died of their wounds.", "died", killed(3, 3, role="increment"), True),
        ("His son later died.", "died", killed(1, 1, description="son"), True),
        ("The toll has risen to 12.", "toll", killed(12, 12), True),
        ("A guard was also killed.", "killed", killed(1, 1, description="guard"), True),
        ("The soldiers killed him.", "killed", killed(1, 1, role="repeat"), True),
        ("Three more died in another blast.", "died", killed(3, 3, role="increment"), False),
        ("Another three were shot in the market.", "shot", killed(3, 3, role="increment"), False),
        ("Seven farmers were killed.", "killed", killed(7, 7, description="farmers"), False),
    ],
)
def test_no_happening_of_its_own(event, text, word, count, goes_on):
    at = text.index(word)
    assert continues(event(0, text, trigger=Span(at, at + len(word), word), casualties=(count,))) is goes_on


def test_who_comes_on_top(event):
    assert adds_dead(event(0, "Two more died in hospital.", casualties=(killed(2, 2, role="increment"),)))
    assert not adds_dead(event(0, "Two of the nine died in hospital.", casualties=(killed(2, 2, role="count"),)))


def test_a_later_day_is_no_other_happening(event, report):
    first = event(
        0, "A bomb killed nine people on Monday.", place=TOWN, time=day("2016-04-18", 27), casualties=(killed(9, 9),)
    )
    text = "Another three died of their wounds on Tuesday."
    later = event(100, text, time=day("2016-04-19", 136), casualties=(killed(3, 3, role="increment"),))
    found = cluster(report(first.evidence[0].quote.ljust(100) + text), (first, later))
    assert [[one.id for one in each.events] for each in found] == [["e0", "e100"]]
