"""A document as it was read: its text, what its words were taken for, and the incidents that it tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from dateline.model import (
    Actor,
    ControlAssertion,
    CorrectedField,
    Event,
    Grade,
    Incident,
    Reading,
    Section,
    Span,
    Tally,
    When,
)
from dateline.model.events import ControlStatus
from dateline.run import control_values, event_values, regrade
from dateline.run.sourcing import Value
from dateline.run.understood import Proposal
from dateline.store import Home, Store

from .briefs import version
from .reader_marks import MarkRead, Stretch, ThingsRead, marked, stretches
from .reader_tables import SourceRead, Tables


class ValueRead(msgspec.Struct, frozen=True, kw_only=True):
    """A value of an event or a change of control: `at` are its words, None where it stands in none (`basis` says why).

    `said_by` are numbers of `voices`, none where the report says it in its own voice; `credibility` is one of `grades`.
    `role` says how a count stands to the others.
    """

    what: str
    value: str
    at: Stretch | None = None
    basis: str | None = None
    said_by: tuple[int, ...] = ()
    credibility: int | None = None
    role: str | None = None
    people: str | None = None


class EventRead(msgspec.Struct, frozen=True, kw_only=True):
    """An event: its words, the sentences that it rests on, its values with who says them; `confidence` is 0 to 1."""

    id: str
    type: str
    subtype: str | None
    status: str
    at: Stretch
    evidence: tuple[Stretch, ...]
    rows: tuple[ValueRead, ...]
    voices: tuple[int, ...]
    possible_source: int | None
    confidence: float


class ControlRead(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that someone holds, took or lost a place. `id` ("c1") is its number in this answer."""

    id: str
    status: ControlStatus
    place: str
    holder: str | None
    previous_holder: str | None
    evidence: tuple[Stretch, ...]
    rows: tuple[ValueRead, ...]
    voices: tuple[int, ...]
    confidence: float | None


