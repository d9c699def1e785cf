"""CSV for a spreadsheet: one row per incident, readable columns, every value with who says so and the words for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from dateline.model import Reading, Tally
from dateline.model.dossier import Dossier

from ._items import Item, OnSkip, released
from ._text import csv_line, join_names, letters, place_words, sources_words

BOM = "\ufeff"  # Excel reads a CSV as UTF-8 only when it begins with one; Python reads it as "utf-8-sig"
COLUMNS = (
    "incident_id",
    "day",
    "day_end",
    "time_precision",
    "event_type",
    "sub_event_type",
    "plover",
    "status",
    "side_a",
    "side_b",
    "place",
    "admin2",
    "admin1",
    "country",
    "latitude",
    "longitude",
    "uncertainty_km",
    "geo_precision",
    "killed_low",
    "killed_best",
    "killed_high",
    "civilians_killed_low",
    "civilians_killed_best",
    "civilians_killed_high",
    "injured_low",
    "injured_best",
    "injured_high",
    "captured_low",
    "captured_best",
    "captured_high",
    "weapons",
    "sources",
    "reliability",
    "outlet_reliability",
    "independent_sources",
    "disagreements",
    "credibility",
    "credibility_reason",
    "side_a_credibility",
    "killed_credibility",
    "graded_by",
    "quotes",
    "confidence",
    "title",
    "outlet",
    "published",
    "url",
    "document_id",
    "review",
)


def export(
    readings: Iterable[Reading],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = 14,
    on_skip: OnSkip | None = None,
) -> Iterator[str]:
    """A header and one row per incident; unknown is an empty cell. UTF-8 with a byte order mark, LF.

    `review` tells what persons made of a fused incident: "corrected" where one gave values of his own, "accepted" where
    one holds all that stands there to be right, "judged" where it was only merged or split, "open" where nobody did.
    """
    yield BOM + csv_line(COLUMNS)
    for item in released(readings, public=public, today=today, delay_days=delay_days, on_skip=on_skip):
        yield csv_line(_row(item))


def _row(item: Item) -> tuple[object, ...]:
    incident = item.incident
    place, when = incident.place, incident.time
    return (
        item.id,
        when.start if when else None,
        when.end if when else None,
        when.precision if when else None,
        incident.type,
        incident.subtype,
        "; ".join(item.plover),
        "; ".join(item.statuses),
        join_names(incident.side_a),
        join_names(incident.side_b),
        place_words(place),
        place.admin2 if place else None,
        place.admin1 if place else None,
        place.country if place else None,
        place.lat if place else None,
        place.lon if place else None,
        place.uncertainty_km if place else None,
        place.geo_precision if place else None,
        *_bounds(incident.fatalities),
        *_bounds(incident.civilian_fatalities),
        *_bounds(incident.injured),
        *_bounds(incident.captured),
        "; ".join(dict.fromkeys(weapon.name for event in item.events for weapon in event.weapons)),
        sources_words(item.sources),
        letters(item.sources),
        item.reading.publisher.code if item.reading.publisher else None,
        incident.independent_sources,
        " | ".join(incident.disagreements),
        incident.credibility.code if incident.credibility else None,
        incident.credibility.reason if incident.credibility else None,
        incident.side_a_credibility.code if incident.side_a_credibility else None,
        item.killed_credibility.code if item.killed_credibility else None,
        incident.credibility.table if incident.credibility else None,
        " | ".join(item.quotes),
        item.confidence,
        item.cited("title"),
        item.cited("outlet"),
        item.published,
        item.cited("url"),
        item.cited("id"),
        item.reading.review if isinstance(item.reading, Dossier) else None,
    )


def _bounds(tally: Tally | None) -> tuple[int | None, int | None, int | None]:
    return (tally.low, tally.best, tally.high) if tally else (None, None, None)
