"""Sums over several incidents, which are no count of any of them.

"Ten killed in attacks on Homs and Hama", then six in Homs and four in Hama: the ten are the dead of both, and the
incident of Homs has six.
"""

from __future__ import annotations

import re
from itertools import combinations

import msgspec

from dateline.model import Casualties, Event, Place, Placed, Resolved

from .alike import fineness, own_place, places_fit
from .tally import tally

#: More attacks than one: "Two attacks leave 12 dead in the north".
_ATTACKS = re.compile(
    r"\b(?:attack|assault|raid|strike|airstrike|bomb|bombing|blast|explosion|shooting|ambush|clash|incident)(?:e?s)\b",
    re.IGNORECASE,
)
#: Incidents of which one report tells together: "three lost their lives in two unrelated shootings".
_APART = re.compile(
    r"\b(?:two|three|four|five|six|several|\d+) (?:\w+ly )?(?:unrelated|separate|different|distinct) (?:[\w-]+ ){0,2}?"
    r"(?:attacks|assaults|raids|strikes|airstrikes|bombings|blasts|explosions|shootings|ambushes|clashes|incidents)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|several|both) (?:[\w-]+ ){0,2}?"
    r"(?:attacks|assaults|raids|strikes|airstrikes|bombings|blasts|explosions|shootings|ambushes|clashes|incidents)\b",
    re.IGNORECASE,
)
_HARMS = ("killed", "injured", "captured")
#: A report that sums up lists few incidents; more are not tried.
_OTHERS = 8


def without_summaries(resolved: Resolved, clusters: list[list[Event]]) -> list[list[Event]]:
    """The events of each incident with the sums over it and others marked as tolls."""
    if len(clusters) < 2:
        return clusters
    clusters = [_without_joint(events, clusters) for events in clusters]
    out = [list(events) for events in clusters]
    for number, events in enumerate(clusters):
        for at, event in enumerate(events):
            places = _places_of(resolved, event) if len(events) > 1 and event.casualties else []
            if not places:
                continue
            rest = [other for other in events if other is not event]
            others = [each for each in clusters if each is not events and _is_at(each, places)][:_OTHERS]
            harms = {harm for harm in _HARMS if others and _is_sum(event, harm, rest, others)}
            if harms:
                out[number][at] = msgspec.structs.replace(event, casualties=tuple(_tolls(event, harms)))
    return out


def _without_joint(events: list[Event], clusters: list[list[Event]]) -> list[Event]:
    """The events of an incident with the number of it and others as a toll, in whichever sentence it stands.

    "Weekend violence leaves three dead // Three died in two unrelated shootings", then each shooting with its own.
    """
    joint = {
        (count.harm, count.low)
        for event in events
        if _APART.search(event.evidence[0].quote)
        for count in event.casualties
        if _is_more(count, [each for each in clusters if each is not events])
    }
    if not joint:
        return events
    return [
        msgspec.structs.replace(
            event,
            casualties=tuple(
                msgspec.structs.replace(c, role="toll") if (c.harm, c.low) in joint else c for c in event.casualties
            ),
        )
        for event in events
    ]


def _is_more(count: Casualties, others: list[list[Event]]) -> bool:
    """Whether a number is more than one of the other incidents tells of that harm."""
    numbers = [number for each in others[:_OTHERS] if (number := _number(each, count.harm))]
    return any(number < (count.low or 0) for number in numbers)


def is_total(events: list[Event], clusters: list[list[Event]]) -> bool:
    """Whether an incident without a place of its own is no more than the sum of two or more others.

    "Attacks across the north left 21 dead since Saturday", then twelve in Bokkos, six at Monguno and three at Jibia.
    "Two raids on the market killed 12" sums up as well, where seven died in the first of them and five in the second.
    """
    several = all(_SEVERAL.search(event.evidence[0].quote) for event in events)
    if len(clusters) < 3 or not (several or all(fineness(own_place(event)) <= 2 for event in events)):
        return False
    number = _number(events, "killed")
    if number < 3:
        return False
    others = [each for each in clusters if each is not events and each[0].word.start > events[0].word.start]
    numbers = [found for each in others[:_OTHERS] if (found := _number(each, "killed"))]
    return any(sum(some) == number for size in (2, 3, 4) for some in combinations(numbers, size))


def _places_of(resolved: Resolved, event: Event) -> list[Place]:
    """The places over which the sentence of an event may sum up: several, or one of several attacks."""
    span = event.evidence[0]
    named: list[Place] = []
    for placed in resolved.places:
        if _is_named(placed) and span.start <= placed.mention.start < span.end:
            place = placed.place
            if not any(places_fit(place, other) for other in named):
                named.append(place)
    return named if len(named) > 1 or _ATTACKS.search(event.word.quote) else []


def _is_named(placed: Placed) -> bool:
    return placed.mention.role == "place"


def _is_at(events: list[Event], places: list[Place]) -> bool:
    """Whether an incident was at, or in, one of these places."""
    return any(event.place is not None and places_fit(event.place, place) for event in events for place in places)


def _is_sum(event: Event, harm: str, rest: list[Event], others: list[list[Event]]) -> bool:
    """Whether the one count of an event is what its own incident and some of the others come to."""
    counts = [c for c in event.casualties if c.harm == harm and c.role not in ("subset", "toll")]
    own = _number(rest, harm)
    if len(counts) != 1 or not own or counts[0].low is None or counts[0].low <= own:
        return False
    missing = counts[0].low - own
    numbers = [number for each in others if (number := _number(each, harm))]
    return any(sum(some) == missing for size in (1, 2, 3) for some in combinations(numbers, size))


def _number(events: list[Event], harm: str) -> int:
    told = tally(events, harm)
    return (told.best or 0) if told is not None else 0


def _tolls(event: Event, harms: set[str]) -> list[Casualties]:
    return [
        msgspec.structs.replace(count, role="toll") if count.harm in harms and count.role != "subset" else count
        for count in event.casualties
    ]
