"""What a store is, and how much is in it."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from .layout import tables
from .migrate import schema_of
from .opened import Opened

if TYPE_CHECKING:
    from .lite import Lite
    from .postgres.connection import Server

_SERVER = """
SELECT 'PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1) || ', PostGIS '
       || (SELECT extversion FROM pg_extension WHERE extname = 'postgis'),
       (SELECT number FROM version),
       (SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relkind = 'r')::bigint
"""


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """Where a store is (never with a password), what keeps it, its schema's number, bytes, and rows by table."""

    where: str
    kept_by: str
    schema: int
    size: int
    rows: dict[str, int]


def store_info(where: str | os.PathLike[str]) -> StoreInfo:
    """Look a store over. Raises StoreError."""
    with Opened.open(where, create=False) as opened, opened.still():
        rows = {each.name: _count(opened, each.name) for each in tables()}
        if isinstance(opened.path, Path):
            lite = cast("Lite", opened._connection)
            beside = (Path(f"{opened.path}{end}") for end in ("", "-wal"))
            size = sum(each.stat().st_size for each in beside if each.exists())
            return StoreInfo(str(opened.path), f"SQLite {sqlite3.sqlite_version}", schema_of(lite), size, rows)
        server = cast("Server", opened._connection)
        kept_by, schema, size = server.run(_SERVER, (opened.path.schema,)).fetchone() or ("", 0, 0)
        return StoreInfo(str(opened.path), kept_by, schema, size, rows)


def _count(opened: Opened, table: str) -> int:
    (count,) = opened._one(f"SELECT count(*) FROM {table}") or (0,)
    return int(count)
