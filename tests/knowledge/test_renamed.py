"""Places whose official name changed."""

from __future__ import annotations

import csv
import itertools
import re
from pathlib import Path

import pytest

from dateline.knowledge import renamed as module
from dateline.knowledge.gazetteer import gazetteer
from dateline.knowledge.renamed import official_name, renamed

with Path(module.__file__).with_name("renamed_places.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("place", "day", "name"),
    [
        (713174, "2014-07-01", "Artemivsk"), (713174, "2016-02-03", "Artemivsk"), (713174, "2016-02-04", "Bakhmut"),
        (713174, "2023-05-20", "Bakhmut"), (1526273, "2018-01-01", "Astana"), (1526273, "2020-01-01", "Nur-Sultan"),
        (1526273, "2023-01-01", "Astana"), (616635, "1988-12-07", "Leninakan"),
    ],
)  # fmt: skip
def test_the_official_name_on_a_day(place: int, day: str, name: str) -> None:
    assert official_name(place, day) == name


def test_a_place_that_kept_its_name() -> None:
    entry = gazetteer().find("Chasiv Yar")[0]
    assert official_name(entry.geonames, "2016-01-01") is None
    assert entry.name_on("2016-01-01") == entry.name


def test_both_names_find_the_place_at_any_date() -> None:
    for row in ROWS:
        found = gazetteer().find(row["name"])
        assert int(row["geonames"]) in {entry.geonames for entry in found}, row["name"]
        assert row["country"] in {entry.country for entry in found}, row["name"]


def test_every_row_says_since_when_and_why() -> None:
    for row in ROWS:
        assert row["basis"], row["name"]
        for day in (row["from"], row["to"]):
            assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", day), row["name"]
    for names in renamed().values():
        assert len(names) > 1
        assert all(before[2] == after[1] for before, after in itertools.pairwise(names))
