"""OpenStreetMap extracts as GeoJSON, as osmium, Overpass or QGIS write them (ODbL: © OpenStreetMap contributors)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..gazetteer_names import city_radius, usable
from ..gazetteer_writer import Row, Writer
from .files import Part, Problems
from .geojson import centre, features, lines_of

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer

#: Tag and value → kind; "*" any value. The first that fits counts.
_KINDS = (
    ("place", "city", "city"), ("place", "town", "town"), ("place", "village", "village"),
    ("place", "hamlet", "village"), ("place", "isolated_dwelling", "village"), ("place", "locality", "area"),
    ("place", "suburb", "neighbourhood"), ("place", "quarter", "neighbourhood"),
    ("place", "neighbourhood", "neighbourhood"), ("place", "city_block", "neighbourhood"),
    ("place", "island", "island"), ("place", "islet", "island"), ("place", "sea", "sea"), ("place", "ocean", "sea"),
    ("place", "country", "country"), ("place", "state", "admin1"), ("place", "province", "admin1"),
    ("place", "county", "admin2"), ("place", "district", "admin2"), ("place", "region", "region"),
    ("military", "airfield", "airbase"), ("military", "checkpoint", "checkpoint"), ("military", "*", "military_base"),
    ("landuse", "military", "military_base"), ("aeroway", "aerodrome", "airport"), ("amenity", "refugee_site", "camp"),
    ("amenity", "hospital", "hospital"), ("amenity", "university", "campus"), ("barrier", "border_control", "crossing"),
    ("barrier", "checkpoint", "checkpoint"), ("waterway", "dam", "dam"), ("waterway", "*", "river"),
    ("man_made", "bridge", "bridge"), ("natural", "peak", "mountain"), ("natural", "ridge", "mountain"),
    ("natural", "water", "lake"), ("natural", "bay", "sea"), ("natural", "*", "area"), ("landuse", "harbour", "port"),
    ("industrial", "oil", "oil_field"), ("railway", "*", "railway"), ("junction", "roundabout", "roundabout"),
    ("highway", "*", "road"), ("amenity", "*", "facility"), ("building", "*", "facility"), ("place", "*", "area"),
)  # fmt: skip
_LEVELS = {"2": "country", "4": "admin1", "5": "admin2", "6": "admin2"}
_LINES = frozenset(("road", "river", "railway"))
_ID = re.compile(r"(node|way|relation|n|w|r|a)/?(\d+)$")
_LONG = {"n": "node", "w": "way", "r": "relation"}
#: Kilometres within which a place lies that is drawn as a point.
_RADIUS = {"country": 500.0, "admin1": 80.0, "admin2": 25.0, "region": 100.0, "area": 5.0, "mountain": 3.0, "sea": 50.0}
#: Points of a line that are kept at most.
_MOST_POINTS = 500


def read(part: Part, writer: Writer, problems: Problems, base: Gazetteer) -> None:
    """Take every named feature; country and governorate are those that the packaged polygons give its point."""
    with part.open() as file:
        for number, feature in enumerate(features(file, part.title), 1):
            where = f"{part.title}, feature {number}"
            facts = feature.get("properties")
            if not isinstance(facts, dict):
                problems.add("features without properties", where)
                continue
            names = names_of(facts)
            if not names:
                problems.add("features without a name in Latin, Arabic or Cyrillic script", where)
                continue
            point = centre(feature.get("geometry"))
            if point is None:
                problems.add("features without coordinates", where)
                continue
            writer.add(_row(feature, facts, names, point, base))


def _row(
    feature: Mapping[str, Any], facts: Mapping[str, Any], names: list[str], point: tuple[float, ...], base: Gazetteer
) -> Row:
    lat, lon, extent = point
    kind = kind_of(facts)
    population = _whole(facts.get("population"))
    first = base.admin1_at(lat, lon)
    radius = extent if extent > 0.2 else city_radius(population) if kind in ("city", "town") else _RADIUS.get(kind, 1.5)
    line: list[tuple[float, float]] = []
    if kind in _LINES and extent > 0.2:
        whole = max(lines_of(feature["geometry"]), key=len)
        line = whole[:: len(whole) // _MOST_POINTS + 1]
        line = line if line[-1] == whole[-1] else [*line, whole[-1]]
    return Row(
        names,
        kind,
        lat,
        lon,
        base.country_at(lat, lon) or "",
        (base.area_code(first.row) if first else None) or "",
        "",
        population,
        0,
        osm_id(feature, facts),
        round(max(radius, 0.3), 1),
        line,
    )


def names_of(facts: Mapping[str, Any]) -> list[str]:
    """The names of a feature, the English or Latin one first; several in one tag are parted by semicolons."""
    found: list[str] = []
    for key in ("name:en", "int_name", "name", "official_name:en", "alt_name:en", "alt_name", "old_name", "loc_name"):
        found += _split(facts.get(key))
    for key in sorted(facts):
        if re.match(r"(?:name|alt_name|old_name|short_name):[a-z]{2,3}(?:-Latn)?$", key):
            found += _split(facts[key])
    return usable(found)


def _split(value: Any) -> list[str]:
    return [" ".join(part.split()) for part in value.split(";") if part.strip()] if isinstance(value, str) else []


def kind_of(facts: Mapping[str, Any]) -> str:
    """Our kind of a feature's tags."""
    if facts.get("boundary") == "administrative":
        return _LEVELS.get(str(facts.get("admin_level")), "area")
    for key, value, kind in _KINDS:
        said = facts.get(key)
        if said and said != "no" and value in ("*", said):
            return kind
    return "area"


def osm_id(feature: Mapping[str, Any], facts: Mapping[str, Any]) -> str:
    """ "osm:node/123" from the several ways in which tools write it; "" where none is there."""
    for value in (feature.get("id"), facts.get("@id"), facts.get("id"), facts.get("full_id")):
        if isinstance(value, str) and (match := _ID.search(value)):
            kind, number = match.groups()
            return f"osm:{_area(int(number)) if kind == 'a' else _LONG.get(kind, kind) + '/' + number}"
    number, kind = _whole(facts.get("osm_id") or facts.get("@osm_id")), facts.get("osm_type") or facts.get("@type")
    if number:
        return f"osm:{_LONG.get(str(kind)[:1].lower(), 'node')}/{number}"
    return ""


def _area(number: int) -> str:
    """Osmium's area ids: twice a way's number, or twice a relation's plus one."""
    return f"relation/{number // 2}" if number % 2 else f"way/{number // 2}"


def _whole(value: Any) -> int:
    try:
        return max(0, int(str(value).replace(",", "").replace(" ", "")))
    except ValueError:
        return 0
