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


def test_a_quarter_is_named_with_its_town() -> None:
    quarter = Place(
        name="Ostriv", place_id="own:1", kind="neighbourhood", lat=46.62, lon=32.60, admin1="Kherson", country="UA"
    )
    found = in_town(quarter, TOWN)
    assert found is not None
    assert (found.name, found.place_id) == ("Kherson - Ostriv", "own:1")


def test_a_name_that_is_nowhere_is_not_the_town() -> None:
    village = Place(name="Sadove", country="UA")
    assert in_town(village, TOWN) is village


def test_a_capital_is_not_assumed_for_its_country() -> None:
    capital = Place(name="Geneva", kind="city", lat=46.2, lon=6.15, admin1="Geneva", country="CH")
    country = Place(name="Switzerland", kind="country", country="CH")
    assert in_town(country, capital) is country
