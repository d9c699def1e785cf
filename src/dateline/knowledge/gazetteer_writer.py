"""Writes a gazetteer file of any size from rows that come one by one, in a few hundred megabytes of memory.

Rows go to a temporary file as they come, as records: what is known of a row then lies in one page of the mapped file,
and four hundred namesakes are four hundred pages, not five thousand. Keys are parted by the first six bits of their
hash into 64 files, each small enough to be sorted by itself: one after another these are the sorted whole.
"""

from __future__ import annotations

import shutil
import zlib
from array import array
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from .gazetteer_entry import KINDS
from .gazetteer_file import pad, write_head
from .gazetteer_names import hashes_of
from .gazetteer_table import NONE, PRIMARY

_PARTS = 64
#: Rows, and keys, kept in memory before they are written out.
_ROWS, _KEYS = 200_000, 2_000_000
#: Field of a record → type code of `array`, numpy type.
_COLUMNS = {
    "lat": ("f", "<f4"), "lon": ("f", "<f4"), "population": ("I", "<u4"), "kind": ("B", "|u1"), "country": ("H", "<u2"),
    "admin1": ("I", "<u4"), "admin2": ("I", "<u4"), "geonames": ("I", "<u4"), "uncertainty": ("H", "<u2"),
    "name_end": ("I", "<u4"), "id_end": ("I", "<u4"),
}  # fmt: skip
_RECORD = [(name, kind) for name, (_, kind) in _COLUMNS.items()]
_KIND = {kind: code for code, kind in enumerate(KINDS)}


@dataclass(slots=True)
class Row:
    """A place to be written. `names` begins with its own name; `admin1`/`admin2` are codes of areas ("SY.07")."""

    names: list[str]
    kind: str
    lat: float
    lon: float
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    geonames: int = 0
    own_id: str = ""
    uncertainty_km: float = 2.0
    line: list[tuple[float, float]] = field(default_factory=list)


