"""Bars over time, choices of filters, pages of lists: what stands beside the map."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest

from dateline.model import InputError
from dateline.web.asked import Asked
from dateline.web.index import Index
from dateline.web.index.facets import facets
from dateline.web.index.histogram import histogram
from dateline.web.index.page import SORTS, page


@pytest.fixture
def index(made):
    return Index.of(made)


@pytest.mark.parametrize(
    ("since", "until", "unit"),
    [(None, None, "month"), ("2016-03-01", "2017-06-30", "week"), ("2016-03-01", "2016-06-01", "day")],
)
def test_bars_without_a_gap(made, index, since, until, unit):
    found = index.select(made, Asked(since=since, until=until))
    bars = histogram(found.rows_of, found.mask)
    rows = [row for row in made.fused(since=since, until=until) if row.incident.time and row.incident.time.start]
    assert bars.unit == unit
    assert sum(bars.counts) == len(rows)
    assert sum(bars.killed) == sum(row.incident.fatalities.best or 0 for row in rows if row.incident.fatalities)
    assert list(bars.starts) == sorted(bars.starts)
    assert bars.end is not None
    days = [datetime.date.fromisoformat(row.incident.time.start) for row in rows]
    for start, end, count in zip(
        bars.starts, (*bars.starts[1:], bars.end + datetime.timedelta(1)), bars.counts, strict=True
    ):
        assert count == sum(start <= day < end for day in days)


def test_no_bars_of_nothing(made, index):
    found = index.select(made, Asked(killed_min=10**6))
    bars = histogram(found.rows_of, found.mask)
    assert (bars.starts, bars.end, bars.counts) == ((), None, ())


def test_choices_are_counted_under_the_other_filters(made, index):
    asked = Asked(kind=("Battles",), review=("open",), place="Syria")
    found = facets(index.select(made, asked), {})
    types = Counter(row.incident.type for row in made.fused(place="Syria") if row.state == "")
    assert {each.value: each.count for each in found["kind"]} == types
    states = Counter(row.state or "open" for row in made.fused(place="Syria", kind="Battles"))
    assert {each.value: each.count for each in found["review"] if each.count} == states
    countries = Counter(row.incident.place.country for row in made.fused(kind="Battles") if row.state == "")
    assert sum(each.count for each in found["place"]) == sum(count for _, count in countries.most_common(12))
    assert found["place"][0].count == max(countries.values())
    statuses = {each.value: each.count for each in found["status"]}
    assert statuses["occurred"] == sum(
        1 for row in made.fused(place="Syria", kind="Battles", status="occurred") if row.state == ""
    )


def test_choosing_what_is_offered_finds_as_many(made, index):
    offered = facets(index.select(made, Asked()), {})
    for name in ("kind", "subtype", "actor", "status", "review", "credibility"):
        for each in offered[name]:
            value = int(each.value) if name == "credibility" else each.value
            asked = Asked(**{"kind" if name == "subtype" else name: (value,)})
            found = len(index.select(made, asked).rows)
            if name != "actor":  # the words of one name may be found in another ("gunmen" in "unknown gunmen")
                assert (each.value, found) == (each.value, each.count)
            assert (each.value, found >= each.count) == (each.value, True)
    for name in ("place", "source"):
        for each in offered[name]:
            assert len(index.select(made, Asked(**{name: each.value})).rows) >= each.count


@pytest.mark.parametrize("sort", SORTS)
def test_pages_show_everything_once_in_order(made, index, sort):
    found = index.select(made, Asked())
    rows, shown, cursor = found.rows_of, [], None
    while True:
        some, cursor = page(rows, found.mask, sort, cursor, 37)
        shown += some.tolist()
        if cursor is None:
            break
    assert sorted(shown) == found.rows.tolist()
    column = {"day": "first", "-day": "first", "-killed": "best", "-doubt": "doubt", "-credibility": "credibility"}[
        sort
    ]
    values = [rows[column][row] for row in shown]
    dated = [value for value in values if value > 0]
    assert dated == sorted(dated, reverse=sort != "day")
    if sort != "-doubt":
        assert all(value > 0 for value in values[: len(dated)])  # what is unknown comes last


def test_a_cursor_that_no_list_gave_is_refused(made, index):
    found = index.select(made, Asked())
    _, cursor = page(found.rows_of, found.mask, "day", None, 5)
    for wrong, sort in (("nonsense", "day"), (cursor, "-killed"), ("W10", "day"), ("é", "day")):
        with pytest.raises(InputError, match="cursor"):
            page(found.rows_of, found.mask, sort, wrong, 5)
