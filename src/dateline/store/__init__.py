"""store: Readings in a database, of one file or on a server, and ways to find what they hold."""

from __future__ import annotations

from .accounts import ROLES, Accounts, Noted, Role, User, account_key
from .address import Address, Where, located
from .blob import Told, pack, unpack
from .database import GATED, Store
from .feeds_rows import ItemSaid, WatchedFeed, WatchedPage
from .filters import Filters, first_day, last_day
from .fused import without_text
from .prepared import Prepared, prepare
from .rows import (
    Added,
    FusedState,
    Home,
    StoredDocument,
    StoredEvent,
    StoredFused,
    StoredIncident,
    StoredRejection,
    Version,
)

__all__ = [
    "GATED",
    "ROLES",
    "Accounts",
    "Added",
    "Address",
    "Filters",
    "FusedState",
    "Home",
    "ItemSaid",
    "Noted",
    "Prepared",
    "Role",
    "Store",
    "StoredDocument",
    "StoredEvent",
    "StoredFused",
    "StoredIncident",
    "StoredRejection",
    "Told",
    "User",
    "Version",
    "WatchedFeed",
    "WatchedPage",
    "Where",
    "account_key",
    "first_day",
    "last_day",
    "located",
    "pack",
    "prepare",
    "unpack",
    "without_text",
]
