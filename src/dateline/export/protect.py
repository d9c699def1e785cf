"""Do no harm, as code: what a public export hides, holds back and blurs. Reasons: DOMAIN 10.2, 10.3, 10.7.

* Names of local sources and private persons give way to their class, in every field and every quote.
* Incidents younger than the delay are held back; statements about who holds what, for longer.
* Coordinates are those of the named place on a grid of about 1 km; for hospitals, schools, camps and the like, 5 km.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections.abc import Callable
from typing import Any

import msgspec

from dateline.knowledge.outlets import outlet_called
from dateline.model import (
    Actor,
    Attribution,
    Document,
    ExportError,
    Grade,
    Incident,
    Place,
    Reading,
    Section,
    Span,
    When,
)

from ._mask import Edit, replace
from ._names import WORD, fold
from ._persons import Persons
from ._privacy import (
    A_PLACE,
    PRIVATE_ACTORS,
    Privacy,
    all_of,
    area_of,
    by_hand,
    is_public,
    label_for,
    person_words,
    resolved,
)
from .points import coarse_point
from .pseudonyms import Pseudonyms

#: Days a public export waits; "configurable upwards only" (DOMAIN 10.7, 3).
MIN_DELAY_DAYS = 14
#: Days that statements about control wait (the same rule).
CONTROL_DELAY_DAYS = 30

#: Counted up where these rules change: what was made by others is made again.
RULES = 2
#: What a public export says of a letter that the user gave; its reason stays on the desk.
OWN_GRADE = "graded by the desk that exported this"
#: Fields that hold words of a codebook or ids of a registry, never a name of a private person.
_CODES = frozenset(
    {
        "schema",
        "type",
        "subtype",
        "plover",
        "status",
        "precision",
        "timex",
        "timex_type",
        "kind",
        "stance",
        "harm",
        "who",
    }
    | {"relation", "sha256", "actor_id", "place_id", "source_id", "aligned_with", "country", "start", "end", "language"}
)


def protection_version(pseudonyms: Pseudonyms | None = None) -> str:
    """Another one where the same record is told otherwise in public: by other rules, or under other pseudonyms."""
    return f"{RULES}:{pseudonyms.version if pseudonyms else ''}"


def check_delay(delay_days: int) -> None:
    """Raise ExportError where a public export would tell what is too young."""
    if delay_days < MIN_DELAY_DAYS:
        raise ExportError(
            f"a public export waits at least {MIN_DELAY_DAYS} days, not {delay_days}: a longer delay is possible, "
            "a shorter one only in an internal export"
        )


def mask_reading(reading: Reading, pseudonyms: Pseudonyms | None = None) -> Reading:
    """The same Reading for the public: names and contacts hidden, bylines gone, coordinates coarsened.

    Who is hidden is told by her class ("a medic"), with `pseudonyms` also by her own ("a medic p-4k7q2x9d"). Every span
    still quotes the (masked) text at its offsets, so the result is a sound Reading.
    """
    privacy = Privacy(reading, pseudonyms)
    text = reading.document.text
    spans = [place.span for place in all_of(reading, Place) if resolved(place)]
    spans += [actor.span for actor in all_of(reading, Actor) if is_public(actor)]
    kept = [(span.start, span.end) for span in spans if span]
    return _Rewriter(privacy, text, privacy.mask.edits(text, kept)).reading(reading)


def young(reading: Reading, *, today: dt.date, delay_days: int, on_skip: Callable[[str, str], None]) -> Reading:
    """The Reading without incidents and events of the last `delay_days`, and without fresh statements on control.

    What has no known day is dated by its report; where that has none either it is held back, since it may be fresh.
    """
    published = reading.document.published
    control_delay = max(delay_days, CONTROL_DELAY_DAYS)

    def told(when: When | None, days: int) -> str | None:
        last = last_day(when) or last_day(published)
        if last is None:
            return "no day known, so it may be fresh"
        return None if last <= today - dt.timedelta(days=days) else f"younger than {days} days"

    incidents = []
    for incident in reading.incidents:
        if reason := told(incident.time, delay_days):
            on_skip(f"{reading.document.id}/{incident.id}", reason)
        else:
            incidents.append(incident)
    grouped = {event_id for incident in reading.incidents for event_id in incident.events}
    shown = {event_id for incident in incidents for event_id in incident.events}
    events = [e for e in reading.events if e.id in shown or (e.id not in grouped and not told(e.time, delay_days))]
    control = []
    for assertion in reading.control:
        if reason := told(assertion.time, control_delay):
            on_skip(f"{reading.document.id}: control of {assertion.place.name}", reason)
        else:
            control.append(assertion)
    return msgspec.structs.replace(reading, incidents=tuple(incidents), events=tuple(events), control=tuple(control))


def public_actor(actor: Actor, pseudonyms: Pseudonyms | None = None, scope: str = "") -> Actor:
    """The actor by name, or a private person by her class; without its place in a text.

    For where no Reading is at hand: it hides more than `mask_reading`, which knows the report's places and parties.
    `scope` is the id of the incident that tells of her.
    """
    hidden = () if is_public(actor) or actor.kind not in PRIVATE_ACTORS else person_words(actor.name)
    name = _called(actor.name, hidden, label_for(actor.kind, actor.name), pseudonyms, scope)
    return msgspec.structs.replace(actor, name=name, span=None)


def public_voice(name: str, pseudonyms: Pseudonyms | None = None, scope: str = "", kind: str | None = None) -> str:
    """What may be said in public of a voice of which only the words are known: "Omar Said, a medic" is "a medic"."""
    hidden = () if outlet_called(name) is not None else person_words(name)
    return _called(name, hidden, label_for(kind, name), pseudonyms, scope)


def _called(name: str, words: tuple[str, ...], label: str, pseudonyms: Pseudonyms | None, scope: str) -> str:
    if not words:
        return name
    persons = Persons(pseudonyms, scope)
    persons.add(name, words, label)
    return " ".join((label, *persons.codes(name, words)))


@functools.cache
def _worded(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields of a kind of record that may hold words of a report."""
    return tuple(name for name in kind.__struct_fields__ if name not in _CODES)


