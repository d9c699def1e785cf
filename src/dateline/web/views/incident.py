"""The page of one incident: its fields with their claims, its reports, what was judged of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dateline.model import Document, FusedIncident, Incident, Place, Report, words
from dateline.model.display import tally_text
from dateline.model.dossier import Dossier, Review
from dateline.model.fused import SaidField
from dateline.model.records import Harm, Tally
from dateline.run.claims import Against, Claim, Evidence, GradeShown, Voice, claims_of
from dateline.run.control import spot_id
from dateline.store import StoredFused

from .briefs import review, version
from .judging import JudgementRow

#: The fields in the order in which a page shows them.
FIELDS: tuple[SaidField, ...] = (
    "type", "day", "place", "side_a", "side_b", "killed", "civilians_killed", "injured", "captured",
)  # fmt: skip


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """A place: `name` as told ("near Harim"), `area` what it lies in, the point and the radius in which it lies.

    `page` is the id of the page of the place; None for viewers, and for words that name nowhere in particular.
    """

    name: str
    page: str | None
    area: str
    place_id: str | None
    kind: str | None
    country: str | None
    lat: float | None
    lon: float | None
    uncertainty_km: float | None


class People(msgspec.Struct, frozen=True, kw_only=True):
    """People: bounds, None where unknown, and the same in words ("21+"); "" where nothing is known."""

    low: int | None
    best: int | None
    high: int | None
    words: str


class IncidentField(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the incident: its value in words, the machine's beside it where a person corrected it, its claims.

    `given` is the value as `correct` takes it, to begin from.
    """

    name: SaidField
    value: str
    given: str
    corrected: bool
    machine: str | None
    claims: tuple[Claim, ...]


class TollStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a toll that rose or was corrected."""

    harm: Harm
    day: str | None
    best: int
    documents: tuple[str, ...]


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report of the incident: who published it when, what it gives, and the report that it is likest, in bits.

    `start` to `end` are the words in its document that tell the happening first.
    """

    report: str
    document: str
    outlet: str | None
    letter: GradeShown | None
    title: str | None
    url: str | None
    language: str | None
    day: str | None
    type: str
    when: str
    where: str
    killed: str
    injured: str
    status: tuple[str, ...]
    start: int
    end: int
    likest: str | None
    bits: float | None


class IncidentPage(msgspec.Struct, frozen=True, kw_only=True):
    """All that a page shows of an incident. For viewers `public` is true: masked, coarse, and without judgements.

    `seen` is sent back with a judgement. `before` and `after` are ids of the incidents beside it by day.
    """

    id: str
    seen: str
    public: bool
    type: str
    subtype: str | None
    status: tuple[str, ...]
    day: str
    start: str | None
    end: str | None
    place: Located | None
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    killed: People
    civilians_killed: People
    injured: People
    captured: People
    credibility: GradeShown | None
    side_a_credibility: GradeShown | None
    documents: int
    independent: int
    review: Review
    fields: tuple[IncidentField, ...]
    steps: tuple[TollStep, ...]
    against: tuple[Against, ...]
    disagreements: tuple[str, ...]
    independence: tuple[str, ...]
    sources: tuple[Voice, ...]
    reports: tuple[ReportRow, ...]
    history: tuple[JudgementRow, ...]
    before: str | None
    after: str | None


def page(
    row: StoredFused,
    evidence: Evidence,
    reports: Sequence[Report],
    likest: Mapping[str, tuple[str, float]],
    history: tuple[JudgementRow, ...],
    beside: tuple[str | None, str | None],
) -> IncidentPage:
    """The page for who may see all; `reports` are the incident's own, `likest` gives by report another one and bits."""
    rows = tuple(_report_row(each, evidence, likest.get(each.ref)) for each in sorted(reports, key=_by_day))
    statuses = tuple(dict.fromkeys(status for each in rows for status in each.status))
    return _page(row.incident, row.machine, evidence, rows, statuses, history, beside, version(row), review(row))


def public_page(found: Dossier, beside: tuple[str | None, str | None]) -> IncidentPage:
    """The page for viewers, of a masked dossier (`web.public.public_dossier`)."""
    (incident,) = found.incidents
    assert isinstance(incident, FusedIncident)
    rows = tuple(_document_row(each) for each in sorted(found.documents, key=lambda each: _day(each) or "9999"))
    statuses = tuple(dict.fromkeys(event.status for event in found.events))
    evidence = Evidence.of_dossier(found)
    return _page(incident, None, evidence, rows, statuses, (), beside, "", "open", public=True)


