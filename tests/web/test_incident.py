"""The page of an incident as the server gives it: claims with their words, reports, neighbours, and look-ups."""

from __future__ import annotations

import hashlib

import pytest

from dateline.model import RawDocument
from dateline.run.fuse import fuse_store
from dateline.run.pipeline import read_document
from dateline.store import Store


def told(desk, address: str, status: int = 200, **asked):
    found = desk.client.get(f"/api/{address}", params=asked)
    assert found.status_code == status, found.text
    return found.json()


def rows(desk):
    with Store.open(desk.store) as store:
        return list(store.fused())


@pytest.fixture
def toll(desk):
    """The incident whose toll rose: the missile on a railway station."""
    return next(row for row in rows(desk) if row.incident.tolls and len(row.incident.documents) > 1)


def field(page, name: str):
    return next(each for each in page["fields"] if each["name"] == name)


def test_every_page_opens_and_quotes_what_stands_there(desk):
    with Store.open(desk.store) as store:
        texts = {each.document.id: each.document.text for each in store.readings()}
    for row in rows(desk):
        page = told(desk, f"incidents/{row.id}")
        assert [each["name"] for each in page["fields"]] == [
            "type", "day", "place", "side_a", "side_b", "killed", "civilians_killed", "injured", "captured",
        ]  # fmt: skip
        claims = [claim for each in page["fields"] for claim in each["claims"]]
        assert len(claims) == len(row.incident.said)
        for telling in (telling for claim in claims for telling in claim["tellings"]):
            assert telling["voices"], "somebody always says it"
            for words in telling["quotes"]:
                assert texts[telling["document"]][words["start"] : words["end"]] == words["words"]
                around = words["before"] + words["words"] + words["after"]
                assert around.strip("…") in texts[telling["document"]]


def test_a_claim_names_its_voice_with_a_letter_and_its_words(desk, toll):
    page = told(desk, f"incidents/{toll.id}")
    killed = field(page, "killed")
    assert killed["value"] == "50"
    chosen = next(each for each in killed["claims"] if each["chosen"])
    (telling,) = chosen["tellings"]
    (voice,) = telling["voices"]
    assert (voice["name"], voice["letter"]["code"], voice["own"]) == ("Pavlo Kyrylenko", "F", False)
    assert "no record" in voice["letter"]["reason"]
    assert "50" in telling["quotes"][0]["words"]
    assert telling["quotes"][0]["before"]
    assert [step["best"] for step in page["steps"] if step["harm"] == "killed"] == [31, 39, 50]
    assert {each["stance"] for each in page["against"]} == {"denies"}
    assert page["credibility"] == {"code": "2", "label": "probably true", "reason": page["credibility"]["reason"]}


def test_reports_in_order_of_time_with_what_joined_them(desk, toll):
    page = told(desk, f"incidents/{toll.id}")
    assert [each["report"] for each in page["reports"]] == sorted(toll.incident.reports)
    one, two = page["reports"]
    assert one["likest"] == two["report"]
    assert one["bits"] == two["bits"] > 0
    why = told(desk, "why", a=one["report"], b=two["report"])
    assert why["one"]
    (pair,) = why["pairs"]
    assert pair["waterfall"]["total"] == pytest.approx(one["bits"], abs=0.01)
    assert pair["waterfall"]["steps"][0]["field"] == "prior"
    assert "name two" in told(desk, "why", 404, a=one["report"], b=one["report"])["error"]
    assert told(desk, "why", 404, a="nothing", b=one["report"])["error"]


def test_a_corrected_value_stands_beside_the_machine_s(desk, toll):
    before = told(desk, f"incidents/{toll.id}")
    body = {"values": {"killed": "52", "place": "geonames:706483"}, "note": "list", "seen": before["seen"]}
    assert desk.client.post(f"/api/incidents/{toll.id}/correct", json=body).status_code == 200
    page = told(desk, f"incidents/{toll.id}")
    killed = field(page, "killed")
    assert (killed["value"], killed["machine"], killed["corrected"]) == ("52", "50", True)
    assert [(c["value"], c["chosen"], c["person"]) for c in killed["claims"]][:2] == [
        ("52", True, True), ("50", False, False),
    ]  # fmt: skip
    assert field(page, "place")["claims"][0]["value"] == "Kharkiv"
    assert page["review"] == "corrected"
    assert page["seen"] != before["seen"]
    assert [each["number"] for each in page["history"]] == [1]
    assert page["history"][0]["undo"]


def test_before_and_after_walk_through_all_by_day(desk):
    ids = [row.id for row in rows(desk)]
    seen = [ids[0]]
    while (after := told(desk, f"incidents/{seen[-1]}")["after"]) is not None:
        assert after not in seen
        assert told(desk, f"incidents/{after}")["before"] == seen[-1]
        seen.append(after)
    assert sorted(seen) == sorted(ids)


def test_before_and_after_keep_to_the_filters(desk):
    listed = told(desk, "incidents", kind="Battles", place="Sinaa", sort="day")["items"]
    ids = [each["id"] for each in listed]
    assert len(ids) > 2
    page = told(desk, f"incidents/{ids[1]}", kind="Battles", place="Sinaa")
    assert (page["before"], page["after"]) == (ids[0], ids[2])
    assert told(desk, f"incidents/{ids[0]}", kind="Battles", place="Sinaa")["before"] is None


