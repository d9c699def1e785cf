"""The curated places (`knowledge/places/*.csv`): what each row says, and that it lies where it says."""

from __future__ import annotations

import csv
import functools
import math
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest

from dateline.knowledge import gazetteer as module
from dateline.knowledge.casing import casing
from dateline.knowledge.gazetteer import Entry, gazetteer
from dateline.knowledge.gazetteer_entry import KINDS
from dateline.knowledge.toponyms import toponym_key

FOLDER = Path(module.__file__).parent / "places"
FILES = sorted(FOLDER.glob("*.csv"))
SETTLED = frozenset(("city", "town", "village"))
#: Kinds that spread over more than a few kilometres, or lie at sea, so that their point may lie anywhere near.
WIDE = frozenset("admin1 admin2 region sea continent mountain lake island area oil_field".split())
#: Within its city: nothing of the kind lies further from the middle of the city than this.
IN_CITY_KM = {**dict.fromkeys(("neighbourhood", "campus", "hospital", "roundabout", "bridge"), 30.0)}
#: In a province whose old borders the polygons show: Tine, at the border with Chad, lies in North Darfur.
RECUT = frozenset(("Tine",))
#: Words of English that are names of places all the same: a town so called is written with a capital.
WORDS = frozenset(
    "hit soba mocha crater comas giro swat boga fordo shire tole fino korma tine minyan cemeteries".split()
)
GIVEN = frozenset(
    """ahmed ali mohammed hussein hassan omar khalid ibrahim yusuf salem saleh said hamza bilal tariq faisal karim
    rashid nasser rashad rami sami fadi bashir assad adel walid yassin musa daoud john peter paul george james robert
    thomas martin simon joseph victor oscar carlos jose juan luis pedro miguel jorge maria ana rosa diana clara juliana
    anna olga ivan igor oleg boris vladimir sergei andrei viktor pavel marina irina tina nina hope grace joy""".split()
)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = [row for path in FILES for row in rows_of(path)]


def names_of(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split("|"))]


def point(row: dict[str, str]) -> tuple[float, float, float]:
    return float(row["lat"]), float(row["lon"]), float(row["uncertainty_km"])


def apart_km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    return 111.2 * math.hypot(lat - lat2, (lon - lon2) * math.cos(math.radians((lat + lat2) / 2)))


def told(row: dict[str, str], what: str) -> str:
    return f"{row['name']} ({row['country']}, {row['kind']}, {row['lat']} {row['lon']}): {what}"


@functools.cache
def areas(country: str, admin1: str) -> tuple[Entry, ...]:
    return tuple(e for e in gazetteer().find(admin1, loose=False) if e.kind == "admin1" and e.country == country)


@functools.cache
def country(iso: str) -> Entry:
    with (FOLDER.parent / "countries.csv").open(encoding="utf-8", newline="") as file:
        name = next(row["name"] for row in csv.DictReader(file) if row["iso2"] == iso)
    return next(e for e in gazetteer().find(name) if e.kind == "country" and e.country == iso)


@functools.cache
def towns() -> tuple[np.ndarray, np.ndarray]:
    """Points and rows of the populated places that GeoNames has."""
    part = gazetteer()._arrays  # every place at once: the public way goes name by name
    settled = np.isin(part["kind"], [KINDS.index(kind) for kind in SETTLED]) & (part["geonames"] > 0)
    rows = np.flatnonzero(settled)
    return np.stack([part["lat"][rows], part["lon"][rows]], axis=1).astype(float), rows


def nearest(lat: float, lon: float, count: int) -> list[Entry]:
    points, rows = towns()
    gap = points - np.array((lat, lon))
    gap[:, 1] *= math.cos(math.radians(lat))
    distance = (gap**2).sum(axis=1)
    near = np.argpartition(distance, count)[:count]
    return [gazetteer().entry(int(rows[i])) for i in near]


