"""The gazetteer: names of places all over the world, and what is known of each. Opened once, mapped, never parsed.

`gazetteer.bin` is built by `tools/gazetteer` from GeoNames (cities500, subdivisions), OurAirports, Natural Earth,
country facts and our own `places_extra.csv` and `lines_extra.csv`. Names are filed under 40-bit hashes of their folded
form (see `toponyms.toponym_key`).
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from .gazetteer_entry import KINDS, SETTLED, Entry
from .gazetteer_shapes import Shapes
from .gazetteer_table import NONE, Table
from .toponyms import loose_key, toponym_key
from .toponyms_script import is_arabic, is_cyrillic, romanised, skeleton, spells

__all__ = ["KINDS", "Entry", "Gazetteer", "gazetteer"]

_SETTLED = frozenset(KINDS.index(kind) for kind in SETTLED)


class Gazetteer:
    """Look-ups in a gazetteer file. Raises KnowledgeError where the file is absent or of another make."""

    def __init__(self, path: Path) -> None:
        self._table = Table(path)
        self._arrays = self._table.arrays
        self._capitals = frozenset(self._table.header["capitals"])
        self.size: int = self._table.size
        self._find = functools.lru_cache(maxsize=16_384)(self._look_up)

    def find(self, name: str, loose: bool = True) -> tuple[Entry, ...]:
        """Places of this name by strict spelling, and by transliteration where none of those is a populated place.

        "Deir Ezzor" is a spelling of the governorate alone in the sources: the loose key finds the city as well.
        """
        return self._find(name, loose)

    def knows(self, name: str) -> bool:
        """Whether any place has this name."""
        return bool(self._find(name, True))

    def polygon(self, row: int) -> dict[str, Any] | None:
        """GeoJSON geometry (lon, lat) of a country or admin-1 area, drawn to about a kilometre; None where unknown."""
        return self._shapes.polygon(row)

    def country_at(self, lat: float, lon: float) -> str | None:
        """ISO 3166-1 alpha-2 code of the country that a point lies in, or within 5 km off its coast; None at sea."""
        return self._shapes.country_at(lat, lon)

    def admin1_at(self, lat: float, lon: float) -> Entry | None:
        """The admin-1 area that a point lies in, or within 5 km off its coast; None at sea and where none is drawn."""
        row = self._shapes.admin1_at(lat, lon)
        return None if row is None else self.entry(row)

    def gap_km(self, row: int, lat: float, lon: float) -> float | None:
        """How far a point lies outside a country or admin-1 area, 0 within it; None where no polygon is known."""
        return self._shapes.gap_km(row, lat, lon)

    @functools.cached_property
    def _shapes(self) -> Shapes:
        return Shapes(self._table)

    def _look_up(self, name: str, loose: bool) -> tuple[Entry, ...]:
        found = [(row, primary, False) for row, primary in self._table.rows(toponym_key(name))]
        kinds = self._arrays["kind"]
        if loose and not any(kinds[row] in _SETTLED for row, _, _ in found):
            known = {row for row, _, _ in found}
            for row, primary in self._alike(name):
                if row not in known:
                    known.add(row)
                    found.append((row, primary, True))
        return tuple(self.entry(row, primary, how) for row, primary, how in found)

    def _alike(self, name: str) -> list[tuple[int, bool]]:
        """Rows of other transliterations of a name, or of transliterations of a name in another script."""
        if is_cyrillic(name):
            both = list(dict.fromkeys(romanised(name)))
            exact = [hit for latin in both for hit in self._table.rows(toponym_key(latin))]
            near = [hit for latin in both for hit in self._table.rows(loose_key(latin), "~")]
            return exact or near
        if is_arabic(name):
            near = self._table.rows(skeleton(name), "^")
            return [(row, primary) for row, primary in near if spells(name, self.name(row))]
        return self._table.rows(loose_key(name), "~")

    def name(self, row: int) -> str:
        """The name of a row."""
        return self._table.name(row)

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
            self._table.countries[part["country"][row]],
            self.name(admin1) if admin1 != NONE else None,
            self.name(admin2) if admin2 != NONE else None,
            admin1 if admin1 != NONE else None,
            int(part["geonames"][row]),
            row in self._capitals,
            primary,
            loose,
            self._table.line(row),
        )


@functools.lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The packaged gazetteer, opened once a process (a few milliseconds)."""
    return Gazetteer(Path(__file__).with_name("gazetteer.bin"))
