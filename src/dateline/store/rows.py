"""What the store gives back: records, each with the document that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model import Event, FusedIncident, Incident
from dateline.model.dossier import Review

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


@dataclass(frozen=True, slots=True)
class StoredFused:
    """An incident fused across documents, with what persons made of it.

    `verdict` is "accept" or "reject" where a person judged it; `machine` the incident as the machine has it, where a
    person corrected something (`incident` has the corrected values).
    """

    incident: FusedIncident
    verdict: str | None = None
    machine: FusedIncident | None = None

    @property
    def id(self) -> str:
        """The incident's id."""
        return self.incident.id

    @property
    def state(self) -> Literal["accepted", "rejected", "corrected", "judged", ""]:
        """ "accepted", "rejected", "corrected", "judged" or ""."""
        if self.verdict:
            return "accepted" if self.verdict == "accept" else "rejected"
        return "corrected" if self.machine else "judged" if self.incident.judged else ""

    @property
    def review(self) -> Review:
        """The state for a table, where what nobody judged is "open"."""
        return self.state or "open"


@dataclass(frozen=True, slots=True)
class Home:
    """The fused incident that holds a report: its id, how many documents tell it, and what a person judged of it."""

    incident: str
    documents: int
    verdict: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """A Reading of a document that a newer one has replaced; `read_at` and `replaced_at` are UTC."""

    coder: str
    sha256: str
    read_at: str
    replaced_at: str


@dataclass(frozen=True, slots=True)
class FusedState:
    """How much of a store is fused: so many documents with so many reports make so many incidents.

    `several` of these are told by more than one document; so many documents and reports `wait` for the next run.
    """

    documents: int
    reports: int
    incidents: int
    several: int
    documents_waiting: int
    reports_waiting: int
