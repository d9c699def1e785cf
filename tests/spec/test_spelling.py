"""`spelling.tsv`: a name as reports write it, and the place it must find; and names that are no other spelling."""

from __future__ import annotations

import pytest

from dateline.knowledge.gazetteer import gazetteer

from .conftest import rows

ROWS = rows("spelling.tsv")


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['written']} {row['country']}" for row in ROWS])
def test_spelling(row: dict[str, str]) -> None:
    found = [entry for entry in gazetteer().find(row["written"]) if entry.country == row["country"]]
    assert row["place"] in {entry.place_id or entry.name for entry in found}


def test_the_table_is_wide() -> None:
    assert len(ROWS) > 150
    assert len({row["country"] for row in ROWS}) > 15


@pytest.mark.parametrize(
    "word",
    """Which Could Have Body Fire Take There Every Type Soldiers Officials Yesterday Rebels Commander Weapons Government
    Against Hospital Airstrike Explosion Wounded Casualties Hezbollah Kalashnikov Lieutenant Spokesman Ambulance
    Zelensky Erdogan Netanyahu Sistani Hemedti Poroshenko""".split(),
)
def test_words_and_persons_are_no_other_spelling_of_a_town(word: str) -> None:
    assert all(not entry.loose for entry in gazetteer().find(word))


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [("Homs", "Hama", "SY"), ("Manbij", "Masyaf", "SY"), ("Kherson", "Kharkiv", "UA"), ("Afrin", "Arbin", "SY"),
     ("Sirte", "Surman", "LY"), ("Taiz", "Tazah", "YE"), ("Kutum", "Kutha", "SD"), ("Daraa", "Darayya", "SY")],
)  # fmt: skip
def test_towns_of_like_names_stay_apart(one: str, other: str, country: str) -> None:
    rows_of = [{e.row for e in gazetteer().find(name) if e.country == country} for name in (one, other)]
    assert rows_of[0]
    assert not rows_of[0] & rows_of[1]
