"""The facts that a report of a fallen quarter holds, each told once and by whom: on a sample page of our own.

The page (tests/spec/incidents/siege.txt) is what a browser's "select all" gives of a report without a date: headline,
caption, dateline, byline, a reader's comment and its form around the text.
"""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

import pytest

from dateline.model import ControlAssertion, Event, Incident, RawDocument, Reading
from dateline.run import read_document

PAGE = Path(__file__).parent / "spec/incidents/siege.txt"


@functools.cache
def reading() -> Reading:
    data = PAGE.read_bytes()
    return read_document(
        RawDocument(
            content=data, sha256=hashlib.sha256(data).hexdigest(), origin="siege.txt", media="text", text=data.decode()
        )
    )


def event(words: str, subtype: str, status: str = "occurred") -> Event:
    """The event of the sentence that holds the words."""
    (found,) = [
        each
        for each in reading().events
        if words in each.evidence[0].quote and each.subtype == subtype and each.status == status
    ]
    return found


def incident_of(one: Event) -> Incident:
    (found,) = [each for each in reading().incidents if one.id in each.events]
    return found


def held(words: str, status: str) -> list[ControlAssertion]:
    return [item for item in reading().control if words in item.place.name and item.status == status]


def names(actors: tuple[object, ...]) -> list[str]:
    return [actor.name for actor in actors]  # type: ignore[attr-defined]


OVERTAKES = "Non-state actor overtakes territory"


def test_the_lead_incident_is_the_capture_of_the_quarter():
    lead = reading().incidents[0]
    assert (lead.type, lead.subtype) == ("Battles", OVERTAKES)
    assert [actor.actor_id for actor in lead.side_a] == ["isis"]
    assert [actor.actor_id for actor in lead.side_b] == ["sy_saa"]
    assert lead.place is not None
    assert (lead.place.name, lead.place.kind, lead.place.admin1) == ("Hawiqa", "neighbourhood", "Deir ez-Zor")
    assert lead.time is not None
    assert (lead.time.start, lead.time.end, lead.time.precision) == ("2016-05-17", "2016-05-17", "day")


def test_headline_lead_second_and_third_paragraph_tell_one_incident():
    lead = reading().incidents[0]
    told = [reading().event(one).evidence[0].quote for one in lead.events]
    assert [quote.split()[0] for quote in told] == ["Islamic", "Fighters", "The", "Several"]
    assert sum(each.subtype == OVERTAKES and "Hawiqa" in each.place.name for each in reading().incidents) == 1


def test_more_than_thirty_soldiers_are_counted_once():
    (count,) = event("more than 30 soldiers", OVERTAKES).casualties
    assert (count.harm, count.who, count.actor_id) == ("killed", "combatant", "sy_saa")
    assert (count.low, count.high, count.open_ended) == (31, None, True)
    tally = reading().incidents[0].fatalities
    assert tally is not None
    assert (tally.low, tally.high) == (31, None)


def test_the_party_agency_claims_and_confirms_nothing():
    (voice,) = event("Amaq", OVERTAKES).attribution
    assert (voice.source, voice.kind, voice.aligned_with, voice.stance) == (
        "Amaq News Agency", "party_media", "isis", "claims",
    )  # fmt: skip
    lead = reading().incidents[0]
    assert lead.independent_sources == 1  # the report's own voice


def test_the_dead_in_the_square_are_an_event_of_its_own_without_new_deaths():
    bodies = event("hanged the bodies", "Other")
    assert bodies.place is not None
    assert bodies.place.name == "Hawiqa"
    assert bodies.casualties == ()
    (voice,) = bodies.attribution
    assert (voice.source, voice.kind) == ("Yasser Allawi", "local_activist")
    assert incident_of(bodies).fatalities is None


def test_the_threat_harms_nobody():
    threat = event("otherwise they would be killed", "Attack", "threatened")
    assert names(threat.side_a) == ["Islamic State"]
    assert [actor.kind for actor in threat.side_b] == ["civilians"]
    assert threat.casualties == ()
    assert threat.place is not None
    assert threat.place.name == "Hawiqa"
    assert [voice.source for voice in threat.attribution] == ["Yasser Allawi"]


def test_the_same_activist_with_his_name_spelt_differently_is_one_source():
    said = [
        voice for voice in reading().annotations.attributions if voice.source_span and "Al" in voice.source_span.quote
    ]
    assert {voice.source_span.quote.split()[-1] for voice in said if voice.source_span} == {"Allawi", "Alawi"}
    assert {voice.source for voice in said} == {"Yasser Allawi"}


def test_the_advance_at_the_edge_of_the_next_quarter():
    clash = event("Hamidiya", "Armed clash")
    assert clash.place is not None
    assert (clash.place.name, clash.place.relation, clash.place.admin1) == ("Hamidiya", "outskirts", "Deir ez-Zor")
    (count,) = clash.casualties
    assert (count.harm, count.who, count.low, count.high) == ("killed", "combatant", 1, 1)
    assert [weapon.span.quote for weapon in clash.weapons] == ["sniper"]
    assert names(clash.side_a) == ["Islamic State"]


