"""What is wrong with a server is said in words that help, and never with the password."""

from __future__ import annotations

import os
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg
import pytest

from dateline.model import InputError, StoreError, StoreVersionError
from dateline.store import Store, located
from dateline.store.postgres.pool import close_waiting

from .server import PASSWORD, USER, Server


def refusal(address: str, **how: bool) -> str:
    with pytest.raises(StoreError) as caught:
        Store.open(address, **how).close()
    told = str(caught.value)
    assert PASSWORD not in told
    assert urlsplit(address).password is None or f":{urlsplit(address).password}@" not in told
    return told


def test_nothing_answers(server):
    assert "nothing answers there" in refusal(f"postgresql://{USER}:secret@127.0.0.1:1/siege")
    assert "nothing answers there" in refusal("postgresql:///siege?host=/no-such-folder")
    assert "no host of this name" in refusal("postgresql://desk@no-such-host.invalid/siege")


def test_who_may_not_come_in(server, monkeypatch):
    wrong = f"postgresql://{USER}:wrong@127.0.0.1:{server.port}/postgres"
    assert "the password is wrong" in refusal(wrong)
    monkeypatch.delenv("PGPASSWORD", raising=False)
    assert "a password is asked for" in refusal(wrong.replace(":wrong", ""))
    assert "there is no such database" in refusal(server.address("nowhere"))


def test_the_password_may_stand_elsewhere(server, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    name = server.fresh().rpartition("/")[2]
    with Store.open(f"postgresql://{USER}@127.0.0.1:{server.port}/{name}") as store:
        assert store.count() == 0
    close_waiting()


def test_a_database_without_dateline(server, address):
    assert "no database of Dateline here" in refusal(address, create=False)
    server.run("CREATE SCHEMA dateline; CREATE TABLE dateline.mine (id int)", name(address))
    assert "another program's" in refusal(address)
    with Store.open(f"{address}?schema=siege") as store:
        assert store.count() == 0


def name(address: str) -> str:
    return address.rpartition("/")[2]


def test_an_owner_who_may_not_bring_postgis(server):
    server.run("CREATE ROLE plain LOGIN PASSWORD 'plain'")
    server.run("CREATE DATABASE bare OWNER plain")
    address = f"postgresql://plain:plain@127.0.0.1:{server.port}/bare"
    assert 'whoever runs the server says once "CREATE EXTENSION postgis"' in refusal(address)
    server.run("CREATE EXTENSION postgis", "bare")
    with Store.open(address) as store:
        assert store.count() == 0
    close_waiting()
    server.run("CREATE ROLE guest LOGIN PASSWORD 'guest'")
    guest = address.replace("plain:plain", "guest:guest")
    assert "may not do that" in refusal(guest)


def test_who_may_only_read(server, address, make_reading):
    with Store.open(address) as store:
        store.add(make_reading())
    close_waiting()
    server.run(f"ALTER DATABASE {name(address)} SET default_transaction_read_only = on")
    with Store.open(address, create=False) as store:
        assert [row.id for row in store.documents()] == ["report-1"]
        with pytest.raises(StoreError, match="can only be read"):
            store.add(make_reading("report-2"))


def test_a_database_of_a_newer_dateline(server, address):
    Store.open(address).close()
    close_waiting()
    server.run("UPDATE dateline.version SET number = 99", name(address))
    with pytest.raises(StoreVersionError, match=r"schema 99.*upgrade dateline"):
        Store.open(address)


def test_a_database_that_cannot_hold_all_letters(server):
    server.run("CREATE DATABASE latin TEMPLATE template0 ENCODING latin1 LOCALE 'C'")
    assert "make one in UTF8" in refusal(server.address("latin"))


def test_a_connection_that_is_lost(server, address, make_reading):
    with Store.open(address) as store:
        store.add(make_reading())
        server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dateline'")
        with pytest.raises(StoreError, match=r"lost|shutting down"):
            store.count()
    with Store.open(address) as store:  # one that waited in vain is not used again
        assert store.count() == 1


def test_another_program_that_is_writing(address, make_reading, monkeypatch):
    monkeypatch.setattr("dateline.store.connect.PATIENCE_MS", 50)
    with Store.open(address) as store, Store.open(address) as other, other.together():
        with pytest.raises(StoreError, match="another program is writing"):
            store.add(make_reading())
        assert store.count() == 0
    with Store.open(address) as store:
        assert store.add(make_reading()) == "added"


@pytest.mark.parametrize("wrong", ["postgresql://u@h/d?schema=Dr%20op", "postgresql://u@h/d?schema=pg_catalog"])
def test_addresses_that_are_none(wrong):
    with pytest.raises(InputError):
        located(wrong)


def test_the_command_line_says_it_without_a_traceback(server: Server, address, tmp_path):
    def run(*words: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "dateline", *words], capture_output=True, text=True, cwd=tmp_path,
            env=os.environ | {"COLUMNS": "200"}, input="Rebels shelled Harim on 1 March 2021, killing 3 people.",
        )  # fmt: skip
        assert PASSWORD not in done.stderr + done.stdout
        assert "%73" not in done.stderr + done.stdout
        return done.returncode, done.stderr + done.stdout

    code, told = run("events", "--store", address.replace(f":{server.port}", ":1"))
    assert (code, told.count("\n")) == (3, 1)
    code, told = run("read", "-", "--store", address)
    assert code == 0, told
    assert "1 document read into postgresql://desk@127.0.0.1" in told
    assert run("fuse", "--store", address)[0] == 0
    assert "PostGIS" in run("store", "info", "--store", address)[1]
    assert "all as it was" in run("verify", address)[1]
    assert not list(tmp_path.iterdir())


def test_who_has_no_psycopg_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r'pip install "dateline\[postgres\]"'):
        Store.open("postgresql://desk@db/siege")


def test_errors_of_psycopg_are_all_caught(address):
    with Store.open(address) as store, pytest.raises(StoreError) as caught:
        store._connection.execute("SELECT nonsense FROM nowhere")
    assert isinstance(caught.value.__cause__, psycopg.Error)
