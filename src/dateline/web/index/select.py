"""Filters on the columns: each gives a mask, and all together the rows that are found."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dateline.store.facts import STATUSES
from dateline.store.fold import needles
from dateline.store.names import actor_terms, place_terms
from dateline.web.asked import Area, Asked, Box

from .load import ordinal
from .public import told_actors, told_places, told_sources
from .rows import REVIEWS, Bools, Ints, Rows


@dataclass(frozen=True)
class Found:
    """The rows that filters leave; `masks` are those of each filter by itself."""

    rows_of: Rows
    masks: Mapping[str, Bools]
    #: What was worked out of it once, by who made it.
    kept: dict[Any, Any] = field(default_factory=dict)

    @functools.cached_property
    def mask(self) -> Bools:
        """Of each row whether all filters hold."""
        return self.without()

    @functools.cached_property
    def rows(self) -> Ints:
        """The rows for which all filters hold."""
        return np.flatnonzero(self.mask)

    def rows_without(self, name: str) -> Ints:
        """The rows for which all filters but this one hold."""
        return self.rows if name not in self.masks else np.flatnonzero(self.without(name))

    @property
    def pks(self) -> list[int]:
        """The pks in the store of the incidents that are found, in no order that counts."""
        found: list[int] = self.rows_of["pk"][self.rows].tolist()
        return found

    def without(self, *names: str) -> Bools:
        """The same, without these filters: what could be chosen instead."""
        if names and not self.masks.keys() & set(names):
            return self.mask
        kept = [mask for name, mask in self.masks.items() if name not in names]
        found = self.rows_of.alive.copy()
        for mask in kept:
            found &= mask
        return found


#: Filters of which the masks are kept, and how many of them.
_KEPT, _MOST_KEPT = frozenset({"text", "place", "actor", "source", "area"}), 40
#: Pks of the incidents of which a document has these words.
Telling = Callable[[str], Iterable[int]]


def select(rows: Rows, asked: Asked, telling: Telling) -> Found:
    """Apply filters. Raises InputError where a value has no word in it."""
    return Found(rows, {name: _mask(rows, name, value, telling) for name, value in asked.given.items()})


def _mask(rows: Rows, name: str, value: Any, telling: Telling) -> Bools:
    """The mask of one filter; those that names or texts are looked through for are kept, for a slider that is drawn."""
    if name not in _KEPT:
        return _FILTERS[name](rows, value, telling)
    found: Bools | None = rows.kept.get((name, value))
    if found is None:
        if len(rows.kept) >= _MOST_KEPT:
            rows.kept.clear()
        found = rows.kept[name, value] = _FILTERS[name](rows, value, telling)
    return found


def _since(rows: Rows, day: str, _: Telling) -> Bools:
    return np.asarray(rows["last"] >= ordinal(day))


def _until(rows: Rows, day: str, _: Telling) -> Bools:
    return np.asarray((rows["first"] <= ordinal(day)) & (rows["first"] > 0))


def in_box(rows: Rows, box: Box, _: Telling | None = None) -> Bools:
    """Points within west, south, east, north; where west is greater than east, across 180°."""
    west, south, east, north = box
    lon, lat = rows["lon"], rows["lat"]
    high = (lat >= south) & (lat <= north)
    return np.asarray(high & ((lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)))


def _area(rows: Rows, area: Area, _: Telling) -> Bools:
    """By the even-odd rule: a ray to the east crosses the sides of the polygon an odd number of times."""
    corners = np.array(area)
    (west, south), (east, north) = corners.min(axis=0), corners.max(axis=0)
    found = in_box(rows, (west, south, east, north))
    near = np.flatnonzero(found)
    lon, lat = rows["lon"][near].astype("f8"), rows["lat"][near].astype("f8")
    odd = np.zeros(len(near), bool)
    for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if y1 != y2:
            odd ^= ((y1 > lat) != (y2 > lat)) & (lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1)
    found[near] = odd
    return found


def _kind(rows: Rows, asked: tuple[str, ...], _: Telling) -> Bools:
    """A type or sub-event type by its name; else words of one: "Attack" is no "missile attack"."""
    wanted = np.zeros(len(rows.tables.kinds), bool)
    for name in asked:
        exact = [number for number, kind in enumerate(rows.tables.kinds.names) if name in kind[:2]]
        terms = needles(name)
        found = exact or [n for n, kind in enumerate(rows.tables.kinds.names) if any(term in kind[2] for term in terms)]
        wanted[found] = True
    return np.asarray(wanted[rows["kind"]])


def _place(rows: Rows, asked: str, _: Telling) -> Bools:
    terms, ids = place_terms(asked)
    known = frozenset(ids)
    hits = (any(term in name[2] for term in terms) or name[1] in known for name in rows.tables.places.names)
    wanted = np.fromiter(hits, bool)
    if rows.public:
        wanted &= told_places(rows)
    return np.asarray(wanted[rows["place"]])


def _actor(rows: Rows, asked: tuple[str, ...], _: Telling) -> Bools:
    terms, ids = [], set()
    for name in asked:
        some, known = actor_terms(name)
        terms += some
        ids |= set(known)
    names = rows.tables.actors.names
    wanted = np.fromiter((own in ids or any(term in key for term in terms) for _, key, own in names), bool, len(names))
    if rows.public:
        wanted &= told_actors(rows)
    return _paired(rows, rows.actors, wanted)


def _source(rows: Rows, asked: str, _: Telling) -> Bools:
    terms = needles(asked)
    names = rows.tables.sources.names
    wanted = np.fromiter((any(term in key for term in terms) for _, key in names), bool, len(names))
    if rows.public:
        wanted &= told_sources(rows)
    return _paired(rows, rows.sources, wanted)


def _paired(rows: Rows, pairs: Mapping[str, Ints], wanted: Bools) -> Bools:
    found = np.zeros(len(rows), bool)
    found[pairs["row"][wanted[pairs["code"]]]] = True
    return found


def _status(rows: Rows, asked: tuple[str, ...], _: Telling) -> Bools:
    bits = sum(1 << STATUSES.index(each) for each in asked)
    return np.asarray((rows["statuses"] & bits) != 0)


def _killed_min(rows: Rows, least: int, _: Telling) -> Bools:
    return np.asarray(rows["best"] >= least) if least else np.asarray(rows["best"] >= 0)


def _killed_max(rows: Rows, most: int, _: Telling) -> Bools:
    return np.asarray((rows["best"] >= 0) & (rows["best"] <= most))


def _credibility(rows: Rows, asked: tuple[int, ...], _: Telling) -> Bools:
    return np.isin(rows["credibility"], asked)


def _review(rows: Rows, asked: tuple[str, ...], _: Telling) -> Bools:
    return np.isin(rows["review"], [REVIEWS.index(each) for each in asked])


def _documents_min(rows: Rows, least: int, _: Telling) -> Bools:
    return np.asarray(rows["documents"] >= least)


def _text(rows: Rows, words: str, telling: Telling) -> Bools:
    pks = np.fromiter(telling(words), "i8")
    told = rows.row_of[pks[pks < len(rows.row_of)]]
    found = np.zeros(len(rows), bool)
    found[told[(told >= 0) & (told < len(rows))]] = True
    return found


_FILTERS: Mapping[str, Callable[[Rows, Any, Telling], Bools]] = {
    "since": _since, "until": _until, "box": in_box, "area": _area, "kind": _kind, "actor": _actor, "place": _place,
    "source": _source, "status": _status, "killed_min": _killed_min, "killed_max": _killed_max,
    "credibility": _credibility, "review": _review, "documents_min": _documents_min, "text": _text,
}  # fmt: skip
