"""CSV: one row per incident, for a spreadsheet."""

import csv
import datetime as dt
import io
from collections.abc import Callable

import msgspec
import pytest

from dateline.export import EXPORTERS
from dateline.export.csv import COLUMNS
from dateline.model import Reading


def rows(readings: list[Reading], today: dt.date, **more: bool) -> list[dict[str, str]]:
    text = "".join(EXPORTERS["csv"](readings, today=today, **more))
    assert text.startswith("\ufeff")
    assert "\r" not in text
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_row_per_incident_with_bounds_sources_and_quotes(reading: Reading, today: dt.date) -> None:
    first, second = rows([reading], today, public=False)
    assert tuple(first) == COLUMNS
    assert (first["incident_id"], first["day"], first["place"]) == ("report-1/i1", "2021-03-02", "Harim")
    assert [first[f"killed_{bound}"] for bound in ("low", "best", "high")] == ["17", "21", ""]
    assert first["sources"] == "local activist Omar al-Nabulsi; Dr. Salma Qasim; the army (denies)"
    assert first["quotes"].startswith("More than 20 people, including four children")
    assert first["url"] == "https://desk.example/2021/03/harim-market"
    assert second["place"] == "near Tell Amar"


def test_what_is_unknown_is_an_empty_cell(reading: Reading, today: dt.date) -> None:
    second = rows([reading], today, public=False)[1]
    assert [second[name] for name in ("killed_low", "latitude", "side_b", "injured_best")] == [""] * 4


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "＝"])
def test_no_cell_is_read_as_a_formula(make: Callable[..., Reading], today: dt.date, start: str) -> None:
    reading = make(document={"title": f"{start}HYPERLINK(1)"})
    title = rows([reading], today, public=False)[0]["title"]
    assert title.startswith("'")


def test_control_characters_do_nothing(make: Callable[..., Reading], today: dt.date) -> None:
    reading = make(document={"title": "\x00=HYPERLINK(1)\x1b[2J"})
    assert rows([reading], today, public=False)[0]["title"] == "\ufffd=HYPERLINK(1)\ufffd[2J"


def test_a_negative_coordinate_stays_a_number(make: Callable[..., Reading], today: dt.date) -> None:
    incident = make().incidents[0]
    assert incident.place
    south = msgspec.structs.replace(incident, place=msgspec.structs.replace(incident.place, lat=-12.5, lon=-60.25))
    row = rows([make(incidents=(south,))], today, public=False)[0]
    assert (row["latitude"], row["longitude"]) == ("-12.5", "-60.25")


def test_the_same_readings_give_the_same_bytes(reading: Reading, today: dt.date) -> None:
    once, twice = ("".join(EXPORTERS["csv"]([reading], today=today)) for _ in range(2))
    assert once == twice