def _page(
    incident: FusedIncident,
    machine: FusedIncident | None,
    evidence: Evidence,
    reports: tuple[ReportRow, ...],
    statuses: tuple[str, ...],
    history: tuple[JudgementRow, ...],
    beside: tuple[str | None, str | None],
    seen: str,
    judged: Review,
    *,
    public: bool = False,
) -> IncidentPage:
    when = incident.time
    return IncidentPage(
        id=incident.id, seen=seen, public=public, type=incident.type, subtype=incident.subtype, status=statuses,
        day=words.days(when), start=when.start if when else None, end=when.end if when else None,
        place=_where(incident.place, public=public), side_a=tuple(each.name for each in incident.side_a),
        side_b=tuple(each.name for each in incident.side_b), killed=_number(incident.fatalities),
        civilians_killed=_number(incident.civilian_fatalities), injured=_number(incident.injured),
        captured=_number(incident.captured), credibility=GradeShown.of(incident.credibility),
        side_a_credibility=GradeShown.of(incident.side_a_credibility), documents=len(incident.documents),
        independent=incident.independent_sources, review=judged,
        fields=tuple(_fields(incident, machine, evidence)),
        steps=tuple(TollStep(harm=t.harm, day=t.day, best=t.best, documents=t.documents) for t in incident.tolls),
        against=tuple(dict.fromkeys(evidence.against())), disagreements=incident.disagreements,
        independence=incident.independence, sources=tuple(dict.fromkeys(map(evidence.voice, incident.sources))),
        reports=reports, history=history, before=beside[0], after=beside[1],
    )  # fmt: skip


def _fields(incident: FusedIncident, machine: FusedIncident | None, evidence: Evidence) -> Iterator[IncidentField]:
    # `review.corrected` puts what persons gave before all that was said
    persons = incident.said[: len(incident.said) - len(machine.said)] if machine else ()
    for name in FIELDS:
        said = [each for each in incident.said if each.field == name]
        own = [each for each in persons if each.field == name]
        value = in_words(incident, name)
        yield IncidentField(
            name=name,
            value=value,
            given=_given(incident, name),
            corrected=bool(own),
            machine=(in_words(machine, name) or None) if machine and own else None,
            claims=claims_of(said, evidence, own),
        )


def in_words(incident: Incident, name: SaidField) -> str:
    """The value of a field; "" where it is unknown."""
    match name:
        case "type":
            return words.kind(incident)
        case "day":
            return words.days(incident.time)
        case "place":
            return words.place_name(incident.place)
        case "side_a" | "side_b":
            return words.names(getattr(incident, name))
    return tally_text(_tally(incident, name))


def _given(incident: Incident, name: SaidField) -> str:
    """The value as a person would write it to correct it."""
    match name:
        case "day" if incident.time:
            start, end = incident.time.start, incident.time.end
            return (start or end or "") if start == end or not (start and end) else f"{start}..{end}"
        case "place":
            return incident.place.name if incident.place else ""
        case "side_a" | "side_b":
            return "; ".join(dict.fromkeys(actor.name for actor in getattr(incident, name)))
    return in_words(incident, name)


def _tally(incident: Incident, name: SaidField) -> Tally | None:
    if name == "killed":
        return incident.fatalities
    if name == "civilians_killed":
        return incident.civilian_fatalities
    return incident.injured if name == "injured" else incident.captured


def _number(tally: Tally | None) -> People:
    told = tally or Tally()
    return People(low=told.low, best=told.best, high=told.high, words=tally_text(tally))


def _where(place: Place | None, *, public: bool) -> Located | None:
    if place is None:
        return None
    area = dict.fromkeys(part for part in (place.admin2, place.admin1, place.country) if part and part != place.name)
    return Located(
        name=words.place_name(place), page=None if public else spot_id(place), area=", ".join(area),
        place_id=place.place_id, kind=place.kind,
        country=place.country, lat=place.lat, lon=place.lon, uncertainty_km=place.uncertainty_km,
    )  # fmt: skip


def _report_row(report: Report, evidence: Evidence, likest: tuple[str, float] | None) -> ReportRow:
    document, incident = report.document, report.incident
    other, bits = likest or (None, None)
    word = report.events[0].word
    return ReportRow(
        report=report.ref, document=document.id, outlet=document.outlet,
        letter=GradeShown.of(evidence.publishers.get(document.id)), title=document.title, url=document.url,
        language=document.language, day=_day(document), type=words.kind(incident), when=words.days(incident.time),
        where=words.place_name(incident.place), killed=tally_text(incident.fatalities),
        injured=tally_text(incident.injured), status=tuple(dict.fromkeys(event.status for event in report.events)),
        start=word.start, end=word.end, likest=other, bits=bits,
    )  # fmt: skip


def _document_row(document: Document) -> ReportRow:
    return ReportRow(
        report=document.id, document=document.id, outlet=document.outlet, letter=None, title=document.title,
        url=document.url, language=document.language, day=_day(document), type="", when="", where="", killed="",
        injured="", status=(), start=0, end=0, likest=None, bits=None,
    )  # fmt: skip


def _day(document: Document) -> str | None:
    return document.published.start if document.published else None


def _by_day(report: Report) -> tuple[str, str]:
    return _day(report.document) or "9999", report.ref
