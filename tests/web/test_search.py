"""Search over the real store."""

from __future__ import annotations

import pytest


def found(desk, q, **asked):
    return desk.client.get("/api/search", params={"q": q, **asked})


def told(pieces):
    return "".join(text for text, _ in pieces)


def test_the_capture_of_sinaa_is_found(desk):
    page = found(desk, '"industrial district" captures').json()
    hit = page["hits"][0]
    assert told(hit["title"]) == "Islamic State captures industrial district of Deir ez-Zor, monitor says"
    assert ["industrial district", True] in hit["title"]
    assert any(mark for snippet in hit["snippets"] for _, mark in snippet)
    assert hit["told"] >= 1
    assert hit["incidents"][0]["id"]


def test_incidents_are_found_by_the_words_and_by_the_fields(desk):
    page = found(desk, "place:Sinaa captured", what="incidents").json()
    assert page["incidents"] == len(page["items"]) > 0
    assert all("Sinaa" in each["place"] for each in page["items"])
    assert page["map"] == "text=captured&place=Sinaa"


def test_incidents_that_are_called_by_the_words_come_first(desk):
    told, cursor = [], None
    while True:
        more = {"cursor": cursor} if cursor else {}
        page = found(desk, "Sinaa", what="incidents", limit=4, **more).json()
        told += page["items"]
        cursor = page["cursor"]
        if cursor is None:
            break
    assert len({each["id"] for each in told}) == len(told) == page["incidents"]
    at = ["Sinaa" in each["place"] for each in told]
    assert at == sorted(at, reverse=True)
    assert at[0]
    assert not at[-1]
    assert found(desk, "Sinaa", what="incidents", cursor="odd:1").status_code == 422


def test_fields_narrow(desk):
    everything = found(desk, "killed").json()["documents"]
    fewer = found(desk, "killed killed>60").json()["documents"]
    assert 0 < fewer < everything
    assert found(desk, "killed -observatory").json()["documents"] < everything
    assert found(desk, 'source:"Sample Desk"').json()["documents"] > 40
    assert found(desk, "place:Sudan since:2024").json()["documents"] > 0
    assert 0 < found(desk, "status:denied").json()["documents"] < everything


def test_an_actor_is_found_by_another_of_its_names(desk):
    assert found(desk, "actor:Daesh place:Sinaa").json()["incidents"] > 0


def test_in_title(desk):
    page = found(desk, "in:title Sinaa").json()
    assert 0 < page["documents"] < found(desk, "Sinaa").json()["documents"]
    assert all("Sinaa" in told(hit["title"]) for hit in page["hits"])


@pytest.mark.parametrize("order", ["relevance", "new", "old"])
def test_pages_hold_everything_once(desk, order):
    ids, cursor = [], None
    while True:
        page = found(desk, "killed", order=order, limit=7, **({"cursor": cursor} if cursor else {})).json()
        ids += [hit["id"] for hit in page["hits"]]
        cursor = page["cursor"]
        if cursor is None:
            break
    assert len(ids) == len(set(ids)) == page["documents"]


def test_newest_first(desk):
    days = [hit["published"] for hit in found(desk, "killed", order="new", limit=100).json()["hits"]]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("q", ["", '"', "title:", "a:b", "x" * 501, "* OR *"])
def test_what_cannot_be_read_is_refused_in_words(desk, q):
    answer = found(desk, q)
    assert answer.status_code == 422
    assert answer.json()["error"]


def test_markup_in_a_report_stays_text(desk):
    from dateline.run import open_sources, read_into
    from dateline.store import Store

    path = desk.store.with_name("bad.txt")
    path.write_text(
        "<script>alert(1)</script> Two soldiers were killed in Harasta on Monday <b>bazooka</b>.\n", "utf-8"
    )
    with Store.open(desk.store) as store:
        read_into(store, open_sources([str(path)]))
    page = found(desk, "bazooka").json()
    assert any(
        "bazooka" in text for hit in page["hits"] for snippet in hit["snippets"] for text, mark in snippet if mark
    )
