"""A user's own gazetteer beside the packaged one: the same place in both is told once."""

from __future__ import annotations

import dataclasses
import math
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from .gazetteer_entry import KINDS, SORTS, Entry
from .gazetteer_table import NONE, Table

if TYPE_CHECKING:
    from .gazetteer import Gazetteer

#: The same name, and no further apart than this: the same place. Areas of one name in one country are one area.
SAME_KM = 2.0
_AREAS_KM = {"admin1": 20_000.0, "country": 20_000.0, "admin2": 100.0}


class OwnTable(Table):
    """A file that `dateline gazetteer add` made. Its rows are numbered on from `first`.

    `name` is what the user calls it, `version` the beginning of the hash of what it was made from.
    """

    def __init__(self, path: Path, first: int) -> None:
        super().__init__(path)
        self.first = first
        self.title: str = self.header["name"]
        self.version: str = self.header["sha256"][:12]

    def entry(self, base: Gazetteer, row: int, primary: bool, loose: bool) -> Entry:
        """All that is known of a row of this file, its areas by their packaged names."""
        part = self.arrays
        first, second = (self._area(base, int(part[column][row])) for column in ("admin1", "admin2"))
        geonames = int(part["geonames"][row])
        own_id = self.text("id", row)
        return Entry(
            self.first + row,
            self.name(row),
            KINDS[part["kind"][row]],
            round(float(part["lat"][row]), 5),
            round(float(part["lon"][row]), 5),
            float(part["uncertainty"][row]) / 10,
            int(part["population"][row]),
            self.countries[part["country"][row]],
            first[0],
            second[0],
            first[1],
            geonames,
            False,
            primary,
            loose,
            self.line(row),
            (own_id,) if own_id else (),
            self.title,
        )

    def merge(self, base: Gazetteer, entries: list[Entry], hits: list[tuple[int, bool, bool]]) -> None:
        """Put rows (row, primary, loose) among the places found so far: into the twin, where these have one."""
        known = {entry.row for entry in entries}
        alike: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, entry in enumerate(entries):
            alike[_sort(entry)].append(i)
        for row, primary, loose in hits:
            geonames = int(self.arrays["geonames"][row])
            packaged = base.by_geonames(geonames) if geonames else None
            if packaged is not None:
                if packaged not in known:
                    entries.append(dataclasses.replace(base.entry(packaged, primary, loose), source=self.title))
                continue
            mine = self.entry(base, row, primary, loose)
            twin = next((i for i in alike[_sort(mine)] if _same(entries[i], mine)), None)
            if twin is not None:
                entries[twin] = _joined(entries[twin], mine)
                continue
            if not primary:  # found by a name that the packaged file lacks: it may have the place under its own
                for entry in base.find_packaged(mine.name):
                    if _sort(entry) == _sort(mine) and _same(entry, mine):
                        mine = _joined(dataclasses.replace(entry, primary=primary, loose=loose), mine)
                        break
            entries.append(mine)

    def _area(self, base: Gazetteer, at: int) -> tuple[str | None, int | None]:
        """Name and packaged row of an area of this file's table."""
        if at == NONE:
            return None, None
        code, _, name = self.areas[at].partition("\t")
        known = base.area(code)
        return (known.name, known.row) if known else (name or None, None)


def _sort(entry: Entry) -> tuple[str, str]:
    """What two entries of one place have in common."""
    return entry.country, SORTS.get(entry.kind, entry.kind)


def _same(one: Entry, other: Entry) -> bool:
    """Whether two entries of one name, country and sort are the same place."""
    if one.geonames and other.geonames and one.geonames != other.geonames:
        return False
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return 111.2 * math.hypot(one.lat - other.lat, east) <= _AREAS_KM.get(one.kind, SAME_KM)


def _joined(known: Entry, mine: Entry) -> Entry:
    """A place that both have: the packaged facts, the user's id."""
    ids = tuple(dict.fromkeys((*known.ids, *mine.ids)))
    return dataclasses.replace(
        known,
        ids=ids,
        source=known.source or mine.source,
        primary=known.primary or mine.primary,
        loose=known.loose and mine.loose,
        admin2=known.admin2 or mine.admin2,
        population=known.population or mine.population,
    )
