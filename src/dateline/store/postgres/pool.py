"""Connections that wait for their next use: the desk opens the store for each request."""

from __future__ import annotations

import atexit
import os
import threading

from dateline.model import StoreError

from ..address import Address
from .connection import Server, connect
from .migrate import migrate

#: Connections to one database that wait.
_MOST = 4
_lock = threading.Lock()
_waiting: dict[tuple[int, Address], list[Server]] = {}


class Pooled(Server):
    """A connection that waits for its next use when it is closed."""

    def close(self) -> None:
        """Let others have it."""
        if not self.raw.closed and not self.raw.broken and not self.in_transaction:
            with _lock:
                waiting = _waiting.setdefault((os.getpid(), self.address), [])
                if len(waiting) < _MOST:
                    waiting.append(Server(self.raw, self.address))
                    return
        self.raw.close()


def take(address: Address, *, create: bool) -> Server:
    """A connection to a database of the newest schema. Raises StoreError."""
    with _lock:
        waiting = _waiting.get((os.getpid(), address))
        kept = waiting.pop() if waiting else None
    if kept is not None:
        try:
            migrate(kept, create=create)
            return Pooled(kept.raw, address)
        except StoreError:
            kept.raw.close()  # the server was started anew, or the database is another one now
    fresh = connect(address)
    try:
        migrate(fresh, create=create)
    except BaseException:
        fresh.raw.close()
        raise
    return Pooled(fresh.raw, address)


def close_waiting() -> None:
    """Close the connections that wait."""
    with _lock:
        for (process, _), each in _waiting.items():
            for server in each if process == os.getpid() else ():
                server.raw.close()
        _waiting.clear()


atexit.register(close_waiting)
