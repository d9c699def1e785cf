"""Timelines are worked out once for each state of a store."""

from __future__ import annotations

from dateline.store import Store
from dateline.web.timelines import Timelines
from dateline.web.who import Who

CODER, VIEWER = Who("noor", "coder"), Who("sam", "viewer")


def test_they_are_kept_until_a_document_goes(desk):
    kept = Timelines()
    with Store.open(desk.store) as store:
        first = kept.of(store, CODER)
        assert kept.of(store, CODER) is first
        claim = next(claim for each in first.places for claim in each.claims)
        store.remove(claim.document)
        second = kept.of(store, CODER)
    assert second is not first
    assert claim.document not in {every.document for each in second.places for every in each.claims}


def test_a_viewer_gets_the_public_form(desk):
    kept = Timelines()
    with Store.open(desk.store) as store:
        inside, outside = kept.of(store, CODER), kept.of(store, VIEWER)
    assert outside.public
    assert not inside.public
    name = "al-Assad hospital"
    exact = next(each for each in inside.places if each.place.name == name)
    coarse = next(each for each in outside.places if each.place.name == name)
    assert (coarse.place.lat, coarse.place.lon) == (35.3, 40.1)
    assert outside.inner[exact.id] == coarse.id
    assert exact.id not in outside.by_id


def test_those_of_a_large_store_are_worked_out_by_another_process(desk, monkeypatch):
    with Store.open(desk.store) as store:
        here = [Timelines().of(store, who) for who in (CODER, VIEWER)]
        monkeypatch.setattr("dateline.web.timelines.LARGE", 0)
        monkeypatch.setattr("dateline.web.timelines.evidence_of_store", None)
        beside = [Timelines().of(store, who) for who in (CODER, VIEWER)]
    assert beside == here


def test_where_the_other_process_fails_it_is_done_here(desk, monkeypatch):
    monkeypatch.setattr("dateline.web.timelines.LARGE", 0)
    monkeypatch.setattr("dateline.web.timelines._send", print)
    with Store.open(desk.store) as store:
        assert Timelines().of(store, CODER).places


def test_the_last_ones_stay_until_the_new_are_there(desk):
    kept = Timelines()
    assert kept.last(CODER) is None
    with Store.open(desk.store) as store:
        first = kept.of(store, CODER)
        store.remove(first.places[0].claims[0].document)
        assert kept.last(CODER) is first
