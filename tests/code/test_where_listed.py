"""Events told of several places at once."""

from __future__ import annotations

import pytest

from dateline.code.events import find_events


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Jets bombed Azaz, Hama and Homs on Sunday.", ["Azaz", "Hama", "Homs"]),
        ("Rebels attacked army posts in Homs and Hama.", ["Homs", "Hama"]),
        ("Protesters marched in Khartoum and Omdurman.", ["Khartoum", "Omdurman"]),
        ("Gunmen killed two men in Gori, Georgia.", ["Gori"]),
        ("Gunmen killed two men in Azaz.", ["Azaz"]),
        ("Fighting broke out between Homs and Hama.", ["Homs and Hama"]),
        (
            "Jets stepped up airstrikes on the highway linking the towns of Azaz, Marea and rebel-held al-Bab.",
            ["highway linking the towns of Azaz, Marea and rebel-held al-Bab"],
        ),
        ("Rebels advanced in the fields adjacent to Harasta on the outskirts of Douma, killing a soldier.", ["Douma"]),
    ],
)
def test_an_event_at_each_place_of_a_list(parsed, text: str, places: list[str]) -> None:
    index, _ = parsed(text)
    assert [event.place.name for event in find_events(index) if event.place] == places


def test_the_dead_are_counted_once(parsed) -> None:
    index, _ = parsed("Air strikes on Azaz and Aleppo killed nine people.")
    events = find_events(index)
    assert [event.place.name for event in events if event.place] == ["Azaz", "Aleppo"]
    assert [[count.low for count in event.casualties] for event in events] == [[9], []]
    assert [event.id for event in events] == ["e1", "e2"]
