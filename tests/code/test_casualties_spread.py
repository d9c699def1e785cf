"""Numbers that one word spreads over several groups."""

from __future__ import annotations

import pytest

from dateline.code.events import find_events


def counts(parsed, text: str) -> list[tuple[str, int | None, str]]:
    index, _ = parsed(text)
    return [(count.harm, count.best, count.role) for event in find_events(index) for count in event.casualties]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Raids in Gao and Menaka killed 12 and nine people respectively.",
            [("killed", 12, "count"), ("killed", 9, "increment")],
        ),
        ("Two raids near Jos killed six villagers each.", [("killed", 12, "count")]),
        ("The militia killed two men each week in Jos.", [("killed", 2, "count")]),
        (
            "A clinic received 60 casualties after the raid, of whom 11 were dead on arrival and four died later.",
            [("killed", 11, "count"), ("killed", 4, "increment")],
        ),
    ],
)
def test_each_number_finds_its_people(parsed, text, found) -> None:
    assert counts(parsed, text) == found
