"""English of what sources say."""

from __future__ import annotations

import pytest

from dateline.fuse.wording import denies, noun_in
from dateline.model import Casualties, Span


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("activists", "deny"),
        ("two officials of the council", "deny"),
        ("Residents", "deny"),
        ("police", "deny"),
        ("Rapid Support Forces", "deny"),
        ("the army", "denies"),
        ("Ministry of Foreign Affairs", "denies"),
        ("Reuters", "denies"),
        ("Nicholas Burns", "denies"),
        ("the city's news service", "denies"),
        ("a source on the bus", "denies"),
    ],
)
def test_the_verb_fits_who_denies(name: str, verb: str) -> None:
    assert denies(name) == verb


def _count(description: str, quote: str, number: int = 2) -> Casualties:
    span = Span(0, len(quote), quote)
    return Casualties(harm="killed", low=number, best=number, high=number, description=description, span=span)


@pytest.mark.parametrize(
    ("description", "quote", "number", "noun"),
    [
        ("Members", "Members", 2, "members"),
        ("Man", "Man", 1, "man"),
        ("more soldiers", "nine more soldiers", 9, "soldiers"),
        ("Syrian soldiers", "two Syrian soldiers", 2, "Syrian soldiers"),
        ("Palestinians", "14 Palestinians", 14, "Palestinians"),
        ("fighters", "one of the fighters", 1, "fighter"),
    ],
)
def test_a_noun_as_it_stands_inside_a_sentence(description: str, quote: str, number: int, noun: str) -> None:
    assert noun_in(_count(description, quote, number)) == noun
