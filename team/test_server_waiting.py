"""Rows that wait in a transaction are written all at once, and nothing that is asked misses them."""

from __future__ import annotations

from contextlib import suppress

import msgspec
import psycopg
import pytest

from dateline.model import StoreError
from dateline.store import Store
from dateline.store.copying import compare_stores
from dateline.store.postgres.connection import Server

FOLDED = "INSERT INTO folded (what, name, own) VALUES (?, ?, ?) ON CONFLICT (what, name, own) DO NOTHING"


def rows(store: Store, table: str) -> int:
    return store._one(f"SELECT count(*) FROM {table}")[0]  # type: ignore[index]


def test_what_is_asked_sees_what_waits(address, tell):
    with Store.open(address) as store, store.together():
        store.add(tell("a", ("Derna", "2020-05-01", 3), ("Halfaya", "2020-05-02", 1)))
        assert store._connection._waiting  # type: ignore[attr-defined]
        assert rows(store, "events") == 2
        assert [each.incident.place.name for each in store.incidents()] == ["Derna", "Halfaya"]
        assert not store._connection._waiting  # type: ignore[attr-defined]
        assert store.add(tell("a", ("Derna", "2020-05-01", 3))) == "replaced"
        assert store.add(tell("a", ("Derna", "2020-05-01", 3))) == "same"
        assert rows(store, "events") == 1


def test_what_is_taken_back_is_gone(address, tell):
    with Store.open(address) as store:
        with suppress(ZeroDivisionError), store.together():
            store.add(tell("a", ("Derna", "2020-05-01", 3)))
            raise ZeroDivisionError
        assert [rows(store, each) for each in ("documents", "events", "search", "folded")] == [0] * 4
        store.add(tell("b", ("Derna", "2020-05-01", 3)))
        assert [rows(store, each) for each in ("documents", "events", "search")] == [1] * 3


def test_a_row_that_is_refused_is_told_in_plain_words_and_nothing_is_written(address, tell):
    def add_with_odd_link() -> None:
        with store.together():
            store.add(tell("a", ("Derna", "2020-05-01", 3)))
            store._connection.put("INSERT INTO incident_events (incident, event) VALUES (?, ?)", [(1, 10**9)])

    with Store.open(address) as store:
        with pytest.raises(StoreError, match=r"the database refused: .*violates foreign key"):
            add_with_odd_link()
        assert rows(store, "documents") == 0
        store.reject("odd.pdf", "odd")
        assert rows(store, "rejected") == 1


def test_a_document_that_was_rejected_before(address, tell):
    with Store.open(address) as store:
        store.reject("a.html", "empty")
        with store.together():
            store.add(tell("a", ("Derna", "2020-05-01", 3)), origin="a.html")
            store.reject("b.html", "empty")
        assert [each.origin for each in store.rejected()] == ["b.html"]


def test_outside_of_a_transaction_rows_are_written_at_once(address):
    with Store.open(address) as store, Store.open(address) as other:
        store._connection.put(FOLDED, [("place", "a\x00", "x"), ("place", "a\x00", "x"), ("place", "b", "")])
        assert rows(other, "folded") == 2
        pk = store._connection.put_new("INSERT INTO rounds (name, query, coders, needed, fields, judgements,"
                                       " opened_by, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                                       ("r", "", "", 1, "", 0, "amira", ""))  # fmt: skip
        assert other._one("SELECT pk FROM rounds") == (pk,)


def test_rows_of_two_connections_have_numbers_of_their_own(address, tell):
    with Store.open(address) as store, Store.open(address) as other:
        for number in range(6):
            (store, other)[number % 2].add(tell(f"r{number}", *[("Derna", "2020-05-01", 1 + i) for i in range(9)]))
        assert rows(store, "events") == 54
        told = [pk for (pk,) in store._rows("SELECT pk FROM events ORDER BY document, position")]
        assert told == sorted(told)


def test_an_actor_told_twice_is_two_rows_as_in_a_file(address, tmp_path, make_reading):
    reading = make_reading("a")
    first = reading.events[0]
    twice = msgspec.structs.replace(first, side_a=(*first.side_a, *first.side_a))
    reading = msgspec.structs.replace(reading, events=(twice, *reading.events[1:]))
    with Store.open(address) as server, Store.open(tmp_path / "a.db") as file:
        for store in (server, file):
            store.add(reading)
        actors = "SELECT role, name FROM actors WHERE event IS NOT NULL ORDER BY event, pk"
        assert list(server._rows(actors)) == list(file._rows(actors))
    assert {each.table for each in compare_stores(tmp_path / "a.db", address) if each.rows[0] != each.rows[1]} == set()


def test_a_server_without_pipelines_is_told_the_same(address, tell, monkeypatch):
    monkeypatch.setattr(psycopg.Pipeline, "is_supported", lambda: False)
    with Store.open(address) as store:
        assert isinstance(store._connection, Server)
        with store.together():
            for number in range(3):
                store.add(tell(f"r{number}", ("Derna", "2020-05-01", 3)))
        assert rows(store, "events") == 3
