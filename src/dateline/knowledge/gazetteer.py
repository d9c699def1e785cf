"""The gazetteer: names of places all over the world, and what is known of each. Opened once, mapped, never parsed.

`gazetteer.bin` is built by `tools/gazetteer` from GeoNames (cities500, subdivisions), OurAirports, country facts and
our own `places_extra.csv`. Names are filed under 40-bit hashes of their folded form (see `toponyms.toponym_key`): two
names collide about once in two million look-ups.
"""

from __future__ import annotations

import functools
import json
import mmap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.model import KnowledgeError

from .toponyms import key_hash, toponym_key

MAGIC = b"DLGAZ01\n"
ALIGN = 64
#: Kinds of places, in the order of their codes in the file.
KINDS = (
    "country",
    "demonym",
    "admin1",
    "admin2",
    "city",
    "town",
    "village",
    "neighbourhood",
    "camp",
    "airbase",
    "airport",
    "military_base",
    "region",
    "island",
    "mountain",
    "river",
    "lake",
    "sea",
    "bridge",
    "road",
    "crossing",
    "checkpoint",
    "hospital",
    "facility",
    "dam",
    "oil_field",
    "gas_field",
    "roundabout",
    "campus",
    "area",
    "port",
    "continent",
)
_SETTLED = frozenset(KINDS.index(kind) for kind in ("country", "demonym", "city", "town", "village", "neighbourhood"))
#: Bit of a name's entry that says: this is the place's own name, not one of its other names.
PRIMARY = 0x80000000
NONE = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. `row` identifies it within the file, `primary` says that the name looked up is its own.

    `lat`/`lon` WGS84 degrees, `uncertainty_km` the radius in which the named place lies, `admin1`/`admin2` everyday
    English names, `country` ISO 3166-1 alpha-2. `capital` marks a country's capital, `loose` a match by
    transliteration only.
    """

    row: int
    name: str
    kind: str
    lat: float
    lon: float
    uncertainty_km: float
    population: int
    country: str
    admin1: str | None
    admin2: str | None
    admin1_row: int | None
    geonames: int
    capital: bool
    primary: bool
    loose: bool

    @property
    def place_id(self) -> str | None:
        """ "geonames:170794", or None where the place has no GeoNames id."""
        return f"geonames:{self.geonames}" if self.geonames else None


class Gazetteer:
    """Look-ups in a gazetteer file. Raises KnowledgeError where the file is absent or of another make."""

    def __init__(self, path: Path) -> None:
        import numpy as np

        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise KnowledgeError(f"the gazetteer {path.name} cannot be opened: {error}") from None
        size = int.from_bytes(self._map[len(MAGIC) : len(MAGIC) + 4], "little")
        if self._map[: len(MAGIC)] != MAGIC:
            raise KnowledgeError(f"{path.name} is no gazetteer of this version: build it again with 'make gazetteer'")
        header = json.loads(self._map[len(MAGIC) + 4 : len(MAGIC) + 4 + size])
        start = -(-(len(MAGIC) + 4 + size) // ALIGN) * ALIGN
        self._countries: list[str] = header["countries"]
        self._capitals = frozenset(header["capitals"])
        self.size: int = header["rows"]
        self._arrays: dict[str, Any] = {
            name: np.frombuffer(self._map, dtype=kind, count=count, offset=start + at)
            for name, (kind, at, count) in header["arrays"].items()
        }
        self._find = functools.lru_cache(maxsize=16_384)(self._look_up)

    def find(self, name: str, loose: bool = True) -> tuple[Entry, ...]:
        """Places of this name by strict spelling, and by transliteration where none of those is a populated place.

        "Deir Ezzor" is a spelling of the governorate alone in the sources: the loose key finds the city as well.
        """
        return self._find(name, loose)

    def knows(self, name: str) -> bool:
        """Whether any place has this name."""
        return bool(self._find(name, True))

    def _look_up(self, name: str, loose: bool) -> tuple[Entry, ...]:
        found = self._rows(toponym_key(name), False)
        kinds = self._arrays["kind"]
        if loose and not any(kinds[row] in _SETTLED for row, _, _ in found):
            known = {row for row, _, _ in found}
            found += [hit for hit in self._rows(toponym_key(name, loose=True), True) if hit[0] not in known]
        return tuple(self.entry(row, primary, how) for row, primary, how in found)

    def _rows(self, key: str, loose: bool) -> list[tuple[int, bool, bool]]:
        if len(key) < 2:
            return []
        value = key_hash(key, loose)
        high, low = value >> 8, value & 255
        highs = self._arrays["key_high"]
        at = int(highs.searchsorted(highs.dtype.type(high)))
        found = []
        while at < len(highs) and highs[at] == high:
            if self._arrays["key_low"][at] == low:
                place = int(self._arrays["key_place"][at])
                found.append((place & ~PRIMARY, bool(place & PRIMARY), loose))
            at += 1
        return found

    def name(self, row: int) -> str:
        """The name of a row."""
        ends = self._arrays["name_end"]
        start = int(ends[row - 1]) if row else 0
        return bytes(self._arrays["name_text"][start : int(ends[row])]).decode()

    def entry(self, row: int, primary: bool = True, loose: bool = False) -> Entry:
        """All that is known of a row."""
        part = self._arrays
        admin1, admin2 = int(part["admin1"][row]), int(part["admin2"][row])
        return Entry(
            row,
            self.name(row),
            KINDS[part["kind"][row]],
            round(float(part["lat"][row]), 5),
            round(float(part["lon"][row]), 5),
            float(part["uncertainty"][row]) / 10,
            int(part["population"][row]),
            self._countries[part["country"][row]],
            self.name(admin1) if admin1 != NONE else None,
            self.name(admin2) if admin2 != NONE else None,
            admin1 if admin1 != NONE else None,
            int(part["geonames"][row]),
            row in self._capitals,
            primary,
            loose,
        )


@functools.lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The packaged gazetteer, opened once a process (a few milliseconds)."""
    return Gazetteer(Path(__file__).with_name("gazetteer.bin"))
