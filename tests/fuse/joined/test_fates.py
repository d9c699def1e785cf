"""The injured without those who died."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.fuse.joined import join
from dateline.model import Report, Tally

MakeReport = Callable[..., Report]

SHOT = (0, 3, 3)  # "three people were shot": how many of them died is not told


def test_who_was_shot_and_died_is_not_hurt(report: MakeReport) -> None:
    fused = join([report("a", injured=SHOT), report("b", killed=1)])
    assert fused.injured == Tally(low=0, best=2, high=2)
    assert fused.fatalities == Tally(low=1, best=1, high=1)


def test_nobody_is_hurt_where_all_who_were_shot_died(report: MakeReport) -> None:
    assert join([report("a", injured=(0, 1, 1)), report("b", killed=1)]).injured is None


def test_the_dead_of_the_same_report_are_counted_apart_already(report: MakeReport) -> None:
    fused = join([report("a", injured=SHOT, killed=1), report("b", killed=1)])
    assert fused.injured == Tally(low=0, best=3, high=3)


def test_one_of_the_wounded_died_later(report: MakeReport) -> None:
    first = report("a", "2021-03-13", killed=1, injured=8)
    fused = join([first, report("b", "2021-03-14", killed=2, text="A woman died of her wounds.")])
    assert fused.injured is not None
    assert fused.injured.best == 7
    assert [toll.best for toll in fused.tolls] == [1, 2]


@pytest.mark.parametrize("text", ["Two bodies were found.", "Rescuers dug on."])
def test_bodies_that_are_found_were_not_among_the_hurt(report: MakeReport, text: str) -> None:
    fused = join([report("a", killed=1, injured=8), report("b", "2021-03-14", killed=2, text=text)])
    assert fused.injured == Tally(low=8, best=8, high=8)
