"""Times that are part of a name are none."""

from __future__ import annotations

import pytest


def words(resolved_times, text):
    return [text[t.mention.start : t.mention.end] for t in resolved_times(text).times]


@pytest.mark.parametrize(
    "text",
    [
        "Since the 7 October attacks nobody has crossed.",
        "The 14 February Coalition called for it.",
        "He leads the 17 May Brigade.",
        "The July 23 Bridge was mined.",
        "They recalled Bloody Sunday and the Tet Offensive.",
        "The party Golden Dawn was banned.",
        "The survivors of the Long March met.",
        "Ramadan Hasan, a baker, was hurt.",
        "They were on the 7th floor and on the 3rd one.",
        "Law 12/2016 was read near kilometre 2010.",
    ],
)
def test_names_are_no_times(resolved_times, text):
    assert words(resolved_times, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 3 May attack killed two.", ["The 3 May"]),
        ("The 7 October 2023 attacks are recalled.", ["The 7 October 2023"]),
        ("They fled on the 7th.", ["the 7th"]),
        ("They fled at dawn on Sunday.", ["dawn on Sunday"]),
        ("They fled before Ramadan ended.", ["Ramadan"]),
    ],
)
def test_times_that_look_like_names(resolved_times, text, expected):
    assert words(resolved_times, text) == expected
