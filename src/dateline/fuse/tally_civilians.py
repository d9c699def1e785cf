"""Who of the dead of an incident were civilians, where the report tells it of parts or leaves it to the reader.

Civilians are a part of all. "26 people, among them 16 soldiers" leaves ten, "30 people, among them 24 civilians" 24;
"18 dead", then "18 villagers", are one number of the same people; "35 killed on both sides" are not civilians.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

import msgspec

from dateline.model import Casualties, Event

from .tally_sums import is_bare
from .tellings import PARTS, group_of

_BOTH_SIDES = re.compile(r"\b(?:on|from|of|in) (?:both|all|either) (?:sides?|parties|camps)\b", re.IGNORECASE)


def civilians_of(events: Iterable[Event], harm: str) -> list[Event]:
    """The events with each count of one harm given to the class of victim that the incident as a whole tells."""
    told = list(events)
    events = [_replaced(event, _settled(event, harm)) for event in told]
    counts = [count for event in events for count in event.casualties if count.harm == harm and count.role != "toll"]
    parts = [part for event in told if _has_only_parts(event, harm) for part in event.casualties]
    known = {count.low for count in counts if count.who == "civilian" and count.role != "subset"}
    mixed = {count.low for count in counts if count.who == "mixed"}
    fought = any(count.who in ("combatant", "mixed") for count in counts)
    harmed = any(count.who == "civilian" for count in counts)
    found = []
    for event in events:
        settled = []
        for count in event.casualties:
            if count.harm == harm and count.role != "toll" and not group_of(count):
                if count.low in mixed and count.role != "subset":
                    count = msgspec.structs.replace(count, who="mixed")
                elif count.who == "unknown" and (count.low in known or (harmed and not fought)):
                    count = msgspec.structs.replace(count, who="civilian")
                if count.role == "count" and count.who == "civilian":
                    count = _less(count, [part for part in parts if part.harm == harm and part is not count])
            settled.append(count)
        found.append(_replaced(event, settled))
    return found


def _replaced(event: Event, counts: list[Casualties]) -> Event:
    return event if list(event.casualties) == counts else msgspec.structs.replace(event, casualties=tuple(counts))


def _has_only_parts(event: Event, harm: str) -> bool:
    """Whether a sentence tells of parts only ("two policemen were among the dead")."""
    told = [count for count in event.casualties if count.harm == harm]
    return bool(told) and all(count.role == "subset" for count in told)


def _settled(event: Event, harm: str) -> list[Casualties]:
    """The counts of one event with each whole settled by its own parts."""
    counts = list(event.casualties)
    if _has_only_parts(event, harm):  # "31 of the dead were identified as civilians"
        return [
            msgspec.structs.replace(count, role="count") if count.harm == harm and _is_all_civilians(count) else count
            for count in counts
        ]
    for at, whole in enumerate(counts):
        if whole.harm != harm or whole.role in ("subset", "toll") or group_of(whole):
            continue
        if whole.who == "civilian" and _BOTH_SIDES.search(event.evidence[0].quote):
            counts[at] = msgspec.structs.replace(whole, who="unknown")
            continue
        parts = _parts(counts, at)
        named = [place for place in parts if _is_all_civilians(counts[place])]
        if named and whole.who in ("civilian", "unknown"):
            counts[at] = msgspec.structs.replace(whole, who="mixed")
            for place in named:
                counts[place] = msgspec.structs.replace(counts[place], role="count")
        elif whole.who == "civilian":
            counts[at] = _less(whole, [counts[place] for place in parts])
    return counts


def _parts(counts: list[Casualties], at: int) -> list[int]:
    """The indices of the parts of a whole: those marked as such, or groups that add up to it.

    "12 people were killed, seven soldiers and five civilians": nobody is left to be added.
    """
    after = [place for place in range(at + 1, len(counts)) if counts[place].harm == counts[at].harm]
    marked = list(takewhile(lambda place: counts[place].role == "subset", after))
    if not marked and len(after) > 1 and sum(counts[place].best or 0 for place in after) == counts[at].best:
        for place in after:
            counts[place] = msgspec.structs.replace(counts[place], role="subset")
        return after
    return marked


def _is_all_civilians(part: Casualties) -> bool:
    """Whether a part is told as the civilians of a whole, not as its children, its women or its nurses."""
    return part.who == "civilian" and group_of(part) in ("civilian", "noncombatant", "non-combatant", "bystander")


def _less(whole: Casualties, parts: list[Casualties]) -> Casualties:
    """People without those among them who fought; of a mixed whole nothing is known where their number is not."""
    fighters = [part for part in parts if part.who == "combatant" and group_of(part) not in PARTS]
    if not fighters or not whole.low:
        return whole
    number = sum(part.best or part.low or 0 for part in fighters)
    if any(is_bare(part) for part in fighters) or number >= whole.low:
        return msgspec.structs.replace(whole, who="mixed")
    best, high = (None if value is None else value - number for value in (whole.best, whole.high))
    return msgspec.structs.replace(whole, low=whole.low - number, best=best, high=high)
