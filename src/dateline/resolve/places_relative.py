"""Places told by their relation to named ones: points moved, stretches between two, names known by a neighbour."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.knowledge.gazetteer import gazetteer
from dateline.model import Offset, Place, PlaceMention

from .places_near import distance
from .places_precision import AROUND_KM, codes

#: "North" is said of an eighth of the compass to either side: a point 10 km away is off by about 4 km.
_SPREAD = 0.4
#: Kilometres that a distance as told is off by at least: reporters round.
_ROUNDED = 2.0
#: Off a town's coast is within so many kilometres where no distance is told (rule of thumb).
_OFFSHORE = 40.0
#: What a stretch between two places, or the way from one to the other, is off by at least, in km.
_STRETCH = 5.0
#: "X, some 20 km north of Y": the words between a name and the distance that tells where it lies.
_LIES = re.compile(
    r"(?:\s+[\w-]+)?,?\s*(?:(?:which|that)\s+(?:is|lies)\s+)?(?:located|situated|lying|based)?\s*"
    r"(?:about|some|around|roughly|just|approximately|nearly|almost|at)?\s*"
)
#: "X, near Y", "X, a village outside Y": the words between a name and the one that tells where it lies.
_NEARBY = re.compile(
    r",?\s+(?:(?:which|that)\s+(?:is|lies)\s+)?(?:a\s+(?:village|town|hamlet|suburb|settlement)\s+)?"
    r"(?:(?:located|situated|lying)\s+)?(?:near|close to|just outside|outside|not far from|on the outskirts of)\s+"
    r"(?:the\s+)?(?:(?:city|town|village)\s+of\s+)?"
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?(?:\w+\s+of\s+)?[\[\"“]?$")
_TO = re.compile(
    r"['’]?s?\s+(?:(?:in\s+the\s+direction\s+of|towards?)\s+)(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:\w+\s+of\s+)?[\[\"“]?"
)
_AREAS = frozenset(("country", "admin1", "admin2", "region", "continent", "sea"))
_SPOTS = frozenset((None, "village", "town", "city", "neighbourhood", "camp", "airbase", "military_post", "facility"))
_LINES = frozenset(("road", "river", "border", "front", "railway"))


def relate(text: str, mentions: Sequence[PlaceMention], places: Sequence[Place]) -> list[Place]:
    """The places with what the words around say of distance, direction and coast; same order.

    A name that the gazetteer lacks, and that is told by its distance from one it has or as near it, gets that point.
    A road, river or border of the gazetteer has its course as GeoJSON (lon, lat).
    """
    found = [_line(place) if place.kind in _LINES else place for place in places]
    for i, mention in enumerate(mentions):
        if mention.kind == "stretch":
            found[i] = _stretch(mention, mentions, places, found[i])
        elif mention.offset is not None:
            found[i] = _shifted(found[i], mention.offset)
        elif mention.relation == "direction" and i:
            found[i] = _way(text, mentions[i - 1], mention, places[i - 1], found[i])
    for i, mention in enumerate(mentions):
        if i and found[i - 1].lat is None and _is_beside(text, mentions[i - 1], mention, found[i]):
            found[i - 1] = _beside(found[i - 1], found[i])
        offset = mention.offset
        if offset is None or offset.way != "from" or offset.km is None or found[i].lat is None:
            continue
        before = next((j for j in reversed(range(i)) if mentions[j].end <= offset.start), None)
        if before is not None and found[before].lat is None and _tells(text, mentions[before], offset):
            found[before] = _beside(found[before], found[i])
    return found


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point so many kilometres from another in a direction (degrees from north), to a hundredth of a degree."""
    turn = math.radians(bearing)
    north = km * math.cos(turn) / 111.2
    east = km * math.sin(turn) / (111.2 * max(0.05, math.cos(math.radians(lat))))
    return round(max(-90.0, min(90.0, lat + north)), 2), round((lon + east + 180) % 360 - 180, 2)


