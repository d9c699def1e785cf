"""Double coding at the server: what a coder is sent and what not, who may do what, and what becomes a judgement."""

from __future__ import annotations

import contextlib

import pytest

from dateline.model import Judgement
from dateline.run.fuse import fuse_store
from dateline.store import Store
from dateline.web import Settings

FIELDS = ["type", "day", "place", "killed"]
#: Values that stand in no sample: where one is sent to anybody, it comes from a coding.
SECRET = {"killed": "77431", "note": "zanzibarite"}


@pytest.fixture
def coders(desk):
    """A client for each of four people at desks over one database; `by` is their only difference."""
    with contextlib.ExitStack() as stack:
        clients = {"dina": desk.client}
        for name in ("amira", "basil", "chidi"):
            served = type(desk)(Settings(store=desk.store, user=name))
            stack.callback(served.stop)
            clients[name] = served.client
        yield clients


@pytest.fixture
def round_(coders):
    """A round of three incidents for amira and basil."""
    asked = {"name": "pilot", "coders": ["amira", "basil"], "fields": FIELDS, "most": 3}
    told = coders["dina"].post("/api/rounds?since=2014", json=asked)
    assert told.status_code == 200, told.text
    return told.json()["round"]


def task(coders, name, round_):
    return coders[name].get(f"/api/rounds/{round_['number']}/task").json()


def code(coders, name, item, verdict="accept", **more):
    return coders[name].post(f"/api/codings/{item}", json={"verdict": verdict, **more})


def test_a_round_takes_the_incidents_that_the_filters_leave_the_most_doubtful_first(coders, round_):
    assert (round_["incidents"], round_["open"], round_["query"]) == (3, 3, "since=2014")
    doubted = coders["amira"].get("/api/incidents?since=2014&sort=-doubt&limit=3").json()["items"]
    found = task(coders, "amira", round_)
    assert found["sheet"]["brief"]["id"] == doubted[0]["id"]
    assert {each["field"] for each in found["sheet"]["fields"]} <= set(FIELDS)
    assert (found["position"], found["own"], found["round"]["of"]) == (0, None, 3)
    again = coders["dina"].post("/api/rounds", json={"name": "pilot", "coders": ["a", "b"], "fields": FIELDS})
    assert again.status_code == 422


def test_who_codes_is_sent_nothing_that_others_coded_or_judged(coders, round_):
    first = task(coders, "basil", round_)
    item, incident = first["item"], first["sheet"]["brief"]["id"]
    told = code(coders, "amira", item, "correct", values={"killed": SECRET["killed"]}, note=SECRET["note"])
    assert told.json()["item"] != item
    addresses = [
        "/api/rounds", f"/api/rounds/{round_['number']}/task", f"/api/rounds/{round_['number']}/items",
        f"/api/codings/{item}", f"/api/rounds/{round_['number']}/task?item={item}", f"/api/queue/{incident}",
        f"/api/incidents/{incident}", "/api/incidents?limit=200", "/api/judgements", "/api/agreement",
        "/api/agreement.csv", "/api/filters", f"/api/rounds/{round_['number']}/task?item={item + 1}",
    ]  # fmt: skip
    for address in addresses:
        sent = coders["basil"].get(address).text
        assert SECRET["killed"] not in sent, address
        assert SECRET["note"] not in sent, address
    assert task(coders, "basil", round_) == first | {"round": task(coders, "basil", round_)["round"]}
    # once both have coded it, both may see
    code(coders, "basil", item)
    assert SECRET["killed"] in coders["basil"].get(f"/api/codings/{item}").text


def test_nobody_judges_an_incident_past_those_who_code_it(coders, round_):
    incident = task(coders, "amira", round_)["sheet"]["brief"]["id"]
    for name in ("chidi", "dina", "amira"):
        told = coders[name].post(f"/api/incidents/{incident}/correct", json={"values": {"killed": "5"}})
        assert told.status_code == 422
        assert "round 'pilot'" in told.json()["error"]


