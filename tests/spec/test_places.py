"""`places.tsv`: a sentence, a name in it, and the place that it must be, within so many kilometres.

"unresolved": a place that the sentence alone cannot tell from its namesakes. "-": no place at all.
"""

from __future__ import annotations

import math

import pytest

from dateline.model import Place

from .conftest import read, rows

ROWS = rows("places.tsv")


def named(row: dict[str, str]) -> list[Place]:
    """The places of the sentence whose words overlap the name, the shortest first (no "road from A to B")."""
    start = row["sentence"].index(row["name"])
    end = start + len(row["name"])
    places = read(row["sentence"]).annotations.places
    found = [
        (place.span, place) for place in places if place.span and place.span.start < end and place.span.end > start
    ]
    return [place for _, place in sorted(found, key=lambda each: each[0].end - each[0].start)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"][:60])
def test_a_name_is_this_place(row: dict[str, str]) -> None:
    found = named(row)
    if row["country"] == "-":
        assert not found
        return
    assert found
    if row["country"] == "unresolved":
        assert all(place.lat is None for place in found)
        return
    place = found[0]
    assert (place.country, place.kind) == (row["country"], row["kind"])
    assert place.lat is not None
    assert place.lon is not None
    north = place.lat - float(row["lat"])
    east = (place.lon - float(row["lon"])) * math.cos(math.radians(place.lat))
    assert 111.2 * math.hypot(north, east) <= float(row["km"])


def test_the_table_is_wide_enough() -> None:
    assert len(ROWS) >= 80
    assert len({row["theatre"] for row in ROWS}) >= 20
    assert len({row["sentence"] for row in ROWS}) == len(ROWS)
