"""The Frictionless package: valid as its own library has it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable

import frictionless

from dateline.export._walk import TABLES
from dateline.model import Reading

from .conftest import Save


def test_it_is_valid(save: Save, reading: Reading, make: Callable[..., Reading], district: Reading) -> None:
    other = make(document={"id": "report-2", "title": "=1+1; “quoted”, and more"})
    folder = save("datapackage", [reading, other])
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    assert [task.name for task in report.tasks] == list(TABLES)


def test_a_broken_link_is_found(save: Save) -> None:
    """What is checked is checked: a claim of no incident."""
    folder = save("datapackage")
    claims = folder / "claims.csv"
    claims.write_text(claims.read_text().replace(",report-1/i2,", ",report-1/i9,"))
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


def test_what_it_says_of_itself(save: Save) -> None:
    told = json.loads((save("datapackage", licence="CC-BY-4.0") / "datapackage.json").read_text())
    assert told["licenses"] == [{"name": "CC-BY-4.0"}]
    assert told["temporal"] == {"start": "2021-02-24", "end": "2021-03-02"}
    assert told["spatial"] == {"bbox": [36.51934, 36.20851, 36.51934, 36.20851]}
    assert told["version"] == "2021-06-01"
    claims = next(each for each in told["resources"] if each["name"] == "claims")
    assert claims["schema"]["foreignKeys"][0] == {
        "fields": ["incident_id"], "reference": {"resource": "incidents", "fields": ["incident_id"]},
    }  # fmt: skip
    assert claims["schema"]["missingValues"] == [""]


def test_as_one_file(save: Save) -> None:
    path = save("datapackage", name="events.zip")
    with zipfile.ZipFile(path) as package:
        assert package.namelist()[0] == "datapackage.json"
        assert "Harim" in package.read("incidents.csv").decode()
    assert frictionless.validate(str(path)).valid
    assert sorted(each.name for each in path.parent.iterdir()) == ["events.zip"]
