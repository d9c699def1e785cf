"""The base map: its archive is sound and is served in pieces, and names come for what it has no room for."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dateline.knowledge.gazetteer import packaged
from dateline.knowledge.gazetteer_box import in_box
from dateline.web.routes.basemap import ARCHIVE
from dateline.web.views.basemap import MOST, shown

STYLE = Path(__file__).parents[2] / "desk" / "src" / "map" / "style.ts"
DEIR_EZ_ZOR = {"west": 40.0, "south": 35.2, "east": 40.3, "north": 35.45}


class Archive:
    """A PMTiles archive of version 3, read by the book (its header is 127 bytes long)."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.magic, self.version = content[:7], content[7]
        numbers = [int.from_bytes(content[at : at + 8], "little") for at in range(8, 96, 8)]
        self.root, self.metadata, self.leaves, self.tiles = (tuple(numbers[i : i + 2]) for i in (0, 2, 4, 6))
        self.addressed = numbers[8]
        _, self.inner, self.packing, self.kind, self.low, self.high = content[96:102]
        corners = [int.from_bytes(content[at : at + 4], "little", signed=True) / 1e7 for at in range(102, 118, 4)]
        self.bounds = tuple(corners)

    def part(self, where: tuple[int, int]) -> bytes:
        """A gzipped part by its offset and length."""
        return gzip.decompress(self.content[where[0] : where[0] + where[1]])

    def first_entry(self) -> tuple[int, int, int, int]:
        """(tile, run, offset, length) of the first entry of the root directory: columns of varints."""
        numbers = list(_varints(self.part(self.root)))
        count = numbers[0]
        columns = [numbers[1 + i * count] for i in range(4)]
        return columns[0], columns[1], columns[3] - 1, columns[2]


def _varints(content: bytes):
    value = shift = 0
    for byte in content:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0


@pytest.fixture(scope="module")
def archive() -> Archive:
    return Archive(ARCHIVE.read_bytes())


def layers_of(archive: Archive) -> dict[str, Any]:
    told = json.loads(archive.part(archive.metadata))["vector_layers"]
    return {layer["id"]: layer for layer in told}


def test_the_archive_is_of_version_3_with_gzipped_vector_tiles_of_the_world(archive):
    assert (archive.magic, archive.version) == (b"PMTiles", 3)
    assert (archive.inner, archive.packing, archive.kind) == (2, 2, 1)
    assert (archive.low, archive.high) == (0, 6)
    assert archive.addressed > sum(4**zoom for zoom in range(7)) / 2, "the other half is open sea"
    west, south, east, north = archive.bounds
    assert west <= -179
    assert south <= -60
    assert east >= 179
    assert north >= 80


def test_the_archive_ends_where_its_header_says_and_is_small(archive):
    ends = [sum(part) for part in (archive.root, archive.metadata, archive.leaves, archive.tiles)]
    assert max(ends) == len(archive.content)
    assert len(archive.content) < 4_900_000


def test_the_first_tile_opens(archive):
    tile, run, offset, length = archive.first_entry()
    if run == 0:  # an entry without a run points to a leaf directory, whose first entry is the tile of zoom 0
        leaf = Archive(archive.content)
        leaf.root = (archive.leaves[0] + offset, length)
        tile, run, offset, length = leaf.first_entry()
    assert tile == 0
    world = archive.part((archive.tiles[0] + offset, length))
    assert b"land" in world
    assert b"border" in world


def test_the_archive_has_the_layers_that_the_style_draws(archive):
    drawn = set(re.findall(r'\bof\("(\w+)"\)', STYLE.read_text("utf-8")))
    assert drawn == set(layers_of(archive))
    for labelled in ("place", "country", "region", "water", "river_name"):
        assert "name" in layers_of(archive)[labelled]["fields"]


def test_towns_have_names_in_their_own_script(archive):
    assert {"name", "local", "capital", "size", "z"} <= set(layers_of(archive)["place"]["fields"])


