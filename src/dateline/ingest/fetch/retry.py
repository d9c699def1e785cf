"""Trying again, later each time, and not before the server says so."""

from __future__ import annotations

import datetime
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TypeVar

from .errors import FetchError

Got = TypeVar("Got")

#: A server may ask for patience, but not to be forgotten: the most that Retry-After counts for.
LONGEST = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and when something that failed is tried again at once.

    The wait before try n is `first` times 2 to the power n - 2, up to `longest`, of which a random part up to a half is
    taken off, so that many who failed together do not come back together. A server that asks for a longer wait than
    `longest` is left alone: the error goes to the caller, who may come back then.
    """

    tries: int = 3
    first: float = 1.0
    longest: float = 20.0
    sleep: Callable[[float], None] = field(default=time.sleep)
    chance: Callable[[], float] = field(default=random.random)

    def wait(self, failed: int) -> float:
        """Seconds to wait after so many failures (1 or more)."""
        whole = min(self.longest, self.first * 2.0 ** (min(failed, 40) - 1))
        return whole * (1.0 - 0.5 * self.chance())

    def __call__(self, attempt: Callable[[], Got]) -> Got:
        """The result of an attempt, tried again where that can help. Raises what the last try raised."""
        failed = 0
        while True:
            try:
                return attempt()
            except FetchError as error:
                failed += 1
                if not error.again or failed >= self.tries or (error.after or 0.0) > self.longest:
                    raise
                self.sleep(max(self.wait(failed), error.after or 0.0))


def seconds_asked(header: str | None, now: datetime.datetime) -> float | None:
    """The seconds that Retry-After (RFC 9110 10.2.3: seconds, or a date) asks for; None where it asks nothing."""
    told = (header or "").strip()
    if told.isascii() and told.isdigit():
        return min(LONGEST, float(told[:9]))
    try:
        when = parsedate_to_datetime(told)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=datetime.UTC)
    return min(LONGEST, max(0.0, (when - now).total_seconds()))
