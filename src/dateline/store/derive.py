"""The rows derived from a Reading: written when it is stored, deleted when it is replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

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


Row = tuple[object, ...]
#: A row with the point of its place.
AtSpot = tuple[Row, tuple[float, float] | None]


class Rows(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The rows of one Reading, made where it was read, so that who writes them into the database only writes.

    Where a row names an event or incident, its position stands for the pk that it will have.
    """

    events: list[AtSpot]
    incidents: list[AtSpot]
    incident_events: list[tuple[int, int]]
    actors: list[Row]
    casualties: list[Row]
    claims: list[Row]
    control: list[Row]
    names: list[tuple[str, str, str]]
    words: tuple[str, str, str]


def rows_of(reading: Reading) -> Rows:
    """The rows of a Reading."""
    actors: list[Row] = []
    names: set[tuple[str, str, str]] = set()
    for i, event in enumerate(reading.events):
        found = actor_rows(i, None, (("side_a", event.side_a), ("side_b", event.side_b), ("victim", event.victims)))
        actors += found
        names |= _names(event, found)
    for i, incident in enumerate(reading.incidents):
        found = actor_rows(None, i, (("side_a", incident.side_a), ("side_b", incident.side_b)))
        actors += found
        names |= _names(incident, found)
    where = {event.id: i for i, event in enumerate(reading.events)}
    return Rows(
        events=[(_event(i, each), _spot(each.place)) for i, each in enumerate(reading.events)],
        incidents=[(_incident(i, each), _spot(each.place)) for i, each in enumerate(reading.incidents)],
        incident_events=[
            (i, where[own]) for i, incident in enumerate(reading.incidents) for own in dict.fromkeys(incident.events)
        ],
        actors=actors,
        casualties=[
            (i, c.harm, c.who, c.actor_id, c.low, c.best, c.high, c.open_ended, c.span.quote if c.span else None)
            for i, event in enumerate(reading.events)
            for c in event.casualties
        ],
        claims=[
            (i, a.source, a.source_id, a.kind, a.aligned_with, a.stance)
            for i, event in enumerate(reading.events)
            for a in event.attribution
        ],
        control=[_control(i, each) for i, each in enumerate(reading.control)],
        names=sorted(names),
        words=searched(reading.document, reading.events, reading.control),
    )


def write_rows(connection: Connection, document: int, rows: Rows) -> None:
    """Write the rows of the document with this pk, but for its words."""
    events = [connection.put_new(_EVENT, (document, *row)) for row, _ in rows.events]
    incidents = [connection.put_new(_INCIDENT, (document, *row)) for row, _ in rows.incidents]
    _put_spots(connection, "events", events, rows.events)
    _put_spots(connection, "incidents", incidents, rows.incidents)
    connection.put(_ACTOR, [_of_pks(row, events, incidents) for row in rows.actors])
    connection.put(_FOLDED, rows.names)
    connection.put(_CASUALTIES, [(events[at], *rest) for at, *rest in rows.casualties])  # type: ignore[call-overload]
    connection.put(_CLAIM, [(events[at], *rest) for at, *rest in rows.claims])  # type: ignore[call-overload]
    links = [(incidents[i], events[j]) for i, j in rows.incident_events]
    connection.put("INSERT INTO incident_events (incident, event) VALUES (?, ?)", links)
    connection.put(_CONTROL, [(document, *row) for row in rows.control])


def delete_rows(connection: Connection, document: int, reading: Reading) -> None:
    """Delete what `write_rows` wrote for the same Reading, and its words."""
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


def _put_spots(connection: Connection, table: Placed, pks: Iterable[int], rows: Iterable[AtSpot]) -> None:
    for pk, (_, spot) in zip(pks, rows, strict=True):
        if spot:
            connection.put_spot(table, pk, *spot)


def _of_pks(row: Row, events: Sequence[int], incidents: Sequence[int]) -> Row:
    event, incident, *rest = row
    if isinstance(event, int):
        return (events[event], None, *rest)
    assert isinstance(incident, int)  # an actor is of one of the two
    return (None, incidents[incident], *rest)


def _event(position: int, event: Event) -> Row:
    row = (position, event.id, event.type, event.subtype, key((event.type, event.subtype)), event.status)
    return (*row, *days_of(event.time), *place_of(event.place), event.confidence, pack(event))


def _incident(position: int, incident: Incident) -> Row:
    killed = incident.fatalities
    tally = (killed.low, killed.best, killed.high) if killed else (None, None, None)
    row = (position, incident.id, incident.type, incident.subtype, key((incident.type, incident.subtype)))
    return (*row, *days_of(incident.time), *place_of(incident.place), *tally, pack(incident))


def _control(position: int, item: ControlAssertion) -> Row:
    name, place_id, place_key, _, _, _ = place_of(item.place)
    holder = item.holder
    row: Row = (position, name, place_id, place_key, holder.name if holder else None)
    row += (holder.actor_id if holder else None, _actor_key(holder) if holder else "")
    row += (item.previous_holder.name if item.previous_holder else None, item.status, *days_of(item.time))
    return (*row, pack(item))


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
    if spot := _spot(place):
        connection.put_spot(table, pk, *spot)


def _spot(place: Place | None) -> tuple[float, float] | None:
    return (place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None


def note_names(connection: Connection, told: FusedIncident, actors: Iterable[Row]) -> None:
    """Note the folded names of a row among those that there are, by which `quick` finds rows."""
    connection.put(_FOLDED, sorted(_names(told, actors)))


def _names(told: Event | Incident | FusedIncident, actors: Iterable[Row]) -> set[tuple[str, str, str]]:
    _, place_id, place_key, *_ = place_of(told.place)
    names = {("kind", key((told.type, told.subtype)), ""), ("place", place_key, place_id or "")}
    names |= {("actor", str(row[4]), str(row[5] or "")) for row in actors}
    return {each for each in names if each[1] or each[2]}


def _actor_key(actor: Actor) -> str:
    return key((actor.name, actor.span.quote if actor.span else None))


def actor_rows(event: int | None, incident: int | None, sides: Iterable[tuple[str, tuple[Actor, ...]]]) -> list[Row]:
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
