"""What the store gives back: records, each with the document that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model import Event, Incident

Added = Literal["added", "same", "replaced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """A document in the store. `published` and `published_end` are ISO days, `read_at` is UTC.

    `let_go` is true of one that the gate let go: only its text is there.
    """

    id: str
    sha256: str
    origin: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    published_end: str | None
    language: str | None
    coder: str
    read_at: str
    events: int
    incidents: int
    warnings: int
    let_go: bool


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event and the id of its document."""

    document: str
    event: Event

    @property
    def id(self) -> str:
        """An id that is the event's own in the whole store: "document/event"."""
        return f"{self.document}/{self.event.id}"


@dataclass(frozen=True, slots=True)
class StoredIncident:
    """An incident and the id of its document."""

    document: str
    incident: Incident

    @property
    def id(self) -> str:
        """An id that is the incident's own in the whole store: "document/incident"."""
        return f"{self.document}/{self.incident.id}"


@dataclass(frozen=True, slots=True)
class StoredRejection:
    """A document that could not be read, and why; `rejected_at` is UTC."""

    origin: str
    reason: str
    rejected_at: str
