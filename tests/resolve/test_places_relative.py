"""Points moved, stretches between places, and names known by their neighbours."""

from __future__ import annotations

import pytest

from dateline.model import Offset, Place, PlaceMention
from dateline.resolve.places_relative import moved, relate

HOMS = Place(
    name="Homs", kind="city", lat=34.73, lon=36.71, uncertainty_km=8.0, country="SY", admin1="Homs",
    geo_precision=1, ucdp_where_prec=1, confidence=0.9,
)  # fmt: skip


def mention(text: str, name: str, offset: Offset | None = None, kind: str | None = None) -> PlaceMention:
    at = text.index(name)
    return PlaceMention(start=at, end=at + len(name), sentence=0, name=name, offset=offset, kind=kind)


@pytest.mark.parametrize(
    ("bearing", "point"),
    [(0.0, (35.0, 36.0)), (90.0, (34.0, 37.21)), (180.0, (33.0, 36.0)), (270.0, (34.0, 34.79)), (45.0, (34.71, 36.85))],
)
def test_a_point_is_moved(bearing: float, point: tuple[float, float]) -> None:
    assert moved(34.0, 36.0, 111.2, bearing) == pytest.approx(point, abs=0.02)


def test_the_date_line_is_crossed() -> None:
    assert moved(0.0, 179.9, 55.6, 90.0)[1] == pytest.approx(-179.6, abs=0.01)


def test_a_distance_without_direction_is_a_radius() -> None:
    text = "a mine 30 km from Homs"
    (found,) = relate(text, [mention(text, "Homs", Offset(way="from", start=7, km=30.0))], [HOMS])
    assert (found.lat, found.uncertainty_km, found.geo_precision, found.ucdp_where_prec) == (34.73, 30.0, 3, 5)


def test_a_province_is_not_moved() -> None:
    text = "10 km north of Homs"
    province = Place(name="Homs", kind="admin1", lat=34.5, lon=37.5, uncertainty_km=90.0)
    offset = Offset(way="from", start=0, km=10.0, bearing=0.0)
    assert relate(text, [mention(text, "Homs", offset)], [province]) == [province]


def test_an_unknown_village_is_put_where_its_distance_says() -> None:
    text = "in Tall Bira, some 20 km north of Homs"
    offset = Offset(way="from", start=text.index("20"), km=20.0, bearing=0.0)
    village = Place(name="Tall Bira", kind="village")
    found, _ = relate(text, [mention(text, "Tall Bira"), mention(text, "Homs", offset)], [village, HOMS])
    assert (found.lat, found.lon, found.country) == (34.91, 36.71, "SY")
    assert (found.geo_precision, found.ucdp_where_prec, found.uncertainty_km) == (2, 2, 8.0)


def test_another_name_before_the_distance_is_left_alone() -> None:
    text = "Ali Tahan met them 20 km north of Homs"
    offset = Offset(way="from", start=text.index("20"), km=20.0, bearing=0.0)
    stranger = Place(name="Ali Tahan")
    assert relate(text, [mention(text, "Ali Tahan"), mention(text, "Homs", offset)], [stranger, HOMS])[0] == stranger


def test_a_stretch_without_both_ends_stays_open() -> None:
    text = "between Homs and Tall Bira"
    mentions = [mention(text, "Homs and Tall Bira", kind="stretch"), mention(text, "Homs"), mention(text, "Tall Bira")]
    places = [Place(name="Homs and Tall Bira"), HOMS, Place(name="Tall Bira")]
    assert relate(text, mentions, places)[0].lat is None