class _Rewriter:
    """Rebuilds records over an edited text, moving every span to where its words stand now."""

    def __init__(self, privacy: Privacy, text: str, edits: list[Edit]) -> None:
        self._privacy = privacy
        self._edits = [(start, end, f"[{label}]") for start, end, label in edits]
        self.text = replace(text, self._edits)
        self._said: dict[str, str] = {}

    def reading(self, reading: Reading) -> Reading:
        """The whole Reading, rewritten."""
        rewritten: Reading = self._walk(reading)
        return rewritten

    def _walk(self, value: Any) -> Any:
        if isinstance(value, Span):
            return Span.of(self.text, self._at(value.start, is_end=False), self._at(value.end, is_end=True))
        if isinstance(value, msgspec.Struct):
            return self._struct(value)
        if isinstance(value, tuple):
            return tuple(self._walk(part) for part in value)
        return self._words(value) if isinstance(value, str) else value

    def _struct(self, value: msgspec.Struct) -> Any:
        done = self._special(value)
        for name in _worded(type(value)):
            if name not in done:
                done[name] = self._walk(getattr(value, name))
        return msgspec.structs.replace(value, **done)

    def _special(self, value: msgspec.Struct) -> dict[str, Any]:
        """The fields of a record that are rewritten in their own way."""
        match value:
            case Document():
                hidden = value.url is not None and self._privacy.mask.betrays(value.url)
                url = None if hidden else value.url
                text = self.text if value.text else ""  # a dossier's documents come without
                return {"id": self._id(value.id), "url": url, "byline": (), "text": text}
            case Section():
                return {"start": self._at(value.start, is_end=False), "end": self._at(value.end, is_end=True)}
            case Incident():
                return {"documents": tuple(self._id(identifier) for identifier in value.documents)}
            case Attribution() if told := self._privacy.source_as(value):
                return {"source": told}
            case Attribution() if value.source_id:
                return {"source": value.source}
            case Actor() if told := self._privacy.actor_as(value):
                return {"name": told}
            case Actor() if is_public(value):
                return {"name": value.name}
            case Grade(rule="own_table"):
                return {"reason": OWN_GRADE}  # what the desk wrote for itself may name its contacts
            case Place() if by_hand(value):
                return {"name": area_of(value) or A_PLACE, "admin1": value.admin1} | coarse_point(value)
            case Place():
                named = {"name": value.name, "admin1": value.admin1, "admin2": value.admin2} if resolved(value) else {}
                return named | coarse_point(value)
        return {}

    def _at(self, offset: int, *, is_end: bool) -> int:
        """Where an offset of the old text stands in the new one; one inside a hidden name moves to the label's edge."""
        shift = 0
        for start, end, label in self._edits:
            if end <= offset:
                shift += len(label) - (end - start)
            elif start < offset:
                return start + shift + (len(label) if is_end else 0)
            else:
                break
        return offset + shift

    def _words(self, text: str) -> str:
        if text not in self._said:
            self._said[text] = self._masked(text)
        return self._said[text]

    def _masked(self, text: str) -> str:
        for name, area in self._privacy.places:
            text = text.replace(name, area)
        known = [(m.start(), m.end()) for m in WORD.finditer(text) if fold(m.group()) in self._privacy.known]
        return replace(text, self._privacy.mask.edits(text, known))

    def _id(self, identifier: str) -> str:
        """The identifier, or a hash of it where it spells a hidden name."""
        if not self._privacy.mask.betrays(identifier):
            return identifier
        return hashlib.sha256(identifier.encode()).hexdigest()[:16]


def last_day(when: When | None) -> dt.date | None:
    """The last day on which it may have been; None where that is not known, or only a beginning that may go on."""
    if when is None:
        return None
    day = when.end or (when.start if when.precision in ("time", "day") else None)
    return dt.date.fromisoformat(day) if day else None
