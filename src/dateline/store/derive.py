"""The rows derived from a Reading: written when it is stored, deleted when it is replaced."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Actor, ControlAssertion, Document, Event, FusedIncident, Incident, Place, Reading, When

from .blob import pack
from .fold import key
from .sql import Connection, Placed

_EVENT = """
INSERT INTO events (document, position, id, type, subtype, type_key, status, start_day, end_day,
                    place, place_id, place_key, country, lat, lon, confidence, record)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_INCIDENT = """
INSERT INTO incidents (document, position, id, type, subtype, type_key, start_day, end_day,
                       place, place_id, place_key, country, lat, lon, killed_low, killed_best, killed_high, record)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ACTOR = "INSERT INTO actors (event, incident, role, name, name_key, actor_id, kind) VALUES (?, ?, ?, ?, ?, ?, ?)"
_CASUALTIES = """
INSERT INTO casualties (event, harm, who, actor_id, low, best, high, open_ended, quote)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_CLAIM = "INSERT INTO claims (event, source, source_id, kind, aligned_with, stance) VALUES (?, ?, ?, ?, ?, ?)"
_FOLDED = "INSERT INTO folded (what, name, own) VALUES (?, ?, ?) ON CONFLICT (what, name, own) DO NOTHING"
_CONTROL = """
INSERT INTO control (document, position, place, place_id, place_key, holder, holder_id, holder_key,
                     previous_holder, status, start_day, end_day, record)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def write_rows(connection: Connection, document: int, reading: Reading) -> None:
    """Write the rows of the document with this pk."""
    pks = {event.id: _write_event(connection, document, i, event) for i, event in enumerate(reading.events)}
    for i, incident in enumerate(reading.incidents):
        _write_incident(connection, document, i, incident, pks)
    rows = []
    for i, item in enumerate(reading.control):
        name, place_id, place_key, _, _, _ = place_of(item.place)
        holder = item.holder
        row: tuple[object, ...] = (document, i, name, place_id, place_key, holder.name if holder else None)
        row += (holder.actor_id if holder else None, _actor_key(holder) if holder else "")
        row += (item.previous_holder.name if item.previous_holder else None, item.status, *days_of(item.time))
        rows.append((*row, pack(item)))
    connection.put(_CONTROL, rows)
    connection.put_words(document, *searched(reading.document, reading.events, reading.control))


def delete_rows(connection: Connection, document: int, reading: Reading) -> None:
    """Delete what `write_rows` wrote for the same Reading."""
    connection.drop_spots("events", document)
    connection.drop_spots("incidents", document)
    for statement in (
        "DELETE FROM compared WHERE document = ?",
        "DELETE FROM reports WHERE document = ?",
        "DELETE FROM incidents WHERE document = ?",
        "DELETE FROM events WHERE document = ?",
        "DELETE FROM control WHERE document = ?",
    ):
        connection.execute(statement, (document,))
    connection.drop_words(document, *searched(reading.document, reading.events, reading.control))


def _write_event(connection: Connection, document: int, position: int, event: Event) -> int:
    row = (document, position, event.id, event.type, event.subtype, key((event.type, event.subtype)), event.status)
    pk = connection.put_new(_EVENT, (*row, *days_of(event.time), *place_of(event.place), event.confidence, pack(event)))
    write_spot(connection, "events", pk, event.place)
    sides = (("side_a", event.side_a), ("side_b", event.side_b), ("victim", event.victims))
    actors = actor_rows(pk, None, sides)
    connection.put(_ACTOR, actors)
    note_names(connection, event, actors)
    connection.put(
        _CASUALTIES,
        [
            (pk, c.harm, c.who, c.actor_id, c.low, c.best, c.high, c.open_ended, c.span.quote if c.span else None)
            for c in event.casualties
        ],
    )
    claims = [(pk, a.source, a.source_id, a.kind, a.aligned_with, a.stance) for a in event.attribution]
    connection.put(_CLAIM, claims)
    return pk


def _write_incident(
    connection: Connection, document: int, position: int, incident: Incident, events: dict[str, int]
) -> None:
    killed = incident.fatalities
    tally = (killed.low, killed.best, killed.high) if killed else (None, None, None)
    row: tuple[object, ...] = (
        document,
        position,
        incident.id,
        incident.type,
        incident.subtype,
        key((incident.type, incident.subtype)),
    )
    row += (*days_of(incident.time), *place_of(incident.place), *tally, pack(incident))
    pk = connection.put_new(_INCIDENT, row)
    write_spot(connection, "incidents", pk, incident.place)
    sides = (("side_a", incident.side_a), ("side_b", incident.side_b))
    actors = actor_rows(None, pk, sides)
    connection.put(_ACTOR, actors)
    note_names(connection, incident, actors)
    links = [(pk, events[event_id]) for event_id in dict.fromkeys(incident.events)]
    connection.put("INSERT INTO incident_events (incident, event) VALUES (?, ?)", links)


def days_of(when: When | None) -> tuple[str | None, str | None]:
    """The columns start_day and end_day."""
    return (when.start, when.end) if when else (None, None)


def place_of(
    place: Place | None,
) -> tuple[str | None, str | None, str, str | None, float | None, float | None]:
    """The columns place, place_id, place_key, country, lat and lon."""
    if place is None:
        return None, None, "", None, None, None
    quoted = place.span.quote if place.span else None
    folded = key((place.name, quoted, place.admin2, place.admin1, place.country))
    return place.name, place.place_id, folded, place.country, place.lat, place.lon


def write_spot(connection: Connection, table: Placed, pk: int, place: Place | None) -> None:
    """Have a row found by where its place is, if that has a point."""
    if place and place.lat is not None and place.lon is not None:
        connection.put_spot(table, pk, place.lat, place.lon)


def note_names(
    connection: Connection, told: Event | Incident | FusedIncident, actors: Iterable[tuple[object, ...]]
) -> None:
    """Note the folded names of a row among those that there are, by which `quick` finds rows."""
    _, place_id, place_key, *_ = place_of(told.place)
    names = {("kind", key((told.type, told.subtype)), ""), ("place", place_key, place_id or "")}
    names |= {("actor", str(row[4]), str(row[5] or "")) for row in actors}
    connection.put(_FOLDED, sorted(each for each in names if each[1] or each[2]))


def _actor_key(actor: Actor) -> str:
    return key((actor.name, actor.span.quote if actor.span else None))


def actor_rows(
    event: int | None, incident: int | None, sides: Iterable[tuple[str, tuple[Actor, ...]]]
) -> list[tuple[object, ...]]:
    """The rows of the table `actors`."""
    return [
        (event, incident, role, actor.name, _actor_key(actor), actor.actor_id, actor.kind)
        for role, actors in sides
        for actor in actors
    ]


def searched(document: Document, events: Iterable[Event], control: Iterable[ControlAssertion]) -> tuple[str, str, str]:
    """In what a document is searched: its title, its text, and what was quoted as evidence."""
    spans = [each.evidence for each in events] + [each.evidence for each in control]
    quotes = {span.quote: None for evidence in spans for span in evidence}
    return document.title or "", document.text, "\n".join(quotes)
