"""Which words of a text are rare, and of what class."""

from __future__ import annotations

import pytest

from dateline.fuse.across.terms import terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police found Terrell Okonkwo, 24, on the floor.", {"p:okonkwo", "b:terrell okonkwo", "a:24"}),
        ("A 7-year-old girl was hit.", {"a:7"}),
        ("It was in the 1200 block of Maple Street.", {"n:1200", "s:maple street"}),
        ("She lives on N. 14th Ave.", {"s:14th avenue"}),
        ("Shots were heard at 9:30 p.m. by neighbours.", {"h:2130"}),
        ("It began at 12 a.m. that night.", {"h:0000"}),
        ("The crash closed Interstate 70 for hours.", {"n:70"}),
    ],
)
def test_victims_streets_ages_and_hours(text: str, found: set[str]) -> None:
    assert found <= terms(text)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Mayor Tamsin Okafor spoke on Monday.", {"p:okafor", "b:tamsin okafor", "p:monday"}),
        ("The spokesman Idris Belmonte said so. Belmonte left.", {"p:belmonte"}),
        ("Four Killed In Market Shooting", {"p:killed", "p:market", "p:four"}),
        ("The Syrian Arab Army shelled it.", {"p:syrian", "p:army", "b:syrian arab"}),
        ("WXYZ5 and KQRS carried it.", {"p:wxyz5", "p:kqrs"}),
        ("An 11 Year-Old boy was hit.", {"p:year old", "b:year old boy"}),
    ],
)
def test_offices_armies_headlines_and_stations_tell_little(text: str, absent: set[str]) -> None:
    assert not absent & terms(text)


def test_who_is_named_by_office_once_is_so_throughout() -> None:
    found = terms("Sheriff Odalys Brenneke said no more. Brenneke would not say who died.")
    assert "o:brenneke" in found
    assert "p:brenneke" not in found


def test_countries_and_great_cities_are_names_that_many_reports_have() -> None:
    found = terms("He went from Chicago to Botswana.")
    assert {"g:botswana", "g:chicago"} <= found
    assert not {each for each in found if each[0] in "pb"}
