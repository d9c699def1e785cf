"""The words of a document that were taken for something: where they stand, and what for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from dateline.model import Actor, Attribution, Event, Place, Reading, Span, When
from dateline.run.sourcing import lettered_voices

from .reader_tables import Tables

MarkKind = Literal["event", "count", "place", "time", "actor", "voice", "weapon"]
#: Where characters stand in the text: start and end, in code points.
Stretch = tuple[int, int]


class MarkRead(msgspec.Struct, frozen=True, kw_only=True):
    """Words that were taken for something: `of` is its number among the things of this kind in `ThingsRead`.

    Of an event it is its number among the document's events. `events` are the ids of the events that rest on it.
    """

    kind: MarkKind
    start: int
    end: int
    of: int
    events: tuple[str, ...] = ()


class PlaceRead(msgspec.Struct, frozen=True, kw_only=True):
    """A place, and in words why it has no point of its own, where it has none."""

    place: Place
    reason: str | None = None


class ActorRead(msgspec.Struct, frozen=True, kw_only=True):
    """An actor, and in words why the registry does not have it, where there is something to say."""

    actor: Actor
    reason: str | None = None


class VoiceRead(msgspec.Struct, frozen=True, kw_only=True):
    """A voice where it speaks: its number among `voices`, and where what it says stands."""

    voice: int
    content: tuple[Stretch, ...]


class CountRead(msgspec.Struct, frozen=True, kw_only=True):
    """A count of people harmed, of one event; None is unknown and never 0. `credibility` is a number of `grades`."""

    event: str
    harm: str
    who: str
    description: str | None
    low: int | None
    best: int | None
    high: int | None
    role: str
    credibility: int | None


class ThingsRead(msgspec.Struct, frozen=True, kw_only=True):
    """What words were taken for, kind by kind."""

    places: tuple[PlaceRead, ...]
    times: tuple[When, ...]
    actors: tuple[ActorRead, ...]
    voices: tuple[VoiceRead, ...]
    counts: tuple[CountRead, ...]
    weapons: tuple[str, ...]


def stretches(spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """Where spans stand, in the order of the text."""
    return tuple(sorted({(span.start, span.end) for span in spans}))


def marked(reading: Reading, tables: Tables) -> tuple[tuple[MarkRead, ...], ThingsRead]:
    """All marks in the order of the text, the longer first where two begin together, and what they point at.

    Nothing in a comment, caption or boilerplate is ever marked: nothing was read there.
    """
    book = _Book(reading, tables)
    for number, event in enumerate(reading.events):
        book.event(number, event)
    book.rest()
    return book.marks(), book.found()


class _Book:
    """Marks and things as they are gathered; of words that were taken for one kind of thing twice the first counts."""

    def __init__(self, reading: Reading, tables: Tables) -> None:
        self._reading = reading
        self._tables = tables
        self._at: dict[tuple[MarkKind, int, int], tuple[int, list[str]]] = {}
        self._places: list[PlaceRead] = []
        self._times: list[When] = []
        self._actors: list[ActorRead] = []
        self._voices: list[VoiceRead] = []
        self._counts: list[CountRead] = []
        self._weapons: list[str] = []
        self._reasons = dict(_reasons(reading.warnings))
        self._voice_at = {_where(each): each for each in lettered_voices(reading)}
        self._voice_number: dict[tuple[Stretch | None, ...], int] = {}

    def event(self, number: int, event: Event) -> None:
        """The words of an event."""
        self._mark("event", event.word, number, event.id)
        for claim in event.casualties:
            told = CountRead(
                event=event.id, harm=claim.harm, who=claim.who, description=claim.description, low=claim.low,
                best=claim.best, high=claim.high, role=claim.role, credibility=self._tables.grade(claim.credibility),
            )  # fmt: skip
            self._counts.append(told)
            self._mark("count", claim.span, len(self._counts) - 1, event.id)
            for voice in claim.attribution or ():
                self._voice(voice, event.id)
        for weapon in event.weapons:
            self._weapons.append(weapon.name)
            self._mark("weapon", weapon.span, len(self._weapons) - 1, event.id)
        self._place(event.place, event.id)
        self._time(event.time, event.id)
        for actor in (*event.side_a, *event.side_b, *event.victims):
            self._actor(actor, event.id)
        for voice in event.attribution:
            self._voice(voice, event.id)

    def rest(self) -> None:
        """The words of no event: those of control, and all that was noted in the text."""
        for item in self._reading.control:
            self._place(item.place)
            self._time(item.time)
            for actor in (item.holder, item.previous_holder):
                self._actor(actor)
            for voice in item.attribution:
                self._voice(voice)
        notes = self._reading.annotations
        for place in notes.places:
            self._place(place)
        for when in notes.times:
            self._time(when)
        for actor in notes.actors:
            self._actor(actor)
        for voice in notes.attributions:
            self._voice(voice)

    def marks(self) -> tuple[MarkRead, ...]:
        found = [
            MarkRead(kind=kind, start=start, end=end, of=of, events=tuple(dict.fromkeys(events)))
            for (kind, start, end), (of, events) in self._at.items()
        ]
        return tuple(sorted(found, key=lambda each: (each.start, -each.end, each.kind)))

    def found(self) -> ThingsRead:
        return ThingsRead(
            places=tuple(self._places),
            times=tuple(self._times),
            actors=tuple(self._actors),
            voices=tuple(self._voices),
            counts=tuple(self._counts),
            weapons=tuple(self._weapons),
        )

    def _place(self, place: Place | None, event: str | None = None) -> None:
        if place is not None and self._mark("place", place.span, len(self._places), event):
            told = msgspec.structs.replace(place, geometry=None, span=None)
            self._places.append(PlaceRead(place=told, reason=self._reasons.get(("place", place.name))))

    def _time(self, when: When | None, event: str | None = None) -> None:
        if when is not None and self._mark("time", when.span, len(self._times), event):
            self._times.append(msgspec.structs.replace(when, span=None))

    def _actor(self, actor: Actor | None, event: str | None = None) -> None:
        if actor is not None and self._mark("actor", actor.span, len(self._actors), event):
            told = msgspec.structs.replace(actor, span=None)
            self._actors.append(ActorRead(actor=told, reason=self._reasons.get(("actor", actor.name))))

    def _voice(self, voice: Attribution, event: str | None = None) -> None:
        key = _where(voice)
        known = self._voice_number.get(key)
        number = len(self._voices) if known is None else known
        new = [self._mark("voice", span, number, event) for span in (voice.source_span, voice.cue_span)]
        if known is None and any(new):
            self._voice_number[key] = number
            told = self._voice_at.get(key, voice)
            contents = told.content_spans or ((told.content_span,) if told.content_span else ())
            self._voices.append(VoiceRead(voice=self._tables.voice(told), content=stretches(contents)))

    def _mark(self, kind: MarkKind, span: Span | None, of: int, event: str | None) -> bool:
        """Note the words; whether they are new."""
        if span is None:
            return False
        key = (kind, span.start, span.end)
        new = key not in self._at
        if new:
            self._at[key] = (of, [])
        if event is not None:
            self._at[key][1].append(event)
        return new


def _where(voice: Attribution) -> tuple[Stretch | None, ...]:
    spans = (voice.source_span, voice.cue_span, voice.content_span)
    return tuple((span.start, span.end) if span else None for span in spans)


def _reasons(warnings: Iterable[str]) -> Iterator[tuple[tuple[str, str], str]]:
    """((what, name), why it is open) of the warnings "place 'Nowhere' unresolved: the gazetteer does not have it"."""
    for warning in warnings:
        head, found, reason = warning.partition(" unresolved: ")
        what, _, name = head.partition(" ")
        if found and what in ("place", "actor") and name[:1] in "'\"":
            yield (what, name[1:-1]), reason
