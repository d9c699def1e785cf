"""Which events of a report are one happening."""

from __future__ import annotations

from dateline.fuse.cluster import cluster
from dateline.model import Span

from .conftest import ARMY, FAR, QUARTER, REBELS, TOWN, day

TAKES = "Non-state actor overtakes territory"


def grouped(report, *events):
    text = ""
    for each in events:
        span = each.evidence[0]
        text = text.ljust(span.start) + span.quote
    return [[each.id for each in found.events] for found in cluster(report(text), tuple(events))]


def test_headline_lead_and_a_later_paragraph_are_one(event, report):
    found = grouped(
        report,
        event(0, "Rebels take the town.", subtype=TAKES, side_a=(REBELS,), place=TOWN),
        event(100, "The rebels took it on Monday.", subtype=TAKES, side_a=(REBELS,), side_b=(ARMY,), place=TOWN),
        event(200, "Fighting went on in Harim.", side_b=(ARMY,), place=QUARTER),
    )
    assert found == [["e0", "e100", "e200"]]


def test_by_what_a_building_was_bombed_may_be_told_later(event, report):
    kinds = {"type": "Explosions/Remote violence", "place": TOWN}
    mine = {**kinds, "subtype": "Remote explosive/landmine/IED"}
    raid = event(200, "Raid by jets, the council said.", subtype="Air/drone strike", side_a=(ARMY,), **kinds)
    assert grouped(report, event(0, "bombed was the hall.", trigger=Span(0, 6, "bombed"), **mine), raid) == [
        ["e0", "e200"]
    ]
    assert grouped(report, event(0, "Mine hit a truck.", **mine), raid) == [["e0"], ["e200"]]


def test_another_place_or_day_is_another_happening(event, report):
    found = grouped(
        report,
        event(0, "Rebels attacked the town on Monday.", side_a=(REBELS,), place=TOWN, time=day("2016-04-18", 26)),
        event(100, "Rebels attacked Zanbaq.", side_a=(REBELS,), place=FAR),
        event(200, "Rebels attacked the town on Friday.", side_a=(REBELS,), place=TOWN, time=day("2016-04-15", 226)),
    )
    assert found == [["e0"], ["e100"], ["e200"]]


def test_words_part_them(event, report):
    found = grouped(
        report,
        event(0, "Rebels attacked the town.", side_a=(REBELS,), place=TOWN),
        event(100, "In another attack, rebels shot two men.", side_a=(REBELS,)),
    )
    assert found == [["e0"], ["e100"]]


def test_events_of_one_sentence_were_told_apart_already(event, report):
    text = "Rebels attacked the town and jets bombed it."
    one, other = event(0, text, id="a", side_a=(REBELS,)), event(0, text, id="b", side_a=(REBELS,))
    assert grouped(report, one, other) == [["a"], ["b"]]


def test_threats_stand_alone_and_plans_form_no_incident(event, report):
    found = grouped(
        report,
        event(0, "Rebels attacked the town.", side_a=(REBELS,), place=TOWN),
        event(100, "They threatened to attack it.", side_a=(REBELS,), place=TOWN, status="threatened"),
        event(200, "They plan to attack it.", side_a=(REBELS,), place=TOWN, status="planned"),
        event(300, "They deny an attack on it.", side_a=(REBELS,), place=TOWN, status="denied"),
        event(400, "They attacked the town at dawn.", side_a=(REBELS,), place=TOWN),
    )
    assert found == [["e0", "e400"], ["e100"]]


def test_the_same_two_fight_whoever_is_named_first(event, report):
    found = grouped(
        report,
        event(0, "Rebels took the town.", subtype=TAKES, side_a=(REBELS,), side_b=(ARMY,), place=TOWN),
        event(100, "Jets of the army bombed it.", subtype="Air/drone strike", side_a=(ARMY,), place=TOWN),
        event(200, "Army and rebels fought for it.", side_a=(ARMY,), side_b=(REBELS,), place=TOWN),
    )
    assert found[0] == ["e0", "e200"]


def test_what_is_told_right_after_a_place_happened_there(event, report):
    camp = FAR
    found = grouped(
        report,
        event(0, "The rebels shelled the town.", subtype="Attack", side_a=(REBELS,), place=TOWN),
        event(100, "The rebels attacked Raqqa.", side_a=(REBELS,), place=camp),
        event(200, "The rebels lost three.", subtype="Attack", side_a=(REBELS,), place=camp),
    )
    assert found == [["e0"], ["e100", "e200"]]
