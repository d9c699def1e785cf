"""GeoPackage: what QGIS and GDAL find in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from xml.etree import ElementTree

import pyogrio
import pytest

from dateline.export._incidents import INCIDENTS
from dateline.model import Reading

from .conftest import Save


@pytest.fixture
def package(save: Save, reading: Reading, district: Reading) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(save("gpkg", [reading, district]))) as connection:
        yield connection


def test_layers_as_gdal_reads_them(save: Save, reading: Reading, district: Reading) -> None:
    path = save("gpkg", [reading, district])
    layers = dict(pyogrio.list_layers(path).tolist())
    assert {name: layers[name] for name in ("incidents", "areas", "control", "claims", "documents", "sources")} == {
        "incidents": "Point", "areas": "MultiPolygon", "control": "Point",
        "claims": None, "documents": None, "sources": None,
    }  # fmt: skip
    info = pyogrio.read_info(path, layer="incidents")
    assert (info["features"], info["crs"], info["fid_column"]) == (4, "EPSG:4326", "fid")
    assert tuple(info["fields"]) == INCIDENTS.names
    kinds = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert (kinds["day"], kinds["killed_best"], kinds["latitude"]) == ("datetime64[D]", "int32", "float64")
    meta, _, shapes, _ = pyogrio.raw.read(path, layer="incidents")
    assert meta["geometry_type"] == "Point"
    assert [shape is None for shape in shapes] == [False, True, True, True]
    assert len(pyogrio.raw.read(path, layer="areas", bbox=(36.3, 36.0, 36.6, 36.4))[2]) == 1
    assert len(pyogrio.raw.read(path, layer="areas", bbox=(0, 0, 1, 1))[2]) == 0


def test_it_is_a_geopackage(package: sqlite3.Connection) -> None:
    assert package.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert package.execute("PRAGMA user_version").fetchone() == (10300,)
    assert package.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert package.execute("PRAGMA foreign_key_check").fetchall() == []
    tables = {name for (name,) in package.execute("SELECT name FROM sqlite_master")}
    for name, kind in package.execute("SELECT table_name, data_type FROM gpkg_contents").fetchall():
        assert name in tables
        assert (f"rtree_{name}_geom" in tables) == (kind == "features")
    boxes = package.execute("SELECT min_x, max_y FROM gpkg_contents WHERE table_name = 'incidents'").fetchone()
    assert boxes == (36.51934, 36.20851)
    assert package.execute("SELECT count(*) FROM rtree_areas_geom").fetchone() == (1,)
    assert package.execute("SELECT last_change FROM gpkg_contents").fetchone() == ("2021-06-01T00:00:00.000Z",)


def test_every_column_says_what_it_means(package: sqlite3.Connection) -> None:
    told = dict(
        package.execute("SELECT column_name, description FROM gpkg_data_columns WHERE table_name = 'incidents'")
    )
    assert tuple(told) == INCIDENTS.names
    assert told["uncertainty_km"] == "the radius in which the place lies (km)"


def test_somebody_may_change_a_layer(package: sqlite3.Connection) -> None:
    """The boxes follow, by functions that programs for GeoPackages have."""
    for name, value in (("MinX", 1.0), ("MaxX", 1.0), ("MinY", 2.0), ("MaxY", 2.0), ("IsEmpty", 0)):
        package.create_function(f"ST_{name}", 1, lambda _, value=value: value)
    package.execute("UPDATE incidents SET geom = geom WHERE fid = 1")
    assert package.execute("SELECT minx, maxy FROM rtree_incidents_geom WHERE id = 1").fetchone() == (1.0, 2.0)
    package.execute("DELETE FROM incidents WHERE fid = 1")
    assert package.execute("SELECT count(*) FROM rtree_incidents_geom").fetchone() == (0,)


def test_a_road_has_a_layer_of_lines(save: Save, district: Reading) -> None:
    import msgspec

    incident = district.incidents[0]
    assert incident.place
    road = msgspec.structs.replace(
        incident.place, geometry={"type": "LineString", "coordinates": [[36.5, 36.2], [36.6, 36.3]]}
    )
    reading = msgspec.structs.replace(district, incidents=(msgspec.structs.replace(incident, place=road),))
    path = save("gpkg", [reading])
    assert dict(pyogrio.list_layers(path).tolist())["lines"] == "MultiLineString"
    assert pyogrio.read_info(path, layer="lines")["features"] == 1


def test_layers_come_with_their_styles(package: sqlite3.Connection) -> None:
    styles = dict(package.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault = 1"))
    assert set(styles) == {"incidents", "areas", "control"}
    for name, qml in styles.items():
        root = ElementTree.fromstring(qml)
        fields = {row[1] for row in package.execute(f"PRAGMA table_info({name})")}
        renderer = root.find("renderer-v2")
        assert renderer is not None
        symbols = {symbol.get("name") for symbol in renderer.iter("symbol")}
        assert {category.get("symbol") for category in renderer.iter("category")} == symbols
        time = root.find("temporal")
        assert time is not None
        assert {time.get("startField"), time.get("endField")} <= fields
    values = [each.get("value") for each in ElementTree.fromstring(styles["control"]).iter("category")]
    assert values == ["Syrian Arab Army", "rebels", ""]
