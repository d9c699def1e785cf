"""Victims in lists, named later, taken up by a pronoun; who lost what was captured."""

from __future__ import annotations

import hashlib

import pytest

from dateline.model import Event, RawDocument
from dateline.run import read_document


def events(text: str) -> tuple[Event, ...]:
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    return read_document(
        RawDocument(content=data, sha256=digest, origin="test", media="text", text=text, published="2016-04-21")
    ).events


def befell(text: str) -> set[str]:
    return {actor.name for event in events(text) for actor in (*event.side_b, *event.victims)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen killed Omar Haddad, 42; Lina Saleh, 19; and a guard in Homs.", {"Omar Haddad", "Lina Saleh"}),
        ("Gunmen killed Omar Haddad, his wife and two guards in Homs.", {"Omar Haddad", "wife", "guards"}),
        ("The driver of the bus and two passengers were wounded in Homs.", {"driver", "passengers"}),
        ("Six people were killed in Homs, including Omar Haddad and two nurses.", {"people", "Omar Haddad", "nurses"}),
        ("A woman identified as Lina Saleh was wounded in Homs.", {"Lina Saleh"}),
        ("The shell wounded the arm of Lina Saleh in Homs.", {"Lina Saleh"}),
        ("Judge Lina Saleh survived a bomb attack in Homs.", {"Lina Saleh"}),
        ("The murder in Homs of Omar Haddad shocked the city.", {"Omar Haddad"}),
        ("Two men were shot dead in Homs. The dead men were identified as Omar Haddad and Ali Saleh.", {"Omar Haddad"}),
        ("A man was shot dead in Homs. The body of Omar Haddad was taken to his village.", {"Omar Haddad"}),
        ("Omar Haddad left the court in Homs on Monday. Gunmen shot him in the street.", {"Omar Haddad"}),
    ],
)
def test_victims(text: str, names: set[str]) -> None:
    assert names <= befell(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed Omar Haddad in Homs, and Lina Saleh fled to the coast.", "Lina Saleh"),
        ("Gunmen killed Omar Haddad, envoy and leader of the Reform Party, in Homs.", "leader"),
        ("Omar Haddad met Ali Saleh in Homs on Monday. Gunmen shot him in the street.", "Ali Saleh"),
    ],
)
def test_no_victims(text: str, name: str) -> None:
    assert name not in befell(text)


def test_a_title_gives_way_to_the_name_behind_it() -> None:
    found = befell("Gunmen killed the mayor of the town of Saraqib, Omar Haddad, and two councillors on Monday.")
    assert {"Omar Haddad", "councillors"} <= found
    assert "mayor" not in found


@pytest.mark.parametrize(
    ("text", "taker", "loser"),
    [
        ("The rebels captured Saraqib on Monday after the army fled.", "rebels", "Army"),
        ("The army retook Saraqib on Monday, driving out Islamic State fighters.", "Army", "Islamic State"),
        ("The army captured two villages held by Islamic State near Homs.", "Army", "Islamic State"),
        ("Islamic State captured Palmyra on Monday. The army had withdrawn from the town.", "Islamic State", "Army"),
    ],
)
def test_losers(text: str, taker: str, loser: str) -> None:
    event = next(each for each in events(text) if each.subtype in _TAKEN)
    assert any(taker.casefold() in actor.name.casefold() for actor in event.side_a)
    assert any(loser.casefold() in actor.name.casefold() for actor in event.side_b)


_TAKEN = ("Non-state actor overtakes territory", "Government regains territory", "Non-violent transfer of territory")


def test_a_report_that_one_has_killed_is_no_passive() -> None:
    (event,) = events("The office confirmed reports that Islamic State has killed 70 farmers in Homs.")
    assert [actor.name for actor in event.side_a] == ["Islamic State"]
    assert [actor.name for actor in event.side_b] == ["farmers"]
