"""What several reports tell together: an incident fused across documents, and who says each of its values."""

from __future__ import annotations

from typing import Literal

import msgspec

from .document import Document
from .errors import InvariantError
from .events import Event, Incident
from .records import Harm
from .span import Span

SaidField = Literal["type", "day", "place", "side_a", "side_b", "killed", "civilians_killed", "injured", "captured"]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What one document tells of one happening: an incident of its Reading with the events of that incident.

    It is what fusion across documents takes; `ref` ("document/i1") names it.
    """

    document: Document
    incident: Incident
    events: tuple[Event, ...]

    @property
    def ref(self) -> str:
        """The report's name in the whole store, "document/incident"."""
        return f"{self.document.id}/{self.incident.id}"


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a document: `span` are code points into the text of the document with this id."""

    document: str
    span: Span


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One value of one field of a fused incident, and who gives it.

    `value` is in words ("at least 12 soldiers", "2016-04-20", "Harasta"); `low`, `best`, `high` are people and stand
    beside counts only. `by` are those who answer for it, each once (an outlet in its own words by its name),
    `documents` the ids of all reports that give it, `day` the ISO day of the first of them. `chosen` is true of what
    the incident itself gives as its best value.
    """

    field: SaidField
    value: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    by: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    day: str | None = None
    quotes: tuple[Quote, ...] = ()
    chosen: bool = False


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a toll that rose or was corrected: `best` people as told on `day` (ISO) by these documents."""

    harm: Harm
    day: str | None
    best: int
    documents: tuple[str, ...]


class FusedIncident(Incident, frozen=True, kw_only=True):
    """An incident of one or many documents; the contract's incident with what fusion adds.

    `reports` ("document/i1") are its parts, `events` are named "document/e1". Spans inside its sides, place, time and
    sources are left out, for they would be of several texts: `said` has the quotes. `tolls` holds each harm's sequence
    where one voice's number rose or was corrected. `judged` says in words what a person decided of it.
    """

    reports: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    tolls: tuple[Toll, ...] = ()
    judged: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.documents:
            raise InvariantError(f"incident {self.id} rests on no document")


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What persons decided on pairs of reports (refs, in order): `together` is one happening, `apart` is not.

    No pair stands in both: of two judgements on a pair the last counts.
    """

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        if both := self.together & self.apart:
            raise InvariantError(f"reports {min(both)} are judged to be one happening and two")
