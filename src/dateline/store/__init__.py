"""store: Readings in a database of one file, and ways to find what they hold."""

from __future__ import annotations

from .blob import Told, pack, unpack
from .database import GATED, Store
from .filters import Filters, first_day, last_day
from .fused import without_text
from .rows import (
    Added,
    FusedState,
    StoredDocument,
    StoredEvent,
    StoredFused,
    StoredIncident,
    StoredRejection,
)

__all__ = [
    "GATED",
    "Added",
    "Filters",
    "FusedState",
    "Store",
    "StoredDocument",
    "StoredEvent",
    "StoredFused",
    "StoredIncident",
    "StoredRejection",
    "Told",
    "first_day",
    "last_day",
    "pack",
    "unpack",
    "without_text",
]