def test_what_a_coder_sees_stays_as_it_was_when_the_round_began(coders, round_, desk):
    """Even where the database is judged behind the desk's back."""
    before = task(coders, "basil", round_)
    with Store.open(desk.store) as store:
        item = store.round_items(round_["number"])[0]
        told = {"verdict": "reject", "by": "eve", "at": "2030-01-01T00:00:00+00:00", "note": "zanzibarite"}
        store.add_judgement(Judgement(number=0, subject=item.incident, reports=item.reports, **told))
        fuse_store(store)
        assert store.fused_of(item.incident).verdict == "reject"
    assert task(coders, "basil", round_) == before


def test_who_may_do_what(coders, round_, desk):
    number, item = round_["number"], task(coders, "amira", round_)["item"]
    # chidi codes in no round, and is an adjudicator here, as everybody is where there are no accounts
    assert coders["chidi"].get(f"/api/rounds/{number}/task").status_code == 403
    assert code(coders, "chidi", item).status_code == 403
    assert coders["chidi"].get(f"/api/codings/{item}").status_code == 409
    assert code(coders, "amira", 999).status_code == 404
    assert coders["amira"].get("/api/rounds/999/task").status_code == 404


def test_the_roles_are_kept(team):
    viewer, coder, adjudicator = (team.signed_in(role) for role in ("viewer", "coder", "adjudicator"))
    asked = {"name": "pilot", "coders": ["coder", "adjudicator"], "fields": FIELDS, "most": 1}
    assert viewer.get("/api/rounds").status_code == 403
    assert viewer.get("/api/agreement").status_code == 403
    assert viewer.get("/api/filters").status_code == 403
    assert coder.post("/api/rounds", json=asked).status_code == 403
    stranger = adjudicator.post("/api/rounds", json=asked | {"coders": ["coder", "nobody"]})
    assert (stranger.status_code, "nobody" in stranger.json()["error"]) == (422, True)
    opened = adjudicator.post("/api/rounds", json=asked)
    assert opened.status_code == 200, opened.text
    number = opened.json()["round"]["number"]
    item = coder.get(f"/api/rounds/{number}/task").json()["item"]
    for client in (coder, adjudicator):
        assert client.post(f"/api/codings/{item}", json={"verdict": "accept"}).status_code == 200
    assert coder.get(f"/api/codings/{item}").status_code == 200
    for address in (f"/api/codings/{item}/agree", f"/api/codings/{item}/decide", f"/api/rounds/{number}/close"):
        assert coder.post(address, json={"verdict": "accept"}).status_code == 403
        assert viewer.post(address, json={"verdict": "accept"}).status_code == 403
    assert adjudicator.post(f"/api/codings/{item}/agree").json()["state"] == "decided"


def test_from_two_codings_to_a_judgement(coders, round_, desk):
    number, item = round_["number"], task(coders, "amira", round_)["item"]
    incident = task(coders, "amira", round_)["sheet"]["brief"]["id"]
    code(coders, "amira", item, "correct", values={"killed": "31"})
    code(coders, "basil", item, "correct", values={"killed": "30+"}, note="at least, it says")
    listed = coders["dina"].get(f"/api/rounds/{number}/items").json()
    assert [(each["item"], each["state"], each["differs"]) for each in listed["items"]] == [
        (item, "differs", ["killed"])
    ]
    told = coders["dina"].get(f"/api/codings/{item}").json()
    killed = next(each for each in told["fields"] if each["field"] == "killed")
    assert (killed["held"], killed["agreed"]) == (["31", "30+"], False)
    assert [each["by"] for each in told["codings"]] == ["amira", "basil"]
    assert coders["dina"].post(f"/api/codings/{item}/agree").status_code == 422
    picks = {"killed": told["codings"][1]["number"], "place": None}
    decided = coders["dina"].post(f"/api/codings/{item}/decide", json={"verdict": "correct", "picks": picks})
    assert decided.json()["state"] == "decided"
    judged = coders["amira"].get(f"/api/judgements?incident={incident}").json()["judgements"][0]
    assert (judged["by"], judged["words"]) == ("amira", "killed corrected to 30+")
    assert judged["note"].startswith("decided from codings 1, 2 of round 'pilot'")
    again = coders["dina"].post(f"/api/codings/{item}/decide", json={"verdict": "accept"})
    assert again.status_code == 422


