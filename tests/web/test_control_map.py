"""The map of who held what on one day."""

from __future__ import annotations

import datetime as dt
from threading import Event

import pytest

from dateline.store import Store
from dateline.web.public import last_control_day
from dateline.web.timelines import Timelines
from dateline.web.views.control_map import control_map
from dateline.web.who import Who

TODAY = dt.date(2026, 11, 1)


@pytest.fixture
def held(sample_store):
    def make(role):
        with Store.open(sample_store) as store:
            return Timelines().of(store, Who("sam", role))

    return make


def test_a_quarter_has_its_holder_on_the_day_after_it_was_taken(desk):
    told = desk.client.get("/api/control/map", params={"day": "2016-04-21"}).json()
    sinaa = next(each for each in told["places"] if each["place"] == "al-Sinaa")
    assert (sinaa["holder"], sinaa["status"], sinaa["since"]) == ("Islamic State", "controlled", "2016-04-19")
    side = next(each for each in told["sides"] if each["name"] == sinaa["side"])
    assert side["places"] > 1
    assert any(each["besieged"] for each in told["places"])
    assert any(each["side"] == sinaa["side"] and 0 < each["probability"] < 1 for each in told["cells"])
    assert told["day"] == "2016-04-21"


def test_a_month_means_its_last_day(desk):
    assert desk.client.get("/api/control/map", params={"day": "2016-04"}).json()["day"] == "2016-04-30"


def test_sides_come_in_the_same_order_on_every_day(held):
    known = held("coder")
    early = control_map(known, "2014-08-01", None, TODAY)
    late = control_map(known, "2024-03-01", None, TODAY)
    assert [each.name for each in early.sides] == [each.name for each in late.sides]
    assert {each.side for each in early.places if each.holder == "Syrian Arab Army"} == {"Assad government"}


def test_who_holds_a_part_has_his_side_from_where_he_holds_all(held):
    part = [each for each in control_map(held("coder"), "2016-01-20", None, TODAY).places if each.holder]
    assert {each.side for each in part if each.status == "partly_controlled"} == {"Islamic State"}


def test_only_what_lies_in_the_box_comes(held):
    found = control_map(held("coder"), "2016-04-21", (40.0, 35.3, 40.2, 35.4), TODAY)
    assert {each.country for each in found.places} == {"SY"}
    assert all(40.0 <= each.lon <= 40.2 for each in found.places)
    assert not control_map(held("coder"), "2016-04-21", (0.0, 0.0, 1.0, 1.0), TODAY).cells


def test_a_viewer_hears_of_it_later_and_less_exactly(held):
    outside = control_map(held("viewer"), "2016-04-21", None, TODAY)
    inside = control_map(held("coder"), "2016-04-21", None, TODAY)
    assert outside.public
    exact = {(each.lat, each.lon) for each in inside.places}
    assert not exact & {(each.lat, each.lon) for each in outside.places if each.kind == "neighbourhood"}
    assert not {each.id for each in outside.places if each.id.startswith("at:")} & {each.id for each in inside.places}
    assert last_control_day() < dt.datetime.now(dt.UTC).date().isoformat()


def test_a_box_that_is_none_is_refused(desk):
    assert desk.client.get("/api/control/map", params={"box": "here"}).status_code == 422


def test_nobody_waits_long_for_timelines(sample_store, monkeypatch):
    kept, who, go_on = Timelines(), Who("noor", "coder"), Event()
    made = Timelines._make
    monkeypatch.setattr(Timelines, "_make", lambda *given: (go_on.wait(20), made(*given))[1])
    with Store.open(sample_store) as store:
        assert kept.soon(store, who, 0.01) is None
        assert kept.soon(store, who, 0.01) is None
        go_on.set()
        held = kept.soon(store, who, 20)
        assert held is not None
        assert kept.of(store, who) is held
