"""Who was hurt and then died: the people of one count whom another report counts among the dead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Tally

from .account import ABOUT, Account

#: "Two of the wounded died in hospital", "succumbed to his injuries": the dead of this report were hurt before.
_DIED = re.compile(
    r"\b(?:died|dies|dead|death|succumb\w*|pass(?:ed)? away)\b[^.;]{0,60}"
    r"\b(?:hospital|clinic|wounds?|injur\w+|surgery)\b"
    r"|\b(?:wounded|injured|hurt|critical\w*|hospital\w*)\b[^.;]{0,60}\b(?:died|dies|succumb\w*|pass(?:ed)? away)\b",
    re.IGNORECASE,
)


def still_hurt(account: Account, accounts: Sequence[Account], dead: int | None) -> Tally | None:
    """The injured of an account without those whom other reports count among the dead; `dead` is the toll of all.

    "Three people were shot", told as hurt for want of more, and "one man died" in another report: two were hurt. Eight
    hurt and one dead on Monday, "a woman died of her wounds" and two dead on Tuesday: seven. None where nobody is left.
    """
    tally = account.incident.injured
    if tally is None or not tally.best or not dead:
        return tally
    more, untold = dead - _dead(account), tally.low == 0
    if more <= 0 or not (untold or _died_later(account, accounts)):
        return tally
    if more > tally.best:
        return None if untold else tally
    best, low = tally.best - more, max((tally.low or 0) - more, 0)
    high = None if tally.high is None else max(tally.high - more, best)
    return Tally(low=low, best=best, high=high) if best or high is None or high > 0 else None


def _dead(account: Account) -> int:
    tally = account.incident.fatalities
    return (tally.best or 0) if tally is not None else 0


def _died_later(account: Account, accounts: Sequence[Account]) -> bool:
    """Whether a later report tells of more dead, some of them hurt before, and does not count the injured anew."""
    return any(
        other.weight >= ABOUT
        and (other.day or "") > (account.day or "~")
        and _dead(other) > _dead(account)
        and other.incident.injured is None
        and any(_DIED.search(event.evidence[0].quote) for event in other.events)
        for other in accounts
    )
