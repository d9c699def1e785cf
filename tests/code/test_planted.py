"""Who is later said to have planted what went off, read in whole texts."""

from __future__ import annotations

import pytest

from .test_claimed import first_event

BLAST = "A bomb exploded outside a bank in Cali on Monday, wounding three people. "


@pytest.mark.parametrize(
    ("after", "doers"),
    [
        ("Witnesses said the bomb was planted by two men in white shirts.", ["men"]),
        ("Rebels had left the device in a bag, the army said.", ["Rebels"]),
        ("Nobody planted the bomb by chance, a shopkeeper said.", []),
        ("The bomb was not placed by rebels, their spokesman said.", []),
        ("Rebels placed a bomb under a bridge last year.", []),
    ],
)
def test_who_planted_it_is_the_doer_of_the_blast(after: str, doers: list[str]) -> None:
    assert [actor.name for actor in first_event(BLAST + after).side_a] == doers


def test_people_of_whom_no_more_is_known_are_told_with_their_number() -> None:
    event = first_event("Three hooded men shot a judge in Cali on Monday.")
    assert [actor.span.quote for actor in event.side_a if actor.span] == ["Three hooded men"]
