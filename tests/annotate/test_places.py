"""Which words name places, and what stands beside them."""

from __future__ import annotations

import pytest

from dateline.annotate.places import find_places
from dateline.annotate.sentences import parse
from dateline.model import Article, Document, PlaceMention, Section


def mentions(text: str) -> tuple[PlaceMention, ...]:
    article = Article(Document(id="a", sha256="0" * 64, text=text), (Section("body", 0, len(text)),))
    return find_places(text, parse(article))


def names(text: str, role: str = "place") -> list[str]:
    return [m.name for m in mentions(text) if m.role == role]


def one(text: str, name: str) -> PlaceMention:
    return next(m for m in mentions(text) if m.name == name)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rebels entered Idlib on Monday.", ["Idlib"]),
        ("The army shelled Aleppo, Homs and Hama.", ["Aleppo", "Homs", "Hama"]),
        ("They met in the quarter [Sinaa] of the city.", ["Sinaa"]),
        ("TROOPS ENTERED THE CITY OF RAQQA IN SYRIA YESTERDAY.", ["RAQQA", "SYRIA"]),
        ("Fighters seized the village of Tal Zuwayd overnight.", ["Tal Zuwayd"]),
        ("Raids were reported in Nad 'Ali district, Helmand province.", ["Nad 'Ali", "Helmand"]),
        ("Fighting went on in Bosnia and Herzegovina.", ["Bosnia and Herzegovina"]),
        ("Shells fell at-Tahtouh neighborhood.", ["at-Tahtouh"]),
    ],
)
def test_places_are_found(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The meeting is in March, on a Friday.",
        "Mark Turner said Turner's men were ready.",
        "Section leaders met, and the section agreed.",
        "The Taliban and ISIS fought each other.",
        "He was elected to Congress.",
    ],
)
def test_other_capitals_are_no_places(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They took the village of Hatla.", "Hatla", "village"),
        ("Clashes in Sinaa neighborhood went on.", "Sinaa", "neighbourhood"),
        ("Marjah district was quiet.", "Marjah", "district"),
        ("The governor of Helmand province left.", "Helmand", "admin1"),
        ("Rockets hit the Nuseirat refugee camp.", "Nuseirat", "camp"),
    ],
)
def test_kind_words(text: str, name: str, kind: str) -> None:
    assert one(text, name).kind == kind


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Clashes broke out near Homs.", "near"),
        ("Clashes broke out in the vicinity of Homs.", "near"),
        ("Clashes broke out 10 km north of Homs.", "near"),
        ("Clashes broke out on the outskirts of Homs.", "outskirts"),
        ("Rebels advanced towards Homs.", "direction"),
        ("Clashes broke out between Homs and Hama.", "between"),
        ("Clashes broke out in Homs.", "in"),
        ("Rebels captured Homs.", None),
    ],
)
def test_relations(text: str, relation: str | None) -> None:
    assert one(text, "Homs").relation == relation


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("Clashes hit the Sinaa neighborhood of Deir ez-Zor.", "Sinaa", "Deir ez-Zor"),
        ("He was held in Marjah district, Helmand province.", "Marjah", "Helmand"),
        ("A blast hit Kabul, Afghanistan.", "Kabul", "Afghanistan"),
        ("A blast hit Syria's northern city of Aleppo.", "Aleppo", "Syria"),
        ("A blast hit Saraqib in Syria's Idlib province.", "Saraqib", "Idlib"),
        ("A man was shot in the West Bank town of Bethlehem.", "Bethlehem", "West Bank"),
    ],
)
def test_containers(text: str, inner: str, outer: str) -> None:
    found = mentions(text)
    box = next(m for m in found if m.name == inner).within
    assert box is not None
    assert found[box].name == outer


def test_a_list_is_no_chain_of_containers() -> None:
    assert [m.within for m in mentions("Raids took place in Kandahar, Helmand and Kunar.")] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Syrian troops left.", "Syrian", "demonym"),
        ("US-led strikes went on.", "US", "attributive"),
        ("Aleppo-based activists denied it.", "Aleppo", "attributive"),
        ("The Herat Police Department made an arrest.", "Herat", "attributive"),
        ("Staff of Kabul Bank fled.", "Kabul", "organisation"),
        ("HOMS – Shells fell on Hama.", "HOMS", "dateline"),
    ],
)
def test_roles(text: str, name: str, role: str) -> None:
    assert one(text, name).role == role


def test_facilities_keep_their_kind_word() -> None:
    text = "Rebels neared the strategic airbase of Deir ez-Zor. The Menagh airbase fell. Later the airbase was shelled."
    found = [m for m in mentions(text) if m.kind == "airbase"]
    assert [text[m.start : m.end] for m in found] == ["airbase of Deir ez-Zor", "Menagh airbase", "airbase"]


def test_a_road_between_towns_is_one_mention() -> None:
    text = "Jets hit the international highway linking the cities of Homs, Hama and ISIS-held Raqqa on Friday."
    found = mentions(text)
    road = next(i for i, m in enumerate(found) if m.kind == "road")
    assert text[found[road].start : found[road].end].endswith("ISIS-held Raqqa")
    assert [m.name for m in found if m.within == road] == ["Homs", "Hama", "Raqqa"]


def test_a_hyphened_road() -> None:
    found = mentions("The Damascus-Aleppo highway was cut.")
    assert [m.name for m in found if m.kind == "road"] == ["Damascus-Aleppo highway"]


def test_a_bare_airport_needs_an_airport_in_the_report() -> None:
    assert mentions("He drove to the airport.") == ()


def test_nothing_but_blanks_behind_a_name() -> None:
    assert names("Troops entered the town of Idlib \n ") == ["Idlib"]
