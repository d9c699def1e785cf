"""A store in another database: all of it, as it was, or nothing."""

from __future__ import annotations

import msgspec
import pytest

from dateline.model import StoreError
from dateline.run.fuse import fuse_store
from dateline.run.judge import Judge
from dateline.store import Accounts, Store
from dateline.store.asking import asking
from dateline.store.copying import compare_stores, copy_store
from dateline.store.info import store_info
from dateline.store.layout import tables

from .whole import PASSWORD, fill


@pytest.fixture
def filled(tmp_path, tell, make_reading):
    path = tmp_path / "filled.db"
    fill(path, tell, make_reading)
    return path


QUESTIONS = ("killed", '"killing 7"', "market -derna", "mark* OR nothing", "in:title replaced", "place:Halfaya")


def answers(store):
    """What a store says to many questions, in its order."""
    found = [reading.to_json() for reading in store.readings()]
    found += [msgspec.json.encode((row.incident, row.verdict, row.machine)) for row in store.fused()]
    found += [row.id for place in ("Derna", "halfaya") for row in store.events(place=place, since="2020-05")]
    found += [row.id for row in store.incidents(box=(20.0, 30.0, 38.0, 36.0))]
    found += [[each.id for each in store.search(asking(words), limit=50)] for words in QUESTIONS]
    found += [each.id for order in ("new", "old") for each in store.search(asking("shells"), order=order)]
    return [*found, store.rounds(), store.codings(), store.judgements(), list(store.rejected()), store.history("whole")]


def test_each_table_is_copied_as_it_is(filled, tmp_path):
    steps: list[tuple[str, str, int, int]] = []
    found = copy_store(filled, tmp_path / "copy.db", on_step=lambda *step: steps.append(step))
    assert all(each.same for each in found)
    assert {each.table for each in found if each.rows[0]} >= {each.name for each in tables()} - {"fused_was"}
    assert {what for _, what, _, _ in steps} == {"copied", "searched", "compared"}
    assert all(each.same for each in compare_stores(filled, tmp_path / "copy.db"))
    with Store.open(filled) as one, Store.open(tmp_path / "copy.db") as other:
        assert answers(one) == answers(other)
    with Accounts.open(tmp_path / "copy.db") as accounts:
        assert accounts.sign_in("amira", PASSWORD)


def test_a_copy_goes_on_as_the_first_would(filled, tmp_path, tell):
    copy_store(filled, tmp_path / "copy.db")
    found = []
    for path in (filled, tmp_path / "copy.db"):
        with Store.open(path) as store:
            store.add(tell("later", ("Halfaya", "2020-05-04", 5)))
            number = store.fused_state_number()
            fuse_store(store)
            assert store.fused_state_number() != number
            Judge(store, by="amira").accept(next(iter(store.fused())).id)
            stamps = [stamp for _, stamp in store.fused_stamps()]
            found.append((answers(store)[:-5], sorted(stamps), [each.number for each in store.judgements()]))
    assert found[0] == found[1]


def test_what_differs_is_named(filled, tmp_path, tell):
    copy_store(filled, tmp_path / "copy.db")
    with Store.open(tmp_path / "copy.db") as store:
        store.add(tell("more"))
    different = {each.table for each in compare_stores(filled, tmp_path / "copy.db") if not each.same}
    assert different == {"documents", "uncompared", "applied_until", "search"} & {*different} | {"documents", "search"}


def test_nothing_is_written_over(filled, tmp_path, tell):
    with Store.open(tmp_path / "other.db") as store:
        store.add(tell("mine"))
    with pytest.raises(StoreError, match="copy into a new database"):
        copy_store(filled, tmp_path / "other.db")
    with pytest.raises(StoreError, match="one and the same"):
        copy_store(filled, filled)
    with pytest.raises(StoreError):
        copy_store(tmp_path / "none.db", tmp_path / "copy.db")
    with Store.open(tmp_path / "other.db") as store:
        assert [row.id for row in store.documents()] == ["mine"]


def test_a_copy_that_is_broken_off_leaves_nothing(filled, tmp_path):
    def stop(table: str, what: str, done: int, of: int) -> None:
        if what == "compared" and table == "reports":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_store(filled, tmp_path / "copy.db", on_step=stop)
    with Store.open(tmp_path / "copy.db") as store:
        assert store.count() == 0
    assert all(each.same for each in copy_store(filled, tmp_path / "copy.db"))
    with Store.open(tmp_path / "copy.db") as store, pytest.raises(Exception, match="never deleted"):
        store._connection.execute("DELETE FROM judgements")


def test_what_a_store_is(filled):
    told = store_info(filled)
    assert told.kept_by.startswith(("SQLite ", "PostgreSQL "))
    assert told.rows["documents"] == 9
    assert told.size > 10_000
