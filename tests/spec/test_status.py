"""`status.tsv` and `background.tsv`: a sentence with its trigger between asterisks, and whether it happened."""

from __future__ import annotations

import pytest

from dateline.code.factuality import event_status, is_background

from .conftest import rows
from .voiced import at_mark


@pytest.mark.parametrize("row", rows("status.tsv"), ids=lambda row: row["sentence"][:60])
def test_status(row: dict[str, str]) -> None:
    assert event_status(*at_mark(row["sentence"])) == row["status"]


@pytest.mark.parametrize("row", rows("background.tsv"), ids=lambda row: row["sentence"][:60])
def test_background(row: dict[str, str]) -> None:
    assert is_background(*at_mark(row["sentence"])) == (row["background"] == "yes")
