"""Refusals in words: pages for people, JSON for programs."""

from __future__ import annotations

import httpx
import pytest

from dateline.store import Store

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/api/incidents/f000000000000", 404, "There is no incident f000000000000 (any more)"),
        ("/api/queue/f000000000000", 404, "There is no incident f000000000000 (any more)"),
        ("/api/documents/none%20such", 404, "There is no document none such (any more)"),
        ("/api/places/gn:0", 404, "There is no place gn:0 (any more), or no report tells of it"),
        ("/api/sources/none", 404, "There is no source none (any more)"),
        ("/api/<b>none", 404, "/api/<b>none: there is no such thing"),
        ("/api/incidents?since=soon", 422, None),
    ],
)
def test_a_refusal_is_a_page_for_a_browser_and_json_for_a_program(desk, address, status, told):
    plain = desk.client.get(address)
    assert plain.status_code == status
    words = plain.json()["error"]
    assert told is None or words == told
    page = desk.client.get(address, headers=BROWSER)
    assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert page.headers["vary"] == "Accept"
    assert 'role="alert"' in page.text
    assert words.replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#x27;")[1:] in page.text
    assert "dateline incidents" not in page.text
    assert "<b>" not in page.text


def test_an_id_that_fits_several_says_which(desk):
    told = desk.client.get("/api/incidents/f").json()["error"]
    assert "fits more than one incident" in told


@pytest.mark.file
def test_a_database_that_is_gone_is_told_on_a_page(desk):
    desk.desk.close()
    for each in desk.store.parent.glob(desk.store.name + "*"):
        each.unlink()
    told = desk.client.get("/brief", headers=BROWSER)
    assert (told.status_code, told.headers["content-type"]) == (503, "text/html; charset=utf-8")
    assert "there is no database here" in told.text
    assert str(desk.store.parent) not in told.text


def test_what_a_viewer_may_not_have_is_told_on_a_page(team):
    viewer = team.signed_in("viewer")
    told = viewer.get("/api/export?to=csv&internal=true", headers=BROWSER)
    assert (told.status_code, told.headers["content-type"]) == (403, "text/html; charset=utf-8")
    assert viewer.get("/api/judgements").json()["error"].startswith("this is for the role coder")


def test_who_is_not_signed_in_is_shown_the_way(team):
    told = httpx.get(f"{team.url}/api/judgements", headers=BROWSER)
    assert told.status_code == 401
    assert 'href="/login?next=/api/judgements"' in told.text


def test_a_control_claim_says_who_held_the_place_before(desk):
    with Store.open(desk.store) as store:
        documents = [reading.document.id for reading in store.readings() if reading.control]
    told = [each for own in documents for each in desk.client.get(f"/api/documents/{own}").json()["control"]]
    assert {"holds", "took"} & {each["status"] for each in told}
    assert all("previous_holder" in each for each in told)


def test_a_fault_of_ours_is_no_missing_thing(desk, monkeypatch, caplog):
    monkeypatch.setattr(Store, "homes", lambda self, document: {}["a fault"])
    with Store.open(desk.store) as store:
        own = next(store.documents()).id
    told = desk.client.get(f"/api/documents/{own}")
    assert told.status_code == 500
    assert "a fault" not in told.text
    assert "KeyError" in caplog.text
