"""The gazetteer: names of places all over the world, and what is known of each. Opened once, mapped, never parsed.

`gazetteer.bin` is built by `tools/gazetteer` from GeoNames (cities500, subdivisions), OurAirports, Natural Earth,
country facts and our own `places/*.csv` and `lines_extra.csv`. Names are filed under 40-bit hashes of their folded
form (see `toponyms.toponym_key`). Users' own gazetteers (`dateline gazetteer add`) are asked beside it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .gazetteer_entry import KINDS, SETTLED, Entry
from .gazetteer_own import OwnTable
from .gazetteer_shapes import Shapes
from .gazetteer_table import NONE, Table
from .toponyms import loose_key, toponym_key
from .toponyms_script import is_arabic, is_cyrillic, romanised, skeleton, spells
from .user_data import own_gazetteers

__all__ = ["KINDS", "Entry", "Gazetteer", "gazetteer", "packaged"]

_SETTLED = frozenset(KINDS.index(kind) for kind in SETTLED)


class Gazetteer:
    """Look-ups in a gazetteer file, and in those of `own`. Raises KnowledgeError where one is absent or broken."""

    def __init__(self, path: Path, own: Sequence[Path] = ()) -> None:
        self._table = Table(path)
        self._arrays = self._table.arrays
        self._capitals = frozenset(self._table.header["capitals"])
        self._own: list[OwnTable] = []
        self.size: int = self._table.size
        for each in own:
            self._own.append(OwnTable(each, self.size))
            self.size += self._own[-1].size
        self._find = functools.lru_cache(maxsize=16_384)(self._look_up)

    @property
    def own(self) -> tuple[OwnTable, ...]:
        """The users' own gazetteers that are asked as well."""
        return tuple(self._own)

    @property
    def tables(self) -> tuple[tuple[int, Table], ...]:
        """The packaged file and the users' own, each with the number of its first row."""
        return (0, self._table), *((own.first, own) for own in self._own)

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

    def area(self, code: str) -> Entry | None:
        """The admin-1 or admin-2 area of a GeoNames code ("SY.07", "AF.08.609")."""
        row = self._area_rows.get(code)
        return None if row is None else self.entry(row)

    def area_code(self, row: int) -> str | None:
        """The GeoNames code of an admin-1 or admin-2 area."""
        return self._area_codes.get(row)

    def name(self, row: int) -> str:
        """The name of a row."""
        return self._table.name(row)

    @functools.cached_property
    def _shapes(self) -> Shapes:
        return Shapes(self._table)

    @functools.cached_property
    def _area_rows(self) -> dict[str, int]:
        return dict(self._table.admin_rows())

    @functools.cached_property
    def _area_codes(self) -> dict[int, str]:
        return {row: code for code, row in self._area_rows.items()}

    def find_packaged(self, name: str) -> list[Entry]:
        """The packaged places of exactly this name."""
        return [self.entry(row, primary) for row, primary in self._table.rows(toponym_key(name))]

    def _look_up(self, name: str, loose: bool) -> tuple[Entry, ...]:
        tables = (self._table, *self._own)
        key = toponym_key(name)
        found = [[(row, primary, False) for row, primary in table.rows(key)] for table in tables]
        if loose and not any(_settles(table, hits) for table, hits in zip(tables, found, strict=True)):
            for table, hits in zip(tables, found, strict=True):
                known = {row for row, _, _ in hits}
                for row, primary in _alike(table, name):
                    if row not in known:
                        known.add(row)
                        hits.append((row, primary, True))
        entries = [self.entry(row, primary, how) for row, primary, how in found[0]]
        for own, hits in zip(self._own, found[1:], strict=True):
            own.merge(self, entries, hits)
        return tuple(entries)

    def entry(self, row: int, primary: bool = True, loose: bool = False) -> Entry:
        """All that is known of a row."""
        for own in reversed(self._own):
            if row >= own.first:
                return own.entry(self, row - own.first, primary, loose)
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

    def by_geonames(self, wanted: int) -> int | None:
        """The packaged row of a GeoNames id."""
        return self._table.by_geonames(wanted)


def _settles(table: Table, hits: list[tuple[int, bool, bool]]) -> bool:
    """Whether one of the places of exactly this name is a populated one, or of any kind in a user's own gazetteer."""
    kinds = table.arrays["kind"]
    return any(isinstance(table, OwnTable) or kinds[row] in _SETTLED for row, _, _ in hits)


def _alike(table: Table, name: str) -> list[tuple[int, bool]]:
    """Rows of other transliterations of a name, or of transliterations of a name in another script."""
    if is_cyrillic(name):
        both = list(dict.fromkeys(romanised(name)))
        exact = [hit for latin in both for hit in table.rows(toponym_key(latin))]
        near = [hit for latin in both for hit in table.rows(loose_key(latin), "~")]
        return exact or near
    if is_arabic(name):
        near = table.rows(skeleton(name), "^")
        return [(row, primary) for row, primary in near if spells(name, table.name(row))]
    return table.rows(loose_key(name), "~")


_PACKAGED = Path(__file__).with_name("gazetteer.bin")


@functools.lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The packaged gazetteer and the user's own, opened once a process (a few milliseconds)."""
    return Gazetteer(_PACKAGED, own_gazetteers())


@functools.lru_cache(maxsize=1)
def packaged() -> Gazetteer:
    """The packaged gazetteer alone, opened once a process."""
    return Gazetteer(_PACKAGED)
