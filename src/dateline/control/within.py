"""What is told of a whole city, for its quarters: weaker than a word on the quarter, and sooner stale.

"The army took full control of Tamra" speaks of the quarter of Salhin as well; that Salhin fell says nothing of Tamra,
and what is told of a province next to nothing of one place in it.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dateline.model.control import ControlClaim
from dateline.model.geo import great_circle_km

from .claims import Evidence
from .places import Spot, in_order

_CITIES = frozenset({"city", "town"})
#: Inside a city. An airport, a base or an island is often held long after it, or apart from it.
_QUARTERS = frozenset({"neighbourhood"})
_SITES = frozenset({"hospital", "facility", "campus", "roundabout", "checkpoint", "bridge", "area"})
#: Quarters lie so near to the point of their city (km); a site of a city lies within the city's own radius.
_QUARTER_KM, _FARTHEST_KM = 8.0, 12.0
#: Tiles in a degree.
_TILES = 4
#: What a claim of the city weighs for a quarter beside one of the quarter: told of the whole in so many words, and not.
_WHOLE, _PLAIN = 0.5, 0.25
_WHOLE_WORDS = re.compile(
    r"\b(?:(?:full|complete|total|entire|sole|undisputed) (?:control|capture|liberation)|(?:fully|completely|entirely|"
    r"totally) (?:control|captur|liberat|secur|under|held|clear|in)\w*|(?:whole|entire) (?:of (?:the )?)?(?:city|town)|"
    r"(?:all|all parts|every part|the whole|the entirety) of|in its entirety)\b",
    re.IGNORECASE,
)
#: Words on the place itself within so many days before and after go before those on the city.
_FRESH_DAYS, _SOON_DAYS = 3, 3
_OWN = frozenset({"took", "holds", "lost", "contested"})


def with_city(spots: Sequence[Spot]) -> list[Spot]:
    """The same places, quarters with the claims that are told of the whole of their city beside their own."""
    cities = cities_of(spots)
    found: list[Spot] = []
    for spot in spots:
        city = cities.get(spot.id)
        derived = list(_derived(spot, city)) if city else []
        found.append(Spot(spot.id, spot.place, spot.names, in_order([*spot.evidence, *derived])) if derived else spot)
    return found


def cities_of(spots: Sequence[Spot]) -> dict[str, Spot]:
    """By the ids of quarters and sites the city, among the same places, that they are parts of."""
    cities: dict[tuple[int, int], list[Spot]] = {}
    for spot in spots:
        if spot.place.kind in _CITIES and (tile := _tile(spot)):
            cities.setdefault(tile, []).append(spot)
    return {spot.id: city for spot in spots if (city := _city_of(spot, cities))}


def _city_of(spot: Spot, cities: Mapping[tuple[int, int], Sequence[Spot]]) -> Spot | None:
    """The nearest city around a place; `cities` are by the tiles of the map."""
    tile = _tile(spot)
    if tile is None or spot.place.kind not in _QUARTERS | _SITES:
        return None
    least = _QUARTER_KM if spot.place.kind in _QUARTERS else 0.0
    near: list[tuple[float, str, Spot]] = []
    for y, x in itertools.product((-1, 0, 1), repeat=2):
        for city in cities.get((tile[0] + y, tile[1] + x), ()):
            far, own = _km(spot, city), min(city.place.uncertainty_km or 0.0, _FARTHEST_KM)
            if city.place.country == spot.place.country and far <= max(own, least):
                near.append((far, city.id, city))
    return min(near, key=lambda each: each[:2])[2] if near else None


def _tile(spot: Spot) -> tuple[int, int] | None:
    """The square degree-quarter in which a place lies: wider than a city anywhere that people live."""
    if spot.place.lat is None or spot.place.lon is None:
        return None
    return math.floor(spot.place.lat * _TILES), math.floor(spot.place.lon * _TILES)


def _derived(spot: Spot, city: Spot) -> Iterator[Evidence]:
    """The city's claims as claims of the place; none where something else was told of the place itself just then."""
    own = [each for each in spot.evidence if each.claim.says in _OWN and each.claim.extent != "around"]
    for each in city.evidence:
        share = _share(each.claim)
        fresh = any(-_FRESH_DAYS <= told.last - each.last <= _SOON_DAYS for told in own)
        if not share or (fresh and each.claim.says != "relieved"):
            continue
        yield dataclasses.replace(
            each,
            claim=msgspec.structs.replace(each.claim, said_of=city.place.name),
            place=spot.place,
            factor=each.factor * share,
            previous=each.previous if each.claim.says == "lost" else None,
            deniers=(),
        )


def _share(claim: ControlClaim) -> float:
    """What a claim of a city is worth for its quarters, 0 to 1."""
    if claim.says == "relieved":
        return 1.0  # "broke the siege of the western quarters of Tamra": it names none of them
    if claim.extent != "whole" or claim.said_of is not None or claim.quote is None:
        return 0.0
    if claim.says in ("took", "holds", "lost") and _WHOLE_WORDS.search(claim.quote.quote):
        return _WHOLE
    # "the army-held city" is said of a city whose quarters are fought over
    return _PLAIN if claim.says == "took" else 0.0


def _km(one: Spot, other: Spot) -> float:
    a, b = one.place, other.place
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return great_circle_km(a.lat, a.lon, b.lat, b.lon)
