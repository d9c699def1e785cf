"""What a person may set about watching."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from dateline.ingest import MAX_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchOptions:
    """How feeds are watched.

    A feed is asked `every` so many minutes, `hosts` hosts at once, each of them one request at a time with `pause`
    seconds between two. Of a feed at most `max_pages` pages are fetched in a turn, the others in the next ones. What
    fails is tried `tries` times at once, `first_wait` seconds apart or, as `chance` (0 to 1) has it, down to half of
    that; and later again, first after `again_minutes`, then after twice as long, until it has been tried in `attempts`
    turns.

    `max_bytes`, `step_seconds`, `page_seconds`: see `ingest.fetch.Limits`. `allow_private`, `contact`: see
    `ingest.fetch.Fetcher`. `workers`, `gated`, `again`: see `run.read_into`.
    """

    every: float = 15.0
    hosts: int = 16
    pause: float = 1.0
    max_pages: int = 200
    tries: int = 2
    first_wait: float = 1.0
    again_minutes: float = 5.0
    attempts: int = 8
    max_bytes: int = MAX_BYTES
    step_seconds: float = 20.0
    page_seconds: float = 60.0
    allow_private: bool = False
    contact: str | None = None
    workers: int = 1
    gated: bool = True
    again: bool = False
    chance: Callable[[], float] = random.random
