"""GeoJSON of who held what on a day, and the table of all states."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest

from dateline.export import control_csv
from dateline.export.control_map import features
from dateline.model import Actor, ExportError, Place, Span
from dateline.model.control import ControlClaim, PlaceControl, Spell

ISIS = Actor(name="Islamic State", actor_id="isis", kind="rebel")
TODAY = dt.date(2020, 1, 1)


def town(number: int, lat: float, lon: float, **more: object) -> PlaceControl:
    """A town that one side holds from 2015-01-01 until it is unknown a year later."""
    told = Span(0, 5, "Tamra")
    claim = ControlClaim(
        document=f"d{number}", name="Tamra", says="took", holder=ISIS, start="2015-01-01", end="2015-01-01",
        by=("the monitor",), interests=(None,), quote=told,
    )  # fmt: skip
    held = Spell(
        start="2015-01-01", end="2016-01-01", status="controlled", holder=ISIS, side="Islamic State", probability=0.8,
        last_confirmed="2015-01-01", sources=1, claims=(0,),
    )  # fmt: skip
    gone = Spell(start="2016-01-02", end=None, status="unknown", probability=0.0, last_confirmed="2015-01-01")
    place = Place(name=f"Town {number}", kind="town", lat=lat, lon=lon, uncertainty_km=1.0, country="SY")
    for name, value in more.items():
        import msgspec

        place = msgspec.structs.replace(place, **{name: value})
    return PlaceControl(id=f"p{number}", place=place, spells=(held, gone), claims=(claim,))


def drawn(found: list[PlaceControl], day: str = "2015-06-01", **more: object) -> list[dict]:
    return json.loads("".join(features(found, day, today=TODAY, **more)))["features"]  # type: ignore[arg-type]


def test_a_point_for_each_place_on_the_map_and_cells_only_where_they_lie_densely():
    alone = drawn([town(1, 35.3, 40.1), town(2, None, None)])  # type: ignore[arg-type]
    assert [feature["geometry"]["type"] for feature in alone] == ["Point"]
    dense = drawn([town(n, 35.3 + n / 50, 40.1 + n / 60) for n in range(6)])
    cells = [feature for feature in dense if feature["geometry"]["type"] == "Polygon"]
    assert len(dense) - len(cells) == 6
    assert cells
    assert all(cell["properties"]["uncertain"] for cell in cells)
    assert all(cell["geometry"]["coordinates"][0][0] == cell["geometry"]["coordinates"][0][-1] for cell in cells)
    assert all(cell["properties"]["probability"] <= 0.8 for cell in cells)


def test_cells_do_not_overlap():
    dense = drawn([town(n, 35.3 + n / 50, 40.1 + n / 60) for n in range(6)])
    rings = [feature["geometry"]["coordinates"][0] for feature in dense if feature["geometry"]["type"] == "Polygon"]
    middles = [tuple(round(sum(axis) / 6, 4) for axis in zip(*ring[:6], strict=True)) for ring in rings]
    assert len(set(middles)) == len(middles)


def test_whole_provinces_and_unknown_places_have_no_cells():
    provinces = drawn([town(n, 35.3 + n / 50, 40.1, kind="admin1") for n in range(6)])
    assert {feature["geometry"]["type"] for feature in provinces} == {"Point"}
    later = drawn([town(n, 35.3 + n / 50, 40.1) for n in range(6)], day="2017-01-01")
    assert {feature["geometry"]["type"] for feature in later} == {"Point"}
    assert {feature["properties"]["status"] for feature in later} == {"unknown"}


def test_a_public_map_waits_and_is_coarse_and_one_for_the_desk_is_not():
    with pytest.raises(ExportError):
        drawn([town(1, 35.3, 40.1)], day="2019-12-20")
    assert drawn([town(1, 35.3, 40.1)], day="2019-12-20", public=False)
    (coarse,) = drawn([town(1, 35.3456, 40.1234, kind="hospital")])
    assert coarse["geometry"]["coordinates"] == [40.1, 35.35]
    (exact,) = drawn([town(1, 35.3456, 40.1234)], public=False)
    assert exact["geometry"]["coordinates"] == [40.1234, 35.3456]


def test_a_public_map_names_no_holder_who_may_be_a_private_person():
    import msgspec

    found = town(1, 35.3, 40.1)
    person = Actor(name="Karim Saleh", kind="person")
    spell = msgspec.structs.replace(found.spells[0], holder=person)
    found = msgspec.structs.replace(found, spells=(spell, found.spells[1]))
    assert [dot["properties"]["holder"] for dot in drawn([found])] == [None]
    assert [dot["properties"]["holder"] for dot in drawn([found], public=False)] == ["Karim Saleh"]
    assert [dot["properties"]["holder"] for dot in drawn([town(2, 35.3, 40.1)])] == ["Islamic State"]


def test_a_place_before_its_first_claim_is_not_drawn():
    assert drawn([town(1, 35.3, 40.1)], day="2014-01-01") == []


def test_the_table_has_a_row_for_each_state_with_its_evidence():
    text = "".join(control_csv.export([town(1, 35.3, 40.1)], today=TODAY))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["from"], row["to"], row["status"], row["holder_id"]) for row in rows] == [
        ("2015-01-01", "2016-01-01", "controlled", "isis"),
        ("2016-01-02", "", "unknown", ""),
    ]
    assert rows[0]["evidence"] == "2015-01-01 the monitor: Tamra"
    assert rows[0]["documents"] == "d1"


def test_what_is_young_is_held_back_and_said():
    held: list[tuple[str, str]] = []
    young = "".join(
        control_csv.export(
            [town(1, 35.3, 40.1)], today=dt.date(2015, 12, 20), on_skip=lambda what, why: held.append((what, why))
        )
    )
    assert young.count("\n") == 2
    assert held == [("p1 2016-01-02", "younger than 30 days")]
