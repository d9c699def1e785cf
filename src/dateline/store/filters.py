"""What can be asked of the store, and the SQL conditions that it becomes. Values travel as parameters only."""

from __future__ import annotations

import calendar
import datetime
import json
import re
from typing import TypedDict

from dateline.model import InputError

from .fold import needles, words
from .names import actor_terms, place_terms


class Filters(TypedDict, total=False):
    """Conditions, all of which must hold; None is none.

    `place` matches a name as resolved or as written, or its district, province or country, whatever the accents,
    hyphens and case, and other names that the gazetteer knows for it, or a gazetteer id; `actor` a name as resolved or
    as written, one of its other names in the registry, or a registry id; `kind` an ACLED event type or
    sub-event type or words of one ("shelling"). `since` and `until` are ISO days, months or years, both inclusive: what
    may have happened within them is found, what has no date is not. `document` is an id or the beginning of one. `text`
    are words that must all stand in the document. `box` is west, south, east, north in degrees.
    """

    place: str | None
    actor: str | None
    kind: str | None
    status: str | None
    since: str | None
    until: str | None
    document: str | None
    text: str | None
    box: tuple[float, float, float, float] | None
    limit: int | None


#: Of the tables `events` and `incidents` (both named t, their documents d).
_ROW = {
    "place": "(EXISTS (SELECT 1 FROM json_each(?) n WHERE instr(t.place_key, n.value) > 0)"
    " OR t.place_id IN (SELECT value FROM json_each(?)))",
    "kind": "(instr(t.type_key, ?) > 0 OR instr(t.type_key, ?) > 0)",
    "status": "t.status = ?",
    "since": "coalesce(t.end_day, t.start_day) >= ?",
    "until": "coalesce(t.start_day, t.end_day) <= ?",
    "document": "substr(d.id, 1, length(?)) = ?",
    "text": "d.pk IN (SELECT rowid FROM search WHERE search MATCH ?)",
}
_NAMED = (
    " (EXISTS (SELECT 1 FROM json_each(?) n WHERE instr(a.name_key, n.value) > 0)"
    " OR a.actor_id IN (SELECT value FROM json_each(?)))"
)
EVENT_CONDITIONS = _ROW | {
    "actor": "EXISTS (SELECT 1 FROM actors a WHERE a.event = t.pk AND" + _NAMED + ")",
    "box": "t.pk IN (SELECT pk FROM event_spots"
    " WHERE lon_high >= ? AND lat_high >= ? AND lon_low <= ? AND lat_low <= ?)"
    " AND t.lon >= ? AND t.lat >= ? AND t.lon <= ? AND t.lat <= ?",
}
INCIDENT_CONDITIONS = _ROW | {
    "actor": "EXISTS (SELECT 1 FROM actors a WHERE a.incident = t.pk AND" + _NAMED + ")",
    "status": "EXISTS (SELECT 1 FROM incident_events l JOIN events e ON e.pk = l.event"
    " WHERE l.incident = t.pk AND e.status = ?)",
    "box": "t.pk IN (SELECT pk FROM incident_spots"
    " WHERE lon_high >= ? AND lat_high >= ? AND lon_low <= ? AND lat_low <= ?)"
    " AND t.lon >= ? AND t.lat >= ? AND t.lon <= ? AND t.lat <= ?",
}
_OF_REPORT = "EXISTS (SELECT 1 FROM reports r JOIN documents d ON d.pk = r.document WHERE r.fused = t.pk AND "
#: Of the table `fused` (named t): what is asked of a document is asked of each of an incident's documents.
FUSED_CONDITIONS = _ROW | {
    "actor": "EXISTS (SELECT 1 FROM fused_actors a WHERE a.fused = t.pk AND" + _NAMED + ")",
    "status": "EXISTS (SELECT 1 FROM reports r JOIN incident_events l ON l.incident = r.incident"
    " JOIN events e ON e.pk = l.event WHERE r.fused = t.pk AND e.status = ?)",
    "document": _OF_REPORT + _ROW["document"] + ")",
    "text": _OF_REPORT + _ROW["text"] + ")",
    "box": "t.pk IN (SELECT pk FROM fused_spots"
    " WHERE lon_high >= ? AND lat_high >= ? AND lon_low <= ? AND lat_low <= ?)"
    " AND t.lon >= ? AND t.lat >= ? AND t.lon <= ? AND t.lat <= ?",
}
_OF_EVENT = "EXISTS (SELECT 1 FROM events t WHERE t.document = d.pk AND "
#: Of the table `documents`: days are those of publication, the rest is asked of the document's events.
DOCUMENT_CONDITIONS = {
    "place": _OF_EVENT + EVENT_CONDITIONS["place"] + ")",
    "actor": _OF_EVENT + EVENT_CONDITIONS["actor"] + ")",
    "kind": _OF_EVENT + EVENT_CONDITIONS["kind"] + ")",
    "status": _OF_EVENT + EVENT_CONDITIONS["status"] + ")",
    "box": _OF_EVENT + EVENT_CONDITIONS["box"] + ")",
    "since": "coalesce(d.published_end, d.published) >= ?",
    "until": "coalesce(d.published, d.published_end) <= ?",
    "document": _ROW["document"],
    "text": _ROW["text"],
}
_PERIOD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def where(filters: Filters, conditions: dict[str, str]) -> tuple[str, list[object]]:
    """The WHERE clause (empty where nothing is asked) and the values for it, in order.

    Raises InputError where a value makes no sense (a day that is none, a name without letters).
    """
    clauses: list[str] = []
    values: list[object] = []
    for name, value in given(filters).items():
        clauses.append(conditions[name])
        values.extend(value)
    return (" WHERE " + " AND ".join(clauses) if clauses else ""), values


