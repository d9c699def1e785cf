"""Which names mean one actor."""

from __future__ import annotations

import pytest

from dateline.agree import Coded, Party
from dateline.agree.names import Names
from dateline.agree.parties import keys


def same(one: str | Party, other: str | Party, *, country: str = "SY", day: str = "2016-04-20", states: bool = False):
    parties = [Party(each) if isinstance(each, str) else each for each in (one, other)]
    events = [Coded(id=str(n), start=day, country=country, side_a=(party,)) for n, party in enumerate(parties)]
    names = Names(events, states=states)
    first, second = (names.side(event.side_a, event) for event in events)
    return first == second


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("ISIS", "Islamic State", "SY"),
        ("Islamic State (Syria)", "Daesh", "SY"),
        ("Military Forces of Syria (2000-)", Party("Syrian Arab Army", "sy_saa"), "SY"),
        ("Military Forces of Syria (2000-2024)", "Syrian army", "SY"),
        ("RSF", "Rapid Support Forces", "SD"),
        ("Rapid Support Forces (RSF)", "Rapid Support Forces", "SD"),
        ("Civilians (Syria)", Party("residents", None, "Civilians (Syria)"), "SY"),
        ("Unidentified Armed Group (Syria)", "Unidentified Armed Group", "SY"),
        ("The Front of Pines", "Front of pines", "SY"),
        ("Jabhat al-Nuṣra", "Jabhat al-Nusra", "SY"),
    ],
)
def test_one_actor(one, other, country):
    assert same(one, other, country=country)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Islamic State", "Syrian Arab Army"),
        ("Military Forces of Syria (2000-)", "Military Forces of Russia (2000-)"),
        ("Civilians (Syria)", "Protesters (Syria)"),
        ("Front of Pines", "Front of Oaks"),
    ],
)
def test_two_actors(one, other):
    assert not same(one, other)


def test_to_ucdp_every_body_of_a_state_is_its_government():
    assert same("Government of Syria", Party("Syrian Arab Army", "sy_saa"), states=True)
    assert not same("Government of Syria", Party("Syrian Arab Army", "sy_saa"))


def test_an_empty_or_odd_name_breaks_nothing():
    for name in ("", "()", "…", "(", "a" * 5000):
        assert keys(Party(name), None, None, states=True)
