"""HXL: a row of hashtags, and nobody's name who told something."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re

from dateline.export import EXPORTERS
from dateline.knowledge.hxl import hxl_tags
from dateline.model import Reading

from .conftest import Save

_TAG = re.compile(r"#[a-z]+[0-9]?(\+[a-z_0-9]+)*")


def rows(reading: Reading, today: dt.date, *, public: bool) -> list[list[str]]:
    return list(csv.reader("".join(EXPORTERS["hxl"]([reading], public=public, today=today)).splitlines()))


def test_a_row_of_hashtags_under_the_head(reading: Reading, today: dt.date) -> None:
    head, tags, first, _ = rows(reading, today, public=True)
    assert dict(zip(head, tags, strict=True)) == hxl_tags()
    assert all(_TAG.fullmatch(tag) for tag in tags)
    told = dict(zip(tags, first, strict=True))
    assert (told["#date+start"], told["#affected+killed"], told["#country+code"]) == ("2021-03-02", "21", "SYR")
    assert (told["#affected+killed+min"], told["#affected+killed+max"]) == ("17", "")


def test_no_informant_is_named_in_an_internal_file_either(reading: Reading, today: dt.date) -> None:
    for public in (True, False):
        text = str(rows(reading, today, public=public))
        assert "Nabulsi" not in text
        assert "Qasim" not in text
        assert "a medic" in text


def test_the_dataset_says_its_days_and_licence(save: Save) -> None:
    path = save("hxl", licence="CC-BY-4.0")
    assert path.read_text().splitlines()[2].endswith(",CC-BY-4.0")


def test_metadata_in_the_fields_of_hdx(reading: Reading, today: dt.date, tmp_path) -> None:  # type: ignore[no-untyped-def]
    from dateline.export import FORMATS, Told

    writer = FORMATS["hxl"].file
    assert writer
    made = writer(Told(readings=[reading], today=today, licence="CC-BY-4.0", name="x.csv"), tmp_path / "x.csv")
    told = json.loads(made.beside[".metadata.json"])
    assert told["dataset_date"] == "[2021-02-24T00:00:00 TO 2021-03-02T23:59:59]"
    assert told["license_other"] == "CC-BY-4.0"
    assert made.rows == {"incidents": 2}
