"""fetch: the one way in which Dateline asks a server for anything: pages, feeds, robots.txt, redirects."""

from __future__ import annotations

from .errors import FetchError
from .fetcher import Fetched, Fetcher
from .limits import Limits
from .pace import Pace
from .retry import Patience
from .robots import Robots
from .urls import host_of, page_address

__all__ = ["FetchError", "Fetched", "Fetcher", "Limits", "Pace", "Patience", "Robots", "host_of", "page_address"]
