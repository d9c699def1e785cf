"""Tables and maps with P-codes, the place codes that the UN's OCHA gives out for countries in crisis.

CSV or GeoJSON with columns like `admin1Name_en`, `admin1Pcode` or `ADM2_EN`, `ADM2_PCODE`, as in the Common Operational
Datasets; a settlement has columns `name` and `pcode`. A row is the finest area that it names. Of coarser areas without
rows of their own the point is the middle of what lies in them, and its radius says so.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dateline.model import InputError

from ..gazetteer_names import usable
from ..gazetteer_writer import Row, Writer
from .files import Part, Problems
from .geojson import centre, features

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer

_LEVEL = re.compile(r"adm(?:in)?_?(\d)_?(.*)$", re.IGNORECASE)
_LEVEL_NAME = re.compile(r"(?:alt)?(?:name)?\d?_?(?:alt)?\d?_?([a-z]{2})?$", re.IGNORECASE)
_OWN_PCODE = re.compile(r"(?:.*_)?(?:p_?code|pop_?place_?p_?code|feature_?p_?code)$", re.IGNORECASE)
_OWN_NAME = re.compile(r"(?:feature_?|pop_?place_?|place_?)?name(?:_([a-z]{2,3}))?$|name_?alt.*", re.IGNORECASE)
_LAT = re.compile(r"(?:center_?|centroid_?|point_?)?(?:lat|latitude|y)(?:_?dd)?$", re.IGNORECASE)
_LON = re.compile(r"(?:center_?|centroid_?|point_?)?(?:lon|long|longitude|lng|x)(?:_?dd)?$", re.IGNORECASE)
#: "SY0901"; of settlements also "C4000".
_CODE = re.compile(r"[A-Z]{1,3}[0-9A-Z_-]+$")
#: Level → kind; below districts everything is an area of some kilometres.
_KINDS = {0: "country", 1: "admin1", 2: "admin2"}
_RADIUS = {0: 500.0, 1: 80.0, 2: 25.0}


@dataclass(slots=True)
class Area:
    """An area met as the parent of others: its names and the extent of what lies in it."""

    level: int
    names: list[str]
    parents: dict[int, str]
    country: str
    points: list[tuple[float, float]] = field(default_factory=list)
    own: bool = False


def fits(heads: Iterable[str]) -> bool:
    """Whether columns or properties are those of a table with P-codes."""
    return any(_is_code(head) or _OWN_PCODE.match(head) for head in heads)


def _is_code(head: str) -> bool:
    level = _LEVEL.match(head)
    return level is not None and level.group(2).lower().replace("_", "") == "pcode"


def _is_name(head: str) -> bool:
    level = _LEVEL.match(head)
    return bool(_OWN_NAME.match(head) or (level and _LEVEL_NAME.match(level.group(2))))


def read_csv(part: Part, writer: Writer, problems: Problems, base: Gazetteer, areas: dict[str, Area]) -> None:
    """Take the places of a CSV table; raises InputError where it has no columns for names, codes or coordinates."""
    with part.open() as file:
        sample = file.read(8192)
    with part.open() as file:
        delimiter = max(",;\t|", key=sample.split("\n", 1)[0].count)
        reader = csv.DictReader(file, delimiter=delimiter)
        heads = [head for head in reader.fieldnames or [] if head]
        for what, is_one in (("a latitude", _LAT.match), ("a longitude", _LON.match), ("a name", _is_name)):
            if not any(is_one(head) for head in heads):
                raise InputError(
                    f"{part.title} has no column of {what}; its columns are: {', '.join(heads)[:300]}. "
                    "Wanted: names (admin1Name_en, ADM1_EN, name), P-codes (admin1Pcode, ADM1_PCODE, pcode), lat, lon"
                )
        _take(_csv_rows(reader, part, problems), writer, problems, base, areas)


def read_geojson(part: Part, writer: Writer, problems: Problems, base: Gazetteer, areas: dict[str, Area]) -> None:
    """Take the places of a GeoJSON file with P-codes among its properties."""
    with part.open() as file:
        _take(_map_rows(features(file, part.title), part, problems), writer, problems, base, areas)


_Found = tuple[Mapping[str, Any], float, float, float | None, str]


def _csv_rows(reader: csv.DictReader[str], part: Part, problems: Problems) -> Iterator[_Found]:
    heads = [head for head in reader.fieldnames or [] if head]
    lat_head, lon_head = (next(h for h in heads if p.match(h)) for p in (_LAT, _LON))
    try:
        for row in reader:
            where = f"{part.title}, line {reader.line_num}"
            try:
                lat, lon = (float((row[head] or "").replace(",", ".")) for head in (lat_head, lon_head))
            except ValueError:
                problems.add("rows without coordinates", where)
                continue
            if not (-90 <= lat <= 90 and -180 <= lon <= 180):
                problems.add("rows off the globe", where)
                continue
            yield row, lat, lon, None, where
    except csv.Error as error:
        raise InputError(f"{part.title}, line {reader.line_num}: {error}") from None


def _map_rows(found: Iterable[dict[str, Any]], part: Part, problems: Problems) -> Iterator[_Found]:
    for number, feature in enumerate(found, 1):
        where = f"{part.title}, feature {number}"
        point = centre(feature.get("geometry"))
        facts = feature.get("properties")
        if point is None or not isinstance(facts, dict):
            problems.add("features without coordinates or properties", where)
            continue
        yield facts, *point, where


def _take(found: Iterable[_Found], writer: Writer, problems: Problems, base: Gazetteer, areas: dict[str, Area]) -> None:
    for facts, lat, lon, radius, where in found:
        codes, names, own = _said(facts)
        level = max(codes, default=-1)
        if level < 0 and not own[0]:
            problems.add("rows without a P-code", where)
            continue
        if not (own[1] or names.get(level)):
            problems.add("rows without a name", where)
            continue
        country = _country(codes, own[0], lat, lon, base)
        settled = bool(own[0]) and own[0] not in codes.values() and bool(own[1])
        for depth, code in codes.items():
            area = areas.setdefault(
                code, Area(depth, names.get(depth, [code]), {d: c for d, c in codes.items() if d < depth}, country)
            )
            area.points.append((lat, lon))
            if depth == level and not settled:
                area.own = True
        first, second = _codes_of(areas, codes, lat, lon, base, writer)
        if settled:
            row = Row(own[1], "village", lat, lon, country, first, second, own_id=f"pcode:{own[0]}", uncertainty_km=2.0)
        else:
            wide = radius or _RADIUS.get(level, 10.0)
            kind = _KINDS.get(level, "area")
            row = Row(names[level], kind, lat, lon, country, first, second if level > 1 else "", own_id="")
            row.own_id, row.uncertainty_km = f"pcode:{codes[level]}", round(max(wide, 2.0), 1)
        writer.add(row)


def add_parents(areas: dict[str, Area], writer: Writer, base: Gazetteer) -> None:
    """Take the areas that others lie in and that have no row of their own, when all is read."""
    for code, area in areas.items():
        if not area.own:
            _add_parent(code, area, areas, writer, base)


def _add_parent(code: str, area: Area, areas: dict[str, Area], writer: Writer, base: Gazetteer) -> None:
    lat = sum(point[0] for point in area.points) / len(area.points)
    lon = sum(point[1] for point in area.points) / len(area.points)
    far = max(111.2 * math.hypot(p[0] - lat, (p[1] - lon) * math.cos(math.radians(lat))) for p in area.points)
    first, second = _codes_of(areas, {**area.parents, area.level: code}, lat, lon, base, writer)
    writer.add(
        Row(
            area.names,
            _KINDS.get(area.level, "area"),
            round(lat, 4),
            round(lon, 4),
            area.country,
            first,
            second if area.level > 1 else "",
            own_id=f"pcode:{code}",
            uncertainty_km=round(max(10.0, far + 10.0), 1),
        )
    )


def _said(facts: Mapping[str, Any]) -> tuple[dict[int, str], dict[int, list[str]], tuple[str, list[str]]]:
    """P-codes and names by level (English first, then native and other ones), and a settlement's own code and names."""
    codes: dict[int, str] = {}
    ranked: dict[int, list[tuple[int, str]]] = {}
    own_code, own_names = "", []
    for head, value in facts.items():
        if not head or not isinstance(value, str) or not (text := " ".join(value.split())):
            continue
        if level := _LEVEL.match(head):
            depth = int(level.group(1))
            if _is_code(head):
                codes.update({depth: text} if _CODE.match(text) else {})
            elif (match := _LEVEL_NAME.match(level.group(2))) and match.group(1) not in ("id", "ID"):
                ranked.setdefault(depth, []).append((_order(match.group(1)), text))
        elif _OWN_PCODE.match(head):
            own_code = own_code or (text if _CODE.match(text) else "")
        elif match := _OWN_NAME.match(head):
            own_names.append((_order(match.group(1)), text))
    names = {level: _sorted(found) for level, found in ranked.items()}
    return codes, names, (own_code, _sorted(own_names))


