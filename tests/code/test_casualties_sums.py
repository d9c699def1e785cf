"""Sums of the dead told without the word "toll"."""

from __future__ import annotations

import pytest
from tests.spec.counted import counted


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("She is the fifth victim of the strike.", 5),
        ("It is the third death from Monday's attack.", 3),
        ("A nurse has died, making her the second victim of the shooting.", 2),
        ("Another man died on Tuesday, which took the dead to six.", 6),
        ("The dead now number nine.", 9),
    ],
)
def test_a_sum(sentence: str, number: int) -> None:
    assert [one.casualties.best for one in counted(sentence)[1] if one.total] == [number]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is the fifth death in the county this year.",
        "She is the third victim of the war from the town.",
        "They took the dead to the mosque.",
    ],
)
def test_no_sum_of_one_incident(sentence: str) -> None:
    assert not [one for one in counted(sentence)[1] if one.total]
