"""What must be read in the sample reports: each row of tests/data/samples_expected.tsv is right in the world.

A row that says "occurred" or "ongoing" must be met by an incident, any other by an event: "part" by one that occurred
and is a part of an incident of another kind (what a raid looted, the abduction that ended in a killing). An empty cell
asks for nothing; " & " joins names that must all be there; a place may also be the district or province in which it
lies; "open" is a number without an upper bound.
"""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dateline.ingest import open_documents
from dateline.model import Event, Incident, Reading
from dateline.run.pipeline import read_document

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
ROWS = list(csv.DictReader((ROOT / "tests/data/samples_expected.tsv").open(encoding="utf-8"), delimiter="\t"))
SAYS_SO = "sample report, written for Dateline"


@cache
def readings() -> dict[str, Reading]:
    """The Reading of each sample by its file (without the ending) or its id in bulletins.jsonl."""
    read = {}
    for raw in open_documents([str(SAMPLES)]):
        name = raw.id or "/".join(Path(raw.origin).with_suffix("").parts[-2:])
        read[name] = read_document(raw)
    return read


def of(name: str) -> Reading:
    (found,) = [reading for key, reading in readings().items() if key == name or key.startswith(name + "-")]
    return found


def names(actors: tuple[Any, ...]) -> str:
    return " & ".join(actor.name for actor in actors).lower()


def met(row: dict[str, str], item: Event | Incident) -> bool:
    place = item.place
    where = [place.name, place.admin2, place.admin1] if place else []
    start, end = (item.time.start, item.time.end) if item.time else (None, None)
    tally = item.fatalities if isinstance(item, Incident) else None
    killed = (str(tally.low), "open" if tally.high is None else str(tally.high)) if tally else ("", "")
    return (
        row["subtype"] in ("", item.subtype)
        and all(name.lower() in names(item.side_a) for name in row["side_a"].split(" & ") if name)
        and all(name.lower() in names(item.side_b) for name in row["side_b"].split(" & ") if name)
        and (not row["place"] or any(row["place"].lower() in (name or "").lower() for name in where))
        and row["start"] in ("", start)
        and row["end"] in ("", end)
        and (not row["killed_low"] or (row["killed_low"], row["killed_high"]) == killed)
    )


def label(row: dict[str, str]) -> str:
    return f"{row['file']} {row['status']} {row['subtype']} {row['side_a']}".strip()


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_a_row_is_read(row):
    reading = of(row["file"])
    if row["status"] in ("occurred", "ongoing"):
        ids = {event.id for event in reading.events if event.status == row["status"]}
        items: list[Event | Incident] = [each for each in reading.incidents if ids & set(each.events)]
    else:
        status = {"part": "occurred"}.get(row["status"], row["status"])
        items = [event for event in reading.events if event.status == status]
    assert any(met(row, item) for item in items), [
        (item.subtype, names(item.side_a), names(item.side_b), item.place and item.place.name, item.time)
        for item in items
    ]


def test_there_are_enough_rows_and_samples():
    assert len(ROWS) >= 30
    assert len(readings()) >= 26
    assert sum("deir-ez-zor" in name or "bulletin" in name for name in readings()) >= 12


@pytest.mark.parametrize("path", sorted(SAMPLES.rglob("*.[ht][tx][mt]*")), ids=lambda path: path.name)
def test_a_page_says_that_it_is_a_sample(path):
    assert SAYS_SO in path.read_text(encoding="utf-8")


def test_bulletins_say_so_too_and_have_all_fields():
    for line in (SAMPLES / "bulletins.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        assert set(record) - {"text", "html"} == {"id", "title", "published", "outlet", "url"}
        assert SAYS_SO in record.get("text", record.get("html"))


@pytest.mark.parametrize("name", sorted(readings()))
def test_every_sample_is_a_report_with_a_day_and_no_evidence_in_comments(name):
    reading = of(name)
    assert reading.document.language == "en"
    assert reading.document.published
    assert reading.document.title
    assert reading.events
