"""Triggers of one sentence that tell one thing are one event; what tells another stands apart."""

from __future__ import annotations

import pytest

from dateline.code import code


def events(parsed, text):
    index, _ = parsed(text)
    return code(index.resolved)[0]


@pytest.mark.parametrize(
    ("text", "subtypes"),
    [
        ("Gunmen attacked a village and killed nine residents.", ["Attack"]),
        ("Rebels took Saraqib after clashes with the army.", ["Non-state actor overtakes territory"]),
        ("Rebels took the garrison in Saraqib and captured 40 soldiers.", ["Non-state actor overtakes territory"]),
        ("Rebels shelled the market on Monday and later looted the hospital.",
         ["Shelling/artillery/missile attack", "Looting/property destruction"]),
        ("Police broke up a rally in Kampala and arrested 20 of the protesters.", ["Protest with intervention"]),
        ("Rebels advanced on Saraqib despite Russian air strikes on their positions.",
         ["Armed clash", "Air/drone strike"]),
        ("Two soldiers died in a car crash in Kabul.", []),
        ("The army recalled earlier attacks.", []),
        ("Rebels entered the town without a fight.", ["Non-violent transfer of territory"]),
    ],
)  # fmt: skip
def test_events_of_a_sentence(parsed, text, subtypes):
    assert [event.subtype for event in events(parsed, text)] == subtypes


def test_what_happened_a_day_before_is_an_event_of_its_own(parsed):
    first, second = events(parsed, "Rebels shelled the market on Monday, a day after the army attacked the hill.")
    assert first.subtype == "Shelling/artillery/missile attack"
    assert first.time is not None
    assert first.time.start == "2016-04-18"
    assert second.subtype == "Armed clash"
    assert second.time is None or second.time.start != "2016-04-18"


def test_the_source_is_no_doer(parsed):
    (event,) = events(parsed, "Media activist Samir Haddad said that shells killed three children.")
    assert event.side_a == ()
    assert [actor.kind for actor in event.side_b] == ["civilians"]
    assert [voice.source for voice in event.attribution] == ["Samir Haddad"]


def test_what_has_not_happened_counts_nobody(parsed):
    (event,) = events(parsed, "The fighters threatened to kill 20 villagers.")
    assert event.status == "threatened"
    assert event.casualties == ()


def test_an_unidentified_man_beside_a_known_group(parsed):
    (event,) = events(parsed, "Taliban fighters advanced on Ghazni, where a sniper shot one soldier dead.")
    assert [actor.name for actor in event.side_a] == ["Taliban"]
    assert [count.low for count in event.casualties] == [1]


def test_ids_and_evidence(parsed):
    found = events(parsed, "Gunmen killed a judge in Kabul. A bomb wounded two policemen in Herat.")
    assert [event.id for event in found] == ["e1", "e2"]
    assert found[1].evidence[0].quote == "A bomb wounded two policemen in Herat."
    assert all(0 < event.confidence <= 0.9 for event in found)
