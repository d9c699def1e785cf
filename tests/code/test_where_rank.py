"""Learned weights over named features: what they read, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.code.where_features import Scene
from dateline.code.where_rank import Ranking, rank_places
from dateline.knowledge.event_place import weights


@pytest.fixture
def ranked(parsed, word):
    """`ranked(text, trigger)`: the ranking of the last sentence's places for a trigger."""

    def rank(text: str, trigger: str) -> Ranking:
        index, sentence = parsed(text)
        return rank_places(Scene(index.resolved, sentence), word(sentence, trigger).i)

    return rank


def test_shares_add_up_to_one(ranked) -> None:
    found = ranked("Gunmen from Mosul killed two men in Kirkuk on Sunday.", "killed")
    assert [each.placed.place.name for each in found.places] == ["Kirkuk", "Mosul"]
    assert sum(each.probability for each in found.places) + found.none == pytest.approx(1)


def test_a_sentence_without_places_has_none(ranked) -> None:
    assert ranked("Gunmen killed two men.", "killed") == Ranking((), 1.0)


def test_reasons_have_names_and_weights(ranked) -> None:
    reasons = ranked("Gunmen killed two men in Kirkuk.", "killed").places[0].reasons()
    assert len(reasons) == 3
    assert all(weights()[name] == pytest.approx(weight, abs=0.01) for name, weight in reasons)
    sizes = [abs(weight) for _, weight in reasons]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    "text",
    [
        "Speaking in Amman, the minister said that rebels killed two men.",
        "According to an official in Amman, rebels killed two men.",
        "A court in Amman heard that rebels killed two men.",
        "A man was killed, said the doctor who treated him at a hospital in Amman.",
    ],
)
def test_where_it_was_told_or_tended_is_no_candidate(ranked, text: str) -> None:
    assert ranked(text, "killed").places == ()


def test_residents_tell_of_their_own_town(ranked) -> None:
    assert ranked("Residents of Azaz said that jets killed two men.", "killed").places


def test_a_name_that_nobody_knows_speaks_for_none(parsed, word) -> None:
    index, sentence = parsed("Gunmen from Mosul stormed Zzyqar on Sunday.")
    known = tuple(placed for placed in index.resolved.places if placed.place.name == "Mosul")
    scene = Scene(replace(index.resolved, places=known), sentence)
    assert "none:unread:dobj" in scene.no_place(word(sentence, "stormed").i)


def test_features_have_values() -> None:
    assert all(isinstance(weight, float) for weight in weights().values())
    assert {"none", "dep:pobj", "by:in"} <= set(weights())