def test_the_approach_to_the_airbase_is_hedged_and_takes_nothing():
    advance = event("reportedly advanced", "Armed clash")
    assert advance.time is not None
    assert (advance.time.start, advance.time.end) == ("2016-05-01", "2016-05-18")
    assert [(voice.source, voice.kind) for voice in advance.attribution] == [(None, "unnamed")]
    assert held("airbase", "advancing")
    assert not held("airbase", "took") + held("airport", "took")


def test_the_coalition_strikes_the_group():
    strikes = event("reportedly advanced", "Air/drone strike")
    assert names(strikes.side_a) == ["US-led coalition"]
    assert names(strikes.side_b) == ["Islamic State"]


def test_the_posts_near_the_airbase_changed_hands():
    posts = event("at least nine soldiers", OVERTAKES)
    (count,) = posts.casualties
    assert (count.low, count.high, count.open_ended, count.who) == (9, None, True, "combatant")
    assert posts.place is not None
    assert posts.place.relation == "near"
    assert [(voice.source, voice.kind) for voice in posts.attribution] == [("Local activists", "local_activist")]
    assert len(held("posts", "took")) == 2


def test_three_weeks_of_strikes_on_a_road_are_one_series():
    series = event("dozens of air strikes", "Air/drone strike")
    assert names(series.side_a) == ["Russian Armed Forces"]
    assert series.time is not None
    assert (series.time.start, series.time.end) == ("2016-04-29", "2016-05-19")
    assert series.place is not None
    assert series.place.kind == "road"
    assert series.place.geometry
    assert series.place.geometry["type"] == "LineString"
    assert not [each for each in reading().events if "bringing in" in each.trigger.quote]


def test_the_ally_fights_beside_the_army():
    offensive = event("In April 2016", "Armed clash")
    assert offensive.time is not None
    assert (offensive.time.start, offensive.time.end) == ("2016-04-01", "2016-04-30")
    assert {actor.actor_id for actor in offensive.side_a} == {"sy_saa", "ru_forces"}
    assert "ru_forces" not in {actor.actor_id for actor in offensive.side_b}


def test_the_capital_and_the_land_over_the_border_are_held():
    for words in ("Raqqa", "Iraqi"):
        (item,) = held(words, "holds")
        assert item.holder is not None
        assert item.holder.actor_id == "isis"
    assert not [each for each in reading().incidents if each.place and each.place.name == "Raqqa"]


def test_the_long_fight_for_the_airport_is_ongoing_and_takes_nothing():
    fight = event("for more than a year", "Armed clash", "ongoing")
    assert fight.time is not None
    assert (fight.time.start or "9") <= "2015-05-19"
    assert fight.time.end == "2016-05-19"
    holders = {item.holder.actor_id for item in held("airbase", "holds") + held("districts", "holds") if item.holder}
    assert holders == {"sy_saa"}
    assert [voice.source for voice in fight.attribution] == ["military and local sources"]


def test_the_comment_bounds_the_publication_day():
    published = reading().document.published
    assert published is not None
    assert (published.end, published.basis) == ("2016-05-19", "comment-upper-bound")


def test_the_dateline_is_no_place_of_an_event():
    dateline = reading().document.dateline
    assert dateline is not None
    assert dateline.text == "HASAKAH"
    places = {each.place.name for each in reading().events if each.place}
    assert not places & {"HASAKAH", "Hasakah", "Raqqa", "Sukhna", "Mayadin"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [("everybody at this site", "comment"), ("Leave a comment", "boilerplate"), ("nine =", "boilerplate"),
     ("Archive photo", "caption")],
)  # fmt: skip
def test_nothing_rests_on_what_is_no_report(words: str, kind: str):
    text = reading().document.text
    at = text.index(words)
    (section,) = [each for each in reading().sections if each.start <= at < each.end]
    assert section.kind == kind
    spans = [span for each in reading().events for span in each.evidence]
    spans += [actor.span for actor in reading().annotations.actors if actor.span]
    spans += [place.span for place in reading().annotations.places if place.span]
    assert not [span for span in spans if span.overlaps(section.start, section.end)]


def test_byline_and_source_line_are_no_actors():
    assert reading().document.byline == ("Salim Sample",)
    assert reading().document.outlet == "Sample Desk"
    assert not [actor for actor in reading().annotations.actors if "Sample" in actor.name]


def test_all_names_of_a_side_are_one_actor():
    text = reading().document.text
    by_words = {actor.span.quote.lower(): actor.actor_id for actor in reading().annotations.actors if actor.span}
    for words in ("islamic state", "isis", "jihadists", "isis fighters", "extremist group", "group"):
        assert by_words.get(words) == "isis", words
    for words in ("government troops", "syrian army", "soldiers", "army"):
        assert by_words.get(words) == "sy_saa", words
    assert text


def test_every_quote_is_the_text_at_its_offsets():
    text = reading().document.text
    for each in reading().events:
        for span in (each.trigger, *each.evidence):
            assert text[span.start : span.end] == span.quote


def test_deaths_stand_in_three_incidents_and_nowhere_else():
    deaths = {
        each.place.name: (each.fatalities.low, each.fatalities.high)
        for each in reading().incidents
        if each.fatalities and each.place
    }
    assert list(deaths.values()) == [(31, None), (1, 1), (9, None)]
    assert list(deaths)[:2] == ["Hawiqa", "Hamidiya"]
