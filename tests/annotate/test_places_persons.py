"""Which names are persons', by the words around them."""

from __future__ import annotations

import pytest

from dateline.annotate.places_persons import find_persons
from dateline.annotate.sentences import parse
from dateline.model import Article, Document, Section


def names(text: str) -> set[str]:
    article = Article(Document(id="a", sha256="0" * 64, text=text), (Section("body", 0, len(text)),))
    return find_persons(text, parse(article)).names


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("Mark Turner left.", "turner"),
        ("They met Tarla D. Rosa.", "rosa"),
        ("It was written by Q.J. Gardner.", "gardner"),
        ("Zelda Brook Paris, 51, was found.", "paris"),
        ("Gen. Houston told reporters.", "houston"),
        ("His son Bryan fled.", "bryan"),
        ("Butcher said that it was late.", "butcher"),
        ("Jordan Smith won.", "smith"),
    ],
)
def test_persons_are_found(text: str, surname: str) -> None:
    assert surname in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Army came.",
        "Tehran said that it was late.",
        "They raided Sayed Karam district.",
        "The Georgia Tech team won.",
        "Mount Hermon, 51 km away, was shelled.",
    ],
)
def test_places_and_bodies_are_none(text: str) -> None:
    assert names(text) == set()
