"""How many of an incident were wounded and lived, where reports tell who was shot and only later who died of it.

"Four people were shot. A 24-year-old man was pronounced dead": three wounded. A count of those hit has a `low` of 0
(DOMAIN.md 8.4: unknown is never 0, and here none may have lived); a word of wounds counts as it says.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.model import Casualties, Event, Tally

from .persons import Person, persons
from .tally import tally

#: Who is killed by those whom he attacked: none of the people that he shot.
_DOERS = frozenset("gunman shooter suspect attacker assailant robber burglar intruder bomber raider".split())


def is_hit(count: Casualties) -> bool:
    """Whether a count is of people hit, of whom it is not said whether they lived."""
    return count.harm == "injured" and count.low == 0 and bool(count.best)


def wounded(events: Iterable[Event], killed: Tally | None) -> Tally | None:
    """The tally of the wounded of an incident, None where nothing is told of any."""
    events = list(events)
    told = tally([_only(event, hits=False) for event in events], "injured")
    hits = tally([_only(event, hits=True) for event in events], "injured")
    if hits is None or not hits.best:
        return told
    people = persons(events)
    alive = [each for each in people if "injured" in each.harms and "killed" not in each.harms]
    if hits.best > 1 or (told is not None and (told.best or told.low or 0) > 1):
        best = hits.best - _dead(people, killed)
        if told is not None and (told.best or told.low or 0) >= best:
            return told
        high = hits.high
    else:
        best = high = len(alive)
    if best < 1:
        return told
    return Tally(low=_low(told, best), best=best, high=high)


def _low(told: Tally | None, best: int) -> int:
    low = told.low if told is not None else None
    return min(low or 0, best)


def _dead(people: list[Person], killed: Tally | None) -> int:
    """How many of those shot died of it: all the dead but who shot, and who died by his own hand."""
    if killed is None:
        return 0
    others = [each for each in people if "killed" in each.harms and (each.own or each.word in _DOERS)]
    return max((killed.best or killed.low or 0) - len(others), 0)


def _only(event: Event, *, hits: bool) -> Event:
    """The event with only those of its counts of wounded that are (or are not) of people hit."""
    kept = tuple(count for count in event.casualties if count.harm != "injured" or is_hit(count) == hits)
    return event if len(kept) == len(event.casualties) else msgspec.structs.replace(event, casualties=kept)