def test_there_are_enough_of_them_in_every_theatre() -> None:
    assert len(ROWS) >= 3_000
    kinds = Counter(row["kind"] for row in ROWS)
    for kind, least in {"neighbourhood": 400, "camp": 60, "military_base": 80, "dam": 20, "crossing": 40}.items():
        assert kinds[kind] >= least, kind
    for path in FILES:
        assert len(rows_of(path)) >= 20, path.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_row_says_what_it_is_and_where_it_is_from(path: Path) -> None:
    for row in rows_of(path):
        lat, lon, radius = point(row)
        assert row["name"] == row["name"].strip() != "", row
        assert row["kind"] in KINDS, told(row, "unknown kind")
        assert row["parent"] or not row["country"], told(row, "no parent")
        assert -90 <= lat <= 90, told(row, "latitude")
        assert -180 <= lon <= 180, told(row, "longitude")
        assert 0 < radius <= (15 if row["kind"] not in WIDE else 6000), told(row, f"{radius} km")
        sourced = row["basis"].startswith(("verified", "GeoNames point", "OurAirports point"))
        assert sourced or "estimate" in row["basis"], told(row, f"basis {row['basis']!r}")
        assert sourced or radius >= 0.3, told(row, "an estimate is not that fine")


def test_no_two_rows_are_one_place() -> None:
    seen: dict[tuple[str, str, bool], list[dict[str, str]]] = defaultdict(list)
    twice = []
    for row in ROWS:
        own = seen[row["country"], toponym_key(row["name"]), row["kind"] in SETTLED]
        twice += [told(row, "twice") for other in own if other["kind"] == row["kind"] and _near(row, other)]
        own.append(row)
    assert not twice, "\n".join(twice)


def _near(row: dict[str, str], other: dict[str, str]) -> bool:
    return apart_km(*point(row)[:2], *point(other)[:2]) < 5


def test_names_are_no_words_of_english_and_no_given_names() -> None:
    common = casing()
    wrong = []
    for row in ROWS:
        assert len(names_of(row)) == len(set(names_of(row))), told(row, "an alias twice")
        for name in names_of(row):
            key = toponym_key(name)
            word = " " not in key and common.get(key) == "c" and key not in WORDS
            if word or key in GIVEN or (name.islower() and name.isalpha()):
                wrong.append(told(row, name))
    assert not wrong, "\n".join(wrong)


def test_points_lie_in_their_country_and_province() -> None:
    """Within the polygon, or as far outside as the point may be off; the polygons are drawn to about a kilometre.

    Along borders and in provinces that were cut anew the nearest towns decide: one of five lies in the area.
    """
    shapes, wrong = gazetteer(), []
    for row in ROWS:
        lat, lon, radius = point(row)
        if not row["country"] or row["kind"] in WIDE - {"admin2", "area", "island", "oil_field"}:
            continue
        near = nearest(lat, lon, 5)
        out = shapes.gap_km(country(row["country"]).row, lat, lon) or 0.0
        if out > radius + 2 and all(town.country != row["country"] for town in near):
            wrong.append(told(row, f"country {shapes.country_at(lat, lon)}"))
        elif row["admin1"]:
            gap = min(
                (shapes.gap_km(e.row, lat, lon) or 0.0 for e in areas(row["country"], row["admin1"])), default=999
            )
            if gap > radius + 5 and all(town.admin1 != row["admin1"] for town in near) and row["name"] not in RECUT:
                wrong.append(told(row, f"{gap:.0f} km outside {row['admin1']}"))
    assert not wrong, "\n".join(wrong)


def test_quarters_lie_in_their_city() -> None:
    wrong = []
    for row in ROWS:
        if row["kind"] not in IN_CITY_KM or row["parent"] == row["admin1"] != "":
            continue
        cities = [e for e in gazetteer().find(row["parent"]) if e.country == row["country"] and e.kind in SETTLED]
        lat, lon, _ = point(row)
        if cities and min(apart_km(lat, lon, e.lat, e.lon) for e in cities) > IN_CITY_KM[row["kind"]]:
            wrong.append(told(row, row["parent"]))
    assert not wrong, "\n".join(wrong)


def test_the_packaged_file_finds_each_by_each_name() -> None:
    lost = []
    for row in ROWS:
        lat, lon, _ = point(row)
        reach = 20.0 if row["kind"] not in WIDE else 150.0
        for name in names_of(row) if row["kind"] != "admin1" else ():
            found = [e for e in gazetteer().find(name) if e.country == row["country"]]
            if not any(apart_km(lat, lon, e.lat, e.lon) <= reach for e in found):
                lost.append(told(row, name))
    assert not lost, "\n".join(lost)
