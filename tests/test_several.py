"""Two corpora written before the program read them: what it reads, fuses and holds to be held there.

`tests/data/several/` is of several reports a happening, `tests/data/control/` of towns that change hands. The floors
lie a little under the figures of the day; the first figures, before anything was mended, stand in the READMEs there.
"""

from __future__ import annotations

from typing import Any

import pytest

import dateline
from evals import several, towns


@pytest.fixture(scope="module")
def fused() -> list[dict[str, Any]]:
    return several.fused()


@pytest.fixture(scope="module")
def told(fused: list[dict[str, Any]]) -> several.Score:
    return several.score(fused, several.gold())


@pytest.mark.parametrize(("figure", "floor"), [("B-cubed F1", 88.0), ("B-cubed P", 93.0), ("pairwise F1", 78.0)])
def test_reports_of_one_happening_are_joined(told: several.Score, figure: str, floor: float) -> None:
    assert told.clusters[figure] >= floor


@pytest.mark.parametrize(
    ("field", "floor"),
    [
        ("day", 0.94),
        ("place", 0.84),
        ("country", 0.92),
        ("type", 0.84),
        ("killed", 0.55),
        ("injured", 0.52),
        ("reports rightly joined", 0.98),
    ],
)
def test_facts_of_the_joined_reports(told: several.Score, field: str, floor: float) -> None:
    assert told.share(field) >= floor


def test_what_is_no_happening_joins_none(fused: list[dict[str, Any]]) -> None:
    alone = {"mali-month", "marib-threat", "bure-threat"}
    assert not [
        incident["id"] for incident in fused if len(incident["documents"]) > 1 and alone & {*incident["documents"]}
    ]


def test_copies_are_one_voice(fused: list[dict[str, Any]]) -> None:
    """The market of El Obeid: its first report and a copy of it under another headline."""
    (market,) = [each for each in fused if {"obeid-market-1", "obeid-market-2"} <= {*each["documents"]}]
    said = [each for each in market["said"] if {"obeid-market-1", "obeid-market-2"} <= {*each["documents"]}]
    assert said


def test_who_held_the_towns() -> None:
    found = towns.score(dateline.control_of(towns.read()), towns.gold())
    assert found.right / found.of >= 0.90
    assert found.wrong_holder <= 60
    assert found.false_changes <= 4
    assert found.siege_days[0] == found.siege_days[1]
