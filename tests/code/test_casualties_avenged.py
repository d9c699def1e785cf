"""Who did harm and met harm himself."""

from __future__ import annotations

import pytest

from dateline.code.casualties import find_casualties


@pytest.mark.parametrize(
    ("text", "low", "description", "increment"),
    [
        ("A gunman shot dead two guards before he was killed.", 1, "gunman", True),
        ("Two attackers killed four guards before they were shot dead.", 2, "attackers", True),
        ("A policeman killed two drivers before he was arrested.", 1, "policeman", False),
    ],
)
def test_the_doer_counts_on_top(parsed, text, low, description, increment) -> None:
    first, second = find_casualties(parsed(text)[0].resolved)
    assert (second.casualties.low, second.casualties.description) == (low, description)
    assert second.increment is increment
    assert not second.anaphoric
    assert not first.increment


def test_a_pronoun_for_either_stays_one_told_of_before(parsed) -> None:
    _, second = find_casualties(parsed("A gunman kidnapped a priest before he was killed.")[0].resolved)
    assert second.anaphoric
    assert not second.increment
