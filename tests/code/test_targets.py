"""What was struck, whom no list knows, with what, and what is only aimed at."""

from __future__ import annotations

import hashlib

import pytest

from dateline.model import THINGS, Event, RawDocument, Reading
from dateline.run import read_document


def reading(text: str) -> Reading:
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    return read_document(
        RawDocument(content=data, sha256=digest, origin="test", media="text", text=text, published="2016-04-21")
    )


def events(text: str) -> tuple[Event, ...]:
    return reading(text).events


def things(text: str) -> list[tuple[str, str | None]]:
    return [(a.name, a.kind) for e in events(text) for a in e.side_b if a.kind in THINGS]


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("Rebels blew up two bridges near Homs.", [("bridges", "infrastructure")]),
        ("A bomb exploded outside the savings bank in Homs.", [("savings bank", "building")]),
        (
            "Gunmen attacked the residence of Judge Omar Haddad in Homs.",
            [("residence of Judge Omar Haddad", "building")],
        ),
        ("A grenade was thrown at the door of a pharmacy in Homs.", [("pharmacy", "building")]),
        ("Gunmen set fire to three buses in Homs.", [("buses", "vehicle")]),
        ("A bomb went off in a square in Homs. It destroyed a kiosk.", [("kiosk", "building")]),
        ("Rebels attacked an army base near Homs.", []),
        ("A car bomb exploded in Homs.", []),
        ("Soldiers raided a house in Homs.", []),
        ("Police protect the embassy in Homs.", []),
    ],
)
def test_things(text: str, struck: list[tuple[str, str]]) -> None:
    assert things(text) == struck


def test_a_thing_is_told_of_again() -> None:
    names = things("A bomb hit the customs building in Homs. Hours later rebels shelled the building.")
    assert {name for name, _ in names} == {"customs building"}


def test_things_are_no_party_of_an_incident() -> None:
    found = reading("Rebels blew up two bridges near Homs on Monday.")
    assert found.incidents
    assert not [actor for incident in found.incidents for actor in incident.side_b if actor.kind in THINGS]


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("Gunmen killed former minister Colonel Omar Haddad in Homs.", "Omar Haddad"),
        ("Teacher Samir Odeh was shot dead in Homs.", "Samir Odeh"),
        ("The murder of Judge Omar Haddad shocked Homs.", "Omar Haddad"),
        ("Omar Haddad, a judge, lives in Homs. Gunmen killed Judge Haddad on Monday.", "Omar Haddad"),
    ],
)
def test_victims_by_name(text: str, victim: str) -> None:
    assert victim in [actor.name for event in events(text) for actor in event.side_b]


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Gunmen shot a guard with a pistol in Homs.", ["pistol"]),
        ("A car bomb exploded in Homs.", ["car bomb"]),
        ("Rebels threw grenades at a checkpoint in Homs.", ["grenades"]),
        ("Soldiers seized 40 rifles in Homs.", []),
        ("Rebels shot down a helicopter near Homs.", []),
        ("Troops bombed the town of Douma.", []),
    ],
)
def test_weapons_used(text: str, weapons: list[str]) -> None:
    assert [weapon.span.quote for event in events(text) for weapon in event.weapons] == weapons


def test_an_aim_is_planned_and_no_incident() -> None:
    found = reading("The coalition supports the Iraqi army in its campaign to defeat ISIL in Iraq.")
    aim = next(event for event in found.events if event.trigger.quote == "defeat")
    assert aim.status == "planned"
    assert "Islamic State" in [actor.name for actor in aim.side_b]
    assert any("Iraq" in actor.name for actor in aim.side_a)
    assert not found.incidents


def test_the_accused_did_what_follows_with_and() -> None:
    killing = events("The army accused the rebels of burning villages and killing farmers near Homs.")[-1]
    assert [actor.name for actor in killing.side_a] == ["rebels"] or "rebel" in str(killing.side_a[0].kind)


def test_who_only_tells_is_no_doer() -> None:
    for text in (
        "The UN mission said 49 bodies had been found near Homs.",
        "The army said three men were shot near Homs.",
    ):
        assert not [actor for event in events(text) for actor in event.side_a]
