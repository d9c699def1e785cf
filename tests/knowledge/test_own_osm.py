"""OpenStreetMap extracts as a user's own gazetteer."""

from __future__ import annotations

import io

import pytest

from dateline.knowledge.own_sources import geojson as module
from dateline.knowledge.own_sources.geojson import centre, features
from dateline.knowledge.own_sources.osm import kind_of, names_of, osm_id
from dateline.model import InputError

POINT = {"type": "Point", "coordinates": [40.11, 35.34]}


def test_a_quarter_and_a_road(adding, looked, geojson) -> None:
    quarter = {"place": "suburb", "name": "حي العينة", "name:en": "Hayy al-Ayna", "alt_name": "Sample Quarter; Ayna"}
    road = {"type": "LineString", "coordinates": [[40.1, 35.3], [40.2, 35.2], [40.3, 35.1]]}
    added = adding(
        geojson(("node/123", POINT, quarter), ("way/9", road, {"highway": "primary", "name": "Sample Road"}),
                ("node/5", POINT, {"place": "village"}))
    )  # fmt: skip
    assert added.own.formats == ("OSM GeoJSON",)
    assert added.problems[0].startswith("features without a name in Latin, Arabic or Cyrillic script: 1")
    for name in ("Hayy al-Ayna", "Sample Quarter", "حي العينة"):
        (found,) = looked().find(name)
        assert (found.place_id, found.kind, found.country) == ("osm:node/123", "neighbourhood", "SY")
        assert found.admin1 == "Deir ez-Zor"
    (line,) = looked().find("Sample Road")
    assert line.line == ((35.3, 40.1), (35.2, 40.2), (35.1, 40.3))


def test_a_town_that_dateline_has_is_told_once(adding, looked, geojson) -> None:
    here = {"type": "Point", "coordinates": [36.797, 35.864]}
    adding(geojson(("node/7", here, {"place": "town", "name": "Saraqib", "name:tr": "Serakib Sample"})))
    (found,) = [entry for entry in looked().find("Saraqib") if entry.country == "SY"]
    assert (found.place_id, found.geonames) == ("osm:node/7", 164_816)
    assert looked().find("Serakib Sample")[0].row == found.row


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"place": "hamlet"}, "village"), ({"boundary": "administrative", "admin_level": "4"}, "admin1"),
        ({"military": "airfield", "aeroway": "aerodrome"}, "airbase"), ({"waterway": "river"}, "river"),
        ({"natural": "peak"}, "mountain"), ({"barrier": "checkpoint"}, "checkpoint"), ({"shop": "bakery"}, "area"),
        ({"bridge": "no", "highway": "track"}, "road"),
    ],
)  # fmt: skip
def test_kinds(facts: dict[str, str], kind: str) -> None:
    assert kind_of(facts) == kind


@pytest.mark.parametrize(
    ("feature", "facts", "wanted"),
    [
        ({"id": "node/1"}, {}, "osm:node/1"), ({}, {"@id": "way/2"}, "osm:way/2"), ({"id": "a8"}, {}, "osm:way/4"),
        ({"id": "a9"}, {}, "osm:relation/4"), ({}, {"osm_id": 12, "osm_type": "way"}, "osm:way/12"),
        ({}, {"full_id": "n77"}, "osm:node/77"), ({"id": 5}, {}, ""),
    ],
)  # fmt: skip
def test_ids(feature: dict[str, object], facts: dict[str, object], wanted: str) -> None:
    assert osm_id(feature, facts) == wanted


def test_names_in_scripts_that_are_not_read_are_left_out() -> None:
    assert names_of({"name": "東京", "name:en": "Tokyo", "old_name": "Edo;Yedo", "name:ja": "東京"}) == [
        "Tokyo",
        "Edo",
        "Yedo",
    ]


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "FeatureCollection", "features": [{"a": 1}, {"a": 2}]}',
        '{"a": 1}\n{"a": 2}\n',
        '\x1e{"a": 1}\n\x1e{"a": 2}',
    ],
)
def test_features_come_one_by_one(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHUNK", 7)
    assert list(features(io.StringIO(text), "map")) == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize("text", ['{"features": [{"a": 1}, {"a"', '{"features": [{"a": 1}', '{"a": 1} x'])
def test_a_broken_file_says_how_far_it_was_read(text: str) -> None:
    with pytest.raises(InputError, match="map is broken after 1 features"):
        list(features(io.StringIO(text), "map"))


@pytest.mark.parametrize(
    "geometry",
    [None, {}, {"type": "Point", "coordinates": []}, {"type": "Point", "coordinates": [200, 0]}, {"type": "Odd"},
     {"type": "Point", "coordinates": ["a", "b"]}, {"type": "Polygon", "coordinates": []}],
)  # fmt: skip
def test_a_geometry_that_is_none(geometry: object) -> None:
    assert centre(geometry) is None
