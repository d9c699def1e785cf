"""web: the desk. An API over a store, and the pages that a browser shows of it."""

from __future__ import annotations

from .app import create_app
from .settings import Settings

__all__ = ["Settings", "create_app"]
