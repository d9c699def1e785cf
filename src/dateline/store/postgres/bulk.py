"""Filling a server's database with the rows of another; see `store/bulk.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from ..layout import Table, quoted, tables
from .connection import Server
from .errors import plain

_NUMBERED = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = $1 AND is_identity = 'YES' ORDER BY table_name
"""


class ServerBulk:
    """See `bulk.Bulk`."""

    def __init__(self, connection: Server) -> None:
        self._connection = connection

    @contextmanager
    def without_triggers(self) -> Iterator[None]:
        """Whoever owns the tables may switch their triggers off; references stay checked."""
        self._triggers("DISABLE")
        yield
        self._triggers("ENABLE")

    def _triggers(self, how: str) -> None:
        for table in tables():
            self._connection.run(f"ALTER TABLE {table.name} {how} TRIGGER USER")

    def empty(self, table: Table) -> None:
        """Take out all rows."""
        self._connection.run(f"DELETE FROM {table.name}")

    def fill(self, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Write rows by COPY."""
        with plain(self._connection.address), self._connection.raw.cursor() as cursor:
            told = f"COPY {table.name} ({quoted(table.columns)}) FROM STDIN"
            with cursor.copy(told) as copy:
                for row in rows:
                    copy.write_row(row)

    def finish(self) -> None:
        """Points are columns that the server makes; only how many rows there are has to be found out."""
        self._connection.run("UPDATE changes SET seq = seq + 1")
        for name in (*(table.name for table in tables()), "search"):
            self._connection.run(f"ANALYZE {name}")

    def counters(self) -> dict[str, int]:
        """Of all columns that are numbered."""
        return {table: last for table, _, last in self._numbered()}

    def set_counters(self, last: Mapping[str, int]) -> None:
        """Never below the highest number that is there."""
        for table, column, _ in self._numbered():
            highest = f"SELECT greatest(max({column}), $1, 1), greatest(max({column}), $1) > 0 FROM {table}"
            number, used = self._connection.run(highest, (last.get(table, 0),)).fetchone() or (1, False)
            self._connection.run(
                "SELECT setval(pg_get_serial_sequence($1, $2), $3, $4 <> 0)", (table, column, number, used)
            )

    def _numbered(self) -> Iterator[tuple[str, str, int]]:
        found = self._connection.run(_NUMBERED, (self._connection.address.schema,)).fetchall()
        for table, column in found:
            sequence = self._connection.run("SELECT pg_get_serial_sequence($1, $2)", (table, column)).fetchone()
            assert sequence is not None
            last = self._connection.run(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence[0]}")
            yield table, column, int((last.fetchone() or (0,))[0])
