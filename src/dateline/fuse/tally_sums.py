"""Arithmetic of tallies: adding up, and the range that rival figures span."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.model import Casualties, Tally

#: A number in words or figures, or a word that stands for one.
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?|scores?|hundreds?"
    r"|thousands?|several|few|couple|handful|many|most|half|third|quarter|pair|another|an?)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(r"\b(?:unknown|unspecified|undetermined|unconfirmed|undisclosed) number\b", re.IGNORECASE)


def is_bare(count: Casualties) -> bool:
    """Whether a count has no number but that of its plural: "soldiers were killed", "an unknown number of rebels"."""
    if count.low != 2 or (count.high is not None and count.high <= count.low):
        return False
    quote = count.span.quote if count.span is not None else ""
    return bool(quote) and (is_untold(count) or _NUMBER.search(quote) is None)


def is_untold(count: Casualties) -> bool:
    """Whether the words say that the number is not known ("an unknown number of rebels were also killed")."""
    return count.span is not None and _UNKNOWN.search(count.span.quote) is not None


def total(parts: Iterable[Casualties]) -> Tally:
    """What groups come to that have nobody in common.

    An unknown number beside a known one only opens the top: "ten guards and an unknown number of raiders" are ten or
    more. Bare plurals count as two or more each (DOMAIN.md 8.4).
    """
    parts = list(parts)
    firm = [part for part in parts if not is_untold(part)] or parts[:1]
    lows = [part.low for part in firm if part.low is not None]
    # "up to 60 were killed": from none to 60, and no number between them is better than another
    bests = [part.best if part.best is not None else part.low or None for part in firm]
    known = [value for value in bests if value is not None]
    highs = [part.high for part in firm]
    is_open = len(firm) < len(parts) or any(value is None for value in highs)
    return Tally(
        low=sum(lows) if lows else None,
        best=sum(known) if known else None,
        high=None if is_open else sum(value for value in highs if value is not None),
    )


def plus(a: Tally, b: Tally) -> Tally:
    """Two tallies of people of whom none is in both."""

    def add(one: int | None, other: int | None) -> int | None:
        return None if one is None and other is None else (one or 0) + (other or 0)

    return Tally(
        low=add(a.low, b.low),
        best=add(a.best, b.best),
        high=None if a.high is None or b.high is None else a.high + b.high,
    )


def opened(tally: Tally) -> Tally:
    """The same with no upper bound: others died too, how many is not said."""
    return Tally(low=tally.low, best=tally.best, high=None)


_ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NTH = re.compile(rf"^(?:an?|the|his|her)?\s?({'|'.join(_ORDINALS)}) \w+", re.IGNORECASE)


_OF_ALL = re.compile(r"^(?:the )?(?:\w+(?:nd|rd|th|ond|ird)) (?:victim|fatality|death|person|man|woman|child)\b", re.I)


def is_nth(count: Casualties) -> bool:
    """Whether a sum is told by its last one: "he is the eighth victim of the strike"."""
    return (count.low or 0) > 1 and count.span is not None and _OF_ALL.match(count.span.quote) is not None


def nth(before: Tally, counts: list[Casualties]) -> Tally | None:
    """The sum that "a fifth victim died" gives after four or five: five; None where no such word counts."""
    for count in counts:
        said = _NTH.match(count.span.quote) if count.span is not None and count.best == 1 else None
        number = _ORDINALS.index(said[1].lower()) + 3 if said is not None else 0
        if before.best is not None and number - 1 <= before.best <= number:
            return Tally(low=max(before.low or 0, number), best=number, high=None if before.high is None else number)
    return None
