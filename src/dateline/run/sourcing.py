"""Who says each value of an event, an incident or a control assertion: the words, the voices, the grades.

What `dateline show` prints, as records, so that its JSON says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from dateline.fuse.grading_compare import denials_by_incident, voices_of
from dateline.fuse.grading_letters import letter
from dateline.knowledge.source_grades import SourceGrades, Topic, source_grades
from dateline.model import Actor, Attribution, ControlAssertion, Event, Grade, Incident, Reading, Span, When
from dateline.model.display import tally_text
from dateline.model.records import CountRole, Tally

__all__ = ["Value", "control_values", "event_values", "incident_values", "lettered_voices", "voices_against"]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One value with who says it.

    `what` is type, side_a, side_b, victim, place, time, weapon, a harm (killed …), holder, previous_holder or status.
    `span` are its words, None where it stands in no words (`basis` says what it rests on), `sentence` the sentence
    around them. `said_by` are the voices in whose words it stands, each with its letter for this topic; empty where the
    report says it in its own voice. `credibility` is the digit of a count, `role` how it stands to the other counts of
    its event, and `people` whom it counts. `event` is where it was read.
    """

    what: str
    value: str
    event: str | None = None
    span: Span | None = None
    basis: str | None = None
    sentence: Span | None = None
    said_by: tuple[Attribution, ...] = ()
    credibility: Grade | None = None
    role: CountRole | None = None
    people: str | None = None


def incident_values(reading: Reading, incident: Incident) -> tuple[Value, ...]:
    """The values of an incident's events, in the order of the events."""
    events = [event for event in reading.events if event.id in incident.events]
    return tuple(value for event in events for value in event_values(reading, event))


def voices_against(reading: Reading, incident: Incident) -> tuple[Value, ...]:
    """Who denies or doubts an incident, in its own events or elsewhere in the report, each with the sentence."""
    events = [event for event in reading.events if event.id in incident.events]
    denials = denials_by_incident(reading.events, reading.incidents).get(incident.id, [])
    found, grades = [], source_grades()
    for event in (*events, *denials):
        voices = tuple(voice for voice in event.attribution if voice.stance in ("denies", "doubts"))
        if voices:
            said = _lettered(voices, _actors(event), "events", grades)
            found.append(
                Value(
                    what="against",
                    value=voices[0].stance,
                    event=event.id,
                    span=event.word,
                    sentence=event.evidence[0],
                    said_by=said,
                )
            )
    return tuple(found)


def lettered_voices(reading: Reading) -> tuple[Attribution, ...]:
    """The voices of the whole report, each with its letter for whatever it may speak of."""
    return _lettered(reading.annotations.attributions, frozenset(), None, source_grades())


def event_values(reading: Reading, event: Event) -> tuple[Value, ...]:
    """The values of an event."""
    return tuple(_of_event(reading, event))


def _of_event(reading: Reading, event: Event) -> Iterator[Value]:
    grades = source_grades()

    def told(what: str, value: str, span: Span | None, basis: str | None = None) -> Value:
        voices = _voices_at(reading, event.attribution, event.evidence, span)
        return Value(
            what=what,
            value=value,
            event=event.id,
            span=span,
            basis=basis,
            sentence=_around(event.evidence, span),
            said_by=_lettered(voices, _actors(event), "events", grades),
        )

    yield told("type", event.subtype or event.type, event.word)
    sides = (("side_a", event.side_a), ("side_b", event.side_b), ("victim", event.victims))
    for what, actors in sides:
        for actor in actors:
            yield told(what, actor.name, actor.span)
    if event.time is not None and (event.time.start or event.time.end):
        yield told("time", _days(event.time), event.time.span, event.time.basis)
    if event.place is not None:
        yield told("place", event.place.name, event.place.span)
    for count in event.casualties:
        number = tally_text(Tally(low=count.low, best=count.best, high=count.high)) or "some"
        yield Value(
            what=count.harm,
            value=number,
            event=event.id,
            span=count.span,
            sentence=_around(event.evidence, count.span),
            said_by=_lettered(voices_of(count, event), _actors(event), "counts", grades),
            credibility=count.credibility,
            role=count.role,
            people=count.description,
        )
    for weapon in event.weapons:
        yield told("weapon", weapon.name, weapon.span)


def control_values(reading: Reading, item: ControlAssertion) -> tuple[Value, ...]:
    """The values of a control assertion."""
    sides = [actor for actor in (item.holder, item.previous_holder) if actor is not None]
    actors, grades = _ids(sides), source_grades()

    def told(what: str, value: str, span: Span | None, basis: str | None = None) -> Value:
        voices = _voices_at(reading, item.attribution, item.evidence, span) if span else item.attribution
        return Value(
            what=what,
            value=value,
            span=span,
            basis=basis,
            sentence=_around(item.evidence, span),
            said_by=_lettered(voices, actors, "control", grades),
            credibility=item.credibility if what == "status" else None,
        )

    found = [told("status", item.status, None), told("place", item.place.name, item.place.span)]
    for what, actor in (("holder", item.holder), ("previous_holder", item.previous_holder)):
        if actor is not None:
            found.append(told(what, actor.name, actor.span))
    if item.time is not None and (item.time.start or item.time.end):
        found.append(told("time", _days(item.time), item.time.span, item.time.basis))
    return tuple(found)


def _voices_at(
    reading: Reading, voices: tuple[Attribution, ...], evidence: Iterable[Span], span: Span | None
) -> tuple[Attribution, ...]:
    """The voices in whose words a span stands; of words outside the evidence, whoever says them there."""
    if span is None:
        return ()
    inside = any(sentence.overlaps(span.start, span.end) for sentence in evidence)
    asked = voices if inside else tuple(v for v in reading.annotations.attributions if v.mode != "attitude")
    told = tuple(voice for voice in asked if any(s.overlaps(span.start, span.end) for s in _contents(voice)))
    if told or not inside:
        return told
    # "…, residents said": a source of which it is not known how much it says speaks for its sentence
    return tuple(voice for voice in voices if not _contents(voice))


def _contents(voice: Attribution) -> tuple[Span, ...]:
    if voice.content_spans:
        return voice.content_spans
    return (voice.content_span,) if voice.content_span else ()


def _around(evidence: Iterable[Span], span: Span | None) -> Span | None:
    """The sentence of the evidence in which words stand; the first where they stand in none."""
    sentences = list(evidence)
    if span is None:
        return None
    return next((each for each in sentences if each.overlaps(span.start, span.end)), None)


def _lettered(
    voices: tuple[Attribution, ...], actors: frozenset[str], topic: Topic | None, grades: SourceGrades
) -> tuple[Attribution, ...]:
    return tuple(
        msgspec.structs.replace(
            voice,
            reliability=letter(voice, grades, sides=actors, topic=topic),
            relayed_by=_lettered(voice.relayed_by, actors, topic, grades),
        )
        for voice in voices
    )


def _actors(event: Event) -> frozenset[str]:
    return _ids((*event.side_a, *event.side_b, *event.victims))


def _ids(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(actor.actor_id for actor in actors if actor.actor_id)


def _days(when: When) -> str:
    if when.start == when.end:
        return when.start or ""
    return f"{when.start or ''} to {when.end or ''}".strip()