def given(filters: Filters) -> dict[str, tuple[object, ...]]:
    """By filter that is asked the values for its condition, in order. Raises InputError."""
    given: dict[str, tuple[object, ...]] = {}
    if (place := filters.get("place")) is not None:
        _checked(words(place), place, "place")
        given["place"] = tuple(json.dumps(terms) for terms in place_terms(place))
    if (actor := filters.get("actor")) is not None:
        _checked(words(actor), actor, "actor")
        given["actor"] = tuple(json.dumps(terms) for terms in actor_terms(actor))
    if (kind := filters.get("kind")) is not None:
        _checked(words(kind), kind, "type")
        given["kind"] = needles(kind)
    if (status := filters.get("status")) is not None:
        given["status"] = (status,)
    if (since := filters.get("since")) is not None:
        given["since"] = (first_day(since),)
    if (until := filters.get("until")) is not None:
        given["until"] = (last_day(until),)
    if (document := filters.get("document")) is not None:
        given["document"] = (document, document)
    if (text := filters.get("text")) is not None:
        given["text"] = (text_query(text),)
    if (box := filters.get("box")) is not None:
        given["box"] = (*box, *box)
    return given


def text_query(text: str) -> str:
    """What FTS5 is asked for the documents with all of these words. Raises InputError where there is no word."""
    # Each word in quotes, so that nothing in it is taken for search syntax.
    return _checked(" ".join(f'"{word}"' for word in re.findall(r"\w+", text)), text, "text")


def _checked(needle: str, given: str, what: str) -> str:
    if not needle:
        raise InputError(f"{what} {given!r}: there is no word in it to look for")
    return needle


def first_day(period: str) -> str:
    """The first day of an ISO day, month or year; raises InputError where it is none."""
    return _day(period, last=False)


def last_day(period: str) -> str:
    """The last day of an ISO day, month or year; raises InputError where it is none."""
    return _day(period, last=True)


def _day(period: str, *, last: bool) -> str:
    match = _PERIOD.fullmatch(period.strip())
    if match:
        year = int(match[1])
        month = int(match[2] or (12 if last else 1))
        try:
            day = int(match[3]) if match[3] else calendar.monthrange(year, month)[1] if last else 1
            return datetime.date(year, month, day).isoformat()
        except ValueError:
            pass
    raise InputError(f"{period!r} is no day: write 2016-04-21, 2016-04 or 2016")
