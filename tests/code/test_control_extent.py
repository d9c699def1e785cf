"""How much of a place is spoken of."""

from __future__ import annotations

import pytest

from dateline.code.control import find_control


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Taliban captured parts of Ghazni on Monday.", "contested"),
        ("The Taliban controlled 80% of Ghazni.", "contested"),
        ("The Taliban captured central Ghazni on Monday.", "contested"),
        ("The Taliban captured the eastern half of the city of Ghazni.", "contested"),
        ("The Taliban captured all or most of Ghazni.", "took"),
        ("The Taliban captured the last districts of Ghazni.", "took"),
        ("The Taliban captured the nearby town of Ghazni.", "took"),
    ],
)
def test_whole_or_part(parsed, text, status):
    index, _ = parsed(text)
    assert [each.status for each in find_control(index) if each.place.name == "Ghazni"] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban captured a farm south of Ghazni.",
        "The Taliban captured the outskirts of Ghazni.",
        "The Taliban captured hills near Ghazni.",
        "The Taliban hold the Ghazni area.",
    ],
)
def test_ground_beside_a_town_is_not_the_town(parsed, text):
    index, _ = parsed(text)
    assert not [each for each in find_control(index) if each.place.name == "Ghazni"]
