"""How many were harmed in an incident: no person counted twice.

Each event's counts make one total; a later event that tells a total again does not add to the first one, unless its
words say that it tells of more people ("also", "another"). A part ("including four children") adds nothing, groups told
apart in one event (soldiers, civilians) add up. DOMAIN.md 8.4: sums across claims need proof that the groups are
disjoint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from dateline.model import Casualties, Event, Tally

_AT_LARGE = frozenset(
    "people person persons others other dead victim victims individual individuals total bodies".split()
)
_ADDING = re.compile(r"\b(?:also|another|additional(?:ly)?|in addition|as well|further|separately)\b", re.IGNORECASE)


def tally(events: Iterable[Event], harm: str, who: str | None = None) -> Tally | None:
    """The tally of one harm over the events of an incident, of one class of victim only with `who`; None if untold."""
    seen: set[str] = set()
    told = [(event, counts) for event in events if (counts := _fresh(_counts(event, harm, who), seen))]
    fresh = [(event, counts) for event, counts in told if any(c.role != "repeat" for c in counts)]
    told = fresh or told
    if not told:
        return None
    totals = [(event, counts, _total(counts)) for event, counts in told]
    first = _leading([total for _, _, total in totals])
    result = totals[first][2]
    groups = {_group(count) for count in totals[first][1]}
    for place, (event, counts, total) in enumerate(totals):
        if place == first:
            continue
        if place > first and _adds(event, counts, groups, total, result):
            result = _plus(result, total)
            groups |= {_group(count) for count in counts}
        else:
            result = _widened(result, total)
    return result


def _counts(event: Event, harm: str, who: str | None) -> list[Casualties]:
    counts = [
        c
        for c in event.casualties
        if c.harm == harm
        and c.role != "toll"
        and (who is None or c.who == who)
        and (c.low is not None or c.high is not None)
    ]
    if who is None or any(c.role != "subset" for c in counts):
        counts = [c for c in counts if c.role != "subset"]
    return counts


def _fresh(counts: list[Casualties], seen: set[str]) -> list[Casualties]:
    """The counts with "the commander" as a person of his own where no such person was counted before.

    "captured the district chief and two guards": the chief is definite because there is one, not because he was told
    of before.
    """
    found = []
    for count in counts:
        group = _group(count)
        if count.role == "repeat" and count.low == count.high == 1 and group and group not in seen:
            found.append(msgspec.structs.replace(count, role="count"))
        else:
            found.append(count)
    seen |= {_group(count) for count in counts}
    return found


def _total(counts: list[Casualties]) -> Tally:
    """One event's people: its total for people at large where it gives one, else the sum of its groups."""
    counts = [c for c in counts if c.role != "repeat"] or counts
    base = [c for c in counts if c.role != "increment"]
    more = [c for c in counts if c.role == "increment"]
    at_large = [c for c in base if not _group(c)]
    groups: dict[str, Casualties] = {}
    for count in base:
        groups.setdefault(_group(count), count)
    parts = at_large[:1] or list(groups.values())
    return _sum([*parts, *more])


def _group(count: Casualties) -> str:
    """Which people a count is of: "" for people at large, else the last word of their description."""
    words = (count.description or "").lower().split()
    head = words[-1] if words else ""
    if head in _AT_LARGE or not head:
        return ""
    return head[:-1] if head.endswith("s") and not head.endswith("ss") else head


def _sum(parts: list[Casualties]) -> Tally:
    lows = [p.low for p in parts if p.low is not None]
    bests = [p.best if p.best is not None else p.low for p in parts]
    known = [value for value in bests if value is not None]
    highs = [p.high for p in parts]
    high = None if any(value is None for value in highs) else sum(value for value in highs if value is not None)
    return Tally(low=sum(lows) if lows else None, best=sum(known) if known else None, high=high)


def _leading(totals: list[Tally]) -> int:
    """Index of the total to go by: the first, or the first exact one that fits a vague first ("dozens", then "41")."""
    first = totals[0]
    if not _is_vague(first):
        return 0
    for place, total in enumerate(totals[1:], 1):
        if not _is_vague(total) and (total.low or 0) >= (first.low or 0) and not _above(total.low, first.high):
            return place
    return 0


def _is_vague(total: Tally) -> bool:
    """A bare plural ("soldiers were killed": 2 or more) or a wide word ("dozens")."""
    if total.low is None:
        return True
    return (total.high is None and total.low == 2) or (total.high is not None and total.high > 1.5 * total.low + 1)


def _above(value: int | None, bound: int | None) -> bool:
    return value is not None and bound is not None and value > bound


def _adds(event: Event, counts: list[Casualties], groups: set[str], total: Tally, result: Tally) -> bool:
    """Whether a later event tells of further people: its words say so, and it is not the same total once more."""
    if all(c.role == "repeat" for c in counts) or not _ADDING.search(event.evidence[0].quote):
        return False
    if "" in groups and (total.low or 0) <= (result.low or 0):
        return False  # a total for all stood before; "three others" are among them
    return total != result or not groups & {_group(count) for count in counts}


def _plus(a: Tally, b: Tally) -> Tally:
    def add(one: int | None, other: int | None) -> int | None:
        return None if one is None and other is None else (one or 0) + (other or 0)

    return Tally(
        low=add(a.low, b.low),
        best=add(a.best, b.best),
        high=None if a.high is None or b.high is None else a.high + b.high,
    )


def _widened(result: Tally, other: Tally) -> Tally:
    """The range that also holds another telling of the total; a figure under half of it is a part, not a rival."""
    best = result.best
    if best is None or other.low is None or _is_vague(other) or other.low * 2 < best or other.low > 2 * best:
        return result
    low = min(result.low if result.low is not None else best, other.low)
    reach = other.high if other.high is not None else other.best
    high = None if result.high is None else max(result.high, reach or 0)
    return Tally(low=low, best=best, high=high)
