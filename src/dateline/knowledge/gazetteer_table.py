"""One gazetteer file, opened: rows by the hash of a name, and the columns of a row."""

from __future__ import annotations

import functools
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .gazetteer_file import open_file
from .toponyms import key_hash

#: Bit of a name's entry that says: this is the place's own name, not one of its other names.
PRIMARY = 0x80000000
NONE = 0xFFFFFFFF
#: No more namesakes than these, the largest, are looked at ("San José" has a thousand in a file of the whole world).
MOST = 400


class Table:
    """Names and columns of a file. Raises KnowledgeError where it is absent, broken or of another make.

    Names are filed under 40-bit hashes of their folded forms, sorted: a look-up is a search in the mapped file, and two
    names of a million collide with odds of one to a million.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.header, self.arrays = open_file(path)
        if (records := self.arrays.get("rows")) is not None:
            self.arrays |= {column: records[column] for column in records.dtype.names}
        self.countries: list[str] = self.header["countries"]
        self.size: int = self.header["rows"]

    def rows(self, key: str, space: str = "") -> list[tuple[int, bool]]:
        """(row, whether the name is its own) of the names with this key; `space` as in `toponyms.key_hash`."""
        if len(key) < 2:
            return []
        value = key_hash(key, space)
        highs, lows, places = self.arrays["key_high"], self.arrays["key_low"], self.arrays["key_place"]
        high = highs.dtype.type(value >> 8)
        start, end = int(highs.searchsorted(high)), int(highs.searchsorted(high, side="right"))
        if start == end:
            return []
        found = places[start:end][lows[start:end] == value & 255]
        if len(found) > MOST:
            people = self.arrays["population"][found & (PRIMARY - 1)]
            found = found[(-people.astype("i8")).argsort(kind="stable")[:MOST]]
        return [(place & ~PRIMARY, bool(place & PRIMARY)) for place in found.tolist()]

    def name(self, row: int) -> str:
        """The name of a row."""
        return self.text("name", row)

    def text(self, column: str, row: int) -> str:
        """A row of a column of texts."""
        ends = self.arrays[f"{column}_end"]
        start = int(ends[row - 1]) if row else 0
        return bytes(self.arrays[f"{column}_text"][start : int(ends[row])]).decode()

    @functools.cached_property
    def areas(self) -> list[str]:
        """Lines of the file's table of admin areas: of the packaged one the code of each admin row, in their order."""
        packed = self.arrays["areas"].tobytes()
        return zlib.decompress(packed).decode().split("\n") if packed else []

    @functools.cached_property
    def _line_of(self) -> dict[int, int]:
        return {int(row): i for i, row in enumerate(self.arrays["line_row"])} if "line_row" in self.arrays else {}

    def line(self, row: int) -> tuple[tuple[float, float], ...] | None:
        """The (lat, lon) points of a row that is a line."""
        at = self._line_of.get(row)
        if at is None:
            return None
        ends = self.arrays["line_end"]
        points = self.arrays["line_points"][(2 * int(ends[at - 1]) if at else 0) : 2 * int(ends[at])].tolist()
        return tuple((round(lat, 5), round(lon, 5)) for lat, lon in zip(points[::2], points[1::2], strict=True))

    def by_geonames(self, wanted: int) -> int | None:
        """The row of a GeoNames id."""
        order, ids = self._geonames
        at = int(ids.searchsorted(ids.dtype.type(wanted)))
        return int(order[at]) if at < len(ids) and int(ids[at]) == wanted else None

    @functools.cached_property
    def _geonames(self) -> tuple[Any, Any]:
        ids = self.arrays["geonames"]
        order = ids.argsort(kind="stable")
        return order, ids[order]

    def admin_rows(self) -> Iterator[tuple[str, int]]:
        """(code, row) of the admin areas of the packaged file ("SY.07", "AF.08.609")."""
        for line in self.areas:
            code, _, row = line.partition("\t")
            yield code, int(row)
