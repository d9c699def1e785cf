"""How many were harmed, by several reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dateline.model import Tally

from .account import Account
from .votes import votes

Field = Literal["fatalities", "civilian_fatalities", "injured", "captured"]


def tally_of(accounts: Sequence[Account], field: Field) -> Tally | None:
    """The number that most voices give, the highest of several; the range holds all others."""
    told = [(account, tally) for account in accounts if (tally := getattr(account.incident, field)) is not None]
    known = [(account, tally) for account, tally in told if tally.best is not None]
    if not known:
        return told[0][1] if told else None
    weight = votes((tally.best, account.voice, account.weight) for account, tally in known)
    best = max(weight, key=lambda number: (weight[number], number))
    lows = [tally.low for _, tally in told if tally.low is not None]
    highs = [tally.high for _, tally in told]
    is_open = any(high is None for high in highs)
    return Tally(low=min([*lows, best]), best=best, high=None if is_open else max(best, *(high or 0 for high in highs)))
