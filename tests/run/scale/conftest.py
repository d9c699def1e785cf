"""A small archive in partitions."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model import RawDocument
from dateline.run.scale import split_into
from dateline.run.sources import from_record


def report(number: int) -> RawDocument:
    text = f"At least {number + 2} soldiers were killed in an ambush near Harim on Monday, residents said."
    if number % 3 == 1:
        text = f"The choir of the town sang for its {number}th year, and the weather was fine."
    return from_record({"id": f"r{number}", "text": text, "published": "2021-03-03"}, origin=f"all.jsonl:{number + 1}")


@pytest.fixture
def reports() -> list[RawDocument]:
    return [report(number) for number in range(12)]


@pytest.fixture
def parts(tmp_path, reports) -> Path:
    """Three partitions of four reports."""
    split_into(reports, tmp_path / "parts", rows=4)
    return tmp_path / "parts"