def _shifted(place: Place, offset: Offset) -> Place:
    """The place moved as far and in the direction told; without a direction the distance is a radius."""
    if place.lat is None or place.lon is None or place.uncertainty_km is None or place.kind in _AREAS:
        return place  # "10 km north of the Syrian border" is not 10 km north of the middle of Syria
    km = offset.km
    if offset.way == "sea":
        reach = max(place.uncertainty_km, _OFFSHORE if km is None else km * (1 + _SPREAD))
        return replace(place, uncertainty_km=round(reach, 1), geo_precision=2, ucdp_where_prec=7)
    if km is None:
        return replace(place, uncertainty_km=max(place.uncertainty_km, AROUND_KM))
    if offset.bearing is None:
        return _coded(place, max(_ROUNDED, km, place.uncertainty_km / 2))
    lat, lon = moved(place.lat, place.lon, km, offset.bearing)
    # a town's edge or its middle: which of them the distance is told from is left open
    return _coded(replace(place, lat=lat, lon=lon), max(_ROUNDED, km * _SPREAD, place.uncertainty_km / 2))


def _coded(place: Place, radius: float) -> Place:
    """The place with a radius of its own and the codes that go with it: within 25 km "around a place", else fuzzy."""
    geo, where = (2, 2) if radius <= AROUND_KM else (3, 5)
    return replace(place, uncertainty_km=round(radius, 1), geo_precision=geo, ucdp_where_prec=where)


def _tells(text: str, mention: PlaceMention, offset: Offset) -> bool:
    return mention.role == "place" and _LIES.fullmatch(text, mention.end, offset.start) is not None


def _is_beside(text: str, mention: PlaceMention, other: PlaceMention, known: Place) -> bool:
    """Whether a name is told by one beside it: "the village of Zoura, near Bandiagara"."""
    if (
        mention.kind not in _SPOTS
        or known.lat is None
        or known.kind in _AREAS
        or known.kind in _LINES
        or other.relation not in ("near", "outskirts")
    ):
        return False
    return mention.role == "place" and _NEARBY.fullmatch(text, mention.end, other.start) is not None


def _beside(place: Place, known: Place) -> Place:
    """A place without a point of its own at the point that its distance from a known one gives."""
    return replace(
        place,
        lat=known.lat,
        lon=known.lon,
        uncertainty_km=known.uncertainty_km,
        admin1=place.admin1 or known.admin1,
        country=place.country or known.country,
        geo_precision=known.geo_precision,
        ucdp_where_prec=known.ucdp_where_prec,
        confidence=known.confidence,
    )


def _stretch(mention: PlaceMention, mentions: Sequence[PlaceMention], places: Sequence[Place], place: Place) -> Place:
    """Between two places: the line from one to the other, its middle, and half its length."""
    ends = [
        each
        for each, other in zip(places, mentions, strict=True)
        if other is not mention and mention.start <= other.start and other.end <= mention.end and each.lat is not None
    ]
    if len(ends) != 2:
        return place
    return _between(ends[0], ends[1], replace(place, kind="area", candidates=1, confidence=_least(ends)))


def _way(text: str, left: PlaceMention, right: PlaceMention, start: Place, goal: Place) -> Place:
    """ "from A towards B": on the way, so A's and B's line goes with B."""
    if start.lat is None or goal.lat is None or not _TO.fullmatch(text, left.end, right.start):
        return goal
    if start.kind in _AREAS or goal.kind in _AREAS or not _FROM.search(text, max(0, left.start - 30), left.start):
        return goal
    between = _between(start, goal, goal)
    return replace(between, lat=goal.lat, lon=goal.lon, admin1=goal.admin1, country=goal.country)


def _between(one: Place, other: Place, place: Place) -> Place:
    assert one.lat is not None
    assert one.lon is not None
    assert other.lat is not None
    assert other.lon is not None
    length = distance(one.lat, one.lon, other.lat, other.lon)
    geo, where = codes(None, "between")
    return replace(
        place,
        lat=round((one.lat + other.lat) / 2, 2),
        lon=round((one.lon + other.lon) / 2, 2),
        geometry={"type": "LineString", "coordinates": [[one.lon, one.lat], [other.lon, other.lat]]},
        uncertainty_km=round(max(_STRETCH, length / 2), 1),
        admin1=one.admin1 if one.admin1 == other.admin1 else None,
        country=one.country if one.country == other.country else None,
        geo_precision=geo,
        ucdp_where_prec=where,
    )


def _least(places: Sequence[Place]) -> float | None:
    return min((place.confidence for place in places if place.confidence is not None), default=None)


def _line(place: Place) -> Place:
    """A road, river, front or border with its course, where the gazetteer draws it."""
    if place.geometry is not None or place.lat is None:
        return place
    for entry in gazetteer().find(place.name):
        if entry.line is not None and (entry.lat, entry.lon) == (place.lat, place.lon):
            return replace(place, geometry={"type": "LineString", "coordinates": [[x, y] for y, x in entry.line]})
    return place
