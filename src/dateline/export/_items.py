"""What every exporter walks over: an incident with the events and the document it rests on, and the rule of release."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol

from dateline.model import Attribution, Document, Event, Grade, Incident, Reading, Span
from dateline.model.dossier import Dossier

from ._review import review_of
from ._text import web_address
from .protect import MIN_DELAY_DAYS, mask_reading

#: Called with (what, why) for each thing an exporter leaves out: "report-7/i2", "younger than 14 days".
OnSkip = Callable[[str, str], None]

#: Longest quote that leaves the house, in characters (DOMAIN 10.7, 12: short quotes only).
MAX_QUOTE = 300


#: What of a document is cited.
Cited = Literal["id", "title", "outlet", "url"]


class Exporter(Protocol):
    """Turns Readings into a file of one format, chunk by chunk.

    With `public=True` names of local sources and private persons are masked, incidents younger than `delay_days`
    before `today` are withheld, coordinates are coarsened; with `public=False` nothing is changed. `on_skip` hears of
    everything left out. Raises ExportError where the format cannot be made that way.
    """

    def __call__(
        self,
        readings: Iterable[Reading],
        *,
        public: bool = True,
        today: dt.date,
        delay_days: int = MIN_DELAY_DAYS,
        on_skip: OnSkip | None = None,
    ) -> Iterator[str]: ...


@dataclass(frozen=True)
class Item:
    """One incident of one Reading, with its events in the incident's order."""

    reading: Reading
    incident: Incident
    events: tuple[Event, ...]
    #: Counted up whenever what is told of it in public changed; None where that is not known.
    version: int | None = None

    @property
    def id(self) -> str:
        """Unique over documents: "report-7/i2"; of an incident fused across documents its own id."""
        if isinstance(self.reading, Dossier):
            return self.incident.id
        return f"{self.reading.document.id}/{self.incident.id}"

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that tell it: one, or those of a fused incident."""
        return self.reading.documents if isinstance(self.reading, Dossier) else (self.reading.document,)

    def cited(self, name: Cited) -> str | None:
        """That of each document, each once, with "; " between; None where none has one."""
        return "; ".join(self.each_cited(name)) or None

    def each_cited(self, name: Cited) -> tuple[str, ...]:
        """That of each document, each once."""
        values: Iterable[str | None] = (getattr(document, name) for document in self.documents)
        if name == "url":
            values = map(web_address, values)
        return tuple(dict.fromkeys(value for value in values if value))

    @property
    def published(self) -> str | None:
        """The first day of publication."""
        days = [document.published.start for document in self.documents if document.published]
        return min((day for day in days if day), default=None)

    def outlet_of(self, event: Event) -> str:
        """Who published an event of it, for what a report tells in its own voice."""
        if isinstance(self.reading, Dossier):
            own = event.id.rpartition("/")[0]
            return next((each.outlet for each in self.documents if each.id == own and each.outlet), "the report itself")
        return self.reading.document.outlet or "the report itself"

    @cached_property
    def statuses(self) -> tuple[str, ...]:
        """The statuses of its events, in order, each once."""
        return tuple(dict.fromkeys(event.status for event in self.events))

    @cached_property
    def plover(self) -> tuple[str, ...]:
        """The PLOVER codes of its events, each once."""
        return tuple(dict.fromkeys(event.plover for event in self.events if event.plover))

    @property
    def happened(self) -> bool:
        """Whether any of its events is told as having happened or going on."""
        return any(status in ("occurred", "ongoing") for status in self.statuses)

    @cached_property
    def sources(self) -> tuple[Attribution, ...]:
        """Who says so: the incident's sources, else those of its events; each (source, stance) once."""
        said = self.incident.sources or tuple(a for event in self.events for a in event.attribution)
        return tuple({(a.source, a.kind, a.stance): a for a in reversed(said)}.values())[::-1]

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """Short quotes of the evidence, on one line each, none twice."""
        spans: list[Span] = [span for event in self.events for span in event.evidence]
        return tuple(dict.fromkeys(short(span.quote) for span in spans))

    @cached_property
    def killed_credibility(self) -> Grade | None:
        """The best digit among the counts of dead: that of the count which the others bear out most."""
        counts = [count for event in self.events for count in event.casualties]
        found = [c.credibility for c in counts if c.harm == "killed" and c.role in ("count", "increment")]
        return min((grade for grade in found if grade), key=lambda grade: grade.code, default=None)

    @property
    def review(self) -> str | None:
        """What persons made of a fused incident, as its dossier has it; "unreviewed" where one should have read it."""
        return review_of(self, self.reading.review if isinstance(self.reading, Dossier) else None)

    def versioned(self, version: int | None) -> Item:
        """The same with its version."""
        return dataclasses.replace(self, version=version)

    @property
    def confidence(self) -> float | None:
        """That of its surest event."""
        return max((event.confidence for event in self.events), default=None)


@dataclass(frozen=True)
class BareItem(Item):
    """A fused incident of which nobody asks for a text: its documents, without the Reading that they would make."""

    told_by: tuple[Document, ...] = ()

    @property
    def id(self) -> str:
        """The incident's own id."""
        return self.incident.id

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that tell it, without text."""
        return self.told_by


def released(
    readings: Iterable[Reading], *, public: bool, today: dt.date, delay_days: int, on_skip: OnSkip | None
) -> Iterator[Item]:
    """The incidents that may leave the house, masked where `public`; a Released is that already."""
    from .release import Released

    if isinstance(readings, Released):
        yield from readings.items()
        return
    for reading in release_readings(readings, public=public, today=today, delay_days=delay_days, on_skip=on_skip):
        yield from items_of(reading)


def shared(
    readings: Iterable[Reading], *, public: bool, today: dt.date, delay_days: int, on_skip: OnSkip | None
) -> Iterator[Item]:
    """The same for formats that are made to be handed on: an internal file is masked as well, and only not delayed."""
    masked = readings if public else map(mask_reading, readings)
    return released(masked, public=public, today=today, delay_days=delay_days, on_skip=on_skip)


def items_of(reading: Reading) -> Iterator[Item]:
    """The incidents of a Reading."""
    by_id = {event.id: event for event in reading.events}
    for incident in reading.incidents:
        yield Item(reading, incident, tuple(by_id[event_id] for event_id in incident.events))


def release_readings(
    readings: Iterable[Reading], *, public: bool, today: dt.date, delay_days: int, on_skip: OnSkip | None
) -> Iterator[Reading]:
    """The Readings themselves where not `public`; else masked, without what is too young to be told."""
    from .release import Released

    if not public or isinstance(readings, Released):
        yield from readings
    else:
        yield from Released(readings, today=today, delay_days=delay_days, on_skip=on_skip)


def short(quote: str, limit: int = MAX_QUOTE) -> str:
    """A quote on one line, cut at a word with "…" where it is longer than `limit` characters."""
    line = " ".join(quote.split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
