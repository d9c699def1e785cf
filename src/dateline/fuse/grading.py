"""Grades for all that a report tells: letters for its sources, digits for its incidents, counts and control assertions.

A pure function of the records and the tables of letters, so that a changed table regrades what was read long ago.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from dateline.knowledge.source_grades import SourceGrades, Topic
from dateline.model import Attribution, Casualties, ControlAssertion, Document, Event, Grade, Incident

from .grading_compare import (
    denials_by_incident,
    denies_blame,
    how_counts_stand,
    how_statements_stand,
    is_accused,
    voices_of,
)
from .grading_digits import Stand, digit, own_stand, stand_of
from .grading_letters import letter, publisher_letter, publisher_voice


@dataclass(frozen=True, slots=True)
class Graded:
    """The records of one report with their grades; `publisher` is the letter of its own voice."""

    events: tuple[Event, ...]
    control: tuple[ControlAssertion, ...]
    incidents: tuple[Incident, ...]
    publisher: Grade


def graded(
    document: Document,
    events: tuple[Event, ...],
    control: tuple[ControlAssertion, ...],
    incidents: tuple[Incident, ...],
    grades: SourceGrades,
) -> Graded:
    """The records with grades by these tables, in place of any that they had."""
    grader = _Grader(document, grades)
    by_id = {event.id: event for event in events}
    denials = denials_by_incident(events, incidents)
    told: dict[str, tuple[list[Event], list[Event]]] = {}
    for incident in incidents:
        group = [by_id[own] for own in incident.events if own in by_id]
        for event in group:
            told[event.id] = (group, denials.get(incident.id, []))
    return Graded(
        events=tuple(grader.event(event, *told.get(event.id, ([event], []))) for event in events),
        control=tuple(grader.statement(item, control) for item in control),
        incidents=tuple(
            grader.incident(each, [by_id[own] for own in each.events if own in by_id], denials.get(each.id, []))
            for each in incidents
        ),
        publisher=publisher_letter(document, grades),
    )


class _Grader:
    """Grades the records of one document; asks for the letter of each source once per side and topic."""

    def __init__(self, document: Document, grades: SourceGrades) -> None:
        self._grades = grades
        self._publisher = publisher_voice(document)
        self._text = document.text
        self._letters: dict[tuple[str | None, str | None, str | None, str | None, frozenset[str], str], Grade] = {}

    def event(self, event: Event, group: list[Event], denials: list[Event]) -> Event:
        """`group` are the events of its incident, `denials` those elsewhere that deny it."""
        sides = _actors(event)
        return replace(
            event,
            attribution=self._voices(event.attribution, sides, "events"),
            possible_source=self._voice(event.possible_source, sides, "events") if event.possible_source else None,
            casualties=tuple(self._count(count, event, group, denials) for count in event.casualties),
        )

    def incident(self, incident: Incident, group: list[Event], denials: list[Event]) -> Incident:
        """`group` are its events, `denials` events elsewhere in the report that deny it."""
        stands = [stand for event in group for stand in self._stands(self._of_act(event.attribution))]
        stands += self._denying(denials, of_act=True)
        return replace(
            incident,
            sources=self._voices(incident.sources, _actors(incident), "events"),
            credibility=self._digit(stands),
            side_a_credibility=self._doer(incident, group, denials),
        )

    def _doer(self, incident: Incident, group: list[Event], denials: list[Event]) -> Grade | None:
        """Digit of who did it: by those who name side A, against all who deny any part of it."""
        named = [event for event in group if _same_doer(event, incident)]
        if not named:
            return None
        stands = [stand for event in named for stand in self._stands(event.attribution)]
        others = [event for event in group if event not in named]
        stands += [stand_of(v) for event in others for v in event.attribution if v.stance in ("denies", "doubts")]
        return self._digit([*stands, *self._denying(denials)])

    def _of_act(self, voices: Iterable[Attribution]) -> tuple[Attribution, ...]:
        """The voices on what happened: without those who deny only who did it."""
        return tuple(voice for voice in voices if not denies_blame(voice, self._text))

    def statement(self, item: ControlAssertion, others: tuple[ControlAssertion, ...]) -> ControlAssertion:
        """A control assertion, compared with the others of its report."""
        sides = frozenset(a.actor_id for a in (item.holder, item.previous_holder) if a is not None and a.actor_id)
        stands = self._stands(item.attribution)
        mine = {stand.who for stand in stands}
        for other, says in how_statements_stand(item, others):
            told = self._stands(other.attribution)
            stands += [dataclasses.replace(stand, says=says) for stand in told if stand.who not in mine]
        return replace(
            item,
            attribution=self._voices(item.attribution, sides, "control"),
            possible_source=self._voice(item.possible_source, sides, "control") if item.possible_source else None,
            credibility=self._digit(stands),
        )

    def _count(self, count: Casualties, event: Event, group: list[Event], denials: list[Event]) -> Casualties:
        stands = self._stands(voices_of(count, event))
        # who denies the happening denies its dead, but not who denies to have done it; who doubts another part of it
        # may not doubt them
        against = [
            voice
            for each in group
            for voice in self._of_act(each.attribution)
            if voice.stance == "denies" and not is_accused(voice, each)
        ]
        against += [voice for voice in event.attribution if voice.stance == "doubts"]
        stands += [stand_of(voice) for voice in against]
        mine = {stand.who for stand in stands}
        for other, told_in, says in how_counts_stand(count, group):
            others = self._stands(voices_of(other, told_in))
            stands += [dataclasses.replace(stand, says=says) for stand in others if stand.who not in mine]
        stands += self._denying(denials, of_act=True, of_dead=True)
        own = None if count.attribution is None else self._voices(count.attribution, _actors(event), "counts")
        return replace(count, attribution=own, credibility=self._digit(stands))

    def _stands(self, voices: Iterable[Attribution]) -> list[Stand]:
        """How these voices stand to what they tell; where there is none, the report's own."""
        told = [voice for voice in voices if voice.mode != "attitude"]
        party = self._publisher.aligned_with
        return [stand_of(voice, for_party=party) for voice in told] or [own_stand(self._publisher)]

    def _denying(self, denials: Iterable[Event], *, of_act: bool = False, of_dead: bool = False) -> list[Stand]:
        """A denied event tells that its voices deny: "the army denied that it had shelled the town".

        `of_act` leaves out who denies only who did it, `of_dead` also who denies to have done it.
        """
        told = []
        for event in denials:
            voices = self._of_act(event.attribution) if of_act else event.attribution
            kept = [voice for voice in voices if not (of_dead and is_accused(voice, event))]
            told += self._stands(kept) if kept or not event.attribution else []
        return [dataclasses.replace(stand, says="denies") for stand in told]

    def _digit(self, stands: Iterable[Stand]) -> Grade:
        code, rule, reason = digit(stands)
        return Grade(code=code, rule=rule, reason=reason, table=self._grades.version)

    def _voices(self, voices: tuple[Attribution, ...], sides: frozenset[str], topic: Topic) -> tuple[Attribution, ...]:
        return tuple(self._voice(voice, sides, topic) for voice in voices)

    def _voice(self, voice: Attribution, sides: frozenset[str], topic: Topic) -> Attribution:
        key = (voice.source, voice.source_id, voice.kind, voice.aligned_with, sides, topic)
        if key not in self._letters:
            self._letters[key] = letter(voice, self._grades, sides=sides, topic=topic)
        layers = self._voices(voice.relayed_by, sides, topic)
        return replace(voice, reliability=self._letters[key], relayed_by=layers)


def _actors(record: Event | Incident) -> frozenset[str]:
    actors = (*record.side_a, *record.side_b, *(record.victims if isinstance(record, Event) else ()))
    return frozenset(actor.actor_id for actor in actors if actor.actor_id)


def _same_doer(event: Event, incident: Incident) -> bool:
    """Whether an event names whom its incident has as side A."""
    doers = {actor.key for actor in incident.side_a}
    return any(actor.key in doers for actor in event.side_a)
