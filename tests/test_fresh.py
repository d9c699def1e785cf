"""Twenty reports coded by hand before they were read (`tests/data/fresh/`): how much of the coding is found.

The floors lie a little under the figures of the day; the first figures, before anything was mended, stand in
`docs/evaluate.md`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline

FRESH = Path(__file__).parent / "data/fresh"


@pytest.fixture(scope="module")
def agreement() -> dateline.Agreement:
    return dateline.evaluate(FRESH / "acled.csv", documents=FRESH)


def test_every_row_and_report_is_used(agreement: dateline.Agreement) -> None:
    assert not agreement.troubles
    assert agreement.events.gold == 67
    assert len(agreement.documents) == 20


def test_events_are_found_and_few_others(agreement: dateline.Agreement) -> None:
    assert (agreement.events.recall or 0) >= 0.85
    assert (agreement.events.precision or 0) >= 0.65


@pytest.mark.parametrize(
    ("field", "floor"),
    [
        ("event_date", 0.86),
        ("event_type", 0.81),
        ("sub_event_type", 0.74),
        ("actor1", 0.45),
        ("actor2", 0.31),
        ("civilian_targeting", 0.83),
        ("admin1", 0.70),
        ("location", 0.74),
        ("fatalities", 0.74),
    ],
)
def test_fields_are_read(agreement: dateline.Agreement, field: str, floor: float) -> None:
    assert (agreement.field(field).share or 0) >= floor
