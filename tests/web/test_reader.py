"""A document for the reader: its text, the marks on it, what its words may stand for, and that all of it is data."""

from __future__ import annotations

import itertools

import pytest

from dateline.run.facade import read_text
from dateline.run.fuse import fuse_store
from dateline.store import Store

REPORT = (
    "Shells hit market in Harasta\n\n"
    "BEIRUT – At least 14 civilians were killed in Harasta on Tuesday when the Syrian army shelled a market 🕌, "
    "a medic said. Rebels of Jaysh al-Islam had attacked a checkpoint near Duma a day before.\n\n"
    "\u202eThe governor <script>alert(1)</script> denied it.\u202c <svg onload=alert(2)> "
    "<style>body{display:none}</style>\n\n"
    "3 Comments\n\nOmar\nApril 21, 2016 at 10:00 am\nThe army killed 99 people in Homs on Monday!\n"
)


def put(desk, text=REPORT, **more):
    told = {"published": "2016-04-21", "id": "r/1", "outlet": "Harbour <b>Gazette</b>", "url": "javascript:alert(3)"}
    with Store.open(desk.store) as store:
        store.add(read_text(text, **told | more), origin="notes.txt", coder="1.2")
        fuse_store(store)


@pytest.fixture
def read(desk):
    put(desk)
    return desk.client.get("/api/documents/r%2F1").json()


def words(read, mark):
    return read["text"][mark["start"] : mark["end"]]


def test_marks_are_code_points_of_the_text(read):
    assert read["text"] == REPORT.strip() or read["text"] in REPORT
    told = {(mark["kind"], words(read, mark)) for mark in read["marks"]}
    assert told >= {("place", "Harasta"), ("time", "Tuesday"), ("event", "attacked")}
    assert told >= {("count", "At least 14 civilians"), ("voice", "a medic"), ("actor", "Rebels of Jaysh al-Islam")}
    later = [mark for mark in read["marks"] if words(read, mark) == "Duma"]
    assert later, "offsets behind the emoji hold"
    for one, other in itertools.pairwise(read["marks"]):
        assert (one["start"], -one["end"]) <= (other["start"], -other["end"])


def test_every_mark_points_at_its_thing(read):
    lists = {"place": "places", "time": "times", "actor": "actors", "voice": "voices", "count": "counts"}
    for mark in read["marks"]:
        things = read["events"] if mark["kind"] == "event" else read["found"][lists.get(mark["kind"], "weapons")]
        assert mark["of"] < len(things)
        assert set(mark["events"]) <= {event["id"] for event in read["events"]}
    place = next(m for m in read["marks"] if m["kind"] == "place" and words(read, m) == "Harasta")
    told = read["found"]["places"][place["of"]]["place"]
    assert (told["admin1"], told["country"]) == ("Rif Dimashq", "SY")
    for event in read["events"]:
        assert event["evidence"]
        for row in event["rows"]:
            assert all(number < len(read["voices"]) for number in row["said_by"])
            assert row["credibility"] is None or row["credibility"] < len(read["grades"])


def test_nothing_of_a_comment_is_marked(read):
    comments = [each for each in read["sections"] if each["kind"] == "comment"]
    assert comments
    evidence = [at for event in read["events"] for at in event["evidence"]]
    marks = [(mark["start"], mark["end"]) for mark in read["marks"] if mark["kind"] != "time"]
    for start, end in (*evidence, *marks):
        assert not any(start < each["end"] and each["start"] < end for each in comments)


def test_what_a_hostile_report_says_is_data(read, desk):
    assert "<script>alert(1)</script>" in read["text"]
    assert (read["url"], read["web"]) == ("javascript:alert(3)", False)
    assert desk.client.get("/api/documents/r%2F1").headers["content-type"] == "application/json"


def test_incidents_lead_to_the_fused_ones(read, desk):
    assert read["incidents"]
    with Store.open(desk.store) as store:
        for incident in read["incidents"]:
            assert incident["fused"] == store.fused_of(f"r/1/{incident['id']}").id
            assert incident["documents"] >= 1


