"""An incident on one sheet, to be judged from: each field with its values and the sentences that give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.model import CorrectedField, FusedIncident, MissingError, Quote, Reading, Report, Said, Span
from dateline.model.display import tally_text
from dateline.review.values import value_of
from dateline.run.claims import Evidence, Voice
from dateline.store import Store, StoredFused

from .briefs import Brief

#: Shown whether they have a value or not, and shown only where something is told of them.
ALWAYS: tuple[CorrectedField, ...] = ("type", "day", "place", "side_a", "side_b", "killed")
_WHERE_TOLD: tuple[CorrectedField, ...] = ("civilians_killed", "injured", "captured")
FIELDS: tuple[CorrectedField, ...] = ("type", "subtype", *ALWAYS[1:], *_WHERE_TOLD)
#: Quotes of one value: the first say it, and who wants all opens the incident.
_QUOTES = 3
#: How far the surroundings of words go, in characters, and where they end before that.
_AROUND = 160
_STOPS = ("\n", ". ")


class InSentence(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a document in their sentence: `before` and `after` are what else stands in it, maybe nothing.

    `start` and `end` are code points of the document's text; `language` is ISO 639-1 or None.
    """

    document: str
    start: int
    end: int
    before: str
    words: str
    after: str
    language: str | None


class SheetValue(msgspec.Struct, frozen=True, kw_only=True):
    """A value that is told, and who answers for it; `chosen` is true of what the incident gives as its own.

    `voices` are who says so in the documents that give it, each once, with its letter.
    """

    value: str
    by: tuple[str, ...]
    voices: tuple[Voice, ...]
    chosen: bool
    documents: int
    quotes: tuple[InSentence, ...]


class SheetField(msgspec.Struct, frozen=True, kw_only=True):
    """A field: its value in words ("" where it is unknown), the machine's where a person corrected it, what is told."""

    field: CorrectedField
    value: str
    machine: str | None
    said: tuple[SheetValue, ...]


class SheetReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report of it: `ref` ("document/i1") names it, `told` is the sentence with the word that tells the happening."""

    ref: str
    document: str
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    killed: str
    told: InSentence


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with all that is needed to judge it at a glance."""

    brief: Brief
    fields: tuple[SheetField, ...]
    reports: tuple[SheetReport, ...]
    disagreements: tuple[str, ...]
    independence: tuple[str, ...]
    judged: tuple[str, ...]

    @classmethod
    def of(cls, store: Store, row: StoredFused, fields: Sequence[CorrectedField] = FIELDS) -> Sheet:
        """The sheet of an incident as it is given here, which may be as it once was."""
        incident = row.incident
        by_ref = {report.ref: report for report in store.reports(incident.reports)}
        reports = [by_ref[ref] for ref in incident.reports if ref in by_ref]
        texts = _Texts(store, reports)
        evidence = Evidence.of_readings(incident, _readings(store, incident.documents))
        shown = [each for each in fields if each in (*ALWAYS, "subtype") or _is_told(incident, each)]
        return cls(
            brief=Brief.of(row),
            fields=tuple(_field(row, each, texts, evidence) for each in shown),
            reports=tuple(_report(each, texts) for each in reports),
            disagreements=incident.disagreements,
            independence=incident.independence,
            judged=incident.judged,
        )


class _Texts:
    """The sentences on which the events of reports rest, to show words in them: the documents come without texts."""

    def __init__(self, store: Store, reports: Iterable[Report]) -> None:
        self._store = store
        self._whole: dict[str, str] = {}
        self._sentences: dict[str, list[Span]] = {}
        self._languages: dict[str, str | None] = {}
        for report in reports:
            own = report.document.id
            self._languages[own] = report.document.language
            for event in report.events:
                self._sentences.setdefault(own, []).extend(event.evidence)

    def shown(self, document: str, span: Span) -> InSentence:
        """The words of a span in their sentence."""
        around = (
            each for each in self._sentences.get(document, ()) if each.start <= span.start <= span.end <= each.end
        )
        sentence = next(around, None) or self._around(document, span)
        at, to = span.start - sentence.start, span.end - sentence.start
        return InSentence(
            document=document, start=span.start, end=span.end, before=sentence.quote[:at], words=span.quote,
            after=sentence.quote[to:], language=self._languages.get(document),
        )  # fmt: skip

    def _around(self, document: str, span: Span) -> Span:
        """What stands around words outside of all evidence ("Saturday" in the head of a report), from stop to stop."""
        if document not in self._whole:
            try:
                self._whole[document] = self._store.reading(document).document.text
            except MissingError:
                self._whole[document] = ""
        text = self._whole[document]
        if text[span.start : span.end] != span.quote:
            return span  # it was read anew since
        first, last = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
        start = max(
            (text.rfind(stop, first, span.start) + len(stop) for stop in _STOPS if stop in text[first : span.start]),
            default=first,
        )
        end = min((text.find(stop, span.end, last) for stop in _STOPS if stop in text[span.end : last]), default=last)
        return Span.of(text, start, end)


def _readings(store: Store, documents: Iterable[str]) -> Iterator[Reading]:
    """Those of the documents that are there: a round shows incidents as they once were."""
    for own in documents:
        try:
            yield store.reading(own)
        except MissingError:
            continue


def _voices(said: Said, evidence: Evidence) -> tuple[Voice, ...]:
    known = (own for own in said.documents if own in evidence.documents)
    return tuple(dict.fromkeys(voice for own in known for voice in evidence.telling(said, own).voices))


def _is_told(incident: FusedIncident, field: CorrectedField) -> bool:
    return bool(value_of(incident, field).words) or any(each.field == field for each in incident.said)


def _field(row: StoredFused, field: CorrectedField, texts: _Texts, evidence: Evidence) -> SheetField:
    value = value_of(row.incident, field)
    machine = value_of(row.machine, field) if row.machine else value
    said = [each for each in row.incident.said if each.field == field]  # a sub-event type is told with its type
    return SheetField(
        field=field,
        value=value.words,
        machine=None if machine.token == value.token else machine.words,
        said=tuple(_value(each, texts, evidence) for each in said),
    )


def _value(said: Said, texts: _Texts, evidence: Evidence) -> SheetValue:
    quotes: list[Quote] = list(said.quotes[:_QUOTES])
    return SheetValue(
        value=said.value, by=said.by, voices=_voices(said, evidence), chosen=said.chosen, documents=len(said.documents),
        quotes=tuple(texts.shown(each.document, each.span) for each in quotes),
    )  # fmt: skip


def _report(report: Report, texts: _Texts) -> SheetReport:
    document, event = report.document, report.events[0]
    return SheetReport(
        ref=report.ref, document=document.id, outlet=document.outlet, title=document.title,
        published=document.published.start if document.published else None, language=document.language,
        killed=tally_text(report.incident.fatalities), told=texts.shown(document.id, event.word),
    )  # fmt: skip
