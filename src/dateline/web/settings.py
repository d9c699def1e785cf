"""How a desk is served."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.store import Where

#: Names under which a browser on the same machine calls it.
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests a second, and so many at once after a pause."""

    per_second: float
    burst: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `dateline serve` was told.

    `user` is in whose name is judged where there are no accounts. `hosts` are the names that a request may call the
    server by: a page of another site that points its own name at this machine (DNS rebinding) is refused; where
    `any_address` is true, the address at which the request came in is one of them. `rate` is for each account (without
    accounts: each address), `strangers` for each address from which nobody has signed in. `max_body` is in bytes,
    `patience_s` the seconds in which a request must have come whole.
    """

    store: Where
    user: str
    hosts: tuple[str, ...] = LOOPBACK
    any_address: bool = False
    accounts: bool = False
    rate: Rate = Rate(100, 1000)
    strangers: Rate = Rate(10, 60)
    max_body: int = 1_000_000
    patience_s: float = 20.0
