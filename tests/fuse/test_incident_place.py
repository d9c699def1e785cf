"""Incidents of one town's news: streets lie in it, and what has no place was there."""

from __future__ import annotations

from dateline.fuse.incident_place import in_town
from dateline.model import Place

TOWN = Place(
    name="Kherson", place_id="geonames:1", kind="city", lat=46.64, lon=32.62, admin1="Kherson", country="UA",
    geo_precision=1, ucdp_where_prec=1, confidence=0.9,
)  # fmt: skip


def test_a_street_at_the_town_is_the_town() -> None:
    street = Place(name="Vine Street", kind="road", lat=46.64, lon=32.62, admin1="Kherson", country="UA")
    assert in_town(street, TOWN) == TOWN
    assert in_town(Place(name="Vine Street", kind="road"), TOWN) == TOWN


def test_no_place_and_a_wider_one_give_the_town_less_surely() -> None:
    for place in (None, Place(name="Ukraine", kind="country", country="UA")):
        found = in_town(place, TOWN)
        assert found is not None
        assert (found.name, found.geo_precision, found.confidence) == ("Kherson", 2, 0.5)


def test_another_country_or_county_stays() -> None:
    abroad = Place(name="Poland", kind="country", country="PL")
    county = Place(name="Lviv", kind="admin1", admin1="Lviv", country="UA")
    assert in_town(abroad, TOWN) is abroad
    assert in_town(county, TOWN) is county


def test_a_place_of_its_own_stays() -> None:
    village = Place(name="Antonivka", place_id="geonames:2", kind="village", lat=46.68, lon=32.72, country="UA")
    assert in_town(village, TOWN) is village
    assert in_town(village, None) is village