def test_a_round_is_closed(coders, round_):
    for name in ("amira", "basil"):
        for _ in range(3):
            code(coders, name, task(coders, name, round_)["item"])
    assert task(coders, "amira", round_)["item"] is None
    closed = coders["dina"].post(f"/api/rounds/{round_['number']}/close").json()
    assert (closed["decided"], bool(closed["closed_at"])) == (3, True)
    assert len(coders["dina"].get("/api/incidents?review=accepted").json()["items"]) == 3
    assert coders["dina"].post(f"/api/rounds/{round_['number']}/close").status_code == 422


def test_agreement_and_the_daily_tally(coders, round_):
    first, second = (code(coders, "amira", task(coders, "amira", round_)["item"]).json() for _ in range(2))
    assert first["item"] != second["item"]
    one, two = task(coders, "basil", round_)["item"], first["item"]
    code(coders, "basil", one, "correct", values={"killed": "31", "type": "Riots"})
    code(coders, "basil", two)
    told = coders["chidi"].get(f"/api/agreement?round={round_['number']}").json()
    assert (told["incidents"], told["codings"]) == (2, 4)
    fields = {each["field"]: each for each in told["fields"]}
    assert set(fields) == {"verdict", *FIELDS}
    assert fields["type"]["coders"] | {"alpha": None} == {"pairs": 2, "same": 1, "share": 0.5, "alpha": None}
    assert fields["type"]["machine"]["pairs"] == 4
    assert fields["type"]["disagreements"][0]["coders"] == ["amira", "basil"]
    assert told["fields"][0]["field"] in ("type", "killed")
    assert sum(each["count"] for each in told["types"]) == 2
    assert [(each["by"], each["coded"]) for each in told["tally"]] == [("amira", 2), ("basil", 2)]
    table = coders["chidi"].get("/api/agreement.csv")
    assert table.headers["content-type"].startswith("text/csv")
    rows = table.text.splitlines()
    assert rows[0].startswith("\ufeffkind,field,metric")
    assert sum(row.startswith("disagreement,type") for row in rows) == 2
    assert coders["chidi"].get("/api/agreement?round=99").status_code == 404


def test_an_empty_database_has_no_figures(coders):
    told = coders["dina"].get("/api/agreement").json()
    assert (told["incidents"], told["fields"], told["overall"]["alpha"]) == (0, [], None)


def test_agreement_is_worked_out_again_once_something_is_coded(coders, round_):
    address = f"/api/agreement?round={round_['number']}"
    first = coders["dina"].get(address).json()
    assert (first["incidents"], coders["dina"].get(address).json()) == (0, first)
    item = task(coders, "amira", round_)["item"]
    code(coders, "amira", item, "correct", values={"killed": "7"})
    code(coders, "basil", item, "correct", values={"killed": "8"})
    told = coders["dina"].get(address).json()
    assert (told["incidents"], told["codings"]) == (1, 2)
    second = task(coders, "amira", round_)["item"]
    code(coders, "amira", second, "correct", values={"killed": "7"})
    code(coders, "basil", second, "correct", values={"killed": "7"})
    again = {each["field"]: each["coders"] for each in coders["dina"].get(address).json()["fields"]}
    assert (told["fields"][0]["coders"]["pairs"], again["killed"]["share"]) == (1, 0.5)
    assert coders["dina"].get("/api/agreement?round=99").status_code == 404
