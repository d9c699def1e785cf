"""That nobody was harmed is a count too: zero, with the words that say so."""

from __future__ import annotations

import pytest

from dateline.code.events import find_events


def zeros(parsed, text: str) -> set[tuple[str, int | None, int | None]]:
    index, _ = parsed(text)
    return {
        (count.harm, count.best, count.high)
        for event in find_events(index)
        for count in event.casualties
        if count.best == 0
    }


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded near a police post in Quetta on Monday. There were no casualties.",
        "A drone struck a depot near Odesa on Monday, causing no casualties.",
    ],
)
def test_there_were_none(parsed, text: str) -> None:
    assert zeros(parsed, text) == {("killed", 0, 0), ("injured", 0, 0)}


def test_none_reported_leaves_the_number_open(parsed) -> None:
    text = "A rocket hit a warehouse in Kharkiv on Monday. It burned for hours. No casualties were reported."
    assert zeros(parsed, text) == {("killed", 0, None), ("injured", 0, None)}
    (event,) = find_events(parsed(text)[0])
    assert event.evidence[1].quote == "No casualties were reported."


def test_a_denial_counts_nobody_and_not_zero(parsed) -> None:
    assert zeros(parsed, "The army said it did not kill the 12 farmers in the raid on Gao on Monday.") == set()


def test_far_below_it_is_about_something_else(parsed) -> None:
    text = (
        "A rocket hit a warehouse in Kharkiv on Monday. It burned for hours. Smoke hung over the city. "
        "Trains ran late. No injuries were reported."
    )
    assert zeros(parsed, text) == set()
