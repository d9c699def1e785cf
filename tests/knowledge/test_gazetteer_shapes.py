"""Polygons of countries and provinces."""

from __future__ import annotations

import itertools

import pytest

from dateline.knowledge.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("lat", "lon", "country", "admin1"),
    [
        (35.336, 40.145, "SY", "Deir ez-Zor"), (48.594, 37.999, "UA", "Donetsk"), (36.19, 44.01, "IQ", "Erbil"),
        (15.6, 32.53, "SD", "Khartoum"), (31.5, 34.45, "PS", "Gaza Strip"), (14.8, 42.95, "YE", "Al Hudaydah"),
        (32.1, 20.07, "LY", "Benghazi"), (31.6, 64.4, "AF", "Helmand"), (-1.67, 29.22, "CD", "Nord-Kivu"),
        (20.15, 92.9, "MM", "Rakhine"), (16.77, -3.0, "ML", "Timbuktu"), (40.71, -74.0, "US", "New York"),
    ],
)  # fmt: skip
def test_which_province_a_point_lies_in(lat: float, lon: float, country: str, admin1: str) -> None:
    found = gazetteer().admin1_at(lat, lon)
    assert found is not None
    assert (gazetteer().country_at(lat, lon), found.name, found.kind) == (country, admin1, "admin1")
    assert gazetteer().gap_km(found.row, lat, lon) == 0


def test_crimea_is_ukraine() -> None:
    assert gazetteer().country_at(45.0, 34.1) == "UA"


def test_at_sea_there_is_none_but_just_off_the_coast() -> None:
    assert gazetteer().country_at(0.0, -30.0) is None
    assert gazetteer().admin1_at(0.0, -30.0) is None
    assert gazetteer().country_at(34.43, 35.80) == "LB"  # the harbour of Tripoli


def test_a_country_drawn_without_provinces() -> None:
    assert gazetteer().country_at(9.56, 44.06) == "SO"
    assert gazetteer().admin1_at(9.56, 44.06) is None


@pytest.mark.parametrize(("name", "kind"), [("Syria", "country"), ("Deir ez-Zor", "admin1"), ("Indonesia", "country")])
def test_polygons_are_sound_geojson(name: str, kind: str) -> None:
    (area,) = [entry for entry in gazetteer().find(name) if entry.kind == kind]
    shape = gazetteer().polygon(area.row)
    assert shape is not None
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    for polygon in polygons:
        for number, ring in enumerate(polygon):
            assert ring[0] == ring[-1]
            assert len(ring) >= 4
            turned = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
            assert (turned > 0) == (number == 0), "outer rings counterclockwise, holes clockwise"
            assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)


def test_neighbours_share_their_border() -> None:
    rings = []
    for name in ("Deir ez-Zor", "Raqqa"):
        (area,) = [entry for entry in gazetteer().find(name) if entry.kind == "admin1"]
        shape = gazetteer().polygon(area.row)
        assert shape is not None
        rings.append({tuple(point) for point in shape["coordinates"][0]})
    assert len(rings[0] & rings[1]) > 3


def test_a_town_has_no_polygon() -> None:
    (town,) = [entry for entry in gazetteer().find("Saraqib") if entry.country == "SY"]
    assert gazetteer().polygon(town.row) is None
    assert gazetteer().gap_km(town.row, 35.0, 36.0) is None


def test_the_points_of_provinces_lie_in_them() -> None:
    place = gazetteer()
    off = []
    for code in ("SY.07", "SY.09", "IQ.15", "UA.05", "UA.26", "YE.08", "SD.55", "LY.69", "AF.10", "ML.08", "MM.01"):
        area = place.area(code)
        assert area is not None
        assert place.area_code(area.row) == code
        if (place.gap_km(area.row, area.lat, area.lon) or 0) > 5:
            off.append(code)
    assert not off
