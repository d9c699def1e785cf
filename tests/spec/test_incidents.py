"""Whole reports and the incidents that they tell: no more and no fewer, the lead one first.

`incidents.tsv` has a row for each incident of the reports in `incidents/`. Names are parts of the names that must be
there (" + " joins several, "-" asks for nobody); a number "6-" is 6 or more, "3-3" is 3, an empty cell no number.
"""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from dateline.model import Incident, Reading, Tally
from dateline.model.display import tally_text

from .conftest import read, rows

FOLDER = Path(__file__).parent / "incidents"
ROWS = rows("incidents.tsv")
FILES = sorted({row["file"] for row in ROWS})
UNTOLD = ("planned", "hypothetical", "denied")


@functools.cache
def reading(name: str) -> Reading:
    (day,) = {row["published"] for row in ROWS if row["file"] == name}
    return read((FOLDER / f"{name}.txt").read_text(encoding="utf-8"), day or None)


def number(tally: Tally | None) -> str:
    if tally is None:
        return ""
    return f"{tally.low if tally.low is not None else ''}-{tally.high if tally.high is not None else ''}"


def names_fit(wanted: str, names: list[str]) -> bool:
    if wanted == "-":
        return not names
    return all(any(part in name for name in names) for part in wanted.split(" + ") if part)


def matches(row: dict[str, str], incident: Incident) -> bool:
    events = [reading(row["file"]).event(one) for one in incident.events]
    place = incident.place
    return (
        incident.subtype == row["subtype"]
        and names_fit(row["side_a"], [actor.name for actor in incident.side_a])
        and names_fit(row["side_b"], [actor.name for actor in incident.side_b])
        and (place is not None and row["place"] in place.name)
        and row["day"] in ("", incident.time.start if incident.time else None)
        and number(incident.fatalities) == row["killed"]
        and number(incident.injured) == row["injured"]
        and number(incident.captured) == row["captured"]
        and row["status"] in {event.status for event in events}
        and names_fit(row["sources"], [source.source or "" for source in incident.sources])
    )


def in_words(incident: Incident) -> tuple[object, ...]:
    return (
        incident.subtype,
        [actor.name for actor in incident.side_a],
        [actor.name for actor in incident.side_b],
        incident.place and incident.place.name,
        incident.time and incident.time.start,
        tally_text(incident.fatalities),
        number(incident.injured),
        number(incident.captured),
        [source.source for source in incident.sources],
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['file']} {row['subtype']} {row['place']}")
def test_an_incident_is_told(row: dict[str, str]) -> None:
    incidents = reading(row["file"]).incidents
    found = [incident for incident in incidents if matches(row, incident)]
    assert len(found) == 1, [in_words(incident) for incident in incidents if incident.subtype == row["subtype"]]


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_told_twice_and_nothing_else(name: str) -> None:
    wanted = [row for row in ROWS if row["file"] == name]
    told = [in_words(incident) for incident in reading(name).incidents]
    assert len(told) == len(wanted), told


@pytest.mark.parametrize("name", FILES)
def test_the_lead_incident_comes_first(name: str) -> None:
    row = next(row for row in ROWS if row["file"] == name)
    assert matches(row, reading(name).incidents[0]), in_words(reading(name).incidents[0])


@pytest.mark.parametrize("name", FILES)
def test_plans_and_denials_are_in_no_incident(name: str) -> None:
    inside = {one for incident in reading(name).incidents for one in incident.events}
    assert not [event.id for event in reading(name).events if event.status in UNTOLD and event.id in inside]


def test_there_are_nineteen_reports() -> None:
    assert len(FILES) >= 19
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(FILES)
