"""Facts about countries and cities that decide whose army and whose words are meant."""

from __future__ import annotations

from dateline.knowledge.codebooks import country_codes
from dateline.knowledge.demonyms import seats_of_talk, without_army


def test_lands_without_an_army_are_countries_of_the_table() -> None:
    assert without_army() <= set(country_codes())
    assert {"PS", "IS", "CR"} <= without_army()
    assert not {"SY", "UA", "LB"} & without_army()


def test_seats_of_talk_are_folded_names() -> None:
    assert {"geneva", "the hague"} <= seats_of_talk()
    assert "rafah" not in seats_of_talk()
