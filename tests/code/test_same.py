"""Which triggers of a sentence tell one happening, and which another."""

from __future__ import annotations

import pytest

from dateline.code.events import find_events


def heads(parsed, text: str) -> list[str]:
    index, _ = parsed(text)
    return [event.word.quote for event in find_events(index)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army shelled Douma and bombed Saraqib.", ["shelled", "bombed"]),
        ("The army shelled Douma and bombed its market.", ["shelled"]),
        ("Gunmen killed two guards in Kano while a bomb wounded four people in Jos.", ["killed", "bomb"]),
        ("Rebels attacked the post and plan to take the hill.", ["attacked", "take"]),
        ("Rebels attacked the post, killing nine and wounding four.", ["attacked"]),
    ],
)
def test_one_or_two(parsed, text, words):
    assert heads(parsed, text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The man was killed in Idlib, where the army is fighting the rebels.",
        "The man was killed by rebels who are held responsible for a series of bombings.",
    ],
)
def test_what_is_only_described_is_dropped(parsed, text):
    assert heads(parsed, text) == ["killed"]


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("The rebels launched an assault after a raid in which they captured the hill.", "Armed clash"),
        (
            "The rebels launched an offensive that led to the capture of the hill.",
            "Non-state actor overtakes territory",
        ),
        ("Nine died in the fighting before the rebels captured the hill.", "Non-state actor overtakes territory"),
    ],
)
def test_what_went_before_does_not_decide(parsed, text, subtype):
    index, _ = parsed(text)
    assert subtype in [event.subtype for event in find_events(index)]
