"""postgres: the store on a PostgreSQL server with PostGIS, for a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import StoreError

from ..address import Address

if TYPE_CHECKING:
    from .connection import Server


def open_server(address: Address, *, create: bool) -> Server:
    """A connection to a database of the newest schema; see `Opened.open`. Raises StoreError."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise StoreError(
            f'{address}: Dateline talks to PostgreSQL through psycopg: pip install "dateline[postgres]"'
        ) from None
    from .pool import take

    return take(address, create=create)
