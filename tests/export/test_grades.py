"""Grades in exports: columns of letters and digits, and nothing that the desk wrote for itself in public."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest

from dateline.export import EXPORTERS
from dateline.knowledge.source_grades_own import put
from dateline.model import Reading
from dateline.run import regrade

SECRET = "our friend Nadia Zaki checks it"


@pytest.fixture
def graded(reading: Reading, tmp_path, monkeypatch) -> Reading:
    """The report with letters of the user: one for the outlet, one for a party, with a reason that names a friend."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    put("Sample Desk", "C", SECRET)
    put("sy_saa", "E", SECRET)
    return regrade(reading)


def made(to: str, reading: Reading, today: dt.date, *, public: bool) -> str:
    return "".join(EXPORTERS[to]([reading], today=today, public=public))


@pytest.mark.parametrize("public", [True, False])
def test_csv(graded: Reading, today: dt.date, public: bool) -> None:
    text = made("csv", graded, today, public=public)
    first, second = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert first["reliability"].split("; ") == ["F"] * (len(first["sources"].split("; ")) - 1) + ["E"]
    assert first["outlet_reliability"] == "C"
    assert (first["credibility"], first["killed_credibility"]) == ("2", "1")  # the army denies the deed, not the dead
    assert first["side_a_credibility"] == "2"
    assert first["credibility_reason"] == "2 sources agree that do not depend on each other; a party denies it"
    assert first["graded_by"].startswith("rules 2, packaged ")
    assert (second["credibility"], second["killed_credibility"]) == ("3", "")


@pytest.mark.parametrize("public", [True, False])
def test_geojson(graded: Reading, today: dt.date, public: bool) -> None:
    facts = json.loads(made("geojson", graded, today, public=public))["features"][0]["properties"]
    assert [who["reliability"] for who in facts["claimants"]][-1] == "E"
    assert facts["credibility"]["digit"] == "2"
    assert facts["outlet_reliability"] == "C"
    assert facts["graded_by"].startswith("rules 2, packaged ")


def test_the_page_says_how_credible_it_is(graded: Reading, today: dt.date) -> None:
    page = made("report", graded, today, public=True)
    assert "Credibility 2 of 6 (probably true): 2 sources agree" in page


@pytest.mark.parametrize("to", ["acled", "ucdp"])
def test_columns_of_others_stay_theirs(graded: Reading, today: dt.date, to: str) -> None:
    head = made(to, graded, today, public=False).splitlines()[0]
    assert "reliability" not in head
    assert "credibility" not in head


@pytest.mark.parametrize("to", [name for name in EXPORTERS if name != "jsonl"])
def test_what_the_desk_wrote_stays_on_the_desk(graded: Reading, today: dt.date, to: str) -> None:
    public = made(to, graded, today, public=True)
    for word in ("Nadia", "Zaki", "checks it", "Nabulsi", "Salma"):
        assert word not in public


def test_the_desks_own_file_keeps_the_reasons(graded: Reading, today: dt.date) -> None:
    assert SECRET in made("jsonl", graded, today, public=False)


def test_a_reading_without_grades_has_empty_cells(reading: Reading, today: dt.date) -> None:
    first = next(csv.DictReader(io.StringIO(made("csv", reading, today, public=False).removeprefix("\ufeff"))))
    assert [first[name] for name in ("reliability", "credibility", "killed_credibility", "graded_by")] == [""] * 4
