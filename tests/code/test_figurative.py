"""Words of violence that tell of none, and deaths that nobody caused."""

from __future__ import annotations

import pytest

from dateline.code.figurative import is_figurative, is_natural_death


@pytest.mark.parametrize(
    ("text", "trigger", "figurative"),
    [
        ("The minister attacked the budget.", "attacked", True),
        ("The rebels attacked the village.", "attacked", False),
        ("Shares staged a rally.", "rally", True),
        ("Students staged a rally.", "rally", False),
        ("The clubs are in a battle for the title.", "battle", True),
        ("The armies are in a battle for the town.", "battle", False),
        ("The song exploded onto the charts.", "exploded", True),
        ("A mine exploded on the road.", "exploded", False),
    ],
)
def test_figures_of_speech(parsed, word, text, trigger, figurative):
    _, sentence = parsed(text)
    assert is_figurative(sentence, word(sentence, trigger)) is figurative


@pytest.mark.parametrize(
    ("text", "natural"),
    [
        ("Four people died of cholera.", True),
        ("He died of a heart attack.", True),
        ("Six people died in a car crash.", True),
        ("Two people died in floods.", True),
        ("Four people died of their wounds.", False),
        ("Six people died in the bombing.", False),
    ],
)
def test_natural_deaths(parsed, word, text, natural):
    _, sentence = parsed(text)
    assert is_natural_death(sentence, word(sentence, "died")) is natural
