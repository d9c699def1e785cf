"""Places: the list, the page of one, and what a viewer sees of them."""

from __future__ import annotations

from urllib.parse import quote

from dateline.store import Store
from dateline.web.desk import Desk
from dateline.web.settings import Settings
from dateline.web.views.places import place_list, place_page
from dateline.web.who import Who


def listed(desk, **asked):
    return desk.client.get("/api/places", params=asked).json()


def page(desk, name):
    (own,) = [each["id"] for each in listed(desk, name=name)["items"] if each["kind"] != "admin1"]
    return desk.client.get("/api/places/" + quote(own, safe="")).json()


def test_a_place_is_found_in_any_spelling(desk):
    for name in ("Sinaa", "al-Sinaa", "sina", "industrial district"):
        assert [each["name"] for each in listed(desk, name=name)["items"]] == ["al-Sinaa"], name
    cities = [each["id"] for each in listed(desk, name="Dayr az-Zawr")["items"]]
    assert "geonames:170794" in cities
    assert listed(desk, name="Nowhere at all")["total"] == 0


def test_the_list_is_paged_sorted_and_by_country(desk):
    first = listed(desk, limit=10, sort="name")
    second = listed(desk, limit=10, sort="name", at=first["next"])
    names = [each["name"].casefold() for each in (*first["items"], *second["items"])]
    assert names == sorted(names)
    assert len(set(names)) > 15
    sudan = listed(desk, country="SD")
    assert {each["country"] for each in sudan["items"]} == {"SD"}
    assert sudan["total"] == next(each["places"] for each in first["countries"] if each["code"] == "SD")


def test_places_without_anybody_who_holds_them_are_there_and_can_be_left_out(desk):
    everything, held = listed(desk, limit=500), listed(desk, limit=500, held=True)
    free = [each for each in everything["items"] if each["claims"] == 0]
    assert free
    assert all(each["incidents"] for each in free)
    assert held["total"] < everything["total"]


def test_the_state_on_a_day(desk):
    (then,) = listed(desk, name="Sinaa", day="2016-05-01")["items"]
    assert (then["state"]["status"], then["state"]["holder"]) == ("controlled", "Islamic State")
    assert then["state"]["confirmed"] == "2016-04-23"
    (before,) = listed(desk, name="Sinaa", day="2001-01-01")["items"]
    assert before["state"] is None
    assert desk.client.get("/api/places", params={"day": "soon"}).status_code == 422


def test_the_page_tells_who_took_it_and_who_says_so(desk):
    found = page(desk, "Sinaa")
    took = next(spell for spell in found["control"]["spells"] if spell["start"] == "2016-04-19")
    assert took["holder"]["name"] == "Islamic State"
    claims = [found["control"]["claims"][n] for n in took["claims"]]
    assert any("monitor" in claim["by"] for claim in claims)
    quoted = claims[0]["quote"]
    with Store.open(desk.store) as store:
        text = store.reading(claims[0]["document"]).document.text
    assert text[quoted["start"] : quoted["end"]] == quoted["quote"]
    assert found["whole"]["name"] == "Deir ez-Zor"
    assert found["total"] == len(found["incidents"]) > 3
    assert all(dot["start"] for dot in found["dots"])


def test_a_city_has_its_quarters(desk):
    found = desk.client.get("/api/places/geonames:170794").json()
    assert "al-Sinaa" in [each["name"] for each in found["parts"]]


def test_a_place_that_is_not_there(desk):
    assert desk.client.get("/api/places/geonames:1").status_code == 404
    assert desk.client.get("/api/places/at:35.3/../../etc").status_code == 404


def test_a_rejected_incident_leaves_the_page(desk):
    before = page(desk, "Sinaa")
    desk.client.post(f"/api/incidents/{before['incidents'][0]['id']}/reject").raise_for_status()
    after = page(desk, "Sinaa")
    assert after["total"] == before["total"] - 1


def test_places_are_there_before_it_is_known_who_holds_them(desk, monkeypatch):
    shared = Desk(Settings(store=desk.store, user="amira"))
    coder = Who("noor", "coder")
    with shared.store() as store:
        monkeypatch.setattr(shared.timelines, "soon", lambda *_: None)
        early = shared.places.of(store, coder)
        assert early.waiting
        assert early.by_id["geonames:170794"].control is None
        monkeypatch.undo()
        late = shared.places.of(store, coder)
    assert not late.waiting
    assert late.by_id["geonames:170794"].control is not None


def test_what_a_viewer_sees(desk):
    shared = Desk(Settings(store=desk.store, user="amira"))
    viewer, coder = Who("sam", "viewer"), Who("noor", "coder")
    with shared.store() as store:
        inside, outside = shared.places.of(store, coder), shared.places.of(store, viewer)
        pages = [place_page(store, outside, own, public=True) for own in outside.by_id]
        rows = place_list(
            outside, name=None, country=None, held=False, day=None, sort="told", at=0, limit=500, public=True
        )
    assert rows.public
    assert len(rows.items) > 30
    for found in pages:
        place = found.place
        assert place.lat is None or round(place.lat, 2) == place.lat
        for claim in found.control.claims if found.control else ():
            assert claim.quote is None
            assert claim.document not in {"sinaa-2016-09-27", "saqr-2017-10-27"}
    exact = [own for own in inside.by_id if own.startswith("at:")]
    assert not set(exact) & set(outside.by_id)
