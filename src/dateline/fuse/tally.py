"""How many were harmed in an incident: no person counted twice.

The same number told again in headline, lead and body is one count; a part of a count ("including four children") adds
nothing; groups that are told apart (soldiers, civilians) add up, unless a total for people at large is given.
DOMAIN.md 8.4: sums across claims need proof that the groups are disjoint.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Casualties, Event, Tally

_AT_LARGE = frozenset(
    "people person persons others other dead victim victims individual individuals total bodies".split()
)


def tally(events: Iterable[Event], harm: str, who: str | None = None) -> Tally | None:
    """The tally of one harm over the events of an incident, of one class of victim only with `who`; None if untold."""
    counts = [c for event in events for c in event.casualties if c.harm == harm and c.role != "toll"]
    if who is not None:
        counts = [c for c in counts if c.who == who]
        if any(c.role != "subset" for c in counts):
            counts = [c for c in counts if c.role != "subset"]
    else:
        counts = [c for c in counts if c.role != "subset"]
    counts = [c for c in counts if c.low is not None or c.high is not None]
    if any(c.role != "repeat" for c in counts):
        counts = [c for c in counts if c.role != "repeat"]
    if not counts:
        return None
    groups: dict[str, list[Casualties]] = {}
    for count in counts:
        groups.setdefault(_group(count), []).append(count)
    at_large = groups.pop("", None)
    parts = [_one_group(group) for group in _joined(groups)]
    if at_large is None:
        return _sum(parts)
    total = _one_group(at_large)
    parted = _sum(parts) if parts else None
    if parted is not None and (parted.low or 0) > (total.low or 0):
        return (
            Tally(low=total.low, best=parted.best, high=_most(total.high, parted.high))
            if _ordered(total, parted)
            else parted
        )
    return total


def _ordered(total: Tally, parted: Tally) -> bool:
    return parted.best is None or total.low is None or total.low <= parted.best


def _most(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else max(a, b)


def _group(count: Casualties) -> str:
    """Which people a count is of: "" for people at large, else the last word of their description."""
    words = (count.description or "").lower().split()
    head = words[-1] if words else ""
    if head in _AT_LARGE or not head:
        return ""
    return head[:-1] if head.endswith("s") and not head.endswith("ss") else head


def _joined(groups: dict[str, list[Casualties]]) -> list[list[Casualties]]:
    """Groups of different words for one side's people with the same number are one group told twice."""
    kept: list[list[Casualties]] = []
    for group in groups.values():
        for other in kept:
            if any(
                a.low == b.low
                and a.who == b.who
                and (a.actor_id == b.actor_id or None in (a.actor_id, b.actor_id))
                and (a.low or 0) > 1
                for a in group
                for b in other
            ):
                other.extend(group)
                break
        else:
            kept.append(list(group))
    return kept


def _one_group(counts: list[Casualties]) -> Tally:
    """One group's people from all that is said of them: increments add, other differing figures make a range."""
    base = [c for c in counts if c.role == "count"] or counts
    first = max(base[:1] + [c for c in base[1:] if _refines(base[0], c)], key=lambda c: c.low or 0)
    low = min((c.low for c in base if c.low is not None and c.low * 2 >= (first.low or 0)), default=first.low)
    best = first.best if first.best is not None else first.low
    highs = [c.high for c in base]
    high = None if any(value is None for value in highs) else max(value for value in highs if value is not None)
    extra = [c for c in counts if c.role == "increment"] if base is not counts else []
    more = sum(c.low or 0 for c in extra)
    result_best = None if best is None else best + more
    if high is not None:
        high = max(high, best or 0) + more
    return Tally(
        low=None if low is None else min(low, best if best is not None else low) + more, best=result_best, high=high
    )


def _refines(first: Casualties, later: Casualties) -> bool:
    """Whether a later figure only makes a vague first one exact ("dozens", then "at least 40")."""
    vague = first.high is not None and first.low is not None and first.high > first.low
    return vague and later.low is not None and first.low is not None and first.low <= later.low <= (first.high or 0)


def _sum(parts: list[Tally]) -> Tally:
    lows = [p.low for p in parts if p.low is not None]
    bests = [p.best if p.best is not None else p.low for p in parts]
    known = [value for value in bests if value is not None]
    highs = [p.high for p in parts]
    high = None if any(value is None for value in highs) else sum(value for value in highs if value is not None)
    return Tally(low=sum(lows) if lows else None, best=sum(known) if known else None, high=high)
