"""`event_place.tsv`: a sentence, and the place of the event that the words between asterisks tell ("-": none)."""

from __future__ import annotations

import pytest

from .conftest import rows
from .placed import place_of


@pytest.mark.parametrize("row", rows("event_place.tsv"), ids=lambda row: row["sentence"][:60])
def test_the_trigger_has_its_place(row: dict[str, str]) -> None:
    found = place_of(row["sentence"])
    assert (found.name if found is not None else "-") == row["place"]
