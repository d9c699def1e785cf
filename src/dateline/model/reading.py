"""The Reading: all that was read in one document, and the promise to every user of `--json`."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import msgspec

from .document import CLOSED, Document, Section
from .errors import InvariantError
from .events import ControlAssertion, Event, Incident
from .grades import Grade
from .records import Actor, Attribution, Place, When
from .span import Span

SCHEMA = "dateline.reading/1"
#: How the warning begins of a Reading that the gate let go: of the document nothing but its sections was read.
LET_GO = "let go by the gate: "
_encoder = msgspec.json.Encoder(order=None)


class Annotations(msgspec.Struct, frozen=True, kw_only=True):
    """Every toponym, time, actor and voice of the document, also those outside events."""

    places: tuple[Place, ...] = ()
    times: tuple[When, ...] = ()
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What Dateline read in one document; one line of `dateline read --json`.

    Building one checks the invariants of the contract (see `problems`) and raises InvariantError when one is broken.
    """

    schema: str = SCHEMA
    document: Document
    sections: tuple[Section, ...] = ()
    events: tuple[Event, ...] = ()
    control: tuple[ControlAssertion, ...] = ()
    incidents: tuple[Incident, ...] = ()
    annotations: Annotations = Annotations()
    publisher: Grade | None = None
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if found := next(problems(self), None):
            raise InvariantError(f"document {self.document.id}: {found}")

    def to_json(self) -> bytes:
        """One line of JSON in UTF-8, without the line feed; the same Reading gives the same bytes."""
        return _encoder.encode(self)

    @classmethod
    def from_json(cls, line: bytes | str) -> Reading:
        """A Reading from its JSON; raises msgspec.DecodeError or ValidationError where it does not fit the contract."""
        return _decoder.decode(line)

    def event(self, event_id: str) -> Event:
        """The event with this id; raises KeyError."""
        for event in self.events:
            if event.id == event_id:
                return event
        raise KeyError(event_id)

    @property
    def let_go(self) -> str | None:
        """Why the gate let this document go (see `dateline read --gate`), None where it was read."""
        return next((each.removeprefix(LET_GO) for each in self.warnings if each.startswith(LET_GO)), None)

    def __repr__(self) -> str:
        from .display import reading_repr

        return reading_repr(self)

    def _repr_html_(self) -> str:
        from .display import reading_html

        return reading_html(self)


_decoder = msgspec.json.Decoder(Reading)


def spans(value: Any) -> list[Span]:
    """Every Span anywhere inside a record, in no order that counts; of a record that stands in many places once."""
    found: list[Span] = []
    todo = [value]
    seen: set[int] = set()
    while todo:
        at = todo.pop()
        if isinstance(at, tuple | list):
            todo += at
        elif at is None or id(at) in seen:
            continue
        elif isinstance(at, Span):
            seen.add(id(at))
            found.append(at)
        elif isinstance(at, msgspec.Struct):
            seen.add(id(at))
            todo += [getattr(at, name) for name in _parts(type(at))]
    return found


@functools.cache
def _parts(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields of a kind of record that may hold others."""
    return tuple(each.name for each in msgspec.structs.fields(kind) if not _is_plain(each.type))


def _is_plain(kind: Any) -> bool:
    if kind in (str, float, int, bool, None, type(None), ...) or get_origin(kind) in (Literal, dict):
        return True
    return bool(parts := get_args(kind)) and all(map(_is_plain, parts))


def problems(reading: Reading) -> Iterator[str]:
    """Broken invariants of DESIGN.md, in words; nothing when the Reading is sound."""
    text = reading.document.text
    for span in spans((reading.document, reading.events, reading.control, reading.incidents, reading.annotations)):
        if text[span.start : span.end] != span.quote:
            yield f"quote {span.quote!r} is not the text at {span.start}-{span.end}"
    for section in reading.sections:
        if not 0 <= section.start <= section.end <= len(text):
            yield f"section {section.kind} {section.start}-{section.end} is not inside the text"
    closed = [s for s in reading.sections if s.kind in CLOSED]
    for evidence in [event.evidence for event in reading.events] + [item.evidence for item in reading.control]:
        for span in evidence:
            for section in closed:
                if span.overlaps(section.start, section.end):
                    yield f"evidence {span.start}-{span.end} lies in a {section.kind} section"
    ids = [event.id for event in reading.events]
    if len(set(ids)) != len(ids):
        yield "two events have the same id"
    if len({incident.id for incident in reading.incidents}) != len(reading.incidents):
        yield "two incidents have the same id"
    for incident in reading.incidents:
        for event_id in incident.events:
            if event_id not in ids:
                yield f"incident {incident.id} names an event {event_id} that is not there"
    last = reading.document.published.end if reading.document.published else None
    for event in reading.events:
        if last and event.status in ("occurred", "ongoing") and event.time and (event.time.start or "") > last:
            yield f"event {event.id} has {event.status} but starts on {event.time.start}, after publication on {last}"
