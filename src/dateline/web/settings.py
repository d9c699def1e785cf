"""How a desk is served."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

#: Names under which a browser on the same machine calls it.
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `dateline serve` was told.

    `user` is in whose name is judged where there are no accounts. `hosts` are the names that a request may call the
    server by: a page of another site that points its own name at this machine (DNS rebinding) is refused.
    """

    store: Path
    user: str
    hosts: tuple[str, ...] = LOOPBACK
    accounts: bool = False
    tls: bool = False
