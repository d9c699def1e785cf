"""People hit by fire: wounded by best estimate, and none of them at least."""

from __future__ import annotations

import pytest

from dateline.code.casualties import find_casualties


def told(parsed, text):
    return [
        (one.casualties.harm, one.casualties.low, one.casualties.best)
        for one in find_casualties(parsed(text)[0].resolved)
    ]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("Two drivers were shot near the bridge.", 2),
        ("A clerk was grazed by a bullet.", 1),
        ("A girl was hit in the arm by a stray bullet.", 1),
        ("Officers found a man with gunshot wounds.", 1),
        ("Three guards were taken to a hospital.", 3),
        ("Four of the shoppers were shot, and three guards are in hospital.", 4),
        ("Two nurses are in critical condition.", 2),
        ("Nine people were treated after the raid.", 9),
        ("Medics found six gunshot victims in the hall.", 6),
        ("A 15-year-old was shot in the foot.", 1),
        ("Police spoke of a triple shooting.", 3),
    ],
)
def test_a_hit_is_a_wound_by_best_estimate_only(parsed, text, best) -> None:
    assert ("injured", 0, best) in told(parsed, text)


@pytest.mark.parametrize(
    "text",
    [
        "The sniper shot at the patrol.",
        "The man who shot first fled.",
        "A driver was shot at by gunmen.",
        "The crew shot a video of the march.",
        "The village was hit by two shells.",
        "The economy is in critical condition.",
        "The goods were taken to a hospital.",
    ],
)
def test_where_nobody_is_hit(parsed, text) -> None:
    assert not told(parsed, text)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A clerk was fatally shot.", 1),
        ("The blast mortally wounded two guards.", 2),
        ("Police opened fire, fatally injuring a driver.", 1),
        ("The court heard of the fatal shooting of two brothers.", 2),
        ("The gunman turned the gun on himself.", 1),
        ("Police spoke of a double homicide.", 2),
        ("Medics pronounced Luis Mora dead.", 1),
        ("Two adult males were pronounced deceased.", 2),
    ],
)
def test_fatal_words_tell_deaths(parsed, text, killed) -> None:
    assert ("killed", killed, killed) in told(parsed, text)


def test_not_fatally_is_no_death(parsed) -> None:
    assert not [one for one in told(parsed, "The guard was not fatally wounded.") if one[:2] == ("killed", 1)]


def test_those_who_were_shot_and_killed_are_told_once(parsed) -> None:
    assert told(parsed, "Gunmen shot and killed two judges.") == [("killed", 2, 2)]


def test_a_part_of_those_shot_died(parsed) -> None:
    assert told(parsed, "Five people were shot, one fatally.") == [("injured", 0, 5), ("killed", 1, 1)]


def test_a_shooting_that_left_some_dead_shot_nobody_dead(parsed) -> None:
    found = told(parsed, "A drive-by shooting left one person dead and at least four injured.")
    assert found == [("killed", 1, 1), ("injured", 4, 4)]


def test_who_was_wounded_and_has_died_is_dead(parsed) -> None:
    assert told(parsed, "A recruit who was wounded in the raid has died.") == [("killed", 1, 1)]


def test_names_are_not_counted_again_by_their_number(parsed) -> None:
    found = told(parsed, "Raiders executed Ana Ruiz, Luis Mora and Eva Solis, three teachers.")
    assert found == [("killed", 1, 1)] * 3


def test_vague_hits_have_no_best(parsed) -> None:
    assert told(parsed, "Several shoppers were shot.") == [("injured", 0, None)]


def test_one_of_the_wounded_who_died_is_one_more_dead(parsed) -> None:
    text = "Three men died at the scene and three were wounded, one of whom died later."
    found = find_casualties(parsed(text)[0].resolved)
    assert [(one.casualties.harm, one.casualties.best, one.increment) for one in found] == [
        ("killed", 3, False),
        ("injured", 3, False),
        ("killed", 1, True),
    ]
