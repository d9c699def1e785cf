"""Words of violence that tell of none, and deaths that nobody caused."""

from __future__ import annotations

import pytest

from dateline.code.figurative import is_figurative, is_natural_death, is_of_sport


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


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The side attacked down the left wing.", "attacked"),
        ("The candidate attacked the president in a debate.", "attacked"),
        ("The earthquake destroyed the village.", "destroyed"),
        ("A lorry hit a bus near the bridge.", "hit"),
        ("Thousands marched in the carnival parade.", "marched"),
        ("The politicians rallied behind the president.", "rallied"),
        ("The nurses went on strike.", "strike"),
        ("The scene was captured on video.", "captured"),
        ("The film bombed in the cinemas.", "bombed"),
        ("Hunters shot a lion.", "shot"),
    ],
)
def test_other_senses(parsed, word, text, trigger):
    _, sentence = parsed(text)
    assert is_figurative(sentence, word(sentence, trigger))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Gunmen attacked the stadium before the match, killing two fans.", "attacked"),
        ("Gunmen stormed the hall and killed a guard.", "stormed"),
        ("Thousands marched in the capital.", "marched"),
        ("The footballer was shot dead by gunmen.", "shot"),
    ],
)
def test_force_stays_force(parsed, word, text, trigger):
    _, sentence = parsed(text)
    assert not is_figurative(sentence, word(sentence, trigger))
    assert not is_natural_death(sentence, word(sentence, trigger))


@pytest.mark.parametrize(
    ("text", "sport"),
    [
        ("The striker was injured in the match.", True),
        ("The champion captured her second title.", True),
        ("The visitors were destroyed 5-0 in the match.", True),
        ("Gunmen attacked the stadium before the match.", False),
        ("The striker was shot dead by gunmen.", False),
        ("Rebels captured the town.", False),
    ],
)
def test_sentences_of_the_sports_pages(parsed, text, sport):
    _, sentence = parsed(text)
    assert is_of_sport(sentence) is sport
