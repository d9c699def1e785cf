"""Where it happened, by several reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from dateline.fuse.alike import CAPTURE, MEANS, fineness, km, places_fit
from dateline.knowledge.folding import fold
from dateline.model import THINGS, Place

from .account import Account
from .spans import bare_place

#: A settlement; finer is a part of one, or a thing in it.
_SETTLEMENT = 4
#: What a voice adds to a place that it names itself, to one that holds or is held by what it names, and to one of which
#: it names the same first-order area alone.
_SAME, _HOLDS, _AREA = 1.0, 0.9, 0.3
#: Of two places for which as many speak, how sure each is decides no more than this.
_SURE = 0.2
#: How far a part of a town, or a place in it, may lie from its middle, in km.
_WITHIN = 25.0


@dataclass(frozen=True, slots=True)
class _Told:
    place: Place
    voice: str
    weight: float
    is_aftercare: bool


def place_of(accounts: Sequence[Account]) -> Place | None:
    """The place with which most voices agree, told as exactly as any of those that agree with it tells it.

    A quarter or a street is written with its town ("Jobar, Damascus") where another report tells the town: of one that
    is on no map the point is that of the town. Where the wounded were taken is no better place than the town.
    """
    told = [
        _Told(a.incident.place, a.voice, a.weight, _is_aftercare(a, a.incident.place))
        for a in accounts
        if a.incident.place is not None
    ]
    if not told:
        return None
    # "Subway" on no map agrees with every town, and so says nothing on which it was
    located = [each for each in told if each.place.lat is not None] or told
    anchor = max(located, key=lambda each: _score(each.place, told)).place
    agreed = [each for each in told if _fit(anchor, each.place)]
    finest = max(agreed, key=lambda each: _exactness(each.place, agreed)).place
    return bare_place(_in_town(_completed(finest, agreed), agreed, accounts))


def same_place(told: Place, chosen: Place) -> bool:
    """Whether a report's place is the one that the incident gives, whose name may be followed by its town's."""
    if told.place_id is not None and told.place_id == chosen.place_id:
        return True
    return fold(told.name) in (fold(chosen.name), fold(chosen.name.split(", ")[0]))


def _key(place: Place) -> str:
    return place.place_id or fold(place.name)


def _score(place: Place, told: Sequence[_Told]) -> float:
    """How many voices agree with a place, and how sure it is."""
    by_voice: dict[str, float] = {}
    for other in told:
        weight = other.weight * _agreement(place, other.place)
        by_voice[other.voice] = max(weight, by_voice.get(other.voice, 0.0))
    return round(sum(by_voice.values()) + _SURE * _sureness(place), 6)


def _sureness(place: Place) -> float:
    """How sure a place is, from 0 to 1; a city is what its name means more often than a village is."""
    sure = (place.confidence or 0.0) * min(fineness(place), 3) / 3
    return sure if place.kind in ("city", "capital") else 0.8 * sure


def _agreement(place: Place, other: Place) -> float:
    if _key(place) == _key(other):
        return _SAME
    if _fit(place, other):
        return _HOLDS * min(fineness(place), fineness(other), 3) / 3
    return _AREA if place.admin1 is not None and place.admin1 == other.admin1 else 0.0


def _fit(one: Place, other: Place) -> bool:
    """Whether both can be one place, of which one may be the finer: "Sanborn" of two states is two places."""
    if one.admin1 and other.admin1 and one.admin1 != other.admin1:
        return False
    return places_fit(one, other)


def _exactness(place: Place, agreed: Sequence[_Told]) -> tuple[bool, int, int, float, int]:
    """On the map before off it, then the finer, the one that more voices name, the narrower, the one named in full."""
    voices = {each.voice for each in agreed if _key(each.place) == _key(place)}
    others = {each.voice for each in agreed if fineness(each.place) == _SETTLEMENT}
    fine = fineness(place)
    if len(voices) <= len(others) and any(each.is_aftercare for each in agreed if each.place == place):
        fine = _SETTLEMENT - 1
    elif fine == _SETTLEMENT and place.place_id is None and place.lat is not None:
        fine += 1  # a quarter or village that is known by its town alone
    return place.lat is not None, fine, len(voices), -(place.uncertainty_km or 0.0), len(place.name)


def _completed(place: Place, agreed: Sequence[_Told]) -> Place:
    """The place with the country and areas that others tell of it."""
    for each in agreed:
        other = each.place
        if place.country is None and other.country is not None:
            place = replace(place, country=other.country)
        if place.admin1 is None and other.admin1 is not None:
            place = replace(place, admin1=other.admin1)
        if place.admin2 is None and other.admin2 is not None and place.admin1 == other.admin1:
            place = replace(place, admin2=other.admin2)
    return place


def _in_town(place: Place, agreed: Sequence[_Told], accounts: Sequence[Account]) -> Place:
    """A part of a town with the town's name behind it; a town with what others tell of it that is on no map."""
    if fineness(place) > _SETTLEMENT or (place.place_id is None and place.lat is not None):
        events = [event.place for account in accounts for event in account.events if event.place is not None]
        named = [each for each in (*(each.place for each in agreed), *events) if _is_town(each, place)]
        return replace(place, name=_joined(place, named[0])) if named else place
    if place.lat is not None:
        finer = [each.place for each in agreed if each.place.lat is None and fineness(each.place) > fineness(place)]
        # a name of which neither a kind nor an "in" shows that it is a place's may be none
        finer = [each for each in finer if each.kind or each.relation]
        if finer:
            return replace(place, name=_joined(finer[0], place))
    return place


def _is_town(place: Place, part: Place) -> bool:
    """Whether a place is a town on the map in which the other can lie."""
    if fineness(place) != _SETTLEMENT or place.lat is None or place.place_id is None or not _same_area(place, part):
        return False
    return (km(part, place) or 0.0) <= _WITHIN


def _same_area(one: Place, other: Place) -> bool:
    return not (one.admin1 and other.admin1) or one.admin1 == other.admin1


def _is_aftercare(account: Account, place: Place) -> bool:
    """Whether a place is a hospital to which the wounded went: nothing was fired at it, nor was it fought over."""
    if place.kind not in ("hospital", "clinic") or account.incident.subtype in MEANS | CAPTURE:
        return False
    return not any(actor.kind in THINGS and place.kind in actor.name.lower() for actor in account.incident.side_b)


def _joined(part: Place, town: Place) -> str:
    return part.name if fold(town.name) in fold(part.name) else f"{part.name}, {town.name}"
