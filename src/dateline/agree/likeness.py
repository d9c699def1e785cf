"""How likely two coded events of one document are one happening: over day, place, type and actors.

Numbers of dead are left out on purpose: they are what is to be compared, and a pairing that looked at them would find
them to agree.
"""

from __future__ import annotations

import datetime as dt
import math

from dateline.model.geo import great_circle_km

from .names import Names
from .places import name_likeness, same_unit
from .records import Coded

#: What a part counts for that the found event does not tell.
_UNTOLD = 0.35
#: What one province is worth where a district was coded, and one district where a place was.
_COARSER = 0.6
#: Below this two events are not taken for one: they must agree on more than two of the four parts.
LEAST = 0.55
_NOBODY = "Unidentified Armed Group"
#: Events whose days lie further apart are never one: a weekday or a month misread is less.
MOST_DAYS = 60


def likeness(gold: Coded, found: Coded, names: Names) -> float | None:
    """From 0 to 1: the mean over the four parts; one that the hand-coded event does not tell does not count.

    None where it tells none of them: then it may be any event of its document.
    """
    if (days_apart(gold, found) or 0) > MOST_DAYS:
        return 0.0
    parts = (
        day_likeness(gold, found),
        place_likeness(gold, found),
        type_likeness(gold, found),
        actor_likeness(gold, found, names),
    )
    told = [share for share in parts if share is not None]
    return sum(told) / len(told) if told else None


def day_likeness(gold: Coded, found: Coded) -> float | None:
    """1 where the days overlap, less for each day between them, 0 from two weeks on."""
    if gold.start is None or gold.end is None:
        return None
    apart = days_apart(gold, found)
    if apart is None:
        return _UNTOLD
    return max(0.0, 1 - math.log1p(apart) / math.log1p(14))


def days_apart(one: Coded, other: Coded) -> int | None:
    """Days between two intervals, 0 where they share one; None where either is not known."""
    if not (one.start and one.end and other.start and other.end):
        return None
    starts, ends = (max(one.start, other.start), min(one.end, other.end))
    return max(0, (dt.date.fromisoformat(starts) - dt.date.fromisoformat(ends)).days)


def place_likeness(gold: Coded, found: Coded) -> float | None:
    """By name, by distance, and by the units in which a place lies: the best of them.

    Where the hand coded a province and no place, the same province is all that can be asked: 1.
    """
    country = gold.country or found.country
    shares: list[float] = []
    level = 1.0  # what the finest that was coded is worth; each coarser one is worth less
    if gold.place is not None or gold.lat is not None:
        if gold.place is not None and found.place is not None:
            shares.append(name_likeness(gold.place, found.place, country))
        if (km := distance_km(gold, found)) is not None:
            shares.append(1 / (1 + (km / 30) ** 2))
        level = _COARSER
    for unit in (gold.admin2, gold.admin1):
        if unit is not None:
            own = [each for each in (found.admin2, found.admin1, found.place) if each]
            shares.append(level if any(same_unit(unit, each, country) for each in own) else 0.0)
            level *= _COARSER
    if level == 1.0:
        return None
    return max(shares) if shares and (found.place or found.lat is not None) else _UNTOLD


def type_likeness(gold: Coded, found: Coded) -> float | None:
    """1 for one sub-event type, 0.7 for one event type; UCDP's type of violence where no other is coded."""
    if gold.sub_event_type is not None and gold.sub_event_type == found.sub_event_type:
        return 1.0
    if gold.event_type is not None:
        return 0.7 if gold.event_type == found.event_type else 0.0
    if gold.sub_event_type is not None:
        return 0.0
    if gold.violence is not None:
        return _UNTOLD if found.violence is None else float(gold.violence == found.violence)
    return None


def actor_likeness(gold: Coded, found: Coded, names: Names) -> float | None:
    """The share of actors that both name, on whichever side (twice the shared over all).

    ACLED has a battle between two armed sides, and "Unidentified Armed Group" for one that is not told: whom the gold
    has not coded so either, it does not contradict.
    """
    own = names.side((*gold.side_a, *gold.side_b), gold)
    if not own:
        return None
    everyone = (*found.side_a, *found.side_b)
    named = tuple(each for each in everyone if not (each.acled or each.name).startswith(_NOBODY))
    others = names.side(named, found) | (names.side(everyone, found) & own)
    return 2 * len(own & others) / (len(own) + len(others)) if others else _UNTOLD


def distance_km(one: Coded, other: Coded) -> float | None:
    """Kilometres between two points on a sphere (haversine); None where either is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return great_circle_km(one.lat, one.lon, other.lat, other.lon)
