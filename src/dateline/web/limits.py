"""How often somebody may ask: requests in general, and attempts to sign in."""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass

from .settings import Rate

#: Addresses and accounts that are remembered; the longest unheard of are forgotten first.
_KEPT = 10_000
#: Seconds after the last failed attempt in which an account or address counts as a new one.
_FORGET_S = 900.0


class Buckets:
    """A bucket of requests for each key, which fills at a steady rate."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str, now: float) -> int:
        """Take one; 0, or the seconds until there is one."""
        left, at = self._left.pop(key, (float(self._rate.burst), now))
        left = min(float(self._rate.burst), left + (now - at) * self._rate.per_second)
        wait = 0 if left >= 1 else max(1, math.ceil((1 - left) / self._rate.per_second))
        self._left[key] = (left if wait else left - 1, now)
        while len(self._left) > _KEPT:
            self._left.popitem(last=False)
        return wait


@dataclass(frozen=True, slots=True)
class Patience:
    """So many attempts fail for free; then each doubles the seconds to wait, up to `most`."""

    free: int
    most: int


class Attempts:
    """Failed attempts by key."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, key: str, now: float) -> int:
        """Seconds until the next attempt is looked at; 0: now."""
        count, at = self._failed.get(key, (0, now))
        if count <= self._patience.free or now - at > _FORGET_S:
            return 0
        delay: int = min(self._patience.most, 2 ** min(count - self._patience.free, 30))
        return max(0, math.ceil(at + delay - now))

    def failed(self, key: str, now: float) -> None:
        """Count an attempt that failed."""
        count, at = self._failed.pop(key, (0, now))
        self._failed[key] = ((0 if now - at > _FORGET_S else count) + 1, now)
        while len(self._failed) > _KEPT:
            self._failed.popitem(last=False)

    def forget(self, key: str) -> None:
        """Start anew with this key: it has signed in."""
        self._failed.pop(key, None)
