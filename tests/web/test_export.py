"""Files of what is filtered."""

from __future__ import annotations

import csv
import io
import json

import pytest

from dateline.run import open_sources, read_into
from dateline.run.fuse import fuse_store
from dateline.store import Store


@pytest.fixture(autouse=True)
def own_data(tmp_path, monkeypatch):
    """Where the keys of databases on a server lie."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))


def rows(answer):
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def export(desk, **asked):
    return desk.client.get("/api/export", params=asked)


def test_a_csv_of_what_is_filtered(desk):
    answer = export(desk, to="csv", place="Sinaa")
    told = rows(answer)
    assert told
    assert all("Sinaa" in each["place"] for each in told)
    assert answer.headers["content-disposition"].startswith('attachment; filename="dateline-csv-20')
    assert len(told) < len(rows(export(desk, to="csv")))


def test_days_are_in_order(desk):
    days = [each["day"] for each in rows(export(desk)) if each["day"]]
    assert days == sorted(days)


@pytest.mark.parametrize("to", ["acled", "ucdp"])
def test_codebooks(desk, to):
    assert len(rows(export(desk, to=to, since="2016", until="2016"))) >= 3


def test_geojson(desk):
    answer = export(desk, to="geojson", place="Sinaa")
    told = json.loads(answer.content)
    assert told["features"]
    assert answer.headers["content-type"].startswith("application/geo+json")


def test_it_is_public_unless_it_is_internal(desk):
    public, internal = rows(export(desk, place="Sinaa")), rows(export(desk, place="Sinaa", internal="true"))
    assert {each["latitude"] for each in public} == {"35.32"}
    assert {each["latitude"] for each in internal} == {"35.323"}
    assert "internal" in export(desk, internal="true").headers["content-disposition"]


def test_who_held_what(desk):
    told = rows(export(desk, to="control-csv", place="Sinaa", since="2016-05", until="2016-05"))
    (only,) = told
    assert (only["holder"], only["from"], only["lat"]) == ("Islamic State", "2016-04-19", "35.32")
    (inside,) = rows(export(desk, to="control-csv", place="Sinaa", since="2016-05", until="2016-05", internal="true"))
    assert "captures industrial district" in inside["evidence"]
    refused = export(desk, to="control-csv", actor="isis")
    assert refused.status_code == 422
    assert "actor" in refused.json()["error"]


def test_a_rejected_incident_is_left_out(desk):
    before = rows(export(desk, place="Sinaa"))
    desk.client.post(f"/api/incidents/{before[0]['incident_id']}/reject").raise_for_status()
    after = {each["incident_id"] for each in rows(export(desk, place="Sinaa"))}
    assert before[0]["incident_id"] not in after
    assert len(after) == len(before) - 1


def test_no_cell_is_a_formula(desk):
    path = desk.store.with_name("formula.jsonl")
    text = "Two soldiers were killed in Harasta on Monday, residents said."
    told = {"id": "formula", "text": text, "title": "=cmd|' /C calc'!A0", "published": "2016-04-21", "outlet": "+Desk"}
    path.write_text(json.dumps(told), "utf-8")
    with Store.open(desk.store) as store:
        read_into(store, open_sources([str(path)]))
        fuse_store(store)
    found = [each for each in rows(export(desk, internal="true")) if each["document_id"].startswith("formula")]
    assert found
    for each in rows(export(desk, internal="true")):
        for cell in each.values():
            assert not cell.startswith(("=", "+", "@", "\t", "\r")), cell


def test_what_is_no_format_or_filter_is_refused(desk):
    assert export(desk, to="exe").status_code == 422
    assert export(desk, since="soon").status_code == 422


def test_exports_of_the_desk_are_noted(team):
    viewer, coder = team.signed_in("viewer"), team.signed_in("coder")
    told = rows(viewer.get("/api/export", params={"to": "acled", "place": "Sinaa"}))
    rows(coder.get("/api/export", params={"internal": "true"}))
    with Store.open(team.store) as store:
        first, second = store.exports()
    assert (first.by, first.format, first.public, first.rows) == ("viewer", "acled", True, len(told))
    assert first.asked == {"desk": "public", "place": '"Sinaa"'}
    assert first.key
    assert (second.by, second.public, second.key) == ("coder", False, None)
