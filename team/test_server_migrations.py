"""A server's database of every older schema comes to the newest, with what it holds."""

from __future__ import annotations

import pytest
from tests.store.test_migrations import _ROWS

from dateline.store import Store
from dateline.store.layout import tables
from dateline.store.postgres import migrate as module
from dateline.store.postgres.pool import close_waiting

_SHAPE = """
SELECT table_name, column_name, data_type, coalesce(collation_name, ''), is_nullable FROM information_schema.columns
WHERE table_schema = 'dateline' UNION ALL
SELECT tablename, indexname, indexdef, '', '' FROM pg_indexes WHERE schemaname = 'dateline' UNION ALL
SELECT event_object_table, trigger_name, action_statement, event_manipulation, '' FROM information_schema.triggers
WHERE trigger_schema = 'dateline'
"""


def shape(store: Store) -> set[tuple[str, ...]]:
    return set(store._connection.run(_SHAPE).fetchall())  # type: ignore[attr-defined]


@pytest.mark.parametrize("schema", [number for number, _ in module.migrations()])
def test_every_older_schema_becomes_the_newest(server, address, monkeypatch, schema):
    steps = module.migrations()
    monkeypatch.setattr(module, "migrations", lambda: tuple(each for each in steps if each[0] <= schema))
    with Store.open(address) as store:
        store._connection.run(_ROWS.replace("x'0", "'\\x0"))  # type: ignore[attr-defined]
    close_waiting()
    monkeypatch.undo()
    with Store.open(address) as store, Store.open(server.fresh()) as new:
        assert [row.id for row in store.documents()] == ["r1"]
        assert [row.origin for row in store.rejected()] == ["x.pdf"]
        assert [each.subject for each in store.judgements()] == ["r1/i1"]
        assert store.fused_state().documents_waiting == 1
        assert shape(store) == shape(new)


def test_a_server_has_the_tables_and_columns_of_a_file(address):
    with Store.open(address) as store:
        found: dict[str, set[str]] = {}
        for table, column, *_ in shape(store):
            found.setdefault(table, set()).add(column)
        assert {each.name: set(each.columns) - found.get(each.name, set()) for each in tables()} == {
            each.name: set() for each in tables()
        }