class IncidentRead(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that the report tells, and the fused one that holds it (None until fusion has run over it).

    `seen` is the version of the fused one, to be sent back with a correction.
    """

    id: str
    events: tuple[str, ...]
    type: str
    subtype: str | None
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    time: When | None
    place: str | None
    killed: Tally | None
    fused: str | None
    seen: str | None
    documents: int
    verdict: str | None


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """A Reading of the document that a newer one has replaced. Times are UTC."""

    coder: str
    sha256: str
    read_at: str
    replaced_at: str


class DocumentRead(msgspec.Struct, frozen=True, kw_only=True):
    """A document as read. All offsets are code points of `text`, ends exclusive.

    `web` is true of a `url` that a browser may be sent to (http or https). `publisher` is the letter of who published
    it. Of a document that the gate `let_go` only the sections are known, and why. `events`, `control` and `incidents`
    stand in the order of the text; the marks of each kind point into `found`, and what is found at `voices` and
    `grades`, in which each stands once.
    """

    id: str
    sha256: str
    title: str | None
    outlet: str | None
    url: str | None
    web: bool
    byline: tuple[str, ...]
    published: When | None
    language: str | None
    origin: str
    coder: str
    read_at: str
    publisher: Grade | None
    text: str
    sections: tuple[Section, ...]
    marks: tuple[MarkRead, ...]
    found: ThingsRead
    voices: tuple[SourceRead, ...]
    grades: tuple[Grade, ...]
    events: tuple[EventRead, ...]
    control: tuple[ControlRead, ...]
    incidents: tuple[IncidentRead, ...]
    warnings: tuple[str, ...]
    let_go: str | None
    history: tuple[Earlier, ...]

    @classmethod
    def of(cls, store: Store, document: str) -> DocumentRead:
        """Read it off the store; raises MissingError where there is no such document."""
        kept, reading = store.document(document), regrade(store.reading(document))
        own, homes = reading.document, store.homes(document)
        versions = {each: version(store.fused_of(each)) for each in {home.incident for home in homes.values()}}
        tables = Tables()
        marks, found = marked(reading, tables)
        events = tuple(_event(reading, each, tables) for each in reading.events)
        control = tuple(_control(reading, each, f"c{n}", tables) for n, each in enumerate(reading.control, 1))
        return cls(
            id=own.id,
            sha256=own.sha256,
            title=own.title,
            outlet=own.outlet,
            url=own.url,
            web=(own.url or "").lower().startswith(("http://", "https://")),
            byline=own.byline,
            published=own.published,
            language=own.language,
            origin=_named(kept.origin),
            coder=kept.coder,
            read_at=kept.read_at,
            publisher=reading.publisher,
            text=own.text,
            sections=tuple(sorted(reading.sections, key=lambda each: (each.start, each.end))),
            marks=marks,
            found=found,
            voices=tables.voices.all(),
            grades=tables.grades.all(),
            events=events,
            control=control,
            incidents=tuple(
                _incident(each, homes.get(f"{document}/{each.id}"), versions) for each in reading.incidents
            ),
            warnings=reading.warnings,
            let_go=reading.let_go,
            history=tuple(
                Earlier(coder=each.coder, sha256=each.sha256, read_at=each.read_at, replaced_at=each.replaced_at)
                for each in store.versions(document)
            ),
        )


def _event(reading: Reading, event: Event, tables: Tables) -> EventRead:
    return EventRead(
        id=event.id,
        type=event.type,
        subtype=event.subtype,
        status=event.status,
        at=(event.word.start, event.word.end),
        evidence=stretches(event.evidence),
        rows=_rows(event_values(reading, event), tables),
        voices=tuple(tables.voice(each) for each in event.attribution),
        possible_source=tables.voice(event.possible_source) if event.possible_source else None,
        confidence=event.confidence,
    )


def _control(reading: Reading, item: ControlAssertion, own: str, tables: Tables) -> ControlRead:
    return ControlRead(
        id=own,
        status=item.status,
        place=item.place.name,
        holder=item.holder.name if item.holder else None,
        previous_holder=item.previous_holder.name if item.previous_holder else None,
        evidence=stretches(item.evidence),
        rows=_rows(control_values(reading, item), tables),
        voices=tuple(tables.voice(each) for each in item.attribution),
        confidence=item.confidence,
    )


def _rows(values: Iterable[Value], tables: Tables) -> tuple[ValueRead, ...]:
    return tuple(
        ValueRead(
            what=each.what,
            value=each.value,
            at=_stretch(each.span),
            basis=each.basis,
            said_by=tuple(tables.voice(voice) for voice in each.said_by),
            credibility=tables.grade(each.credibility),
            role=each.role,
            people=each.people,
        )
        for each in values
    )


def _stretch(span: Span | None) -> Stretch | None:
    return (span.start, span.end) if span else None


def _incident(incident: Incident, home: Home | None, versions: Mapping[str, str]) -> IncidentRead:
    return IncidentRead(
        id=incident.id,
        events=incident.events,
        type=incident.type,
        subtype=incident.subtype,
        side_a=_names(incident.side_a),
        side_b=_names(incident.side_b),
        time=incident.time,
        place=incident.place.name if incident.place else None,
        killed=incident.fatalities,
        fused=home.incident if home else None,
        seen=versions[home.incident] if home else None,
        documents=home.documents if home else 0,
        verdict=home.verdict if home else None,
    )


def _names(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.name for actor in actors))


class WordsAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of a document, and the field that a person says they give; `written` is what she wrote in their place."""

    start: Annotated[int, Meta(ge=0)]
    end: Annotated[int, Meta(ge=1)]
    field: CorrectedField
    written: Annotated[str, Meta(max_length=300)] | None = None


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """What the words may stand for, the likeliest first."""

    proposals: tuple[Proposal, ...]


def _named(origin: str) -> str:
    """Where it came from: an address whole, of a file its name alone, for the folders of this machine are its own."""
    return origin if "://" in origin else origin.replace("\\", "/").rpartition("/")[2]
