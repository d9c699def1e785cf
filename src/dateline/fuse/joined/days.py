"""When it happened, by several reports."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.fuse.alike import is_stated
from dateline.model import When

from .account import Account
from .spans import bare_time
from .votes import votes

#: What a day weighs that the text states, and one that was only taken from the day of publication.
_STATED, _TAKEN = 1.0, 0.3
_EXACT = frozenset({"time", "day"})


def day_of(accounts: Sequence[Account]) -> When | None:
    """The day that most independent voices state, the earliest of several; a bound only where no day is told.

    Nothing is reported before it happened, so a day after the first publication is a mistake of reading.
    """
    told = [(account, time) for account in accounts if (time := account.incident.time) is not None]
    days = [(account, time) for account, time in told if is_day(time)]
    first = min((account.day for account in accounts if account.day), default=None)
    possible = [(account, time) for account, time in days if first is None or (time.start or "") <= first] or days
    if not possible:
        return bare_time(_narrowest([time for _, time in told]))
    weight = votes((time.start, account.voice, account.weight * strength(time)) for account, time in possible)
    best = min(weight, key=lambda day: (-weight[day], day or ""))
    mine = [time for _, time in possible if time.start == best]
    return bare_time(min(mine, key=lambda time: (not is_stated(time), time.precision != "time")))


def is_day(time: When) -> bool:
    """Whether a time is one day."""
    return time.start is not None and time.start == time.end and time.precision in _EXACT


def strength(time: When) -> float:
    """How much a time weighs: stated in the text, or taken from the day of publication."""
    return _STATED if is_stated(time) else _TAKEN


def _narrowest(times: list[When]) -> When | None:
    def width(time: When) -> tuple[bool, bool, str, str]:
        return time.start is None, time.end is None, time.start or "", time.end or ""

    return min(times, key=width, default=None)
