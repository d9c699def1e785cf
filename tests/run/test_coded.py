"""Incidents as coded events: what the exports would write, and why some of it is no row."""

from __future__ import annotations

import csv
import datetime as dt

from msgspec.structs import replace

from dateline.export import EXPORTERS
from dateline.model import Tally, When
from dateline.run.coded import coded


def first(reading, **changes):
    """The reading with its first incident alone, changed."""
    return replace(reading, incidents=(replace(reading.incidents[0], **changes),))


def exported(reading, to):
    text = "".join(EXPORTERS[to]([reading], public=False, today=dt.date(2030, 1, 1)))
    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))


def test_what_is_compared_is_what_is_exported(make_reading):
    reading = make_reading("report-1")
    found = [event for event in coded(reading, "acled") if event.no_row is None]
    rows = exported(reading, "acled")
    assert rows
    assert [(e.start, e.event_type, e.sub_event_type or "", e.place, str(e.fatalities)) for e in found] == [
        (row["event_date"], row["event_type"], row["sub_event_type"], row["location"], row["fatalities"])
        for row in rows
    ]
    assert [e.civilians_targeted for e in found] == [bool(row["civilian_targeting"]) for row in rows]
    deadly = [event for event in coded(reading, "ucdp") if event.no_row is None]
    assert [(e.start, e.end, str(e.best), str(e.civilian_deaths)) for e in deadly] == [
        (row["date_start"], row["date_end"], row["best"], row["deaths_civilians"]) for row in exported(reading, "ucdp")
    ]


def test_a_row_for_each_active_day(make_reading):
    days = When(start="2021-03-01", end="2021-03-03", precision="day")
    reading = first(make_reading("report-1"), time=days, fatalities=Tally(low=5, best=5, high=5))
    found = coded(reading, "acled")
    assert [(event.start, event.end) for event in found] == [(f"2021-03-0{n}",) * 2 for n in (1, 2, 3)]
    assert sum(event.fatalities or 0 for event in found) == 5
    assert len({event.id for event in found}) == 3
    assert len({event.incident for event in found}) == 1
    assert len(coded(reading, "readings")) == 1


def test_what_is_no_row_says_why_and_is_kept(make_reading):
    (event,) = coded(first(make_reading("report-1"), time=None), "acled")
    assert (event.start, event.no_row) == (None, "no day known")
    (event,) = coded(first(make_reading("report-1"), fatalities=None), "ucdp")
    assert event.no_row == "no death estimate of at least 1"


def test_what_did_not_happen_is_no_event(make_reading):
    reading = make_reading("report-1")
    events = tuple(replace(event, status="threatened", casualties=()) for event in reading.events)
    for book in ("acled", "ucdp", "readings"):
        assert coded(replace(reading, events=events), book) == []
