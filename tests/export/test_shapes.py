"""Shapes: a point only where the text tells one."""

from __future__ import annotations

import struct
from itertools import pairwise

import pytest

from dateline.export._shapes import as_multi, circle, shape_of, wkb
from dateline.model import Place


def place(**more: object) -> Place:
    return Place(name="Harim", lat=36.2, lon=36.5, **more)  # type: ignore[arg-type]


def test_a_village_is_a_point_and_a_district_is_not() -> None:
    exact = shape_of(place(uncertainty_km=2.0, geo_precision=1, ucdp_where_prec=1))
    assert exact
    assert exact.geometry == {"type": "Point", "coordinates": [36.5, 36.2]}
    for coarse in ({"geo_precision": 2}, {"ucdp_where_prec": 4}, {"geo_precision": 1}):
        found = shape_of(place(uncertainty_km=30.0, **coarse))
        assert found
        assert (found.of, found.geometry["type"]) == ("circle", "Polygon")
    assert shape_of(Place(name="Harim")) is None
    assert shape_of(None) is None


def test_a_circle_is_closed_and_counter_clockwise_and_as_wide_as_its_radius() -> None:
    (ring,) = circle(36.0, 36.5, 55.6)["coordinates"]
    assert ring[0] == ring[-1]
    assert sum((x1 - x0) * (y1 + y0) for (x0, y0), (x1, y1) in pairwise(ring)) < 0
    assert max(lat for _, lat in ring) == pytest.approx(36.5, abs=0.001)
    # a degree of longitude is shorter than one of latitude
    assert max(lon for lon, _ in ring) == pytest.approx(36.5 + 0.5 / 0.809, abs=0.001)


def test_a_circle_over_the_antimeridian_is_cut_in_two() -> None:
    found = circle(-17.0, 179.5, 111.2)
    assert found["type"] == "MultiPolygon"
    east, west = ([lon for lon, _ in part[0]] for part in found["coordinates"])
    assert (max(east), min(west)) == (180.0, -180.0)
    assert min(east) > 178
    assert max(west) < -179


def test_a_circle_near_a_pole_stays_on_the_map() -> None:
    points = [point for part in circle(89.0, 0.0, 500.0)["coordinates"] for point in part]
    lats = [lat for point in points for _, lat in (point if isinstance(point[0], list) else [point])]
    assert max(lats) < 90


def test_well_known_binary() -> None:
    assert wkb({"type": "Point", "coordinates": [1.0, 2.0]}) == struct.pack("<BI2d", 1, 1, 1.0, 2.0)
    line = {"type": "LineString", "coordinates": [[1.0, 2.0], [3.0, 4.0]]}
    assert wkb(line) == struct.pack("<BII4d", 1, 2, 2, 1.0, 2.0, 3.0, 4.0)
    area = circle(0.0, 0.0, 50.0)
    assert wkb({"type": "MultiPolygon", "coordinates": [area["coordinates"]]})[:9] == struct.pack("<BII", 1, 6, 1)


def test_layers_have_one_type() -> None:
    road = shape_of(Place(name="road", geometry={"type": "LineString", "coordinates": [[1, 2], [3, 4]]}))
    assert road
    assert as_multi(road).geometry == {"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4]]]}
    assert as_multi(as_multi(road)) == as_multi(road)
