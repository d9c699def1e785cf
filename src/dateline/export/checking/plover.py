"""What PLOVER asks of a record (manual 2.0 draft)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dateline.knowledge.codebooks import plover_codebook

from .cells import day_of
from .findings import Findings

REQUIRED = ("id", "date", "actor", "event")
#: All fields of a record.
FIELDS = frozenset(
    "id date actor event has_event time enddate endtime recipient event_loc event_text quad_code event_scale mode "
    "context link text text_info cite_info coder coded_date comment size".split()
)
ENTITY = frozenset("code sector entity_text identifier_id identifier_text religion ethnicity office gender age".split())


def check_record(record: dict[str, Any], found: Findings) -> None:
    """Look at one record; what is wrong goes to the findings."""
    for name in REQUIRED:
        if name not in record or record[name] in (None, ""):
            found.error(name, "required, and not there")
    for name in sorted(record.keys() - FIELDS):
        found.warn(name, "no field of PLOVER's")
    days = [_day(record, name, found) for name in ("date", "enddate")]
    if days[0] and days[1] and days[1] < days[0]:
        found.error("enddate", "before date", f"{days[0]} / {days[1]}")
    _event(record, found)
    for name in ("actor", "recipient"):
        _entities(record, name, found)
    _numbers(record, found)


def _day(record: dict[str, Any], name: str, found: Findings) -> dt.date | None:
    text = record.get(name)
    if text in (None, ""):
        return None
    day = day_of(str(text))
    if day is None:
        found.error(name, "no day: 2023-02-16", text)
    return day


def _event(record: dict[str, Any], found: Findings) -> None:
    book, event = plover_codebook(), record.get("event")
    if event in (None, ""):
        return
    if event not in book.events:
        found.error("event", "none of the 16 events", event)
        return
    for mode in _listed(record.get("mode")):
        if (event, mode) not in book.modes:
            found.error("mode", "no mode of this event", f"{event}, {mode}")
    for context in _listed(record.get("context")):
        if context not in book.contexts:
            found.error("context", "none of the 37 contexts", context)
    quad = record.get("quad_code")
    if quad is not None and quad != book.events[event][0]:
        found.error("quad_code", "not that of the event", f"{event}, {quad}")
    scale = record.get("event_scale")
    if scale is not None and not (isinstance(scale, int | float) and -10 <= scale <= 10):
        found.error("event_scale", "no number from -10 to 10", scale)


def _listed(value: Any) -> list[Any]:
    """A mode or context may stand alone or in a list."""
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


def _entities(record: dict[str, Any], name: str, found: Findings) -> None:
    value = record.get(name)
    if value is None:
        return
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        found.error(name, "no list of entities", value)
        return
    if name == "actor" and not value:
        found.warn(name, "nobody is known: other coders leave such an event out")
    for entity in value:
        for field in sorted(entity.keys() - ENTITY):
            found.warn(name, f"no field of an entity: {field}")
        if not entity:
            found.error(name, "an entity that says nothing")
        sector = entity.get("sector")
        if sector and sector not in plover_codebook().sectors:
            found.error(name, "a sector that PLOVER has not", sector)


def _numbers(record: dict[str, Any], found: Findings) -> None:
    place = record.get("event_loc")
    if place is not None and not isinstance(place, dict):
        found.error("event_loc", "no object", place)
    elif place:
        for name, most in (("lat", 90), ("lon", 180)):
            value = place.get(name)
            if value is not None and not (isinstance(value, int | float) and abs(value) <= most):
                found.error("event_loc", f"{name} is no degrees between -{most} and {most}", value)
        if (place.get("lat") is None) != (place.get("lon") is None):
            found.error("event_loc", "lat without lon, or the reverse")
        if place.get("resolution") not in (None, 1, 2, 3, 4, 5):
            found.error("event_loc", "resolution is not 1 to 5", place["resolution"])
    size = record.get("size")
    if size is not None and not isinstance(size, dict):
        found.error("size", "no object", size)
    for name, value in (size or {}).items() if isinstance(size, dict) else ():
        if not isinstance(value, int) or value < 0:
            found.error("size", f"{name} is no number of people", value)
