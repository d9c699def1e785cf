"""Where it happened, by several reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

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


@dataclass(slots=True)
class _Told:
    """A place as reports name it: the weight of each voice, and whether any of them only took the wounded there."""

    place: Place
    key: str
    voices: dict[str, float]
    is_aftercare: bool = False


def place_of(accounts: Sequence[Account]) -> Place | None:
    """The place with which most voices agree, told as exactly as any of those that agree with it tells it.

    A quarter or a street is written with its town ("Jobar, Damascus") where another report tells the town: of one that
    is on no map the point is that of the town. Where the wounded were taken is no better place than the town.
    """
    told = _told(accounts)
    if not told:
        return None
    # "Subway" on no map agrees with every town, and so says nothing on which it was
    located = [each for each in told if each.place.lat is not None] or told
    anchor = max(located, key=lambda each: _score(each, told)).place
    agreed = [each for each in told if _fit(anchor, each.place)]
    finest = max(agreed, key=lambda each: _exactness(each, agreed)).place
    return bare_place(_in_town(_completed(finest, agreed), agreed, accounts))


def _told(accounts: Sequence[Account]) -> list[_Told]:
    found: dict[tuple[str, str, str | None], _Told] = {}
    for account in accounts:
        place = account.incident.place
        if place is None:
            continue
        key = _key(place)
        told = found.setdefault((key, place.name, place.admin1), _Told(place, key, {}))
        told.voices[account.voice] = max(account.weight, told.voices.get(account.voice, 0.0))
        told.is_aftercare = told.is_aftercare or _is_aftercare(account, place)
    return list(found.values())


def same_place(told: Place, chosen: Place) -> bool:
    """Whether a report's place is the one that the incident gives, whose name may be followed by its town's."""
    if told.place_id is not None and told.place_id == chosen.place_id:
        return True
    return fold(told.name) in (fold(chosen.name), fold(chosen.name.split(", ")[0]))


def _key(place: Place) -> str:
    return place.place_id or fold(place.name)


def _score(one: _Told, told: Sequence[_Told]) -> float:
    """How many voices agree with a place, and how sure it is."""
    by_voice: dict[str, float] = {}
    for other in told:
        agreement = _agreement(one, other)
        for voice, weight in other.voices.items() if agreement else ():
            by_voice[voice] = max(weight * agreement, by_voice.get(voice, 0.0))
    return round(sum(by_voice.values()) + _SURE * _sureness(one.place), 6)


def _sureness(place: Place) -> float:
    """How sure a place is, from 0 to 1; a city is what its name means more often than a village is."""
    sure = (place.confidence or 0.0) * min(fineness(place), 3) / 3
    if _is_beside(place):
        sure /= 2
    return sure if place.kind in ("city", "capital") else 0.8 * sure


def _is_beside(place: Place) -> bool:
    """Whether it happened somewhere about a place ("near the airport"), not in it."""
    return place.relation is not None and place.relation != "in"


def _agreement(told: _Told, others: _Told) -> float:
    place, other = told.place, others.place
    if told.key == others.key:
        return _SAME
    if _fit(place, other):
        return _HOLDS * min(fineness(place), fineness(other), 3) / 3
    return _AREA if place.admin1 is not None and place.admin1 == other.admin1 else 0.0


def _fit(one: Place, other: Place) -> bool:
    """Whether both can be one place, of which one may be the finer: "Sanborn" of two states is two places."""
    if one.admin1 and other.admin1 and one.admin1 != other.admin1:
        return False
    return places_fit(one, other)


def _exactness(told: _Told, agreed: Sequence[_Told]) -> tuple[bool, int, int, float, int]:
    """On the map before off it, then the finer, the one that more voices name, the narrower, the one named in full."""
    place = told.place
    voices = {voice for each in agreed if each.key == told.key for voice in each.voices}
    fine = fineness(place)
    if told.is_aftercare:
        others = {voice for each in agreed if fineness(each.place) == _SETTLEMENT for voice in each.voices}
        fine = _SETTLEMENT - 1 if len(voices) <= len(others) else fine
    elif fine == _SETTLEMENT and place.place_id is None and place.lat is not None:
        fine += 1  # a quarter or village that is known by its town alone
    if _is_beside(place):
        fine -= 1  # "near the airport" is less than the hill that another names
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
        events = (event.place for account in accounts for event in account.events if event.place is not None)
        town = next((each for each in chain((each.place for each in agreed), events) if _is_town(each, place)), None)
        return replace(place, name=_joined(place, town)) if town is not None else place
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