def test_earlier_readings_are_told(desk, read):
    assert read["history"] == []
    put(desk, REPORT.replace("14", "16"))
    again = desk.client.get("/api/documents/r%2F1").json()
    assert [(each["coder"], each["sha256"]) for each in again["history"]] == [("1.2", read["sha256"])]
    assert again["sha256"] != read["sha256"]


def test_a_report_that_is_not_fused_yet_has_no_home(desk):
    with Store.open(desk.store) as store:
        store.add(read_text("Gunmen shot two farmers dead near Kidal on Monday.", published="2020-05-06", id="new"))
    told = desk.client.get("/api/documents/new").json()
    assert [each["fused"] for each in told["incidents"]] == [None]


def test_what_is_not_there(desk):
    assert desk.client.get("/api/documents/nowhere").status_code == 404
    found = desk.client.post("/api/documents/nowhere/understood", json={"start": 0, "end": 3, "field": "killed"})
    assert found.status_code == 404


def understood(desk, read, quote, field, **more):
    start = read["text"].index(quote)
    asked = {"start": start, "end": start + len(quote), "field": field, **more}
    return desk.client.post("/api/documents/r%2F1/understood", json=asked)


@pytest.mark.parametrize(
    ("quote", "field", "given"),
    [
        ("At least 14 civilians", "killed", "14+"),
        ("14", "killed", "14+"),
        ("Tuesday", "day", "2016-04-19"),
        ("a day before", "day", "2016-04-18"),
        ("Harasta", "place", "geonames:169897"),
        ("Jaysh al-Islam", "side_a", "jai"),
        ("shelled", "subtype", "Shelling/artillery/missile attack"),
    ],
)
def test_what_words_may_stand_for(desk, read, quote, field, given):
    told = understood(desk, read, quote, field).json()["proposals"]
    assert told[0]["given"] == given
    assert told[0]["basis"]


def test_a_person_may_write_another_name(desk, read):
    told = understood(desk, read, "a market", "place", written="Duma").json()["proposals"]
    assert all(each["place"]["lat"] is not None for each in told)
    assert told[0]["place"]["country"] == "SY", "the nearest to the report comes first"
    told = understood(desk, read, "a market", "day", written="2016-04").json()["proposals"]
    assert [each["given"] for each in told] == ["2016-04"]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"start": 5, "end": 5, "field": "killed"}, "no words"),
        ({"start": 0, "end": 999_999, "field": "killed"}, "no words"),
        ({"start": 0, "end": 3, "field": "weapon"}, "field"),
        ({"start": 0, "end": 3, "field": "killed", "more": 1}, "more"),
        ({"start": -1, "end": 3, "field": "killed"}, ">= 0"),
    ],
)
def test_what_makes_no_sense_is_refused(desk, read, asked, why):
    found = desk.client.post("/api/documents/r%2F1/understood", json=asked)
    assert found.status_code == 422
    assert why in found.json()["error"]


def test_no_value_comes_from_a_comment(desk, read):
    found = understood(desk, read, "99 people", "killed")
    assert found.status_code == 422
    assert "nothing may rest on them" in found.json()["error"]


def test_a_number_is_corrected_by_the_words_that_say_so(desk, read):
    quote = "At least 14 civilians"
    start = read["text"].index(quote)
    incident = next(each for each in read["incidents"] if each["killed"])
    words = {"document": "r/1", "start": start, "end": start + len(quote), "words": quote}
    asked = {"values": {"killed": "16"}, "quotes": {"killed": words}, "note": "the ward's list"}
    assert desk.client.post(f"/api/incidents/{incident['fused']}/correct", json=asked).status_code == 200
    with Store.open(desk.store) as store:
        said = store.fused_of(incident["fused"]).incident.said[0]
    assert (said.value, said.quotes[0].span.quote) == ("16", quote)


def test_texts_are_for_coders_alone(team):
    with Store.open(team.store) as store:
        address = f"/api/documents/{next(store.documents()).id}"
    assert team.signed_in("viewer").get(address).status_code == 403
    assert team.signed_in("coder").get(address).status_code == 200
