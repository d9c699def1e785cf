"""The town that a local report is about, and what lies in it."""

from __future__ import annotations

import pytest

from dateline.annotate.places import find_places
from dateline.annotate.sentences import parse
from dateline.model import Annotated, Article, Document, Place, Section
from dateline.resolve.places import resolve_places


def read(text: str, outlet: str | None = None) -> tuple[dict[str, Place], Place | None]:
    """The places of a text by name, and the town that it is about."""
    article = Article(Document(id="a", sha256="0" * 64, text=text, outlet=outlet), (Section("body", 0, len(text)),))
    sentences = parse(article)
    placed, _, town, _ = resolve_places(Annotated(article, sentences, places=find_places(text, sentences)))
    return {each.place.name: each.place for each in placed}, town


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Shots were fired on Vine Street. Kherson police said that two men were hurt.", "Kherson"),
        ("A girl was hit on Elm Road, Omaha police said. She was flown to a hospital in Denver.", "Omaha"),
        ("A man from Mosul was stabbed. The Kirkuk fire department came at dawn.", "Kirkuk"),
    ],
)
def test_a_towns_own_authorities_tell_which_it_is(text: str, town: str) -> None:
    found = read(text)[1]
    assert found is not None
    assert found.name == town


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled Homs. Jets struck Idlib. Rebels entered Hama.",
        "Toledo police and Dayton police held a man.",
        "A man was shot on Vine Street.",
    ],
)
def test_where_two_speak_alike_or_none_there_is_no_town(text: str) -> None:
    assert read(text)[1] is None


def test_a_street_lies_in_the_town_of_the_report() -> None:
    places, town = read("Two men were shot on Harlow Street. Omaha police held a suspect.")
    assert town is not None
    street = places["Harlow Street"]
    assert (street.admin1, street.country) == ("Nebraska", "US")
    assert (street.lat, street.geo_precision) == (town.lat, 2)


def test_a_street_beside_another_town_is_left_open() -> None:
    places, _ = read("Omaha police held a man. He had shot two people on Harlow Street and in Wichita.")
    assert places["Harlow Street"].lat is None


def test_a_far_namesake_is_no_quarter_of_the_town() -> None:
    text = "A boy was shot in Gresham, Chicago police said. Chicago police held a man in Gresham on Monday."
    assert read(text)[0]["Gresham"].admin1 == "Illinois"


def test_a_side_of_the_town_is_no_village_of_that_name() -> None:
    text = "Five people were hurt on the South Side. San Antonio police said a bar had closed."
    assert all(place.admin1 in (None, "Texas") for place in read(text)[0].values())


def test_a_local_outlet_places_what_its_report_leaves_open() -> None:
    places, town = read("Two men were shot on Harlow Street on Monday.", outlet="omaha.com")
    assert town is None
    assert places["Harlow Street"].admin1 == "Nebraska"
