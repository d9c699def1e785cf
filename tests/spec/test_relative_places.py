"""`relative_places.tsv`: a sentence with a place and its relation, the point, the radius in km, and the two codes."""

from __future__ import annotations

import pytest

from .conftest import rows
from .placed import resolved


@pytest.mark.parametrize("row", rows("relative_places.tsv"), ids=lambda row: row["sentence"][:60])
def test_a_relation_moves_or_widens_a_place(row: dict[str, str]) -> None:
    place = next(each.place for each in resolved(row["sentence"]).places if each.place.name == row["place"])
    assert place.lat is not None
    assert place.lon is not None
    assert place.uncertainty_km is not None
    assert (place.relation or "") == row["relation"]
    assert (place.lat, place.lon) == pytest.approx((float(row["lat"]), float(row["lon"])), abs=0.11)
    assert place.uncertainty_km == pytest.approx(float(row["radius"]), rel=0.2)
    codes = tuple("" if code is None else str(code) for code in (place.geo_precision, place.ucdp_where_prec))
    assert codes == (row["acled"], row["ucdp"])
    assert ("line" if place.geometry else "") == row["shape"]
