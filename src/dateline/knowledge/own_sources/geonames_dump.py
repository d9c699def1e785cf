"""Dumps of GeoNames: a country ("SY.txt") or the whole world ("allCountries.txt"), 19 columns parted by tabs.

The files admin1CodesASCII.txt and admin2Codes.txt, added beside a dump, name the areas; without them the dump's own
rows of these areas do. See https://download.geonames.org/export/dump/ (CC BY 4.0).
"""

from __future__ import annotations

import re

from dateline.model import InputError

from ..gazetteer_names import city_radius, spellings
from ..gazetteer_writer import Row, Writer
from .files import Part, Problems

COLUMNS = 19
_AREA = re.compile(r"[A-Z]{2}\.[^\t]+\t")
#: Feature codes → kind of place; of a code that is not here its class decides.
_CODES = {
    "ADM1": "admin1", "ADM2": "admin2", "PPLX": "neighbourhood", "AIRP": "airport", "AIRF": "airport",
    "AIRH": "airport", "AIRB": "airbase", "MILB": "military_base", "INSM": "military_base", "FT": "military_base",
    "BDG": "bridge", "BDGQ": "bridge", "DAM": "dam", "DAMQ": "dam", "HSP": "hospital", "HSPC": "hospital",
    "CMP": "camp", "CMPRF": "camp", "CMPO": "camp", "PSTB": "crossing", "PSTC": "crossing", "CSTM": "crossing",
    "OILF": "oil_field", "GASF": "gas_field", "PRT": "port", "HBR": "port", "ISL": "island", "ISLS": "island",
    "ISLT": "island", "SEA": "sea", "OCN": "sea", "GULF": "sea", "STRT": "sea", "BAY": "sea", "CHN": "river",
    "CONT": "continent", "RGN": "region", "RGNE": "region", "RGNH": "region", "UNIV": "campus", "SCHC": "campus",
    "CNL": "river", "CNLI": "river", "WAD": "river", "RSV": "lake", "CIRC": "roundabout",
}  # fmt: skip
#: (class, beginning of the code, kind).
_PREFIXES = (
    ("A", "PCLH", "area"), ("A", "PCL", "country"), ("H", "STM", "river"), ("H", "LK", "lake"), ("T", "MT", "mountain"),
    ("T", "PK", "mountain"), ("T", "HLL", "mountain"), ("T", "RDGE", "mountain"), ("T", "PASS", "mountain"),
    ("R", "RR", "railway"),
)  # fmt: skip
_CLASSES = {"A": "area", "H": "area", "L": "area", "R": "road", "S": "facility", "T": "area", "U": "area", "V": "area"}
#: Kilometres around the point within which a place of a kind lies (rules of thumb; towns by population).
_RADIUS = {
    "country": 600.0, "admin1": 100.0, "admin2": 40.0, "region": 150.0, "continent": 2500.0, "sea": 100.0,
    "river": 30.0, "road": 10.0, "railway": 10.0, "lake": 10.0, "mountain": 8.0, "area": 10.0, "island": 10.0,
}  # fmt: skip


def fits(head: str) -> bool:
    """Whether a text begins like a dump, or like a table of area codes."""
    first = head.split("\n", 1)[0]
    return first.count("\t") == COLUMNS - 1 or bool(_AREA.match(first))


def read(part: Part, writer: Writer, problems: Problems) -> None:
    """Take every place of a dump, or every name of a table of areas."""
    with part.open() as file:
        for number, line in enumerate(file, 1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) == COLUMNS:
                _place(cells, number, part, writer, problems)
            elif _AREA.match(line):
                writer.name_area(cells[0], cells[1])
            elif number == 1:
                raise InputError(f"{part.title}: {len(cells)} columns, where a GeoNames dump has {COLUMNS}")
            elif line.strip():
                problems.add(f"lines without {COLUMNS} columns", f"{part.title}, line {number}")


def _place(cells: list[str], number: int, part: Part, writer: Writer, problems: Problems) -> None:
    place, name, plain, others, lat, lon, group, code, country = cells[:9]
    try:
        point = float(lat), float(lon)
        geonames, population = int(place), int(cells[14] or 0)
    except ValueError:
        problems.add("lines whose id, coordinates or population are no numbers", f"{part.title}, line {number}")
        return
    if not name or not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180) or not 0 <= geonames < 1 << 32:
        problems.add("lines without a name, or off the globe", f"{part.title}, line {number}")
        return
    kind = kind_of(group, code, population)
    names = [name]
    if plain and plain != name:
        names.append(plain)
    if others:
        names += spellings(others.split(","))
    first = f"{country}.{cells[10]}" if cells[10] and cells[10] != "00" else ""
    second = f"{first}.{cells[11]}" if first and cells[11] else ""
    if kind == "admin1":
        writer.name_area(first, name)
    elif kind == "admin2":
        writer.name_area(second, name)
    radius = city_radius(population) if group == "P" else _RADIUS.get(kind, 2.0)
    writer.add(Row(names, kind, *point, country, first, second, population, geonames, uncertainty_km=radius))


def kind_of(group: str, code: str, population: int) -> str:
    """Our kind of a feature class and code."""
    if kind := _CODES.get(code):
        return kind
    if group == "P":
        if population >= 50_000:
            return "city"
        return "town" if population >= 2_000 or code.startswith("PPLA") or code == "PPLC" else "village"
    for of, start, kind in _PREFIXES:
        if group == of and code.startswith(start):
            return kind
    return _CLASSES.get(group, "area")
