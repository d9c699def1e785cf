"""store: Readings in a database of one file, and ways to find what they hold."""

from __future__ import annotations

from .database import GATED, Store
from .filters import Filters, first_day, last_day
from .rows import Added, StoredDocument, StoredEvent, StoredIncident, StoredRejection

__all__ = [
    "GATED",
    "Added",
    "Filters",
    "Store",
    "StoredDocument",
    "StoredEvent",
    "StoredIncident",
    "StoredRejection",
    "first_day",
    "last_day",
]
