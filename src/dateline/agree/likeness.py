"""How likely two coded events of one document are one happening: over day, place, type and actors.

Numbers of dead are left out on purpose: they are what is to be compared, and a pairing that looked at them would find
them to agree.
"""

from __future__ import annotations

import datetime as dt
import math
import re

from dateline.knowledge.folding import fold

from .parties import Names
from .records import Coded

#: What a part counts for that the found event does not tell.
_UNTOLD = 0.35
#: Below this two events are not taken for one: they must agree on more than two of the four parts.
LEAST = 0.55
#: Events whose days lie further apart are never one: a weekday or a month misread is less.
MOST_DAYS = 60
_EARTH_KM = 6371.0088
#: Words of a unit's name that tell no unit apart: "Aleppo Governorate" is Aleppo.
_UNIT_WORDS = frozenset(
    "governorate province state region oblast district county department municipality prefecture city town village "
    "area wilayat krai republic of the".split()
)
_NEAR = re.compile(r"^(?:near|outskirts of|around|towards|close to|the|city of|town of|village of) ")


def likeness(gold: Coded, found: Coded, names: Names) -> float:
    """From 0 to 1: the mean over the four parts; one that the hand-coded event does not tell does not count."""
    if (days_apart(gold, found) or 0) > MOST_DAYS:
        return 0.0
    parts = (
        day_likeness(gold, found),
        place_likeness(gold, found),
        type_likeness(gold, found),
        actor_likeness(gold, found, names),
    )
    told = [share for share in parts if share is not None]
    return sum(told) / len(told) if told else 0.0


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
    """By name, by distance, and less by the units in which a place lies: the best of them."""
    shares: list[float] = []
    known = False
    if gold.place is not None:
        known = True
        if found.place is not None:
            shares.append(name_likeness(gold.place, found.place))
    if gold.lat is not None:
        known = True
        if (km := distance_km(gold, found)) is not None:
            shares.append(1 / (1 + (km / 30) ** 2))
    for unit, share in ((gold.admin2, 0.6), (gold.admin1, 0.45)):
        if unit is not None:
            known = True
            own = [each for each in (found.admin2, found.admin1, found.place) if each]
            shares.append(share if any(unit_name(unit) == unit_name(each) for each in own) else 0.0)
    if not known:
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
    """The share of actors that both name, on whichever side (twice the shared over all)."""
    own = names.side((*gold.side_a, *gold.side_b), gold)
    if not own:
        return None
    others = names.side((*found.side_a, *found.side_b), found)
    return 2 * len(own & others) / (len(own) + len(others)) if others else _UNTOLD


def distance_km(one: Coded, other: Coded) -> float | None:
    """Kilometres between two points on a sphere (haversine); None where either is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def place_name(name: str) -> str:
    """A place's name as it is compared: "near Deir ez-Zor" and "Deir ez Zor city" are one."""
    plain = _NEAR.sub("", fold(name))
    return plain.removesuffix(" city").removesuffix(" town") or plain


def unit_name(name: str) -> str:
    """The name of a province or district as it is compared: "Khartoum State" is Khartoum."""
    words = [word for word in fold(name).split() if word not in _UNIT_WORDS]
    return " ".join(words) or fold(name)


def name_likeness(one: str, other: str) -> float:
    """1 for one name, 0.75 where all words of one stand in the other ("Sinaa" and "Sinaa district"), else 0."""
    first, second = place_name(one), place_name(other)
    if first == second or first.replace(" ", "") == second.replace(" ", ""):
        return 1.0
    words = set(first.split()) - _UNIT_WORDS, set(second.split()) - _UNIT_WORDS
    return 0.75 if all(words) and (words[0] <= words[1] or words[1] <= words[0]) else 0.0
