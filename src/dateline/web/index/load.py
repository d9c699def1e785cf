"""From the store's rows to columns."""

from __future__ import annotations

import datetime
import functools
import math
from collections.abc import Collection, Iterable
from itertools import islice
from typing import Any

import numpy as np

from dateline.review.doubt import doubts
from dateline.store import Store
from dateline.store.columns import FACTS, PLAIN
from dateline.store.fold import key

from .rows import Ints, Tables

_AT_ONCE = 50_000
#: Web Mercator ends here.
_POLE = 85.051129
_VERDICTS = {None: 0, "accept": 1, "reject": 2}
_CORRECTED = 3
_FACTS_UNKNOWN = {"stamp": 0, "wide": 0, "independent": 0, "disagreements": 0, "statuses": 0, "corrected": 0}


def incidents(store: Store, tables: Tables, pks: Collection[int] | None = None) -> dict[str, Any]:
    """The columns of all incidents, or of these."""
    parts = [_plain(rows, tables) for rows in _chunks(store.fused_plain(pks))] or [_plain([], tables)]
    columns: dict[str, Any] = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    columns |= _facts(store, columns["pk"], pks)
    corrected = columns.pop("corrected") > 0
    columns["review"] = np.where((columns["review"] == 0) & corrected, _CORRECTED, columns["review"])
    columns["doubt"] = doubts(columns)
    return columns


def actors(store: Store, tables: Tables, row_of: Ints, pks: Collection[int] | None = None) -> dict[str, Ints]:
    """Row and number of the name of each actor on a side, by row."""
    code = tables.actors.code
    return _pairs(((pk, code((name, folded, own))) for pk, name, folded, own in store.fused_actors(pks)), row_of)


def sources(store: Store, tables: Tables, row_of: Ints, pks: Collection[int] | None = None) -> dict[str, Ints]:
    """Row and number of the name of each outlet and quoted source, by row."""
    code = tables.sources.code
    return _pairs(((pk, code((name, key((name,))))) for pk, name, _ in store.fused_sources(pks)), row_of)


def _pairs(found: Iterable[tuple[int, int]], row_of: Ints) -> dict[str, Ints]:
    """Row and number of each, by row; what stands there twice (on both sides, as outlet and source) once."""
    flat = np.fromiter((value for pair in found for value in pair), "i8").reshape(-1, 2)
    both = row_of[flat[:, 0]].astype("i8") << 32 | flat[:, 1]
    both.sort()
    both = both[np.append(both[1:] != both[:-1], True)] if len(both) else both
    return {"row": both >> 32, "code": both & 0xFFFFFFFF}


def _plain(rows: list[tuple[Any, ...]], tables: Tables) -> dict[str, Any]:
    told = dict(zip(PLAIN, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(PLAIN, ())
    lat, lon = _floats(told["lat"]), _floats(told["lon"])
    start, end = _days(told["start_day"]), _days(told["end_day"])
    first = np.where(start > 0, start, end)
    kinds = zip(told["type"], told["subtype"], told["type_key"], strict=True)
    places = zip(told["place"], told["place_id"], told["place_key"], told["country"], strict=True)
    return {
        "own": np.array([int(own[1:], 16) for own in told["id"]], "i8"),
        "pk": np.array(told["pk"], "i8"),
        "kind": np.array([tables.kinds.code(each) for each in kinds], "i2"),
        "place": np.array([tables.places.code(each) for each in places], "i4"),
        "country": np.array([tables.countries.code((each,)) for each in told["country"]], "i2"),
        "first": first,
        "last": np.where(end > 0, end, start),
        "month": months(first),
        "closed": end > 0,
        "lat": lat,
        "lon": lon,
        "x": x_of(lon),
        "y": y_of(lat),
        "low": _counts(told["killed_low"]),
        "best": _counts(told["killed_best"]),
        "high": _counts(told["killed_high"]),
        "documents": np.array(told["n_documents"], "i4"),
        "review": np.array([_VERDICTS[each] for each in told["verdict"]], "i1"),
    }


def _facts(store: Store, pk: Ints, pks: Collection[int] | None) -> dict[str, Ints]:
    """The facts of the incidents with these pks, in their order; of one without facts the unknown."""
    parts = []
    for rows in _chunks(store.fused_facts(pks)):
        told = dict(zip(FACTS, zip(*rows, strict=True), strict=True))
        part = {name: np.array(told[name], "i8") for name in ("fused", *_FACTS_UNKNOWN)}
        part |= {name: _floats(told[name]) for name in ("uncertainty", "weakest")}
        parts.append(part | {name: _counts(told[name]) for name in ("civilians", "injured", "credibility")})
    blank: dict[str, Any] = {**_FACTS_UNKNOWN, "uncertainty": math.nan, "weakest": math.nan}
    blank |= {"civilians": -1, "injured": -1, "credibility": -1}
    found = {name: np.full(len(pk), value) for name, value in blank.items()}
    if parts and len(pk):
        fused = np.concatenate([part["fused"] for part in parts])
        by_pk = np.argsort(pk)
        places = by_pk[np.minimum(np.searchsorted(pk, fused, sorter=by_pk), len(pk) - 1)]
        same = pk[places] == fused
        for name, column in found.items():
            column[places[same]] = np.concatenate([part[name] for part in parts])[same]
    found["credibility"] = np.maximum(found["credibility"], 0)
    return found


def _chunks(rows: Iterable[tuple[Any, ...]]) -> Iterable[list[tuple[Any, ...]]]:
    rest = iter(rows)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _floats(values: Iterable[float | None]) -> Ints:
    return np.array([math.nan if each is None else each for each in values], "f8")


def _counts(values: Iterable[int | None]) -> Ints:
    return np.array([-1 if each is None else each for each in values], "i8")


def _days(values: Iterable[str | None]) -> Ints:
    return np.array([0 if each is None else ordinal(each) for each in values], "i4")


@functools.lru_cache(maxsize=50_000)
def ordinal(day: str) -> int:
    """The proleptic ordinal of an ISO day."""
    return datetime.date.fromisoformat(day[:10]).toordinal()


def months(days: Ints) -> Ints:
    """The months of days, counted from January of year 0; 0 of none."""
    epoch = datetime.date(1970, 1, 1).toordinal()
    whole = (days.astype("i8") - epoch).astype("M8[D]").astype("M8[M]").astype("i8") + 1970 * 12
    return np.where(days > 0, whole, 0).astype("i4")


def x_of(lon: Ints) -> Ints:
    """Web Mercator's x of longitudes, 0 at 180° west."""
    return np.asarray((lon + 180) / 360 % 1.0)


def y_of(lat: Ints) -> Ints:
    """Web Mercator's y of latitudes, 0 in the north."""
    sine = np.sin(np.radians(np.clip(lat, -_POLE, _POLE)))
    return np.asarray(0.5 - np.log((1 + sine) / (1 - sine)) / (4 * math.pi))
