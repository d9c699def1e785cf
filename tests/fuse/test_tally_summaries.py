"""Sums over several incidents are no count of one."""

from __future__ import annotations

import dataclasses

from dateline.fuse.tally import tally
from dateline.fuse.tally_summaries import without_summaries
from dateline.model import Placed, PlaceMention, Resolved, Span

from .conftest import FAR, TOWN, killed

HEADLINE = "Ten killed in attacks on Tamra and Zanbaq."


def resolved(report, text: str) -> Resolved:
    places = tuple(
        Placed(PlaceMention(start=at, end=at + len(place.name), sentence=0, name=place.name), place)
        for place in (TOWN, FAR)
        if (at := text.find(place.name)) >= 0
    )
    return dataclasses.replace(report(text), places=places)


def left(found) -> list[int | None]:
    return [total.best if (total := tally(events, "killed")) else None for events in found]


def test_the_sum_of_two_towns(event, report):
    whole = event(0, HEADLINE, place=TOWN, casualties=(killed(10, 10),))
    here = event(100, place=TOWN, casualties=(killed(6, 6),))
    there = event(200, place=FAR, casualties=(killed(4, 4),))
    known = resolved(report, HEADLINE.ljust(300))
    assert left(without_summaries(known, [[whole, here], [there]])) == [6, 4]


def test_what_does_not_add_up_stays(event, report):
    whole = event(0, HEADLINE, place=TOWN, casualties=(killed(10, 10),))
    here = event(100, place=TOWN, casualties=(killed(6, 6),))
    there = event(200, place=FAR, casualties=(killed(3, 3),))
    known = resolved(report, HEADLINE.ljust(300))
    assert left(without_summaries(known, [[whole, here], [there]])) == [10, 3]


def test_two_attacks_in_one_region(event, report):
    text = "Two attacks leave ten dead in Tamra."
    whole = event(0, text, place=TOWN, trigger=Span(4, 11, "attacks"), casualties=(killed(10, 10),))
    here = event(100, place=TOWN, casualties=(killed(6, 6),))
    there = event(200, place=TOWN, casualties=(killed(4, 4),))
    assert left(without_summaries(resolved(report, text.ljust(300)), [[whole, here], [there]])) == [6, 4]
