"""The place of an incident in the news of one town: streets and houses lie in it, and what has no place was there."""

from __future__ import annotations

import msgspec

from dateline.knowledge.demonyms import countries, seats_of_talk
from dateline.knowledge.folding import fold
from dateline.knowledge.gazetteer import gazetteer
from dateline.model import Place

from .alike import km

#: So far from the middle of its town a quarter lies, in km (rule of thumb).
_REACH = 25.0
#: Kinds that are parts of a town and lend an incident no place of their own (DOMAIN.md 1.6: never a street corner).
_PARTS = frozenset(("road", "facility", "hospital", "bridge", "crossing", "roundabout"))
_WIDER = frozenset(("country", "admin1", "admin2", "region"))
#: How sure it is that what the report gives no place was in its town.
_ASSUMED = 0.5


def in_town(place: Place | None, town: Place | None) -> Place | None:
    """The town instead of a street or house in it, of a wider area that it lies in, or of no place at all.

    "Shots were fired on Vine Street" in a report about Leeds was in Leeds; a quarter is named as ACLED names those of
    large cities, "City - District" (DOMAIN.md 1.6). Where the report only names the county or
    country, that it was in the town is assumed, and the precision says so.
    """
    if town is None or town.admin1 is None:
        return place
    if place is None or (place.kind in _WIDER and _holds(place, town)):
        if _is_capital(town):
            return place  # "La Paz police" speak for the country
        return msgspec.structs.replace(
            town, geo_precision=2, ucdp_where_prec=2, confidence=min(_ASSUMED, town.confidence or _ASSUMED)
        )
    if place.place_id is None and (place.kind in _PARTS or place.kind is None) and _is_at(place, town):
        # "shot in Suba, Bogota police said": a quarter by its "in", as far as one can tell
        quarter = place.kind is None and place.relation == "in"
        return msgspec.structs.replace(place, name=f"{town.name} - {place.name}") if quarter else town
    if place.kind == "neighbourhood" and place.name != town.name and _is_near(place, town):
        return msgspec.structs.replace(place, name=f"{town.name} - {place.name}")
    return place


def _is_capital(town: Place) -> bool:
    seats = countries()[town.country].metonyms if town.country in countries() else ()
    if town.name in seats or fold(town.name) in seats_of_talk():
        return True
    return any(entry.capital and entry.place_id == town.place_id for entry in gazetteer().find(town.name))


def _holds(area: Place, town: Place) -> bool:
    if area.country != town.country:
        return False
    if area.kind == "country":
        return True
    return area.admin1 == town.admin1 and (area.kind == "admin1" or area.admin2 == town.admin2)


def _is_at(place: Place, town: Place) -> bool:
    """Whether a place without a point of its own was put at the town, or is a street that lies nowhere else."""
    if place.kind in _PARTS:
        return place.lat is None or _is_near(place, town)
    return (place.lat, place.lon) == (town.lat, town.lon)


def _is_near(place: Place, town: Place) -> bool:
    apart = km(place, town)
    return apart is not None and apart <= _REACH and place.admin1 == town.admin1
