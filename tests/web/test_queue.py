"""The review queue's server: an incident on one sheet, and filters under a name."""

from __future__ import annotations

import pytest

from dateline.store import Store


@pytest.fixture
def several(desk):
    """The id of an incident that several documents tell."""
    with Store.open(desk.store) as store:
        return next(row.id for row in store.fused() if len(row.incident.documents) > 2)


def test_every_quote_of_a_sheet_stands_in_its_document(desk, several):
    told = desk.client.get(f"/api/queue/{several}").json()
    assert told["brief"]["id"] == several
    assert [each["field"] for each in told["fields"]][:3] == ["type", "subtype", "day"]
    quotes = [each["told"] for each in told["reports"]]
    quotes += [quote for field in told["fields"] for said in field["said"] for quote in said["quotes"]]
    assert len(quotes) > 6
    with Store.open(desk.store) as store:
        for each in quotes:
            text = store.reading(each["document"]).document.text
            assert text[each["start"] : each["end"]] == each["words"]
            assert each["before"] + each["words"] + each["after"] in text


def test_a_corrected_value_stands_beside_the_machines(desk, several):
    address = f"/api/incidents/{several}"
    assert desk.client.post(f"{address}/correct", json={"values": {"killed": "33"}}).status_code == 200
    told = desk.client.get(f"/api/queue/{several}").json()
    killed = next(each for each in told["fields"] if each["field"] == "killed")
    assert killed["value"] == "33"
    assert killed["machine"] not in (None, "33")
    assert told["brief"]["review"] == "corrected"
    assert "killed corrected to 33 by amira" in told["judged"][0]


def test_an_incident_that_is_not_there(desk):
    found = desk.client.get("/api/queue/nothing")
    assert (found.status_code, found.json()["error"]) == (404, "There is no incident nothing (any more)")


def test_filters_are_kept_and_forgotten(desk):
    own = {"name": " Deir  ez-Zor ", "query": "?place=Deir+ez-Zor&kind=Battles"}
    desk.client.post("/api/filters", json=own)
    told = desk.client.post("/api/filters", json={"name": "2016", "query": "since=2016", "shared": True}).json()
    rows = [(each["name"], each["query"], each["own"]) for each in told["filters"]]
    assert rows == [("Deir ez-Zor", "place=Deir+ez-Zor&kind=Battles", True), ("2016", "since=2016", False)]
    assert told == desk.client.get("/api/filters").json()
    number = told["filters"][0]["number"]
    left = desk.client.delete(f"/api/filters/{number}").json()["filters"]
    assert [each["name"] for each in left] == ["2016"]
    assert desk.client.delete(f"/api/filters/{number}").status_code == 404


@pytest.mark.parametrize("asked", [{"name": " ", "query": ""}, {"name": "x" * 81, "query": ""}, {"query": "a"}, {}])
def test_filters_without_a_name_are_refused(desk, asked):
    assert desk.client.post("/api/filters", json=asked).status_code == 422


def test_beside_every_value_stand_the_voices_that_give_it(desk):
    with Store.open(desk.store) as store:
        rows = list(store.fused())
    letters = 0
    for row in rows[:20]:
        told = desk.client.get(f"/api/queue/{row.id}").json()
        page = desk.client.get(f"/api/incidents/{row.id}").json()
        said = [value for field in told["fields"] for value in field["said"]]
        assert all(value["voices"] for value in said)
        letters += sum(bool(voice["letter"]) for value in said for voice in value["voices"])
        shown = {
            (claim["value"], voice["name"])
            for field in page["fields"]
            for claim in field["claims"]
            for telling in claim["tellings"]
            for voice in telling["voices"]
        }
        assert {(value["value"], voice["name"]) for value in said for voice in value["voices"]} == shown
    assert letters
