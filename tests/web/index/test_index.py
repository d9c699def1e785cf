"""The index finds what the store finds, and keeps up with what changes."""

from __future__ import annotations

import random
import threading

import pytest

from dateline.run.fuse import fuse_store
from dateline.run.judge import Judge
from dateline.store import Store
from dateline.web.asked import Asked
from dateline.web.index import Index, load
from dateline.web.index.rows import COLUMNS
from dateline.web.views.view import view


def ids(index, store, **asked):
    found = index.select(store, Asked(**asked))
    return {found.rows_of.id(int(row)) for row in found.rows}


def in_store(store, **filters):
    return {row.id for row in store.fused(**filters)}


@pytest.mark.parametrize(
    ("asked", "filters"),
    [
        ({}, {}),
        ({"since": "2019-03-05"}, {"since": "2019-03-05"}),
        ({"since": "2017-01-01", "until": "2019-12-31"}, {"since": "2017", "until": "2019"}),
        ({"kind": ("Battles",)}, {"kind": "Battles"}),
        ({"kind": ("shelling",)}, {"kind": "shelling"}),
        ({"place": "Syria"}, {"place": "Syria"}),
        ({"place": "Ukraina"}, {"place": "Ukraina"}),
        ({"actor": ("gunmen",)}, {"actor": "gunmen"}),
        ({"actor": ("isis",)}, {"actor": "isis"}),
        ({"status": ("attempted",)}, {"status": "attempted"}),
        ({"text": "market residents"}, {"text": "market residents"}),
        ({"box": (30.0, 30.0, 45.0, 40.0)}, {"box": (30.0, 30.0, 45.0, 40.0)}),
    ],
)
def test_filters_find_what_the_store_finds(made, asked, filters):
    found = ids(Index.of(made), made, **asked)
    assert found == in_store(made, **filters)
    assert found


def test_filters_that_the_store_has_not(made):
    index, rows = Index.of(made), list(made.fused())

    def those(fits):
        return {row.id for row in rows if fits(row)}

    def best(row):
        return row.incident.fatalities.best if row.incident.fatalities else None

    assert ids(index, made, killed_min=3) == those(lambda row: (best(row) or 0) >= 3)
    assert ids(index, made, killed_min=0, killed_max=2) == those(lambda row: best(row) is not None and best(row) <= 2)
    assert ids(index, made, documents_min=2) == those(lambda row: len(row.incident.documents) > 1)
    assert ids(index, made, credibility=(1, 4)) == those(lambda row: row.incident.credibility.code in "14")
    assert ids(index, made, review=("accepted",)) == those(lambda row: row.state == "accepted")
    assert ids(index, made, review=("rejected", "corrected")) == those(
        lambda row: row.state in ("rejected", "corrected")
    )
    assert ids(index, made, review=("open",)) == those(lambda row: row.state == "")
    voice = {source.source for source in rows[0].incident.sources} - {None}
    assert voice
    name = min(voice)
    assert ids(index, made, source=name) >= those(lambda row: name in {each.source for each in row.incident.sources})
    assert rows[0].id in ids(index, made, source=made.reading(rows[0].incident.documents[0]).document.outlet.upper())


def test_a_sub_event_type_by_its_name_is_no_word_of_another(made):
    kinds = {row.incident.subtype for row in made.fused() if row.id in ids(Index.of(made), made, kind=("Attack",))}
    assert kinds == {"Attack"}


def test_an_area_is_a_polygon_and_not_its_box(made):
    index = Index.of(made)
    triangle = ((30.0, 30.0), (45.0, 30.0), (30.0, 40.0))
    inside = ids(index, made, area=triangle)
    places = {row.id: row.incident.place for row in made.fused()}
    assert inside
    for own, place in places.items():
        if place is not None and place.lat is not None:
            below = place.lon >= 30 and place.lat >= 30 and (place.lon - 30) / 15 + (place.lat - 30) / 10 < 1
            assert (own in inside) == below


def test_judgements_are_seen_at_once(made):
    index = Index.of(made)
    before = len(index)
    own, other = sorted(in_store(made))[:2]
    Judge(made, by="eva").accept(own)
    assert own in ids(index, made, review=("accepted",))
    merged = Judge(made, by="eva").merge(own, other)
    index.changed(merged.fused.gone | merged.fused.came)
    assert ids(index, made) == in_store(made)
    assert len(index) == before - 1
    Judge(made, by="eva").undo()
    assert ids(index, made) == in_store(made)
    assert len(index) == before


