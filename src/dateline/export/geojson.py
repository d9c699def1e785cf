"""GeoJSON (RFC 7946): a feature per incident that has a place on the map, longitude first.

A place that is known less exactly than a village is the circle in which it lies ("shape": "circle"), never a bare
point; `radius_m` says how far from its point it may be.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.model import Grade, Reading, Tally
from dateline.model.published import Tombstone

from ._items import Item, OnSkip, released
from ._qml import geojson_style
from ._shapes import Box, around, shape_of
from ._text import place_words, source_words
from .formats import Made, Told
from .withdrawn import WITHDRAWN

#: Lines of the file that are no features: its first and its last.
OTHER_LINES = 2


def export(
    readings: Iterable[Reading],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = 14,
    on_skip: OnSkip | None = None,
) -> Iterator[str]:
    """A FeatureCollection; incidents without coordinates are listed with the reason in the member "unlocated"."""
    items = released(readings, public=public, today=today, delay_days=delay_days, on_skip=on_skip)
    return _collection(items, on_skip)


def write(told: Told, path: Path) -> Made:
    """The same as a file, with a style of its name beside it, which QGIS opens it with."""
    items = released(
        told.readings, public=told.public, today=told.today, delay_days=told.delay_days, on_skip=told.on_skip
    )
    features = 0
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        for piece in _collection(items, told.on_skip, told.withdrawn):
            features += piece.count("\n")
            file.write(piece)
    return Made(rows={"incidents": features - OTHER_LINES}, beside={".qml": geojson_style()})


def _collection(
    items: Iterable[Item], on_skip: OnSkip | None, withdrawn: Callable[[], Sequence[Tombstone]] = tuple
) -> Iterator[str]:
    unlocated: list[dict[str, str]] = []
    box: Box | None = None
    yield '{"type": "FeatureCollection", "features": ['
    comma = "\n"
    for item in items:
        shape = shape_of(item.incident.place)
        if shape is None:
            reason = "no place known" if item.incident.place is None else "place has no known coordinates"
            unlocated.append({"incident": item.id, "reason": reason})
            if on_skip:
                on_skip(item.id, reason)
            continue
        box = around(box, shape.box)
        properties = _properties(item) | {"shape": shape.of}
        yield comma + _dump({"type": "Feature", "id": item.id, "geometry": shape.geometry, "properties": properties})
        comma = ",\n"
    bounds = f'"bbox": {_dump(box)}, ' if box else ""
    gone = [dict(zip(WITHDRAWN.names, WITHDRAWN.row(each), strict=True)) for each in withdrawn()]
    told = f'"withdrawn": {_dump(gone)}, ' if gone else ""
    yield f'\n], {bounds}{told}"unlocated": ' + _dump({"count": len(unlocated), "incidents": unlocated}) + "}\n"


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
        # beside the three bounds, since most programs colour and size by plain members alone
        "killed_low": incident.fatalities.low if incident.fatalities else None,
        "killed_best": incident.fatalities.best if incident.fatalities else None,
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
        "version": item.version,
    }


def _bounds(tally: Tally | None) -> dict[str, int | None] | None:
    return {"low": tally.low, "best": tally.best, "high": tally.high} if tally else None


def _digit(grade: Grade | None) -> dict[str, str] | None:
    return {"digit": grade.code, "reason": grade.reason} if grade else None


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
