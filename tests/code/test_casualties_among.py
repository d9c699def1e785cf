"""People among those told of before, or told of by a part alone."""

from __future__ import annotations

import pytest

from dateline.code.casualties import find_casualties


@pytest.mark.parametrize(
    ("text", "harm", "low"),
    [
        ("Doctors said five of the wounded were in a critical condition.", "injured", 5),
        ("Among the dead were a couple and their two sons.", "killed", 2),
        ("Among those arrested were two foreign fighters.", "captured", 2),
    ],
)
def test_a_part_alone_gives_the_least(parsed, text, harm, low) -> None:
    for one in find_casualties(parsed(text)[0].resolved):
        assert (one.casualties.harm, one.casualties.low) == (harm, low)
        assert one.casualties.high is None
        assert one.casualties.open_ended


def test_another_word_tells_their_harm(parsed) -> None:
    (one,) = find_casualties(parsed("Three of the wounded later died in hospital.")[0].resolved)
    assert (one.casualties.harm, one.casualties.best) == ("killed", 3)


@pytest.mark.parametrize(
    ("share", "low"), [("Two-thirds", 20), ("Half", 15), ("A third", 10), ("Three quarters", 22), ("A tenth", 3)]
)
def test_a_share_of_the_dead_is_a_part(parsed, share, low) -> None:
    text = f"A raid killed 30 people in Segou. {share} of the dead were women."
    whole, part = find_casualties(parsed(text)[0].resolved)
    assert part.subset_of == 0
    assert (whole.casualties.best, part.casualties.low) == (30, low)