def test_who_drew_it_is_told_in_the_archive(archive):
    credit = json.loads(archive.part(archive.metadata))["attribution"]
    assert "Natural Earth" in credit
    assert "GeoNames (CC BY 4.0)" in credit


def test_it_holds_no_path_of_a_machine(archive):
    told = archive.part(archive.metadata).decode()
    assert not re.search(r"(?:/home|/root|/work|/tmp|/Users)/", told)


def test_a_range_is_served_and_kept(desk):
    found = desk.client.get("/map/basemap.pmtiles", headers={"Range": "bytes=0-126"})
    assert found.status_code == 206
    assert found.content == ARCHIVE.read_bytes()[:127]
    assert found.headers["content-range"] == f"bytes 0-126/{ARCHIVE.stat().st_size}"
    tag = found.headers["etag"]
    assert re.fullmatch(r'"[0-9a-f]{32}"', tag)
    assert "max-age=" in found.headers["cache-control"]
    again = desk.client.get("/map/basemap.pmtiles", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_range_beyond_the_end_is_refused(desk):
    found = desk.client.get("/map/basemap.pmtiles", headers={"Range": "bytes=99999999-"})
    assert found.status_code == 416


def test_quarters_come_where_the_map_is_near_enough(desk):
    found = desk.client.get("/api/gazetteer/box", params={**DEIR_EZ_ZOR, "zoom": 12}).json()
    assert found["type"] == "FeatureCollection"
    kinds = {each["properties"]["name"]: each["properties"]["kind"] for each in found["features"]}
    assert kinds["al-Sinaa"] == "neighbourhood"
    assert "Deir ez-Zor" not in kinds, "the base map has it"
    lon, lat = found["features"][0]["geometry"]["coordinates"]
    assert DEIR_EZ_ZOR["west"] <= lon <= DEIR_EZ_ZOR["east"]
    assert DEIR_EZ_ZOR["south"] <= lat <= DEIR_EZ_ZOR["north"]


def test_quarters_wait_for_their_zoom(desk):
    near = desk.client.get("/api/gazetteer/box", params={**DEIR_EZ_ZOR, "zoom": 8}).json()
    assert all(each["properties"]["kind"] != "neighbourhood" for each in near["features"])
    far = desk.client.get("/api/gazetteer/box", params={**DEIR_EZ_ZOR, "zoom": 5}).json()
    assert far["features"] == []


def test_a_box_holds_no_more_names_than_a_map(desk):
    world = {"west": -180, "south": -90, "east": 180, "north": 90, "zoom": 9}
    found = desk.client.get("/api/gazetteer/box", params=world).json()["features"]
    assert 250 < len(found) <= MOST


def test_a_box_upside_down_is_refused_in_words(desk):
    found = desk.client.get("/api/gazetteer/box", params={**DEIR_EZ_ZOR, "north": 30, "zoom": 9})
    assert found.status_code == 422
    assert "lies north of" in found.json()["error"]


def test_a_box_may_cross_the_antimeridian():
    found = in_box(packaged(), (177.0, -20.0, -178.0, -15.0), {"city": 0, "town": 0}, 20)
    assert {entry.country for entry in found} == {"FJ"}


def test_the_towns_of_the_map_are_known_to_the_server():
    ids = shown()
    assert len(ids) > 30_000
    assert bool((np.diff(ids.astype(np.int64)) > 0).all())
    assert 170_794 in ids, "Deir ez-Zor"


def test_names_are_told_without_the_marks_of_scholars(desk):
    homs = {"west": 36.0, "south": 34.0, "east": 37.5, "north": 35.2, "zoom": 10}
    found = desk.client.get("/api/gazetteer/box", params=homs).json()["features"]
    assert found
    assert not any(set(each["properties"]["name"]) & set("āīūḩş‘") for each in found)
