"""`toponyms.tsv`: a sentence, and its places in order as "name (country, kind)" ("-": not known; alone: no place)."""

from __future__ import annotations

import pytest

from .conftest import read, rows


@pytest.mark.parametrize("row", rows("toponyms.tsv"), ids=lambda row: f"{row['rule']}: {row['sentence'][:50]}")
def test_a_sentence_names_its_places(row: dict[str, str]) -> None:
    places = read(row["sentence"]).annotations.places
    found = "; ".join(f"{place.name} ({place.country or '-'}, {place.kind or '-'})" for place in places)
    assert (found or "-") == row["places"]
