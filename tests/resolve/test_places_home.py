"""What a report is likely about before its places are read."""

from __future__ import annotations

import pytest

from dateline.model import ActorMention, Annotated, Article, Document
from dateline.resolve.places_home import home_of, home_town, outlet_country


def annotated(outlet: str | None = None, actors: tuple[str, ...] = ()) -> Annotated:
    document = Document(id="a", sha256="0" * 64, text="", outlet=outlet)
    mentions = tuple(
        ActorMention(start=0, end=0, sentence=0, head=0, form="name", candidates=(actor,)) for actor in actors
    )
    return Annotated(Article(document, ()), (), actors=mentions)


@pytest.mark.parametrize(
    ("address", "iso"),
    [
        ("news.example.co.uk", "GB"), ("https://paper.example.ie/a?b=c", "IE"), ("example.com", None),
        ("example.tv", None), ("The Example", None), ("Press Agency [PA]", None), (None, None), ("www.dawn.com", "PK"),
    ],
)  # fmt: skip
def test_the_country_of_an_outlet(address: str | None, iso: str | None) -> None:
    assert outlet_country(address) == iso


def test_theatres_of_the_actors_count() -> None:
    assert home_of(annotated(actors=("sy_tiger",))) == {"SY": 0.5}
    assert home_of(annotated()) == {}


def test_a_regional_paper_has_a_town() -> None:
    town = home_town(annotated("www.dispatch.com"))
    assert town is not None
    assert (town.name, town.admin1) == ("Columbus", "Ohio")
    assert home_town(annotated("example.com")) is None
