"""Sources: outlets and bodies, never persons."""

from __future__ import annotations

import json

import pytest

from dateline.export._privacy import PRIVATE_ACTORS
from dateline.knowledge.actors import registry
from dateline.run import open_sources, read_into
from dateline.run.fuse import fuse_store
from dateline.store import Store
from dateline.web.desk import Desk
from dateline.web.settings import Settings
from dateline.web.views.sources import source_list


@pytest.fixture(autouse=True)
def own_tables(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))


def listed(desk, **asked):
    return desk.client.get("/api/sources", params=asked).json()


def test_outlets_and_bodies_by_name_with_letters_and_counts(desk):
    found = listed(desk)
    names = [each["name"].casefold() for each in found["items"]]
    assert names == sorted(names)
    sohr = next(each for each in found["items"] if each["id"] == "sohr")
    assert (sohr["letter"], sohr["kind"]) == ("C", "monitor")
    assert sohr["claims"] > 20
    assert sohr["incidents"] > 5
    publisher = next(each for each in found["items"] if each["name"] == "Sample Desk")
    assert publisher["documents"] > 50
    assert publisher["letter"] == "F"


def test_the_list_is_filtered(desk):
    assert [each["id"] for each in listed(desk, name="observatory")["items"]] == ["sohr"]
    assert {each["kind"] for each in listed(desk, kind="party media")["items"]} == {"party media"}


def test_a_page_tells_whom_a_source_speaks_for_and_who_relays_it(desk):
    amaq = desk.client.get("/api/sources/amaq").json()
    assert amaq["speaks_for"] == ["Islamic State"]
    assert [each["name"] for each in amaq["quoted_by"]] == ["Sample Desk"]
    publisher = desk.client.get("/api/sources/sample desk").json()
    assert "sohr" in [each["id"] for each in publisher["quotes"]]
    assert len(publisher["documents"]) == 20
    assert publisher["incidents"]


def test_persons_have_no_line_and_no_page(desk):
    """Local sources, officials and fighters are quoted in the samples by name; an author publishes under his."""
    text = "Two soldiers were killed in Harasta on Monday, residents said."
    told = {"id": "blog", "text": text, "published": "2016-04-21", "outlet": "Hassan Testov"}
    path = desk.store.with_name("blog.jsonl")
    path.write_text(json.dumps(told), "utf-8")
    with Store.open(desk.store) as store:
        read_into(store, open_sources([str(path)]))
        fuse_store(store)
        unknown = "SELECT DISTINCT source FROM claims WHERE source_id IS NULL AND source IS NOT NULL"
        people = [name for (name,) in store._rows(unknown)]
    assert {"Oleksandr Syrskyi", "Minni Minnawi", "activists"} <= set(people)
    shown = {each[key] for each in listed(desk)["items"] for key in ("id", "name")}
    for name in (*people, "Hassan Testov"):
        assert name not in shown
        assert desk.client.get(f"/api/sources/{name.casefold()}").status_code == 404, name
    answer = desk.client.post("/api/sources/hassan testov/grade", json={"letter": "B", "reason": "reads well"})
    assert answer.status_code == 404


def test_the_registry_of_parties_holds_no_person():
    crowds = {None, "civilians", "protesters", "rioters"}
    assert not {row.kind for row in registry().by_id.values()} & (PRIVATE_ACTORS - crowds)


def test_grading_in_place_and_taking_it_back(desk):
    graded = desk.client.post(
        "/api/sources/sohr/grade", json={"letter": "B", "reason": "its tolls held up in our own count"}
    ).json()
    assert (graded["row"]["letter"], graded["row"]["own"]) == ("B", True)
    assert graded["letters"][0]["basis"].endswith("by amira")
    about = desk.client.post(
        "/api/sources/sohr/grade", json={"letter": "D", "reason": "late", "topic": "counts", "side": "Syrian Arab Army"}
    ).json()
    assert [each["topic"] for each in about["letters"] if each["own"]] == [None, "counts"]
    again = desk.client.post("/api/sources/sohr/reset", json={}).json()
    assert (again["row"]["letter"], again["row"]["own"]) == ("C", False)


def test_what_is_no_grade_is_refused(desk):
    def refused(**asked):
        return desk.client.post("/api/sources/sohr/grade", json=asked).status_code

    assert refused(letter="G", reason="x") == 422
    assert refused(letter="B", reason="  ") == 422
    assert refused(letter="B") == 422
    assert refused(letter="B", reason="x", side="nobody at all") == 422
    assert refused(letter="B", reason="x", colour="red") == 422
    assert desk.client.post("/api/sources/sohr/reset", json={}).status_code == 422


def test_viewers_see_registered_sources_and_no_reason_of_the_desk(desk):
    given = {"letter": "B", "reason": "Omar there is a friend"}
    desk.client.post("/api/sources/sohr/grade", json=given).raise_for_status()
    shared = Desk(Settings(store=desk.store, user="amira"))
    with shared.store() as store:
        shown = source_list(shared.sources.of(store, public=True), name=None, kind=None, public=True, may_grade=False)
    assert "Omar" not in str(shown)
    assert "Sample Desk" not in [each.name for each in shown.items]
    assert next(each for each in shown.items if each.id == "sohr").letter == "B"


def test_what_is_too_young_for_viewers_is_not_in_their_counts(team, monkeypatch):
    coder, viewer = (team.signed_in(role).get("/api/sources/sohr").json() for role in ("coder", "viewer"))
    assert viewer["row"]["claims"] == coder["row"]["claims"] > 0
    with Store.open(team.store) as store:
        days = sorted(row.published_end or row.published or "9" for row in store.documents())
        until = days[len(days) // 2]
        fewer = sum(count for _, own, _, count in store.quoted_counts(until=until) if own == "sohr")
        documents = sum(count for _, count, _, _ in store.outlet_counts(until=until))
    assert 0 < fewer < coder["row"]["claims"]
    assert 0 < documents <= sum(day <= until for day in days)
    for module in ("sourced", "views.sources"):
        monkeypatch.setattr(f"dateline.web.{module}.last_public_day", lambda: until)
    viewer = team.signed_in("viewer").get("/api/sources/sohr").json()
    assert viewer["row"]["claims"] == fewer
    assert sum(each["events"] for each in viewer["quoted_by"]) <= fewer
    assert team.signed_in("coder").get("/api/sources/sohr").json()["row"]["claims"] == coder["row"]["claims"]
