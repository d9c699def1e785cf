"""The store that is open, and who looks at it."""

from __future__ import annotations

import msgspec

from dateline.store import Store
from dateline.web.who import Role, Who


class About(msgspec.Struct, frozen=True, kw_only=True):
    """A desk: its store's file name, how much is in it, and the person at it.

    `documents_waiting` are stored and not fused yet; `accounts` is true where people sign in.
    """

    store: str
    documents: int
    incidents: int
    several: int
    documents_waiting: int
    reports_waiting: int
    user: str
    role: Role
    accounts: bool

    @classmethod
    def of(cls, store: Store, who: Who, *, accounts: bool) -> About:
        """Read it off the store."""
        state = store.fused_state()
        return cls(
            store=store.path.name,
            documents=store.count(),
            incidents=state.incidents,
            several=state.several,
            documents_waiting=state.documents_waiting,
            reports_waiting=state.reports_waiting,
            user=who.name,
            role=who.role,
            accounts=accounts,
        )