def _order(language: str | None) -> int:
    return 0 if language in ("en", "EN") else 2 if language else 1


def _sorted(found: list[tuple[int, str]]) -> list[str]:
    return usable(name for _, name in sorted(found, key=lambda pair: pair[0]))


def _country(codes: dict[int, str], own: str, lat: float, lon: float, base: Gazetteer) -> str:
    """ISO code: the country that the point lies in, else the two letters with which the P-code begins."""
    return base.country_at(lat, lon) or next((code[:2] for code in (*codes.values(), own) if code[:2].isalpha()), "")


def _codes_of(
    areas: dict[str, Area], codes: dict[int, str], lat: float, lon: float, base: Gazetteer, writer: Writer
) -> tuple[str, str]:
    """GeoNames' code of the governorate where a packaged one has its name or holds the point; the district's P-code."""
    first = second = ""
    if 1 in codes:
        area = areas[codes[1]]
        known = [e for name in area.names for e in base.find(name) if e.kind == "admin1" and e.country == area.country]
        match = known[0] if known else base.admin1_at(lat, lon)
        first = (base.area_code(match.row) if match else None) or f"pcode:{codes[1]}"
        writer.name_area(first, area.names[0])
    elif inside := base.admin1_at(lat, lon):
        first = base.area_code(inside.row) or ""
    if 2 in codes:
        second = f"pcode:{codes[2]}"
        writer.name_area(second, areas[codes[2]].names[0])
    return first, second
