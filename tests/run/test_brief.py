"""The day's brief, gathered from a store."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from msgspec.structs import replace

from dateline.model import InputError, StoreError
from dateline.run.brief import day_brief, last_day_told
from dateline.run.brief.issue import brief_for
from dateline.run.exporting import write
from dateline.run.fuse import fuse_store
from dateline.run.judge import Judge
from dateline.run.keys import key_at, key_file
from dateline.store import Store

TODAY = dt.date(2020, 7, 1)


@pytest.fixture
def store(tmp_path, tell):
    """A shelling that two outlets tell, one later and higher; two others; one of an earlier day; a French text."""
    halfaya = ("Halfaya", "2020-05-04", 12)
    with Store.open(tmp_path / "some.db") as opened:
        for reading in (
            tell("a", halfaya, outlet="Harbour Gazette", published="2020-05-04"),
            tell("b", ("Halfaya", "2020-05-04", 15), outlet="Hill Courier", published="2020-05-05"),
            tell("c", ("Derna", "2020-05-05", 3), ("Kupiansk", "2020-05-05", 40), outlet="Coast Radio"),
            tell("d", outlet="Le Canal", published="2020-05-05", language="fr"),
            tell("e", ("Bourzanga", "2020-04-28", 2), outlet="River Wire", published="2020-05-05"),
        ):
            opened.add(reading)
        fuse_store(opened)
        yield opened


def brief(store, day="2020-05-05", **asked):
    return day_brief(store, day, **{"public": False, "today": TODAY} | asked)


def incidents(found):
    return [each for area in found.areas for place in area.places for each in place.incidents]


def test_by_area_with_the_most_dead_first(store):
    found = brief(store)
    assert [(area.country, area.name) for area in found.areas] == [("Ukraine", "Kharkiv"), ("Libya", "Derna")]
    assert [each.killed for each in incidents(found)] == ["40", "3"]
    assert (found.total.incidents, found.total.killed, found.before.incidents) == (2, "43", 1)
    assert found.areas[0].places[0].name == "Kupiansk"


def test_numbers_stand_with_who_says_them(store):
    (halfaya,) = incidents(brief(store, "2020-05-04"))
    assert {(each.value, each.by[0].name) for each in halfaya.numbers} == {
        ("12", "Harbour Gazette"),
        ("15", "Hill Courier"),
    }
    assert halfaya.documents == 2
    assert "killing 15 people" in halfaya.quotes[0].words
    assert halfaya.titles == ()


def test_what_is_told_now_of_earlier_days_and_numbers_that_moved(store):
    found = brief(store)
    assert [(each.place, each.told) for each in found.late] == [("Halfaya", "2020-05-04"), ("Bourzanga", "2020-05-05")]
    (news,) = found.news
    assert news.words == "killed rose from 12 (2020-05-04) to 15 by Hill Courier"
    assert brief(store, "2020-05-04").news == ()


def test_what_it_rests_on(store):
    found = brief(store).coverage
    assert found.documents == 4
    assert dict(found.outlets) == {"Coast Radio": 1, "Hill Courier": 1, "Le Canal": 1, "River Wire": 1}
    assert found.unread == (("fr", 1),)
    assert brief(store, public=True).coverage.outlets == (("other outlets", 4),)


def test_an_area_is_a_place_a_country_or_a_box(store):
    assert [each.place for each in incidents(brief(store, area="Kharkiv"))] == ["Kupiansk"]
    assert [each.place for each in incidents(brief(store, area="Libya"))] == ["Derna"]
    assert [each.place for each in incidents(brief(store, area="22,32,23,33"))] == ["Derna"]
    assert incidents(brief(store, area="Halfaya")) == []


def test_several_days(store):
    found = brief(store, days=2)
    assert (found.first, found.last, found.days) == ("2020-05-04", "2020-05-05", "2020-05-04 – 2020-05-05")
    assert [each.place for each in incidents(found)] == ["Kupiansk", "Halfaya", "Derna"]
    assert [each.place for each in found.late] == ["Bourzanga"]


def test_a_public_brief_holds_back_what_is_young(store):
    young = brief(store, public=True, today=dt.date(2020, 5, 10))
    assert (young.areas, young.late, young.news, young.is_held_back) == ((), (), (), True)
    assert (young.total.incidents, young.coverage.documents) == (0, 0)
    old = brief(store, public=True)
    assert (len(incidents(old)), old.is_held_back) == (2, False)
    edge = brief(store, days=2, public=True, today=dt.date(2020, 5, 18))
    assert [each.place for each in incidents(edge)] == ["Halfaya"]
    assert edge.held_back == "2020-05-04"


def with_a_medic(reading):
    event = reading.events[0]
    medic = replace(event.attribution[0], source="Omar Nabulsi")
    return replace(reading, events=(replace(event, attribution=(medic,)), *reading.events[1:]))


def test_persons_are_masked_in_public(tmp_path, make_reading):
    with Store.open(tmp_path / "some.db") as store:
        store.add(with_a_medic(make_reading("one")))
        fuse_store(store)
        own = msgspec.json.encode(brief(store, "2020-05-04"))
        outside = msgspec.json.encode(brief(store, "2020-05-04", public=True))
    assert b"Nabulsi" in own
    assert b"Nabulsi" not in outside
    assert b"M\xc4\x81rib" in outside


def test_changes_of_control_and_who_denies_them(tmp_path, make_reading):
    with Store.open(tmp_path / "some.db") as store:
        store.add(make_reading("one"))
        fuse_store(store)
        found = brief(store, "2020-05-05")
    (change,) = found.changes
    assert (change.place, change.after) == ("The barracks", "Military Forces of Yemen, controlled")
    assert change.claims[0].words == "The barracks is held by the army"


def test_timelines_of_a_large_store_are_those_of_places_spoken_of(tmp_path, make_reading, monkeypatch):
    from dateline.run.brief import changes

    reading = make_reading("one")
    known = replace(reading.control[0], place=reading.incidents[0].place, time=reading.events[0].time)
    with Store.open(tmp_path / "some.db") as store:
        store.add(replace(reading, control=(known,)))
        fuse_store(store)
        small = brief(store, "2020-05-04").changes
        monkeypatch.setattr(changes, "LARGE", 0)
        assert brief(store, "2020-05-04").changes == small != ()
        assert brief(store, "2020-06-04").changes == ()


def test_what_persons_decided(store):
    (own,) = (row.id for row in store.fused(place="Derna"))
    today = dt.datetime.now(dt.UTC).date()
    Judge(store, by="amira").reject(own, note="an exercise")
    days = {"days": 2, "today": today + dt.timedelta(days=1)}
    found = brief(store, (today + dt.timedelta(days=1)).isoformat(), **days)
    assert [(each.kind, each.words) for each in found.news] == [("rejected", "an exercise; by amira")]
    assert brief(store, (today + dt.timedelta(days=1)).isoformat(), area="Kharkiv", **days).news == ()
    assert [each.place for each in incidents(brief(store))] == ["Kupiansk"]
    Judge(store, by="amira").undo()
    assert brief(store, today.isoformat(), **days).news == ()


def test_the_same_store_gives_the_same_brief(store):
    assert msgspec.json.encode(brief(store, days=9)) == msgspec.json.encode(brief(store, days=9))


def test_the_last_day_that_is_told(store):
    assert last_day_told(store, public=False, today=TODAY) == "2020-05-05"
    assert last_day_told(store, public=True, today=dt.date(2020, 5, 18)) == "2020-05-04"
    assert last_day_told(store, public=True, today=dt.date(2020, 1, 15)) == "2020-01-01"


@pytest.mark.parametrize(
    ("day", "asked", "word"),
    [
        ("soon", {}, "no day"),
        ("0001-01-01", {}, "before all reports"),
        ("2020-05-05", {"days": 32}, "1 to 31"),
        ("2020-05-05", {"area": "***"}, "no name"),
        ("2020-05-05", {"area": "200,0,210,1"}, "degrees"),
        ("2020-05-05", {"area": "36,47,40"}, "degrees"),
    ],
)
def test_what_makes_no_sense(store, day, asked, word):
    with pytest.raises(InputError, match=word):
        brief(store, day, **asked)


def test_nothing_fused_yet(tmp_path, tell):
    with Store.open(tmp_path / "new.db") as store:
        assert brief(store).areas == ()
        store.add(tell("a", ("Derna", "2020-05-05", 3)))
        with pytest.raises(InputError, match="dateline fuse"):
            brief(store)


def test_masked_persons_have_the_pseudonyms_of_the_exports(tmp_path, make_reading):
    with Store.open(tmp_path / "some.db") as store:
        store.add(with_a_medic(make_reading("one")))
        fuse_store(store)
        asked = {"days": 1, "area": "", "public": True, "today": TODAY}
        before, _ = brief_for(store, "2020-05-04", **asked)
        assert not (tmp_path / "some.db.key").exists()
        key_at(key_file(store.path))
        after, _ = brief_for(store, "2020-05-04", **asked)
        assert after == brief_for(store, "2020-05-04", **asked)[0]
        with pytest.raises(StoreError, match="no key"):
            brief_for(store, "2020-05-04", **asked, key_file=str(tmp_path / "other.key"))
    assert b" p-" not in msgspec.json.encode(before)
    assert b"a medic p-" in msgspec.json.encode(after)


def test_an_internal_brief_is_noted(store):
    brief_for(store, "2020-05-05", days=1, area="Libya", public=False, today=TODAY)
    ((note,),) = store._rows("SELECT note FROM audit WHERE path = 'brief'")
    assert note == "internal brief of 2020-05-05, Libya"


def test_what_was_published_and_is_withdrawn(store, tmp_path):
    write(store, tmp_path / "events.csv")
    (own,) = (row.id for row in store.fused(place="Derna"))
    Judge(store, by="amira").reject(own)
    write(store, tmp_path / "again.csv")
    today = dt.datetime.now(dt.UTC).date()
    for public in (True, False):
        found = brief(store, (today + dt.timedelta(days=1)).isoformat(), days=2, public=public, today=today)
        assert [each.id for each in found.news if each.kind == "withdrawn"] == [own]
    assert brief(store, today.isoformat(), area="Libya").news[0].kind == "rejected"
