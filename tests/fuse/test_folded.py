"""What is a part of the violence told beside it."""

from __future__ import annotations

from dateline.fuse import within_document
from dateline.fuse.folded import ends_in_killing, is_part, tells_destruction
from dateline.model import Actor, Attribution, Casualties, Span

from .conftest import ARMY, FAR, PEOPLE, REBELS, TOWN, killed

GOVERNOR = Actor(name="governor", actor_id="g_civ", kind="civilians")
DAM = Actor(name="Tamra dam", kind="infrastructure")


def test_weapons_that_are_seized_in_a_fight_are_of_the_fight(event):
    fight = event(0, side_a=(ARMY,), side_b=(REBELS,), place=TOWN)
    seized = event(60, "They seized nine rifles.", subtype="Disrupted weapons use", side_a=(ARMY,))
    assert is_part(seized, fight, [fight])
    shot_down = event(60, "downed a jet.", subtype="Disrupted weapons use", side_a=(ARMY,))
    assert not is_part(shot_down, fight, [fight])


def test_what_others_seize_or_elsewhere_is_apart(event):
    fight = event(0, side_a=(ARMY,), side_b=(REBELS,), place=TOWN)
    theirs = event(60, "They seized arms.", subtype="Disrupted weapons use", side_a=(REBELS,))
    assert not is_part(theirs, fight, [fight])
    elsewhere = event(60, "They seized arms.", subtype="Disrupted weapons use", side_a=(ARMY,), place=FAR)
    assert not is_part(elsewhere, fight, [fight])


def test_shops_looted_in_a_taken_town_stay_apart_and_houses_burned_in_a_raid_do_not(event):
    looted = event(60, "They looted shops.", subtype="Looting/property destruction", side_a=(REBELS,))
    capture = event(0, subtype="Non-state actor overtakes territory", side_a=(REBELS,), side_b=(ARMY,))
    raid = event(0, type="Violence against civilians", subtype="Attack", side_a=(REBELS,), side_b=(PEOPLE,))
    assert not is_part(looted, capture, [capture])
    assert is_part(looted, raid, [raid])


def test_flight_is_no_happening_of_its_own(event):
    count = Casualties(harm="displaced", low=400, best=400, high=400)
    fled = event(60, "400 people fled.", subtype="Other", side_b=(PEOPLE,), casualties=(count,))
    fight = event(0, side_a=(ARMY,), side_b=(REBELS,))
    assert is_part(fled, fight, [fight])


def test_soldiers_captured_by_those_who_took_the_place(event):
    capture = event(0, subtype="Non-state actor overtakes territory", side_a=(REBELS,), side_b=(ARMY,))
    captives = event(60, "captured them.", subtype="Arrests", side_b=(ARMY,), trigger=Span(60, 68, "captured"))
    assert is_part(captives, capture, [capture])


def test_an_abduction_that_ends_in_a_killing_is_one_attack(event, report):
    text = "The army spoke of the abduction and killing of the governor."
    fields = {"type": "Violence against civilians", "side_a": (REBELS,), "side_b": (GOVERNOR,), "place": TOWN}
    taken = event(0, text, subtype="Abduction/forced disappearance", **fields)
    dead = event(1, text, subtype="Attack", casualties=(killed(1, 1, role="repeat"),), **fields)
    assert ends_in_killing(taken, dead)
    (one,) = within_document(report(text + " " * 20), (taken, dead))
    assert (one.subtype, one.events) == ("Attack", ("e0", "e1"))


def test_a_thing_destroyed_is_one_happening_whoever_is_blamed(event, report):
    word = Span(0, 9, "destroyed")
    destroyed = event(
        0, "destroyed it.", trigger=word, subtype="Looting/property destruction", side_b=(DAM,), place=TOWN
    )
    assert tells_destruction(destroyed)
    blown = event(
        40, "They blew it up.", subtype="Remote explosive/landmine/IED", side_a=(REBELS,), side_b=(DAM,), place=TOWN
    )
    shelled = event(
        80, "Shells hit it.", subtype="Shelling/artillery/missile attack", side_a=(ARMY,), side_b=(DAM,), place=TOWN
    )
    (one,) = within_document(report("x" * 200), (destroyed, blown, shelled))
    assert one.subtype == "Remote explosive/landmine/IED"
    assert [actor.actor_id for actor in one.side_a] == ["x_rebels"]
    assert one.events == ("e0", "e40", "e80")


def test_the_charge_of_who_is_accused_makes_no_second_incident(event, report):
    fields = {"type": "Explosions/Remote violence"}
    bombed = event(0, "Jets bombed it.", subtype="Air/drone strike", side_a=(ARMY,), place=TOWN, **fields)
    ministry = Attribution(source="the ministry", kind="official", stance="denies")
    denied = event(
        40, "It denied that.", subtype="Air/drone strike", status="denied", attribution=(ministry,), **fields
    )
    charge = Attribution(source="the ministry", kind="official", stance="claims")
    blown = event(
        80,
        "It accused rebels.",
        subtype="Remote explosive/landmine/IED",
        side_a=(REBELS,),
        attribution=(charge,),
        **fields,
    )
    (one,) = within_document(report("x" * 200), (bombed, denied, blown))
    assert (one.subtype, [actor.actor_id for actor in one.side_a]) == ("Air/drone strike", ["x_army"])
