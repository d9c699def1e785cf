"""GeoJSON: a feature per located incident, and a count of the others."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import msgspec

from dateline.export import EXPORTERS
from dateline.model import Reading


def collection(readings: list[Reading], today: dt.date, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(EXPORTERS["geojson"](readings, today=today, **more)))
    return found


def test_longitude_first_with_claimants_and_radius(reading: Reading, today: dt.date) -> None:
    (feature,) = collection([reading], today, public=False)["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.51934, 36.20851]}
    properties = feature["properties"]
    assert properties["radius_m"] == 2000
    assert properties["killed"] == {"low": 17, "best": 21, "high": None}
    assert [claimant["stance"] for claimant in properties["claimants"]] == ["asserts", "asserts", "denies"]


def test_public_points_stand_on_a_grid(reading: Reading, today: dt.date) -> None:
    (feature,) = collection([reading], today)["features"]
    assert feature["geometry"]["coordinates"] == [36.52, 36.21]


def test_an_incident_without_coordinates_is_counted_with_the_reason(reading: Reading, today: dt.date) -> None:
    skipped: list[tuple[str, str]] = []
    found = collection([reading], today, on_skip=lambda what, why: skipped.append((what, why)))
    reason = "place has no known coordinates"
    assert found["unlocated"] == {"count": 1, "incidents": [{"incident": "report-1/i2", "reason": reason}]}
    assert skipped == [("report-1/i2", reason)]


def test_a_road_is_a_line(make: Callable[..., Reading], today: dt.date) -> None:
    incident = make().incidents[0]
    assert incident.place
    line = {"type": "LineString", "coordinates": [[36.51234, 36.20123], [36.61, 36.301]]}
    road = msgspec.structs.replace(incident.place, kind="road", lat=None, lon=None, geometry=line)
    reading = make(incidents=(msgspec.structs.replace(incident, place=road),))
    assert collection([reading], today, public=False)["features"][0]["geometry"] == line
    coarse = collection([reading], today)["features"][0]["geometry"]
    assert coarse == {"type": "LineString", "coordinates": [[36.51, 36.2], [36.61, 36.3]]}


def test_nothing_read_is_an_empty_collection(today: dt.date) -> None:
    assert collection([], today) == {
        "type": "FeatureCollection",
        "features": [],
        "unlocated": {"count": 0, "incidents": []},
    }
