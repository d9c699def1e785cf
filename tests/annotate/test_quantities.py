"""Numbers of people and things, as said."""

from __future__ import annotations

import pytest

from dateline.annotate.quantities import find_quantities
from dateline.annotate.sentences import parse
from dateline.model import Article, Document, Quantity, Section


def quantities(text: str) -> list[tuple[str, Quantity]]:
    article = Article(Document(id="q", sha256="0" * 64, text=text), (Section("body", 0, len(text)),))
    return [(text[one.start : one.end], one) for one in find_quantities(text, parse(article))]


@pytest.mark.parametrize(
    ("text", "said", "cls", "low", "best", "high"),
    [
        ("The shell hit 7 shoppers.", "7 shoppers", "exact", 7, 7, 7),
        ("They fed 1,200 people.", "1,200 people", "exact", 1200, 1200, 1200),
        ("They fed 12 000 people.", "12 000 people", "exact", 12000, 12000, 12000),
        ("Twenty-two guards slept.", "Twenty-two guards", "exact", 22, 22, 22),
        ("A hundred and fifty guards slept.", "A hundred and fifty guards", "exact", 150, 150, 150),
        ("Two hundred guards slept.", "Two hundred guards", "exact", 200, 200, 200),
        ("Some 1.5 million people left.", "Some 1.5 million people", "approximate", 1350000, 1500000, 1650000),
        ("At least 9 guards slept.", "At least 9 guards", "lower_bound", 9, 9, None),
        ("More than 20 guards slept.", "More than 20 guards", "lower_bound", 21, 21, None),
        ("20+ guards slept.", "20+ guards", "lower_bound", 20, 20, None),
        ("Twenty or more guards slept.", "Twenty or more guards", "lower_bound", 20, 20, None),
        ("Up to 300 guards slept.", "Up to 300 guards", "upper_bound", 0, None, 300),
        ("Fewer than 30 guards slept.", "Fewer than 30 guards", "upper_bound", 0, None, 29),
        ("Nearly 40 guards slept.", "Nearly 40 guards", "approximate", 36, 39, 40),
        ("Between 90 and 106 guards slept.", "Between 90 and 106 guards", "range", 90, None, 106),
        ("12 to 15 guards slept.", "12 to 15 guards", "range", 12, None, 15),
        ("Dozens of guards slept.", "Dozens of guards", "vague", 24, None, 99),
        ("A family of five slept.", "A family of five", "exact", 5, 5, 5),
        ("A family slept.", "A family", "vague", 3, None, 10),
        ("Both guards slept.", "Both guards", "exact", 2, 2, 2),
        ("Another 12 guards slept.", "Another 12 guards", "increment", 12, 12, 12),
        ("At least three others slept.", "At least three others", "increment", 3, 3, None),
        ("Nine men, including two guards, slept.", "two guards", "subset", 2, 2, 2),
        ("Nine men slept, four of them guards.", "four of them guards", "subset", 4, 4, 4),
        ("Nine men slept, including two guards and three drivers.", "three drivers", "subset", 3, 3, 3),
        ("A guard slept.", "A guard", "exact", 1, 1, 1),
        ("Guards slept.", "Guards", "vague", 2, None, None),
        ("No guards slept.", "No guards", "zero", 0, 0, 0),
        ("No one slept.", "No one", "zero", 0, 0, 0),
        ("One of the regime's own troops slept.", "One of the regime's own troops", "exact", 1, 1, 1),
        ("Two Afghan and foreign guards slept.", "Two Afghan and foreign guards", "exact", 2, 2, 2),
        ("It took 7 Nusra Front field commanders.", "7 Nusra Front field commanders", "exact", 7, 7, 7),
        ("An estimated 40 to 50 guards slept.", "An estimated 40 to 50 guards", "approximate", 36, None, 55),
        ("20-odd guards slept.", "20-odd guards", "approximate", 20, 20, 22),
        ("A group of 20 guards slept.", "20 guards", "exact", 20, 20, 20),
        ("An unknown number of guards slept.", "An unknown number of guards", "vague", 2, None, None),
        ("As many as 60 guards slept.", "As many as 60 guards", "upper_bound", 0, None, 60),
        ("A couple slept.", "A couple", "exact", 2, 2, 2),
        ("An elderly couple slept.", "An elderly couple", "exact", 2, 2, 2),
        ("A trio of clerks slept; the trio left.", "the trio", "exact", 3, 3, 3),
        ("A three-man crew slept.", "three-man crew", "exact", 3, 3, 3),
        ("Another guard slept.", "Another guard", "increment", 1, 1, 1),
        ("A second guard slept.", "second guard", "increment", 1, 1, 1),
        ("None of the guards slept.", "None of the guards", "zero", 0, 0, 0),
        ("Neither of the two guards slept.", "Neither of the two guards", "zero", 0, 0, 0),
        ("Not a single guard slept.", "Not a single guard", "zero", 0, 0, 0),
        ("It held an Army of Conquest courier.", "an Army of Conquest courier", "exact", 1, 1, 1),
        ("It held two mortar (MTR) gunners.", "two mortar (MTR) gunners", "exact", 2, 2, 2),
    ],
)
def test_people(text: str, said: str, cls: str, low: int | None, best: int | None, high: int | None) -> None:
    quantity = dict(quantities(text))[said]
    assert quantity.people
    assert (quantity.cls, quantity.low, quantity.best, quantity.high) == (cls, low, best, high)