def test_near(desk):
    found = rows(desk)
    apart = next(row for row in found if row.incident.place and row.incident.place.name == "Saqr Island")
    near = told(desk, f"incidents/{apart.id}/near")["near"]
    assert apart.id not in [each["incident"]["id"] for each in near]
    bits = [each["bits"] for each in near if each["bits"] is not None]
    assert bits == sorted(bits, reverse=True)
    assert all(each["km"] is None or each["bits"] is not None or each["km"] < 100 for each in near)
    assert told(desk, "incidents/f000000000000/near", 404)["error"] == "There is no incident f000000000000 (any more)"


def test_what_is_not_there(desk):
    assert told(desk, "incidents/f000000000000", 404)["error"] == "There is no incident f000000000000 (any more)"


def test_looking_up_what_a_correction_takes(desk):
    places = told(desk, "gazetteer/find", name="Deir", near="35.33,40.14", country="SY")["places"]
    assert places[0]["name"] == "Deir ez-Zor"
    assert places[0]["here"] > 1
    harasta = told(desk, "gazetteer/find", name="Harasta")["places"][0]
    assert (harasta["country"], harasta["value"].startswith("geonames:")) == ("SY", True)
    assert told(desk, "gazetteer/find", name="Xyzzyx")["places"] == []
    assert "is no point" in told(desk, "gazetteer/find", 422, name="Homs", near="91,0")["error"]
    actors = told(desk, "actors/find", name="Syrian Arab Ar")["actors"]
    assert any("Syria" in each["name"] for each in actors)
    types = told(desk, "types")["types"]
    assert len(types) == 6
    assert "Armed clash" in types[0]["subtypes"]


def test_every_place_that_is_found_can_be_given(desk, toll):
    for name in ("Harasta", "Deir", "Kherson"):
        for place in told(desk, "gazetteer/find", name=name)["places"]:
            body = {"values": {"place": place["value"]}}
            found = desk.client.post(f"/api/incidents/{toll.id}/correct", json=body)
            assert found.status_code == 200, found.text


def test_hostile_words_come_as_they_are(desk):
    text = (
        "<script>alert(1)</script> Clashes in Homs\n\n"
        "Residents of <img src=x onerror=alert(2)> said that rebels killed 12 soldiers in Homs on Monday.\n"
    )
    raw = RawDocument(
        content=text.encode(), sha256=hashlib.sha256(text.encode()).hexdigest(), origin="hostile", media="text",
        text=text, id="hostile", published="2016-05-03", outlet="<b>Desk</b>",
    )  # fmt: skip
    with Store.open(desk.store) as store:
        reading = read_document(raw)
        store.add(reading)
        fuse_store(store)
        row = store.fused_of("hostile/i1")
    page = told(desk, f"incidents/{row.id}")
    assert page["reports"][0]["outlet"] == "<b>Desk</b>"
    words = [
        words["before"] + words["words"] + words["after"]
        for each in page["fields"] for claim in each["claims"] for telling in claim["tellings"]
        for words in telling["quotes"]
    ]  # fmt: skip
    assert any("<" in each for each in words)


def test_a_viewer_sees_the_public_form_and_nothing_of_the_house(team, desk):
    viewer = team.signed_in("viewer")
    coder = team.signed_in("coder")
    with Store.open(team.store) as store:
        readings = {each.document.id: each.document for each in store.readings()}
    for row in rows(team):
        full = coder.get(f"/api/incidents/{row.id}").json()
        found = viewer.get(f"/api/incidents/{row.id}")
        if row.incident.time is None or not row.incident.time.end:
            assert found.status_code == 404
            continue
        page = found.json()
        assert page["public"]
        assert (page["history"], page["seen"], page["place"] and page["place"]["page"]) == ([], "", None)
        assert {viewer.get(f"/api/incidents/{page[to]}").status_code for to in ("before", "after") if page[to]} <= {200}
        assert not {each["document"] for each in page["reports"]} & set(readings)
        assert not any(each["report"] in found.text for each in full["reports"])
        for claim in (claim for each in page["fields"] for claim in each["claims"]):
            for words in (words for telling in claim["tellings"] for words in telling["quotes"]):
                assert len(words["before"] + words["words"] + words["after"]) <= 320
    for address in (f"/api/incidents/{row.id}/near", "/api/judgements", f"/api/why?a={row.id}&b={row.id}"):
        assert viewer.get(address).status_code == 403


def test_what_is_held_back_is_told_as_what_is_not_there(team):
    viewer, coder = team.signed_in("viewer"), team.signed_in("coder")
    own = rows(team)[0].id
    assert viewer.get(f"/api/incidents/{own}").status_code == 200
    assert coder.post(f"/api/incidents/{own}/reject", json={}).status_code == 200
    held, never = viewer.get(f"/api/incidents/{own}"), viewer.get("/api/incidents/f000000000000")
    assert (held.status_code, never.status_code) == (404, 404)
    assert held.json()["error"].replace(own, "") == never.json()["error"].replace("f000000000000", "")
    assert "held back" in held.json()["error"]
