"""No host is asked more often than once in so many seconds."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

#: Seconds between two requests to a host, and the most that a Crawl-delay can make of it.
PAUSE = 1.0
LONGEST_PAUSE = 30.0


class Pace:
    """When each host may be asked again. Threads may share it."""

    def __init__(
        self,
        pause: float = PAUSE,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._own: dict[str, float] = {}
        self._next: dict[str, float] = {}

    def slow_down(self, host: str, seconds: float) -> None:
        """A host asks for a longer pause than ours."""
        with self._lock:
            self._own[host] = min(seconds, LONGEST_PAUSE)

    def not_before(self, host: str, seconds: float) -> None:
        """A host asks to be left alone for so many seconds from now."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), self._clock() + seconds)

    def wait_for(self, host: str) -> float:
        """Seconds until a host may be asked; nothing is taken."""
        with self._lock:
            return max(0.0, self._next.get(host, 0.0) - self._clock())

    def take(self, host: str) -> None:
        """Wait for a host's turn, and take it."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(host, 0.0))
            self._next[host] = turn + max(self._pause, self._own.get(host, 0.0))
        if turn > now:
            self._sleep(turn - now)
