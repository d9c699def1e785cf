"""UCDP GED rows: deadly incidents only, with low, best and high."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from dateline.export import EXPORTERS
from dateline.export.ucdp import priogrid_cell
from dateline.knowledge.codebooks import columns
from dateline.model import Actor, Casualties, Reading, Tally, When

Make = Callable[..., Reading]
STATE = Actor(name="the army", kind="state_forces")
REBELS = Actor(name="rebels", kind="rebel")
RIVALS = Actor(name="a rival brigade", kind="rebel")
PEOPLE = Actor(name="residents", kind="civilians")


def rows(readings: list[Reading], today: dt.date, **more: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(EXPORTERS["ucdp"](readings, today=today, **more)))))


def changed(make: Make, casualties: tuple[Casualties, ...] | None = None, **changes: Any) -> Reading:
    event, incident = make().events[0], make().incidents[0]
    if casualties is not None:
        event = msgspec.structs.replace(event, casualties=casualties)
    return make(events=(event,), incidents=(msgspec.structs.replace(incident, **changes),))


def killed(number: int, **more: Any) -> Casualties:
    return Casualties(harm="killed", low=number, best=number, high=number, **more)


def test_the_49_columns_with_estimates_place_and_sources(reading: Reading, today: dt.date) -> None:
    (row,) = rows([reading], today, public=False)
    assert tuple(row) == columns("ucdp")
    assert len(row) == 49
    expected = {
        "year": "2021",
        "type_of_violence": "3",
        "side_a": "Syrian Arab Army",
        "side_b": "Civilians",
        "dyad_name": "Syrian Arab Army - Civilians",
        "low": "17",
        "best": "21",
        "high": "",
        "deaths_civilians": "21",
        "deaths_unknown": "0",
        "where_prec": "1",
        "date_prec": "1",
        "date_start": "2021-03-02",
        "country_id": "652",
        "region": "Middle East",
        "gwnoa": "652",
        "geom_wkt": "POINT (36.51934 36.20851)",
        "source_original": "local activist Omar al-Nabulsi; Dr. Salma Qasim; the army (denies)",
        "id": "",
        "conflict_name": "",
    }
    assert {name: row[name] for name in expected} == expected


@pytest.mark.parametrize("tally", [None, Tally(), Tally(low=0, best=0, high=0)])
def test_no_row_without_a_death(make: Make, today: dt.date, tally: Tally | None) -> None:
    skipped: dict[str, str] = {}
    assert rows([changed(make, fatalities=tally)], today, on_skip=skipped.__setitem__) == []
    assert skipped == {"report-1/i1": "no death estimate of at least 1"}


def test_a_high_estimate_alone_makes_a_row_without_inventing_the_best(make: Make, today: dt.date) -> None:
    (row,) = rows([changed(make, fatalities=Tally(high=300))], today)
    assert (row["low"], row["best"], row["high"], row["deaths_unknown"]) == ("", "", "300", "")


@pytest.mark.parametrize(
    ("side_a", "side_b", "violence", "first"),
    [
        (STATE, REBELS, "1", "the army"),
        (REBELS, STATE, "1", "the army"),
        (REBELS, RIVALS, "2", "rebels"),
        (REBELS, PEOPLE, "3", "rebels"),
        (STATE, PEOPLE, "3", "the army"),
        (None, PEOPLE, "", ""),
        (REBELS, None, "", "rebels"),
    ],
)
def test_types_of_violence(
    make: Make, today: dt.date, side_a: Actor | None, side_b: Actor | None, violence: str, first: str
) -> None:
    sides = {"side_a": (side_a,) if side_a else (), "side_b": (side_b,) if side_b else ()}
    (row,) = rows([changed(make, **sides)], today)
    assert (row["type_of_violence"], row["side_a"]) == (violence, first)


def test_deaths_by_side_where_the_claims_add_up(make: Make, today: dt.date) -> None:
    claims = (killed(4, description="The army"), killed(3, description="rebels"), killed(2, who="civilian"))
    reading = changed(
        make,
        claims,
        side_a=(REBELS,),
        side_b=(STATE,),
        fatalities=Tally(low=10, best=10, high=10),
        civilian_fatalities=None,
    )
    (row,) = rows([reading], today)
    split = [row[f"deaths_{part}"] for part in ("a", "b", "civilians", "unknown")]
    assert split == ["4", "3", "2", "1"]


def test_claims_that_do_not_add_up_are_not_split(make: Make, today: dt.date) -> None:
    claims = (killed(9, description="the army"), killed(8, who="civilian"))
    reading = changed(make, claims, side_a=(STATE,), side_b=(REBELS,), fatalities=Tally(low=9, best=9, high=9))
    (row,) = rows([reading], today)
    assert [row[f"deaths_{part}"] for part in ("a", "b", "civilians", "unknown")] == ["0", "0", "0", "9"]


def test_longer_times_stay_intervals(make: Make, today: dt.date) -> None:
    march = When(start="2021-03-01", end="2021-03-31", precision="month")
    (row,) = rows([changed(make, time=march)], today)
    assert [row[name] for name in ("date_start", "date_end", "date_prec")] == ["2021-03-01", "2021-03-31", "4"]


def test_a_riot_is_no_organised_violence(make: Make, today: dt.date) -> None:
    assert rows([changed(make, type="Riots", subtype="Mob violence")], today) == []


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(-90, -180, 1), (-90, 179.9, 720), (90, 180, 259200), (36.21, 36.52, 181874), (None, 1, None)],
)
def test_priogrid_cells(lat: float | None, lon: float | None, cell: int | None) -> None:
    assert priogrid_cell(lat, lon) == cell
