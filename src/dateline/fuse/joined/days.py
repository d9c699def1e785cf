"""When it happened, by several reports."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.fuse.alike import is_stated
from dateline.model import When

from .account import Account
from .spans import bare_time
from .votes import votes

#: What a day weighs that the text states by its date ("on September 17"), by other words ("on Friday"), one that may be
#: the date line of the page ("given in text", the day on which it was published) or is that of the lead, one of other
#: sentences than that which tells the deed, and one that was only taken from the day of publication.
_DATED, _STATED, _PAGE, _ELSEWHERE, _TAKEN = 1.5, 1.0, 0.7, 0.5, 0.3
_CALENDAR = ("given in text", "day given in text")
#: What `When.basis` says of a day that another sentence tells.
_FROM_STATEMENT, _FROM_LEAD = "day of the statement", "day of the lead"
_FROM_ELSEWHERE = ("told earlier", "first day told in the report", _FROM_STATEMENT)
_EXACT = frozenset({"time", "day"})


def day_of(accounts: Sequence[Account]) -> When | None:
    """The day that most independent voices state; a longer time or a bound only where nobody tells the day.

    Nothing is reported before it happened, so a day after the first publication is a mistake of reading. Of days for
    which as much speaks, that of the first report counts, the earlier one where they came on one day: "on Friday" is
    sure on the Saturday.
    """
    told = [(account, time) for account in accounts if (time := account.incident.time) is not None]
    days = [(account, time) for account, time in told if is_day(time)]
    first = min((account.day for account in accounts if account.day), default=None)
    possible = [(account, time) for account, time in days if first is None or (time.start or "") <= first] or days
    stated = [time for _, time in told if is_stated(time)]
    if not possible or (stated and not any(is_stated(time) for _, time in possible)):
        return _until(first, bare_time(_narrowest(stated) or _narrowest([time for _, time in told])))
    weight = votes((time.start, account.voice, account.weight * strength(time, account)) for account, time in possible)
    day = min(weight, key=lambda day: (-weight[day], _soonest(day, possible), day or ""))
    mine = [time for _, time in possible if time.start == day]
    return bare_time(min(mine, key=lambda time: (not is_stated(time), time.precision != "time")))


def _soonest(day: str | None, told: Sequence[tuple[Account, When]]) -> str:
    """When the first report with this day was published."""
    return min(account.day or "~" for account, time in told if time.start == day)


def is_day(time: When) -> bool:
    """Whether a time is one day."""
    return time.start is not None and time.start == time.end and time.precision in _EXACT


def is_of_statement(time: When) -> bool:
    """Whether a day is only that on which somebody spoke of it."""
    return (time.basis or "").endswith(_FROM_STATEMENT)


def strength(time: When, account: Account) -> float:
    """How much a day weighs in an account, by what it rests on."""
    if not is_stated(time):
        return _TAKEN
    basis = time.basis or ""
    if time.start == account.day and basis.startswith("given in text"):
        return _PAGE
    if basis.endswith(_FROM_ELSEWHERE):
        return _ELSEWHERE
    if basis.startswith(_CALENDAR):
        return _DATED
    return _PAGE if basis.endswith(_FROM_LEAD) else _STATED


def _narrowest(times: Sequence[When]) -> When | None:
    """The time that begins last among those with both ends, else the first told."""
    whole = [time for time in times if time.start and time.end]
    return max(whole, key=lambda time: (time.start or "", _reversed(time.end or "")), default=next(iter(times), None))


def _until(first: str | None, time: When | None) -> When | None:
    """A longer time without the days after the first report ("this week", told on the Thursday of it)."""
    if time is None or first is None or not time.start or not time.end or not time.start <= first < time.end:
        return time
    return replace(time, end=first)


def _reversed(day: str) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in day)
