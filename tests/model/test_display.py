"""Tallies as they stand in a table."""

from __future__ import annotations

import pytest

from dateline.model import Tally
from dateline.model.display import tally_text


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        ((21, 21, None), "21+"),
        ((3, 3, 3), "3"),
        ((20, 30, 40), "20-40"),
        ((0, 3, None), "0-3+"),
        ((62, 80, None), "62-80+"),
        ((None, None, 50), "up to 50"),
        ((None, None, None), ""),
    ],
)
def test_tally_text(bounds, text):
    assert tally_text(Tally(low=bounds[0], best=bounds[1], high=bounds[2])) == text
