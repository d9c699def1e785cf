from __future__ import annotations

import pytest

from dateline.knowledge.actors import registry
from dateline.knowledge.outlets import outlet, outlet_in, outlet_named, outlets


def test_an_outlet_speaks_for_the_government_of_the_day() -> None:
    agency = outlet_named("SANA")
    assert agency is not None
    assert agency.aligned_with("2024-12-07") == "sy_saa"
    assert agency.aligned_with("2024-12-08") == "sy_govt_new"
    assert agency.aligned_with(None) is None


def test_an_outlet_with_one_party_needs_no_day() -> None:
    agency = outlet("amaq")
    assert agency is not None
    assert (agency.kind, agency.aligned_with(None)) == ("party_media", "isis")


def test_a_name_that_two_outlets_bear_is_nobodys() -> None:
    assert outlet_named("Saba News Agency") is None
    assert outlet_in("the Saba News Agency in the capital") is None


@pytest.mark.parametrize(
    ("words", "found"),
    [("the state news agency SANA", "sana"), ("the Syrian Observatory", "sohr"), ("Hawar News Agency", "hawar")],
)
def test_an_outlet_is_found_inside_words(words: str, found: str) -> None:
    known = outlet_in(words)
    assert known is not None
    assert known[0].id == found


@pytest.mark.parametrize("words", ["the cap", "a fars farm", "Tribune", "ria", "kandahar"])
def test_names_need_their_capitals_and_edges(words: str) -> None:
    assert outlet_in(words) is None


def test_nobody_is_nobodys_party() -> None:
    wire = outlet_named("Reuters")
    assert wire is not None
    assert (wire.kind, wire.aligned_with("2016-01-01"), wire.basis) == ("wire", None, "from memory")


def test_a_partisan_outlet_leans_to_a_side_while_it_stands() -> None:
    site = outlet("almasdar")
    assert site is not None
    assert (site.aligned_with("2016-01-01"), site.leans_to("2016-01-01")) == (None, "sy_saa")
    assert (site.leans_to("2025-01-01"), site.leans_to(None)) == (None, None)


def test_every_party_of_an_outlet_is_in_the_registry() -> None:
    parties = {actor for each in outlets() for actor, _, _ in (*each.affiliations, *each.leanings)}
    assert parties
    assert all(registry().get(actor) is not None for actor in parties)
