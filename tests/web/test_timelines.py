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
