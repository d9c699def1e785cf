"""The tables of a store, as its migrations make them: what `store copy` has to carry."""

from __future__ import annotations

import functools
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from .lite import Lite
from .migrate import migrate


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns; `key` are those that its rows are told apart and put in order by.

    `kinds` are the columns' types (INTEGER, REAL, TEXT, BLOB), `refers` the table and column that one refers to.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    kinds: dict[str, str] = field(compare=False)
    refers: dict[str, tuple[str, str]] = field(compare=False)

    @property
    def needs(self) -> set[str]:
        """The other tables that it refers to."""
        return {other for other, _ in self.refers.values()} - {self.name}

    @property
    def rows(self) -> str:
        """The statement that gives all rows, in order."""
        return f"SELECT {quoted(self.columns)} FROM {self.name} ORDER BY {quoted(self.key)}"


def quoted(columns: tuple[str, ...]) -> str:
    """Columns for a statement: one is called "user"."""
    return ", ".join(f'"{each}"' for each in columns)


@functools.cache
def tables() -> tuple[Table, ...]:
    """All tables that hold rows of their own, each behind those that it refers to.

    An index of words or points is none: each database makes its own of the rows.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=Lite)
    try:
        migrate(connection, Path(":memory:"))
        sql = (
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%'"
        )
        names = sorted(name for (name,) in connection.execute(sql + " ESCAPE '!'"))
        found = {name: _table(connection, name) for name in names}
        ordered: list[str] = []
        while len(ordered) < len(names):
            ordered += [each for each in names if each not in ordered and found[each].needs <= set(ordered)][:1]
        return tuple(found[name] for name in ordered)
    finally:
        connection.close()


def _table(connection: Lite, name: str) -> Table:
    rows = list(connection.execute("SELECT name, pk, type FROM pragma_table_xinfo(?) WHERE hidden = 0", (name,)))
    key = sorted((number, column) for column, number, _ in rows if number)
    refers = connection.execute('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)', (name,)).fetchall()
    return Table(
        name,
        tuple(column for column, _, _ in rows),
        tuple(column for _, column in key) or (rows[0][0],),
        {column: kind for column, _, kind in rows},
        {column: (other, to or _key(connection, other)) for column, other, to in refers},
    )


def _key(connection: Lite, table: str) -> str:
    (key,) = connection.execute("SELECT name FROM pragma_table_info(?) WHERE pk = 1", (table,)).fetchone()
    return str(key)
