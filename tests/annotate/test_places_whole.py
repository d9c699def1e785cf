"""Names that only with their kind word are a place's."""

from __future__ import annotations

import pytest

from dateline.annotate import annotate
from dateline.model import Article, Document, Section


def places(text: str) -> list[tuple[str, str | None]]:
    document = Document(id="a", sha256="0" * 64, text=text)
    read = annotate(Article(document, (Section("body", 0, len(text)),)))
    return [(p.name, p.kind) for p in read.places if p.role == "place"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rebels stormed the Assad hospital at dawn.", [("Assad hospital", "hospital")]),
        ("Rebels seized the T4 airbase at dawn.", [("T4 airbase", "airbase")]),
        ("Troops cut the M5 highway again.", [("M5 highway", "road")]),
        ("Drones hit the Natanz nuclear facility.", [("Natanz nuclear facility", None)]),
        ("Shells fell near the Kuwait roundabout.", [("Kuwait roundabout", "roundabout")]),
    ],
)
def test_known_with_its_kind_word(text, found):
    assert places(text) == found


def test_of_two_that_overlap_the_longer_counts():
    assert places("They hold the Avdiivka coke plant and Avdiivka.") == [
        ("Avdiivka coke plant", None),
        ("Avdiivka", None),
    ]


def test_a_person_who_visits_one_is_no_place():
    assert places("Assad visited a hospital on Monday.") == []
