"""What a window shows: each incident once, singly or in a cluster, and never more than a map can bear."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.web.asked import Asked
from dateline.web.index import Index
from dateline.web.index.clusters import clusters

#: World, a country, a town, and one across 180°.
_WINDOWS = [
    (None, 2.0),
    ((-180.0, -80.0, 180.0, 80.0), 1.0),
    ((34.0, 31.0, 43.0, 38.0), 5.5),
    ((36.5, 35.0, 37.5, 36.5), 9.0),
    ((170.0, -40.0, -60.0, 75.0), 2.0),
]


@pytest.fixture
def found(made):
    return Index.of(made).select(made, Asked())


@pytest.mark.parametrize(("window", "zoom"), _WINDOWS)
def test_each_incident_is_shown_once(found, window, zoom):
    rows = found.rows_of
    count, alone, groups = clusters(rows, found.mask, window, zoom)
    lon, lat, best = rows["lon"], rows["lat"], np.maximum(rows["best"], 0)
    inside = found.mask & ~np.isnan(lat)
    if window:
        west, south, east, north = window
        inside &= (lat >= south) & (lat <= north)
        inside &= ((lon >= west) & (lon <= east)) if west <= east else ((lon >= west) | (lon <= east))
    assert count == inside.sum() == len(alone) + sum(each.count for each in groups)
    assert inside[alone].all()
    assert best[inside].sum() == best[alone].sum() + sum(each.killed for each in groups)
    for each in groups:
        assert each.count > 1
        assert sum(each.types.values()) == each.count
        west, south, east, north = each.box
        assert west - 1e-4 <= each.lon <= east + 1e-4
        assert south - 1e-4 <= each.lat <= north + 1e-4


def test_incidents_of_one_point_are_one_cluster_at_every_zoom(found):
    rows = found.rows_of
    points = list(zip(rows["lon"].tolist(), rows["lat"].tolist(), strict=True))
    crowded = max(set(points), key=points.count)
    around = (crowded[0] - 0.01, crowded[1] - 0.01, crowded[0] + 0.01, crowded[1] + 0.01)
    _, alone, groups = clusters(rows, found.mask, around, 16)
    (group,) = [each for each in groups if each.box[0] == each.box[2] and each.box[1] == each.box[3]]
    assert group.count == points.count(crowded) > 1
    assert group.place is not None
    assert rows.tables.places.names[group.place][0]
    assert not any(points[int(row)] == crowded for row in alone)


def test_a_cluster_stays_while_the_map_is_panned(found):
    rows = found.rows_of

    def inner(shift):
        _, _, groups = clusters(rows, found.mask, (20.0 + shift, 10.0, 70.0 + shift, 60.0), 4)
        return {(each.lon, each.lat, each.count) for each in groups if each.box[0] > 30 and each.box[2] < 60}

    assert inner(0) == inner(2.5) == inner(-3.1) != set()


def test_nothing_is_found_where_nothing_is(found):
    count, alone, groups = clusters(found.rows_of, found.mask, (-40.0, -60.0, -30.0, -50.0), 5)
    assert (count, len(alone), groups) == (0, 0, [])


def test_never_more_than_a_map_can_bear(found):
    _, alone, groups = clusters(found.rows_of, found.mask, (-180.0, -85.0, 180.0, 85.0), 22)
    assert len(alone) + len(groups) <= 2_000 + 400
