"""A store with something in each of its tables."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from dateline.model import Reading
from dateline.run.fuse import fuse_store
from dateline.run.judge import Judge
from dateline.run.rounds import Rounds
from dateline.store import Accounts, Store
from dateline.store.layout import Table, quoted, tables

PASSWORD = "a market at noon, and rain"
#: Of columns that take not just any word.
_WORDS = {"state": "new", "role": "viewer", "what": "access", "verdict": "accept"}


def fill(path: str | os.PathLike[str], tell: Callable[..., Reading], make_reading: Callable[..., Reading]) -> None:
    """Make the store: what is read, fused, judged and coded, accounts, and a row in what else there is."""
    with Store.open(path) as store:
        for number in range(1, 9):
            halfaya, derna = ("Halfaya", "2020-05-04", number), ("Derna", f"2020-0{number}-06", 7)
            store.add(tell(f"r{number}", halfaya, derna, outlet=f"Paper {number % 3}", published="2020-09-10"))
        store.add(make_reading("whole", title="Ÿes, “Ümlaut” über alles — ٣ قتلى"), origin="some where.html")
        store.add(make_reading("whole", title="Replaced"))
        store.reject("none.pdf", "no text")
        fuse_store(store)
        ids = [row.id for row in store.fused()]
        judge = Judge(store, by="amira")
        judge.accept(ids[1])
        judge.correct(ids[2], {"killed": "7-9"})
        judge.reject(ids[3], note="no such thing")
        judge.undo()
        rounds = Rounds(store, by="dina")
        opened = rounds.open("pilot", ids[-2:], ["amira", "basil"], query="since=2014", fields=["killed", "type"])
        item = store.round_items(opened.round.number)[0]
        for coder in ("amira", "basil"):
            Rounds(store, by=coder).code(item.number, "accept")
        rounds.close_item(item.number)
        rounds.close(opened.round.number)
        store.save_filter("mine", "since=2014", "amira", "amira")
        store.remove("r8")
        store.add(tell("r9", ("Kupiansk", "2021-01-01", 3)))
    with Accounts.open(path) as accounts:
        accounts.add("Amira", "coder", PASSWORD, by="root")
        accounts.sign_in("amira", PASSWORD, address="127.0.0.1")
        accounts.sign_in("amira", "wrong, wrong, wrong")
    with Store.open(path) as store, store.together():
        for table in tables():
            if store._one(f"SELECT 1 FROM {table.name} LIMIT 1") is None:
                store._connection.execute(*_row(store, table))


def _row(store: Store, table: Table) -> tuple[str, tuple[Any, ...]]:
    """A row of a table that nothing above has filled."""
    marks = ", ".join("?" * len(table.columns))
    values = tuple(_value(store, table, name) for name in table.columns)
    return f"INSERT INTO {table.name} ({quoted(table.columns)}) VALUES ({marks})", values


def _value(store: Store, table: Table, column: str) -> object:
    if column in table.refers:
        other, key = table.refers[column]
        (value,) = store._one(f"SELECT {quoted((key,))} FROM {other} LIMIT 1") or (None,)
        return value
    return {"INTEGER": 1, "REAL": 0.1, "BLOB": b"\x00\xff"}.get(table.kinds[column], _WORDS.get(column, f"a {column}"))
