"""One report as fusion hears it: in which voice, when, and whether it is about the happening or only recalls it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.knowledge.folding import fold
from dateline.knowledge.outlets import outlet_called
from dateline.model import Attribution, Event, Incident, Report

from .identity import number_of, published_day

_MONITOR = "monitor"
_TEXT = "text:"
#: A report that is mainly about something else tells of the happening as news for so many days; then it recalls it.
_NEWS_DAYS = 3
#: How much what a report says of it weighs: one about it, one that mentions it as news, one that only recalls it.
ABOUT, ASIDE, RECALL = 1.0, 0.6, 0.25


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells, in whose voice (documents of one voice are one), published on which ISO day.

    `party` is the actor whose outlet published it, None where it is nobody's.
    """

    report: Report
    voice: str
    day: str | None
    weight: float
    party: str | None = None

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.report.document.id

    @property
    def incident(self) -> Incident:
        """The incident as its document tells it."""
        return self.report.incident

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of the incident."""
        return self.report.events

    @property
    def is_copy(self) -> bool:
        """Whether its text is one of several copies."""
        return self.voice.startswith(_TEXT)

    @property
    def length(self) -> int:
        """Over how many days its time reaches; 0 where these are not known."""
        time = self.incident.time
        return days_between(time.start, time.end) + 1 if time is not None and time.start and time.end else 0

    @property
    def publisher(self) -> str:
        """Who published it, in words."""
        return self.report.document.outlet or "a report of unknown origin"


def named(voice: Attribution, others: Iterable[Attribution]) -> Attribution:
    """A voice told by its kind as the one that the same report names: "a monitor", then the Observatory."""
    if voice.source_id is not None or voice.kind != _MONITOR:
        return voice
    return next((other for other in others if other.source_id is not None and other.kind == _MONITOR), voice)


def accounts_of(reports: Sequence[Report], voices: Mapping[str, str]) -> tuple[Account, ...]:
    """The accounts of reports, in their order; `voices` maps document ids to groups of near-duplicate texts.

    A text of which no other of the reports is a copy speaks with the voice of its outlet.
    """
    groups = {report.document.id: voices.get(report.document.id) for report in reports}
    sizes = Counter(groups.values())
    return tuple(
        Account(
            report,
            _TEXT + group if (group := groups[report.document.id]) and sizes[group] > 1 else _voice(report),
            day := published_day(report),
            _weight(report),
            _party(report, day),
        )
        for report in reports
    )


def _voice(report: Report) -> str:
    """Documents of one outlet, or of one owner, speak with one voice."""
    outlet = report.document.outlet
    return _publisher(outlet) if outlet else f"document:{report.document.id}"


def _party(report: Report, day: str | None) -> str | None:
    known = outlet_called(report.document.outlet) if report.document.outlet else None
    return known.aligned_with(day) if known is not None else None


def _publisher(outlet: str) -> str:
    known = outlet_called(outlet)
    return f"id:{known.interest_group or known.id}" if known is not None else f"name:{fold(outlet)}"


def _weight(report: Report) -> float:
    """How much a report says as one that is about the happening: an anniversary or a background note weighs little."""
    if number_of(report) <= 1:
        return ABOUT
    time, published = report.incident.time, published_day(report)
    if time is None or time.end is None or published is None:
        return ASIDE
    return ASIDE if days_between(time.end, published) <= _NEWS_DAYS else RECALL


def days_between(first: str, last: str) -> int:
    """Days from one ISO day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
