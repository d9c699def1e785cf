"""Checks against the codebooks: each broken rule is found, and what is right is not."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from dateline.export import EXPORTERS
from dateline.export.checking import Checked, check
from dateline.export.rows import write_rows
from dateline.model import InputError, Reading

ACLED: dict[str, Any] = {
    "event_id_cnty": "SYR1",
    "event_date": "2021-03-02",
    "year": 2021,
    "time_precision": 1,
    "disorder_type": "Political violence",
    "event_type": "Violence against civilians",
    "sub_event_type": "Attack",
    "actor1": "Rebels of the Hill",
    "inter1": "Rebel group",
    "actor2": "Civilians (Syria)",
    "inter2": "Civilians",
    "interaction": "Rebel group-Civilians",
    "civilian_targeting": "Civilians targeted",
    "iso": 760,
    "region": "Middle East",
    "country": "Syria",
    "admin1": "Idlib",
    "location": "Harim",
    "latitude": 36.2085,
    "longitude": 36.5193,
    "geo_precision": 1,
    "source": "Sample Desk",
    "source_scale": "Subnational-International",
    "notes": "An invented row.",
    "fatalities": 3,
    "timestamp": 1622505600,
}
UCDP: dict[str, Any] = {
    "id": 1,
    "relid": "SYR-2021-1-1-1",
    "year": 2021,
    "active_year": 1,
    "code_status": "Clear",
    "type_of_violence": 1,
    "conflict_new_id": 2,
    "conflict_name": "Syria: Government",
    "dyad_new_id": 3,
    "dyad_name": "Government of Syria - Rebels",
    "side_a_new_id": 4,
    "side_a": "Government of Syria",
    "side_b_new_id": 5,
    "side_b": "Rebels",
    "number_of_sources": 1,
    "where_prec": 1,
    "where_coordinates": "Harim",
    "latitude": 36.2085,
    "longitude": 36.5193,
    "geom_wkt": "POINT (36.5193 36.2085)",
    "priogrid_gid": 181874,
    "country": "Syria",
    "country_id": 652,
    "region": "Middle East",
    "event_clarity": 1,
    "date_prec": 1,
    "date_start": "2021-03-02 00:00:00.000",
    "date_end": "2021-03-02 00:00:00.000",
    "deaths_a": 1,
    "deaths_b": 2,
    "deaths_civilians": 0,
    "deaths_unknown": 0,
    "best": 3,
    "high": 4,
    "low": 2,
    "gwnoa": 652,
}


def checked(path: Path, book: Any, *rows: dict[str, Any]) -> Checked:
    path.write_text("".join(write_rows(rows, book)), encoding="utf-8")
    return check(path)


def broken(found: Checked, level: str = "error") -> list[str]:
    return [finding.column for finding in found.findings if finding.level == level]


@pytest.mark.parametrize(("book", "row"), [("acled", ACLED), ("ucdp", UCDP)])
def test_a_sound_row(tmp_path: Path, book: str, row: dict[str, Any]) -> None:
    found = checked(tmp_path / "a.csv", book, row)
    assert (found.codebook, found.rows, found.ok) == (book, 1, True)
    assert broken(found) == broken(found, "warning") == []


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"event_date": "02.13.2021"}, "event_date"),
        ({"event_date": ""}, "event_date"),
        ({"year": 2020}, "year"),
        ({"time_precision": 4}, "time_precision"),
        ({"event_type": "Skirmish"}, "event_type"),
        ({"sub_event_type": "Armed clash"}, "sub_event_type"),
        ({"disorder_type": "Demonstrations"}, "disorder_type"),
        ({"inter1": "Rebels"}, "inter1"),
        ({"interaction": "State forces-Civilians"}, "interaction"),
        ({"interaction": "Rebels-Civilians"}, "interaction"),
        ({"civilian_targeting": "yes"}, "civilian_targeting"),
        ({"iso": 840}, "iso"),
        ({"latitude": 136.2}, "latitude"),
        ({"latitude": "36,2"}, "latitude"),
        ({"longitude": ""}, "latitude"),
        ({"latitude": "", "longitude": ""}, "geo_precision"),
        ({"geo_precision": 0}, "geo_precision"),
        ({"fatalities": -1}, "fatalities"),
        ({"fatalities": "some"}, "fatalities"),
        ({"actor1": "", "inter1": "Rebel group"}, "inter1"),
    ],
)
def test_what_breaks_acleds_rules(tmp_path: Path, changes: dict[str, Any], column: str) -> None:
    assert column in broken(checked(tmp_path / "a.csv", "acled", ACLED | changes))


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"date_end": "2021-03-01"}, "date_end"),
        ({"date_end": "2021-03-04"}, "date_prec"),
        ({"low": 5}, "best"),
        ({"best": 0, "low": 0, "high": 0, "deaths_a": 0, "deaths_b": 0}, "best"),
        ({"deaths_a": 2}, "best"),
        ({"priogrid_gid": 1}, "priogrid_gid"),
        ({"geom_wkt": "POINT (36.2085 36.5193)"}, "geom_wkt"),
        ({"country_id": 2}, "country_id"),
        ({"type_of_violence": 3}, "side_b"),
        ({"type_of_violence": 2, "side_b": "Civilians"}, "type_of_violence"),
        ({"where_prec": 8}, "where_prec"),
        ({"event_clarity": 3}, "event_clarity"),
        ({"region": "Levant"}, "region"),
        ({"active_year": "maybe"}, "active_year"),
        ({"number_of_sources": 0}, "number_of_sources"),
    ],
)
def test_what_breaks_ucdps_rules(tmp_path: Path, changes: dict[str, Any], column: str) -> None:
    assert column in broken(checked(tmp_path / "a.csv", "ucdp", UCDP | changes))


def test_an_older_file_has_numbers_for_types_and_other_columns(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    later = {"disorder_type", "civilian_targeting", "tags"}
    names = [name for name in ACLED if name not in later]
    names += ["assoc_actor_1", "assoc_actor_2", "admin2", "admin3", "data_id", "iso3"]
    row = ACLED | {
        "inter1": 2,
        "inter2": 7,
        "interaction": 27,
        "event_date": "02 March 2021",
        "data_id": 7,
        "iso3": "SYR",
    }
    cells = [str(row.get(name, "")) for name in names]
    path.write_text(";".join(names) + "\n" + ";".join(cells) + "\n", encoding="utf-8")
    found = check(path)
    assert found.ok, found.findings
    assert set(found.missing) == later
    assert found.unknown == ()
    assert "not written as 2023-02-16" in [each.what for each in found.findings]


def test_ids_are_unique_and_rows_whole(tmp_path: Path) -> None:
    found = checked(tmp_path / "a.csv", "acled", ACLED, ACLED)
    assert [(each.what, each.lines) for each in found.findings if each.level == "error"] == [
        ("an id that an earlier row has", (3,))
    ]
    path = tmp_path / "short.csv"
    path.write_text((tmp_path / "a.csv").read_text().replace(",1622505600\n", "\n", 1), encoding="utf-8")
    assert broken(check(path)) == [""]


@pytest.mark.parametrize("book", ["acled", "ucdp", "plover"])
@pytest.mark.parametrize("public", [True, False])
def test_our_own_exports_break_no_rule(
    reading: Reading, today: dt.date, tmp_path: Path, book: str, public: bool
) -> None:
    path = tmp_path / "own"
    path.write_text("".join(EXPORTERS[book]([reading], today=today, public=public)), encoding="utf-8")
    found = check(path)
    assert (found.codebook, found.ok) == (book, True), found.findings
    if book == "ucdp":
        assert "required, and empty: given by UCDP alone" in [each.what for each in found.findings]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"actor": None}, "actor"),
        ({"event": "FIGHT"}, "event"),
        ({"mode": ["visit"]}, "mode"),
        ({"context": ["war"]}, "context"),
        ({"quad_code": 1}, "quad_code"),
        ({"event_scale": 11}, "event_scale"),
        ({"date": "March"}, "date"),
        ({"enddate": "2021-01-01"}, "enddate"),
        ({"actor": [{"sector": "ARMY"}]}, "actor"),
        ({"recipient": "them"}, "recipient"),
        ({"event_loc": {"lat": 91, "lon": 0}}, "event_loc"),
        ({"size": {"dead": -1}}, "size"),
    ],
)
def test_what_breaks_plovers_rules(tmp_path: Path, changes: dict[str, Any], field: str) -> None:
    sound = {"id": "1", "date": "2021-03-02", "actor": [{"sector": "MIL"}], "event": "ASSAULT", "mode": ["aerial"]}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(sound) + "\n" + json.dumps(sound | changes | {"id": "2"}) + "\n", encoding="utf-8")
    found = check(path)
    assert (found.codebook, found.rows) == ("plover", 2)
    assert broken(found) == [field]


def test_what_cannot_be_checked(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("name,age\nA,1\n", encoding="utf-8")
    with pytest.raises(InputError, match="neither ACLED's nor UCDP GED's"):
        check(path)
    # our own table has names in common with ACLED's
    path.write_text(
        "incident_id,event_type,sub_event_type,country,latitude\nf1,Battles,Armed clash,SY,35\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match="neither ACLED's nor UCDP GED's"):
        check(path)
    path.write_text('{"schema":"dateline.reading/1"}', encoding="utf-8")
    with pytest.raises(InputError, match="Dateline's own records"):
        check(path)
    path.write_text("{oops\n", encoding="utf-8")
    assert [each.what for each in check(path, "plover").findings] == ["no JSON object"]
