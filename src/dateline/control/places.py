"""Which claims speak of one place: by the gazetteer's id, by the point of a place without one, else by the name.

"Saqr Island" and "Huwayjat Saqr" resolve to one point and are one place; the hospital of a town that was only found by
the town's name is not the town; "the rebel quarters" and "13 villages" are no places of their own.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.knowledge.gazetteer import gazetteer
from dateline.knowledge.gazetteer_entry import SORTS, Entry
from dateline.knowledge.toponyms import toponym_key
from dateline.model import Place

from .claims import Evidence

_NAMED = re.compile(r"[^\W\d_]")
_AREAS = frozenset({"country", "admin1", "admin2", "region", "continent", "sea", "river", "road", "border", "front"})
#: Two points this near (degrees, about 100 m) under one kind are one.
_DIGITS = 3


@dataclass(slots=True)
class Spot:
    """A place with all that is claimed of it; `id` is the same whatever the order of the claims."""

    id: str
    place: Place
    names: set[str] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)


def spots(evidence: Iterable[Evidence]) -> list[Spot]:
    """The places, by id, each with its evidence in a fixed order; claims of nowhere in particular are left out."""
    found: dict[str, Spot] = {}
    loose: list[Evidence] = []
    for each in evidence:
        key = _located(each.place.name, each.place.kind, each.place.place_id, *_point(each.place))
        if key is None:
            if _is_name(each.place.name):
                loose.append(each)
            continue
        _put(found, key, each)
    _place_loose(found, loose)
    for spot in found.values():
        spot.evidence = in_order(spot.evidence)
        spot.place = _standing_for(spot)
    return [found[key] for key in sorted(found)]


def in_order(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Claims by their days, and then by where they stand."""
    return sorted(evidence, key=_order)


def spot_id(place: Place) -> str | None:
    """The id that a place has among timelines; None for words that name nowhere in particular."""
    key = _located(place.name, place.kind, place.place_id, *_point(place))
    if key is not None:
        return key
    return f"name:{toponym_key(place.name, True)}/{place.country or ''}" if _is_name(place.name) else None


def _put(found: dict[str, Spot], key: str, each: Evidence) -> None:
    spot = found.setdefault(key, Spot(key, each.place))
    spot.names.add(each.place.name)
    spot.evidence.append(each)


def _order(each: Evidence) -> tuple[object, ...]:
    claim = each.claim
    at = claim.quote.start if claim.quote else 0
    return (each.first, each.last, claim.published or "", claim.document, at, each.order)


def _point(place: Place) -> tuple[float | None, float | None, str | None, str | None, int]:
    return place.lat, place.lon, place.country, place.admin1, place.candidates


@functools.lru_cache(maxsize=65_536)
def _located(
    name: str,
    kind: str | None,
    place_id: str | None,
    lat: float | None,
    lon: float | None,
    country: str | None,
    admin1: str | None,
    candidates: int,
) -> str | None:
    """The id of a place that is on the map; None for one that is not."""
    if place_id is not None:
        if _same_sort(place_id, kind):
            return place_id
        return f"{place_id}/{toponym_key(name, True)}" if _is_name(name) else None
    if lat is not None and lon is not None and candidates:
        return f"at:{lat:.{_DIGITS}f},{lon:.{_DIGITS}f}"
    entry = _alone(name, country, admin1)
    return place_key(entry) if entry else None


def place_key(entry: Entry) -> str:
    """The id of a timeline for a place of the gazetteer."""
    return entry.place_id or f"at:{entry.lat:.{_DIGITS}f},{entry.lon:.{_DIGITS}f}"


def _same_sort(place_id: str, kind: str | None) -> bool:
    """Whether a thing that was found by the id is that place, not a building in it."""
    source, _, number = place_id.partition(":")
    row = gazetteer().by_geonames(int(number)) if source == "geonames" and number.isdigit() else None
    if row is None or kind is None:
        return True
    known = gazetteer().entry(row).kind
    return SORTS.get(known, known) == SORTS.get(kind, kind) or kind in _AREAS or known in _AREAS


def _alone(name: str, country: str | None, admin1: str | None) -> Entry | None:
    """The one place that the gazetteer has by an unresolved name in the same province: "the industrial district"."""
    if country is None or admin1 is None:
        return None
    fits = [entry for entry in gazetteer().find(name, False) if (entry.country, entry.admin1) == (country, admin1)]
    return fits[0] if len(fits) == 1 and fits[0].kind not in _AREAS else None


def _is_name(name: str) -> bool:
    """Whether it holds a name: a word with a capital that is not a number; "held quarters" has none."""
    return any(word[:1].isupper() or "-" in word[:4] for word in name.split() if _NAMED.match(word))


def _place_loose(found: dict[str, Spot], loose: list[Evidence]) -> None:
    """Names that are on no map: to the one located place of that name in the country told, else on their own."""
    by_name: dict[str, list[tuple[str, str | None, str | None]]] = {}
    for key, spot in found.items():
        for name in {toponym_key(name, True) for name in spot.names}:
            by_name.setdefault(name, []).append((key, spot.place.country, spot.place.admin1))
    countries: dict[str, set[str]] = {}
    for each in loose:
        if each.place.country:
            countries.setdefault(toponym_key(each.place.name, True), set()).add(each.place.country)
    for each in loose:
        name, place = toponym_key(each.place.name, True), each.place
        fits = [
            key
            for key, country, admin1 in by_name.get(name, ())
            if place.country in (None, country) and place.admin1 in (None, admin1)
        ]
        known = countries.get(name, set())
        country = place.country or (min(known) if len(known) == 1 else "")
        _put(found, fits[0] if len(fits) == 1 else f"name:{name}/{country}", each)


def _standing_for(spot: Spot) -> Place:
    """The place as the timeline names it: the gazetteer's own name, else the name told most."""
    told = [each.place for each in spot.evidence]
    best = min(told, key=lambda place: (place.lat is None, place.uncertainty_km or 0.0, place.kind or "~", place.name))
    counts: dict[str, int] = {}
    for place in told:
        counts[place.name] = counts.get(place.name, 0) + 1
    name = _official(spot.id, best) or min(counts, key=lambda each: (-counts[each], each))
    return Place(
        name=name,
        place_id=best.place_id if not spot.id.count("/") else None,
        kind=best.kind,
        lat=best.lat,
        lon=best.lon,
        uncertainty_km=best.uncertainty_km,
        admin2=best.admin2,
        admin1=best.admin1,
        country=best.country,
        candidates=best.candidates,
    )


def _official(key: str, place: Place) -> str | None:
    """The name under which the gazetteer has the place of an id."""
    for entry in gazetteer().find(place.name, False) if "/" not in key else ():
        if key == place_key(entry):
            return entry.name
    return None