class Writer:
    """Takes rows, then writes the file. `folder` is for temporary files and must be empty."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, BinaryIO] = {}
        self._columns: dict[str, array[Any]] = {name: array(code) for name, (code, _) in _COLUMNS.items()}
        self._texts: dict[str, list[bytes]] = {"name": [], "id": []}
        self._ends = {"name": 0, "id": 0}
        self._hashes: array[int] = array("Q")
        self._places: array[int] = array("I")
        self._countries: dict[str, int] = {}
        self._areas: dict[str, int] = {}
        self._area_names: dict[str, str] = {}
        self._lines: list[tuple[int, list[tuple[float, float]]]] = []
        self.rows = 0
        self.keys = 0

    def add(self, row: Row) -> None:
        """Take one row. Names of more than 255 countries, or of 2^31 rows, are more than a file can hold."""
        name = row.names[0]
        found: dict[int, int] = {}
        for n, spelling in enumerate(row.names):
            for value in hashes_of(spelling, row.country, row.kind, own=n == 0):
                found.setdefault(value, 0 if n else PRIMARY)
        for value, flag in found.items():
            self._hashes.append(value)
            self._places.append(self.rows | flag)
        column = self._columns
        column["lat"].append(row.lat)
        column["lon"].append(row.lon)
        column["population"].append(min(max(row.population, 0), 0xFFFFFFFF))
        column["kind"].append(_KIND[row.kind])
        column["country"].append(self._countries.setdefault(row.country, len(self._countries)))
        column["admin1"].append(self._area(row.admin1))
        column["admin2"].append(self._area(row.admin2))
        column["geonames"].append(row.geonames)
        column["uncertainty"].append(min(65535, round(row.uncertainty_km * 10)))
        for what, text in (("name", name), ("id", row.own_id)):
            data = text.encode()
            self._texts[what].append(data)
            self._ends[what] += len(data)
            column[f"{what}_end"].append(self._ends[what])
        if row.line:
            self._lines.append((self.rows, row.line))
        self.rows += 1
        if self.rows % _ROWS == 0:
            self._flush_rows()
        if len(self._hashes) >= _KEYS:
            self._flush_keys()

    def name_area(self, code: str, name: str) -> None:
        """Say what an area is called, before or after rows that lie in it."""
        self._area_names.setdefault(code, name)

    def finish(self, path: Path, header: dict[str, Any]) -> None:
        """Write the file, with more in its header; the same rows give the same bytes."""
        import numpy as np

        self._flush_rows()
        self._flush_keys()
        for file in self._files.values():
            file.close()
        self._sort_keys()
        areas = "\n".join(f"{code}\t{self._area_names.get(code, '')}" for code in self._areas)
        small: dict[str, Any] = {
            "areas": np.frombuffer(zlib.compress(areas.encode(), 6) if areas else b"", dtype=np.uint8),
            "line_row": np.array([row for row, _ in self._lines], dtype=np.uint32),
            "line_end": np.cumsum([len(line) for _, line in self._lines], dtype=np.uint32),
            "line_points": np.array([x for _, line in self._lines for point in line for x in point], dtype=np.float32),
        }
        large: dict[str, Any] = {"key_high": "<u4", "key_low": "|u1", "key_place": "<u4"}
        large |= {"rows": _RECORD, "name_text": "|u1", "id_text": "|u1"}
        sizes = {name: (self._folder / name).stat().st_size for name in large}
        layout = [(name, kind, sizes[name] // np.dtype(kind).itemsize) for name, kind in large.items()]
        layout += [(name, each.dtype.str, int(each.size)) for name, each in small.items()]
        with path.open("wb") as out:
            whole = {**header, "countries": list(self._countries), "rows": self.rows, "names": self.keys}
            write_head(out, whole, layout)
            for name in large:
                with (self._folder / name).open("rb") as file:
                    shutil.copyfileobj(file, out, 1 << 20)
                pad(out)
            for each in small.values():
                out.write(each.tobytes())
                pad(out)

    def _area(self, code: str) -> int:
        return self._areas.setdefault(code, len(self._areas)) if code else NONE

    def _file(self, name: str) -> BinaryIO:
        if name not in self._files:
            self._files[name] = (self._folder / name).open("wb")
        return self._files[name]

    def _flush_rows(self) -> None:
        import numpy as np

        records = np.empty(len(self._columns["lat"]), dtype=_RECORD)
        for name, column in self._columns.items():
            records[name] = column
            del column[:]
        records.tofile(self._file("rows"))
        for what, parts in self._texts.items():
            self._file(f"{what}_text").write(b"".join(parts))
            parts.clear()

    def _flush_keys(self) -> None:
        import numpy as np

        hashes, places = np.array(self._hashes, dtype=np.uint64), np.array(self._places, dtype=np.uint32)
        del self._hashes[:], self._places[:]
        part = (hashes >> np.uint64(34)).astype(np.uint8)
        order = part.argsort(kind="stable")
        ends = np.searchsorted(part[order], np.arange(_PARTS + 1))
        for i in range(_PARTS):
            chosen = order[ends[i] : ends[i + 1]]
            pairs = np.empty(len(chosen), dtype=[("key", "<u8"), ("place", "<u4")])
            pairs["key"], pairs["place"] = hashes[chosen], places[chosen]
            pairs.tofile(self._file(f"keys{i}"))

    def _sort_keys(self) -> None:
        import numpy as np

        with (
            (self._folder / "key_high").open("wb") as high,
            (self._folder / "key_low").open("wb") as low,
            (self._folder / "key_place").open("wb") as place,
        ):
            for i in range(_PARTS):
                path = self._folder / f"keys{i}"
                pairs = np.fromfile(path, dtype=[("key", "<u8"), ("place", "<u4")])
                path.unlink()
                # rows come in their order, and a stable sort keeps it
                pairs = pairs[pairs["key"].argsort(kind="stable")]
                self.keys += len(pairs)
                (pairs["key"] >> np.uint64(8)).astype(np.uint32).tofile(high)
                (pairs["key"] & np.uint64(255)).astype(np.uint8).tofile(low)
                pairs["place"].tofile(place)
