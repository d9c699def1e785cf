"""The map's view and the lists, of a real server."""

from __future__ import annotations

import datetime

import pytest

from dateline.store import Store


def test_a_view_of_all(desk):
    told = desk.client.get("/api/view").json()
    with Store.open(desk.store) as store:
        rows = list(store.fused())
    assert told["total"] == len(rows)
    assert told["placed"] == sum(1 for row in rows if row.incident.place and row.incident.place.lat is not None)
    assert told["in_view"] == told["placed"] == len(told["points"]) + sum(each["count"] for each in told["clusters"])
    assert told["killed"] == sum(row.incident.fatalities.best or 0 for row in rows if row.incident.fatalities)
    assert sum(each["count"] for each in told["histogram"]["bars"]) + told["histogram"]["undated"] == len(rows)
    assert {each["label"] for each in told["facets"]["place"]} >= {"Syria"}


def test_a_point_says_what_the_incident_says(desk):
    told = desk.client.get("/api/view", params={"view": "-180,-85,180,85", "zoom": 14}).json()
    with Store.open(desk.store) as store:
        for point in told["points"][:20]:
            incident = store.fused_of(point["id"]).incident
            assert incident.place is not None
            assert (point["type"], point["subtype"]) == (incident.type, incident.subtype)
            assert point["place"] == incident.place.name
            assert point["lat"] == pytest.approx(incident.place.lat, abs=1e-4)
            assert point["lon"] == pytest.approx(incident.place.lon, abs=1e-4)
            assert point["killed"] == (incident.fatalities.best if incident.fatalities else None)
            assert point["documents"] == len(incident.documents)


def test_the_window_is_no_filter(desk):
    whole = desk.client.get("/api/view").json()
    part = desk.client.get("/api/view", params={"view": "39,35,41,36.5", "zoom": 8}).json()
    assert part["in_view"] < whole["in_view"]
    for name in ("total", "histogram", "facets"):
        assert part[name] == whole[name]


def test_the_slider_shows_all_days_whichever_are_asked(desk):
    whole = desk.client.get("/api/view").json()["histogram"]
    narrow = desk.client.get("/api/view", params={"since": "2016-04-20", "until": "2016-04-20"}).json()
    assert narrow["histogram"] == whole
    assert narrow["total"] < sum(each["count"] for each in whole["bars"])


@pytest.mark.parametrize(
    "wrong", ["since=someday", "box=1,2", "view=1,2", "review=maybe", "credibility=7", "zoom=x", "killed_min=-1"]
)
def test_what_makes_no_sense_is_refused_in_words(desk, wrong):
    for address in ("/api/view?", "/api/incidents?"):
        found = desk.client.get(address + wrong)
        if wrong.startswith("zoom") and "incidents" in address:
            continue
        assert found.status_code == 422
        assert found.json()["error"]


def test_a_list_page_by_page(desk):
    asked = {"sort": "-doubt", "limit": 7}
    first = desk.client.get("/api/incidents", params=asked).json()
    shown = first["items"]
    while cursor := first["cursor"]:
        first = desk.client.get("/api/incidents", params=asked | {"cursor": cursor}).json()
        shown += first["items"]
    assert len({each["id"] for each in shown}) == len(shown) == first["total"]
    scores = [each["doubt"] for each in shown]
    assert scores == sorted(scores, reverse=True)
    assert shown[0]["reasons"]
    assert sum(each["points"] for each in shown[0]["reasons"]) > 0


def test_an_accept_is_in_the_next_list(desk):
    item = desk.client.get("/api/incidents", params={"sort": "-doubt", "review": "open"}).json()["items"][0]
    desk.client.post(f"/api/incidents/{item['id']}/accept", json={"seen": item["seen"]}).raise_for_status()
    assert item["id"] in {
        each["id"] for each in desk.client.get("/api/incidents", params={"review": "accepted"}).json()["items"]
    }
    rest = desk.client.get("/api/incidents", params={"review": "open", "limit": 200}).json()["items"]
    assert item["id"] not in {each["id"] for each in rest}


def test_a_viewer_sees_no_more_than_what_is_public(team):
    client = team.signed_in("viewer")
    told = client.get("/api/view", params={"view": "-180,-85,180,85", "zoom": 14}).json()
    limit = (datetime.datetime.now(datetime.UTC).date() - datetime.timedelta(days=14)).isoformat()
    assert told["points"]
    for point in told["points"]:
        assert point["end"] <= limit
        assert round(point["lat"] / 0.05, 3) == pytest.approx(round(point["lat"] / 0.05), abs=0.01)
        assert point["uncertainty_km"] >= 5
    listed = client.get("/api/incidents", params={"limit": 200}).json()
    assert all(each["end"] <= limit for each in listed["items"])
    assert all(each["sources"] == "" for each in listed["items"])
    for refused in ("text=market", "area=36,35;37,35;37,36", "review=open"):
        assert client.get(f"/api/view?{refused}").status_code == 403