@pytest.mark.parametrize(
    "text",
    [
        "The 104th Brigade marched in 2016.",
        "Brigade 137 moved on March 12.",
        "A T-72 stood there at 7:52.",
        "They paid $500.",
        "It happened on 3 March 2016.",
    ],
)
def test_numbers_in_names_and_dates_are_no_quantities(text: str) -> None:
    assert [said for said, _ in quantities(text) if any(letter.isdigit() for letter in said)] == []


@pytest.mark.parametrize(
    "text",
    [
        "They walked 10 km.",
        "It fired 23mm rounds.",
        "Three houses burned.",
        "Four vehicles burned.",
        "Hamid Sabri, 34, spoke.",
        "It lasted 12 days.",
    ],
)
def test_things_are_not_people(text: str) -> None:
    assert [one.people for said, one in quantities(text) if one.head != one.noun] == [False]


def test_a_number_claims_no_date_word() -> None:
    assert "20 guards" in dict(quantities("The shells hit 20 guards Sunday a source said."))


def test_a_state_is_no_noun() -> None:
    assert [said for said, _ in quantities("35 dead dozens wounded in battle")] == ["35", "dozens"]


def test_offsets_hold_in_a_longer_text() -> None:
    text = "Rain fell.\n\nLater about 30 men came.\n\nTwo left."
    assert [said for said, _ in quantities(text)] == ["about 30 men", "Two"]


@pytest.mark.parametrize(
    "text",
    [
        "The unit took Base 12 on Friday.",
        "Both Omar Tari and his guard slept.",
        "In the massacre of 16 November the town burned.",
    ],
)
def test_no_written_number_of_people(text: str) -> None:
    assert not [said for said, one in quantities(text) if one.people and one.head != one.noun]


def test_in_a_camp_people_are_counted() -> None:
    assert ("46 people", 46) in [(said, one.low) for said, one in quantities("In the camp 46 people slept.")]


def test_each_word_of_a_hedge_belongs_to_one_number() -> None:
    assert [said for said, _ in quantities("As many as 60 miners slept.")] == ["As many as 60 miners"]


def test_who_tells_is_not_counted() -> None:
    assert [said for said, _ in quantities("Grenade kills four State media")][-1] == "four"


def test_ages_in_a_row() -> None:
    found = quantities("Two women aged 34 and 51 slept.")
    assert [(said, one.people) for said, one in found] == [("Two women", True), ("34", False), ("51", False)]
