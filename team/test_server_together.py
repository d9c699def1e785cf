"""Several at once on one server: what each writes is whole, nothing is lost, nothing is doubled."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from dateline.model import StoreError
from dateline.run.fuse import fuse_store
from dateline.store import Accounts, Address, Store, located
from dateline.store.postgres import migrate as module
from dateline.store.postgres.connection import connect
from dateline.store.postgres.migrate import migrate, migrations, version

ADD = """
import sys
from dateline.model import Reading
from dateline.store import Store
with Store.open(sys.argv[1]) as store:
    for line in open(sys.argv[2], "rb"):
        store.add(Reading.from_json(line))
        store.reject(sys.argv[3], "odd")
"""


def test_several_processes_make_a_database_and_write_into_it(address, tmp_path, tell):
    readings = [tell(f"r{n}", ("Derna", f"2020-05-0{1 + n % 5}", 3), outlet=f"Paper {n}") for n in range(24)]
    running = []
    for number in range(3):
        path = tmp_path / f"{number}.jsonl"
        path.write_bytes(b"".join(each.to_json() + b"\n" for each in readings[number * 6 : number * 6 + 12]))
        command = [sys.executable, "-c", ADD, address, str(path), f"odd-{number}.pdf"]
        running.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True))
    assert [(each.communicate(timeout=60)[1], each.returncode) for each in running] == [("", 0)] * 3
    with Store.open(address) as store:
        assert sorted(row.id for row in store.documents()) == sorted(each.document.id for each in readings)
        assert store.fused_state().documents_waiting == 24
        assert [row.origin for row in store.rejected()] == ["odd-0.pdf", "odd-1.pdf", "odd-2.pdf"]
        assert all(store.reading(each.document.id) == each for each in readings)


def test_a_reader_sees_one_moment(address, tell):
    with Store.open(address) as store, Store.open(address) as other:
        store.add(tell("a", ("Derna", "2020-05-01", 3)))
        with other.still():
            assert other.count() == 1
            store.add(tell("b", ("Derna", "2020-05-02", 3)))
            assert other.count() == 1
            with pytest.raises(StoreError, match="can only be read"):
                other._connection.execute("DELETE FROM rejected")
        assert other.count() == 2


def test_a_long_answer_is_read_while_others_and_oneself_write(address, tell):
    with Store.open(address) as store, store.together():
        for number in range(1_100):
            store.add(tell(f"r{number:04}"))
    with Store.open(address) as store:
        seen = []
        for row in store.documents():
            seen.append(row.id)
            if len(seen) % 400 == 0:
                store.remove(f"r{len(seen):04}")
        assert len(seen) == 1_100  # the moment in which it was asked
        assert store.count() == 1_098
        assert len([row for row, _ in zip(store.documents(), range(3), strict=False)]) == 3


def test_threads_sign_in_and_note_at_once(address):
    with Accounts.open(address) as accounts:
        accounts.add("amira", "coder", "a market at noon, and rain", by="root")
    failed: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(10):
                with Accounts.open(address) as accounts:
                    accounts.note("access", "amira", path="/")
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert not failed
    with Accounts.open(address) as accounts:
        assert sum(each.what == "access" for each in accounts.audit()) == 60


def test_the_state_is_another_number_once_it_is_written(address, tell):
    with Store.open(address) as store, Store.open(address) as other:
        store.add(tell("a", ("Derna", "2020-05-01", 3)))
        before = other.fused_state_number()
        with store.together():
            fuse_store(store)
            assert other.fused_state_number() == before
        after = other.fused_state_number()
        assert after != before
        store.remove("a")
        assert other.fused_state_number() not in (before, after)


def test_a_migration_that_breaks_leaves_the_old_schema_whole(address, monkeypatch, make_reading):
    (first, base), *_ = migrations()
    monkeypatch.setattr(module, "migrations", lambda: ((first, base),))
    Store.open(address).close()
    broken = "CREATE TABLE half (id bigint); ALTER TABLE documents DROP COLUMN title; SELECT 1 / 0"
    monkeypatch.setattr(module, "migrations", lambda: ((first, base), (first + 1, broken)))
    with pytest.raises(StoreError, match="division by zero"):
        Store.open(address)
    monkeypatch.setattr(module, "migrations", lambda: ((first, base),))
    with Store.open(address) as store:
        assert version(store._connection) == first
        assert store._one("SELECT to_regclass('half')::text") == (None,)
        assert store._one("SELECT title FROM documents") is None


def test_two_that_migrate_at_once_do_it_once(address):
    server = located(address)
    assert isinstance(server, Address)
    found: list[int | None] = []

    def work() -> None:
        connection = connect(server)
        migrate(connection, create=True)
        found.append(version(connection))
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert found == [migrations()[-1][0]] * 4


def test_who_is_killed_while_writing_leaves_nothing_half(address, tell, server):
    code = """
import sys, time
from dateline.store import Store
with Store.open(sys.argv[1]) as store, store.together():
    store.reject("half.pdf", "half")
    print("written", flush=True)
    time.sleep(60)
"""
    process = subprocess.Popen([sys.executable, "-c", code, address], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    process.kill()
    process.wait(10)
    began = time.monotonic()
    with Store.open(address) as store:
        store.reject("whole.pdf", "whole")  # the lock went with its holder
        assert [row.origin for row in store.rejected()] == ["whole.pdf"]
    assert time.monotonic() - began < 10
