"""The curated lines (`knowledge/lines_extra.csv`): roads, rivers, fronts and borders."""

from __future__ import annotations

import csv
import itertools
import math
from collections import Counter
from pathlib import Path

import pytest

from dateline.knowledge import gazetteer as module
from dateline.knowledge.gazetteer import gazetteer

#: Two points of a line are never further apart: the line would leave the road.
LEG_KM = 200.0
Point = tuple[float, float]


def rows() -> list[dict[str, str]]:
    with Path(module.__file__).with_name("lines_extra.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = rows()


def points(row: dict[str, str]) -> list[Point]:
    return [(float(lat), float(lon)) for lat, lon in (part.split(" ") for part in row["coordinates"].split(";"))]


def apart_km(one: Point, other: Point) -> float:
    east = (one[1] - other[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return 111.2 * math.hypot(one[0] - other[0], east)


def test_there_are_enough_of_each_kind() -> None:
    kinds = Counter(row["kind"] for row in ROWS)
    assert kinds["road"] >= 60
    assert kinds["river"] >= 35
    assert kinds["border"] + kinds["front"] >= 20
    assert len({(row["name"], row["country"]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_line_runs_through_its_countries(row: dict[str, str]) -> None:
    line, shapes = points(row), gazetteer()
    assert row["kind"] in ("road", "river", "border", "front", "railway")
    assert "estimate" in row["basis"]
    assert 0 < float(row["uncertainty_km"]) <= 15
    assert len(line) >= 3
    legs = [apart_km(*pair) for pair in itertools.pairwise(line)]
    assert 0 < min(legs) <= max(legs) <= LEG_KM
    countries = row["country"].split("|")
    outside = [point for point in line if shapes.country_at(*point) not in (*countries, None)]
    assert len(outside) <= max(1, len(line) // 5), outside  # an end at a crossing, a bend of a river at a border
    # no road of ours turns back on itself: the ends of a wrong point stick out
    assert sum(legs) <= 6 * max(apart_km(line[0], point) for point in line)


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("M5", "SY", "road"), ("Castello Road", "SY", "road"), ("Route Irish", "IQ", "road"), ("T0504", "UA", "road"),
        ("Salah al-Din Road", "PS", "road"), ("RN2", "CD", "road"), ("RN16", "ML", "road"), ("Oskil", "UA", "river"),
        ("Siverskyi Donets", "UA", "river"), ("Ruzizi", "CD", "river"), ("Line of Control", "IN", "front"),
        ("Blue Line", "LB", "border"), ("Durand Line", "AF", "border"),
    ],
)  # fmt: skip
def test_the_packaged_file_has_them_as_lines(name: str, country: str, kind: str) -> None:
    found = [e for e in gazetteer().find(name) if e.country == country and e.kind == kind]
    assert found
    assert found[0].line is not None
    assert len(found[0].line) >= 3
