"""`status.tsv` and `background.tsv`: a sentence with its trigger between asterisks, and whether it happened."""

from __future__ import annotations

from typing import get_args

import pytest

from dateline.code.factuality import event_status, is_background
from dateline.model.events import Status

from .conftest import rows
from .voiced import at_mark


@pytest.mark.parametrize("row", rows("status.tsv"), ids=lambda row: row["sentence"][:60])
def test_status(row: dict[str, str]) -> None:
    assert event_status(*at_mark(row["sentence"])) == row["status"]


@pytest.mark.parametrize("row", rows("background.tsv"), ids=lambda row: row["sentence"][:60])
def test_background(row: dict[str, str]) -> None:
    assert is_background(*at_mark(row["sentence"])) == (row["background"] == "yes")


def test_the_table_is_wide_enough() -> None:
    table = rows("status.tsv")
    assert len({row["sentence"] for row in table}) == len(table) >= 320
    assert {row["status"] for row in table} == set(get_args(Status))