def test_documents_that_come_and_go_are_seen(made, tell):
    index = Index.of(made)
    index.current(made)
    with Store.open(made.path) as other:
        other.add(tell("new", ("Halfaya", "2020-05-04", 12)))
        fuse_store(other)
        assert ids(index, made, place="Halfaya") == in_store(made, place="Halfaya") != set()
        other.remove("new")
        fuse_store(other)
    assert ids(index, made, place="Halfaya") == set()
    assert ids(index, made) == in_store(made)


def test_kept_up_it_holds_what_a_new_one_holds(made):
    index, draw, judge = Index.of(made), random.Random(1), Judge(made, by="eva")
    for _ in range(30):
        some = sorted(in_store(made))
        match draw.choice(("accept", "correct", "merge", "undo")):
            case "accept":
                judge.accept(draw.choice(some))
            case "correct":
                judge.correct(draw.choice(some), {"killed": str(draw.randrange(50)), "day": "2016-04-21"})
            case "merge":
                judge.merge(*draw.sample(some, 2))
            case "undo":
                judge.undo()
        index.current(made)
    assert content(index) == content(Index.of(made))


def test_a_moment_does_not_change(made):
    index = Index.of(made)
    rows = index.current(made)
    shown = [column.copy() for column in rows.columns.values()]
    alive = rows.alive.copy()
    judge = Judge(made, by="eva")
    for own in sorted(in_store(made))[:20]:
        judge.accept(own)
        index.current(made)
    assert index.rows is not rows
    assert (rows.alive == alive).all()
    for column, before in zip(rows.columns.values(), shown, strict=True):
        assert column.tobytes() == before.tobytes()


def test_many_ask_while_one_judges(made):
    index, path = Index.of(made), made.path
    stop, failed = threading.Event(), []

    def ask():
        with Store.open(path) as store:
            while not stop.is_set():
                try:
                    assert ids(index, store, review=("open",))
                    found = index.select(store, Asked(kind=("Battles",)))
                    assert view(found, (20.0, 0.0, 60.0, 60.0), 4).total == len(found.rows)
                except Exception as error:
                    failed.append(error)
                    return

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    judge, draw = Judge(made, by="eva"), random.Random(2)
    for _ in range(25):
        one, other = draw.sample(sorted(in_store(made)), 2)
        ruled = judge.merge(one, other) if draw.random() < 0.3 else judge.accept(one)
        index.changed(ruled.fused.came | ruled.fused.gone)
    stop.set()
    for thread in threads:
        thread.join()
    assert failed == []
    assert ids(index, made) == in_store(made)
    assert content(index) == content(Index.of(made))


def test_after_a_failure_the_index_is_loaded_anew(made, monkeypatch):
    index = Index.of(made)
    Judge(made, by="eva").accept(min(in_store(made)))
    with monkeypatch.context() as broken:
        broken.setattr(load, "sources", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            index.current(made)
    assert ids(index, made) == in_store(made)
    assert content(index) == content(Index.of(made))


def test_facts_of_what_an_older_version_fused_are_written_first(made):
    whole = content(Index.of(made))
    with made.together():
        made._connection.execute("DELETE FROM fused_facts WHERE fused % 3 = 0")
        made._connection.execute("DELETE FROM fused_sources WHERE fused % 3 = 0")
    assert content(Index.of(made)) == whole


def content(index):
    """All that an index holds, by incident."""
    rows = index.rows
    tables = rows.tables
    found = {}
    for row in range(len(rows)):
        if rows.alive[row]:
            values = {
                name: rows[name][row].item()
                for name in COLUMNS
                if name not in ("pk", "stamp", "kind", "place", "country")
            }
            values |= {"kind": tables.kinds.names[rows["kind"][row]], "place": tables.places.names[rows["place"][row]]}
            found[rows.id(row)] = str(values), set(), set()
    for part, pairs, names in ((1, rows.actors, tables.actors), (2, rows.sources, tables.sources)):
        for row, code in zip(pairs["row"].tolist(), pairs["code"].tolist(), strict=True):
            if rows.alive[row]:
                found[rows.id(row)][part].add(names.names[code])
    return found
