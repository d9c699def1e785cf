"""Which incident leads: harm before what is only spoken of, news before history."""

from __future__ import annotations

from dateline.fuse.cluster import Cluster
from dateline.fuse.lead import lead_of

from .conftest import ARMY, PEOPLE, TOWN, day, killed

TEXT = "Report. " * 400


def test_dead_lead_a_truce_that_is_spoken_of(event, report):
    truce = Cluster([event(0, "A truce was broken.", subtype="Agreement", place=TOWN)])
    dead = Cluster([event(60, "Shells killed 15.", casualties=(killed(15, 15),), side_b=(PEOPLE,))])
    assert lead_of(report(TEXT), [truce, dead]) is dead


def test_what_comes_first_leads_what_harmed_nobody_later(event, report):
    first = Cluster([event(0, "The army took it.", side_a=(ARMY,), side_b=(PEOPLE,))])
    later = Cluster([event(900, "Shots were heard.")])
    assert lead_of(report(TEXT), [first, later]) is first


def test_threats_weigh_nothing(event, report):
    threat = Cluster([event(0, "They threatened it.", status="threatened")])
    deed = Cluster([event(300, "They attacked it.", time=day("2024-05-01", 300))])
    assert lead_of(report(TEXT), [threat, deed]) is deed
