"""What the map and its slider show: points, clusters, bars over time, and choices for the filters."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator

import msgspec
import numpy as np

from dateline.web.asked import Box, ReviewState
from dateline.web.index import Found
from dateline.web.index.clusters import Cluster, clusters
from dateline.web.index.facets import facets
from dateline.web.index.histogram import Bars, Unit, histogram
from dateline.web.index.public import told_actors, told_places, told_sources
from dateline.web.index.rows import REVIEWS, Bools, Ints, Rows, id_of


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """An incident on the map. `start` and `end` are ISO days, `killed` is the best number; None is unknown."""

    id: str
    type: str
    subtype: str | None
    start: str | None
    end: str | None
    place: str | None
    country: str | None
    lat: float
    lon: float
    uncertainty_km: float | None
    killed: int | None
    killed_low: int | None
    killed_high: int | None
    documents: int
    review: ReviewState


class Grouped(msgspec.Struct, frozen=True, kw_only=True):
    """Incidents too close to one another to be shown singly: where they lie on average, the dead, their types.

    `box` is west, south, east, north; it has no extent where all have one point, and then no zoom takes them apart.
    `place` is the name that all of them share.
    """

    lat: float
    lon: float
    count: int
    killed: int
    box: Box
    place: str | None
    kinds: dict[str, int]


class Bar(msgspec.Struct, frozen=True):
    """A bar over time: first and last day, how many incidents begin in it, and how many people they killed."""

    start: str
    end: str
    count: int
    killed: int


class Histogram(msgspec.Struct, frozen=True, kw_only=True):
    """Bars without a gap over all days that the other filters leave; `undated` incidents stand in none."""

    unit: Unit
    bars: tuple[Bar, ...]
    undated: int


class Choice(msgspec.Struct, frozen=True):
    """A value of a filter as it stands in the address, its name, and how many incidents it would give."""

    value: str
    label: str
    count: int


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """Choices of each filter, counted under all filters but its own: the commonest of those that have many.

    `subtype` are values of the filter `kind`, `place` are countries.
    """

    kind: tuple[Choice, ...]
    subtype: tuple[Choice, ...]
    actor: tuple[Choice, ...]
    source: tuple[Choice, ...]
    place: tuple[Choice, ...]
    status: tuple[Choice, ...]
    review: tuple[Choice, ...]
    credibility: tuple[Choice, ...]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """All that changes with the map's window, the slider or a filter.

    `total` incidents fit the filters, `placed` of them have a point, `in_view` have it in the window; `killed` is the
    sum of their best numbers. `points` and `clusters` together are those in the window.
    """

    total: int
    killed: int
    placed: int
    in_view: int
    points: tuple[Point, ...]
    clusters: tuple[Grouped, ...]
    histogram: Histogram
    facets: Facets


def view(found: Found, window: Box | None, zoom: float, *, public: bool = False) -> View:
    """The view of what filters leave, through a window (west, south, east, north) at MapLibre's zoom."""
    rows, mask = found.rows_of, found.mask
    total, killed, placed, bars, choices = _of_filters(found, public)
    in_view, alone, groups = clusters(rows, mask, window, zoom)
    names = told_places(rows) if public else None
    return View(
        total=total,
        killed=killed,
        placed=placed,
        in_view=in_view,
        points=tuple(_points(rows, alone, names)),
        clusters=tuple(_grouped(rows, each, names) for each in groups),
        histogram=bars,
        facets=choices,
    )


def _of_filters(found: Found, public: bool) -> tuple[int, int, int, Histogram, Facets]:
    """What does not change with the window; worked out once for the same filters on the same incidents."""
    kept = found.kept.get(public)
    if kept is None:
        rows, mask = found.rows_of, found.mask
        best = rows["best"]
        kept = found.kept[public] = (
            len(found.rows),
            int(best[mask & (best > 0)].sum()),
            int(np.count_nonzero(mask & ~np.isnan(rows["lat"]))),
            _histogram(histogram(rows, found.without("since", "until"))),
            _facets(found, public),
        )
    told: tuple[int, int, int, Histogram, Facets] = kept
    return told


def _points(rows: Rows, some: Ints, names: Bools | None) -> Iterator[Point]:
    def of(column: str) -> list[float]:
        values: list[float] = rows[column][some].tolist()
        return values

    kinds, places = rows.tables.kinds.names, rows.tables.places.names
    columns = map(of, ("own", "kind", "place", "first", "last", "lat", "lon", "uncertainty", "best", "low", "high"))
    for own, kind, place, first, last, lat, lon, radius, best, low, high, documents, review in zip(
        *columns, of("documents"), of("review"), strict=True
    ):
        code = int(place)
        yield Point(
            id=id_of(int(own)),
            type=kinds[int(kind)][0],
            subtype=kinds[int(kind)][1],
            start=iso_day(int(first)),
            end=iso_day(int(last)),
            place=places[code][0] if names is None or names[code] else None,
            country=places[code][3],
            lat=round(lat, 5),
            lon=round(lon, 5),
            uncertainty_km=round(radius, 1) if radius == radius else None,
            killed=_known(best),
            killed_low=_known(low),
            killed_high=_known(high),
            documents=int(documents),
            review=REVIEWS[int(review)],  # type: ignore[arg-type]
        )


@functools.lru_cache(maxsize=50_000)
def iso_day(ordinal: int) -> str | None:
    """The ISO day of a proleptic ordinal; None of 0."""
    return datetime.date.fromordinal(ordinal).isoformat() if ordinal else None


def _known(count: float) -> int | None:
    return int(count) if count >= 0 else None


def _grouped(rows: Rows, each: Cluster, names: Bools | None) -> Grouped:
    shown = each.place is not None and (names is None or bool(names[each.place]))
    return Grouped(
        lat=each.lat, lon=each.lon, count=each.count, killed=each.killed, box=each.box, kinds=each.types,
        place=rows.tables.places.names[each.place][0] if shown and each.place is not None else None,
    )  # fmt: skip


def _histogram(bars: Bars) -> Histogram:
    day = datetime.timedelta(days=1)
    ends = [each - day for each in bars.starts[1:]] + ([bars.end] if bars.end else [])
    told = zip(bars.starts, ends, bars.counts, bars.killed, strict=True)
    return Histogram(
        unit=bars.unit,
        bars=tuple(Bar(start.isoformat(), end.isoformat(), count, killed) for start, end, count, killed in told),
        undated=bars.undated,
    )


def _facets(found: Found, public: bool) -> Facets:
    rows = found.rows_of
    hidden = {"actor": told_actors(rows), "source": told_sources(rows)} if public else {}
    made = facets(found, hidden)
    told = {
        name: tuple(Choice(each.value, each.label, each.count) for each in choices) for name, choices in made.items()
    }
    return Facets(**told)
