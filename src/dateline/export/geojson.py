"""GeoJSON (RFC 7946): a feature per incident that has a place on the map, longitude first."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.model import Grade, Place, Reading, Tally

from ._items import Item, OnSkip, released
from ._text import place_words, source_words


def export(
    readings: Iterable[Reading],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = 14,
    on_skip: OnSkip | None = None,
) -> Iterator[str]:
    """A FeatureCollection; incidents without coordinates are listed with the reason in the member "unlocated"."""
    unlocated: list[dict[str, str]] = []
    yield '{"type": "FeatureCollection", "features": ['
    comma = "\n"
    for item in released(readings, public=public, today=today, delay_days=delay_days, on_skip=on_skip):
        geometry = _geometry(item.incident.place)
        if geometry is None:
            reason = "no place known" if item.incident.place is None else "place has no known coordinates"
            unlocated.append({"incident": item.id, "reason": reason})
            if on_skip:
                on_skip(item.id, reason)
            continue
        feature = {"type": "Feature", "id": item.id, "geometry": geometry, "properties": _properties(item)}
        yield comma + _dump(feature)
        comma = ",\n"
    yield '\n], "unlocated": ' + _dump({"count": len(unlocated), "incidents": unlocated}) + "}\n"


def _geometry(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    if place.geometry is not None:
        return place.geometry
    if place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _properties(item: Item) -> dict[str, Any]:
    incident = item.incident
    place, when = incident.place, incident.time
    return {
        "type": incident.type,
        "subtype": incident.subtype,
        "plover": list(item.plover),
        "status": list(item.statuses),
        "start": when.start if when else None,
        "end": when.end if when else None,
        "time_precision": when.precision if when else None,
        "side_a": [actor.name for actor in incident.side_a],
        "side_b": [actor.name for actor in incident.side_b],
        "place": place_words(place),
        "place_kind": place.kind if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "radius_m": round(place.uncertainty_km * 1000) if place and place.uncertainty_km is not None else None,
        "geo_precision": place.geo_precision if place else None,
        "ucdp_where_prec": place.ucdp_where_prec if place else None,
        "killed": _bounds(incident.fatalities),
        "civilians_killed": _bounds(incident.civilian_fatalities),
        "injured": _bounds(incident.injured),
        "captured": _bounds(incident.captured),
        "claimants": [
            {
                "source": source_words(source),
                "kind": source.kind,
                "stance": source.stance,
                "reliability": source.reliability.code if source.reliability else None,
            }
            for source in item.sources
        ],
        "independent_sources": incident.independent_sources,
        "disagreements": list(incident.disagreements),
        "outlet_reliability": item.reading.publisher.code if item.reading.publisher else None,
        "credibility": _digit(incident.credibility),
        "side_a_credibility": _digit(incident.side_a_credibility),
        "killed_credibility": _digit(item.killed_credibility),
        "graded_by": incident.credibility.table if incident.credibility else None,
        "quotes": list(item.quotes),
        "confidence": item.confidence,
        "title": item.cited("title"),
        "outlet": item.cited("outlet"),
        "published": item.published,
        "url": item.cited("url"),
        "documents": [document.id for document in item.documents],
    }


def _bounds(tally: Tally | None) -> dict[str, int | None] | None:
    return {"low": tally.low, "best": tally.best, "high": tally.high} if tally else None


def _digit(grade: Grade | None) -> dict[str, str] | None:
    return {"digit": grade.code, "reason": grade.reason} if grade else None


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
