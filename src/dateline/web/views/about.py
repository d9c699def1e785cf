"""The store that is open, and who looks at it."""

from __future__ import annotations

import msgspec
import numpy as np

from dateline.store import Store
from dateline.web.asked import Asked
from dateline.web.index import Index
from dateline.web.who import Role, Who


class About(msgspec.Struct, frozen=True, kw_only=True):
    """A desk: its store's file name, how much is in it, and the person at it.

    `documents_waiting` are stored and not fused yet; `accounts` is true where people sign in. Of `incidents`, and those
    of them that `several` documents tell, a viewer is told how many she may see: what is held back is not counted.
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
    def of(cls, store: Store, who: Who, index: Index, *, accounts: bool) -> About:
        """Read it off the store."""
        state = store.fused_state()
        incidents, several = state.incidents, state.several
        if not who.may("coder"):
            shown = index.select(store, Asked(), public=True)
            incidents = len(shown.rows)
            several = int(np.count_nonzero(shown.rows_of["documents"][shown.rows] > 1))
        return cls(
            store=store.path.name,
            documents=store.count(),
            incidents=incidents,
            several=several,
            documents_waiting=state.documents_waiting,
            reports_waiting=state.reports_waiting,
            user=who.name,
            role=who.role,
            accounts=accounts,
        )
