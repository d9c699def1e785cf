"""Who says which: the values of a field side by side, each with its voices, their letters, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline.model import Attribution, Document, FusedIncident, Grade, Incident, Reading, Said, Span, words
from dateline.model.dossier import Dossier
from dateline.model.fused import SaidField
from dateline.model.grades import DIGITS, LETTERS

from .grading import regrade
from .sourcing import Value, incident_values, voices_against

#: What `run.sourcing` calls the values of a field.
_WHAT: dict[SaidField, frozenset[str]] = {
    "type": frozenset({"type"}), "day": frozenset({"time"}), "place": frozenset({"place"}),
    "side_a": frozenset({"side_a"}), "side_b": frozenset({"side_b", "victim"}),
    "killed": frozenset({"killed"}), "civilians_killed": frozenset({"killed"}),
    "injured": frozenset({"injured"}), "captured": frozenset({"captured"}),
}  # fmt: skip
#: Characters of a sentence that are shown before, and behind, the words that bear a value.
AROUND, AROUND_PUBLIC = 110, 100
_INTERESTS = {"favour": "for its own side", "against": "against its own side"}


class GradeShown(msgspec.Struct, frozen=True, kw_only=True):
    """A letter or a digit with its label and its reason, in words."""

    code: str
    label: str
    reason: str

    @classmethod
    def of(cls, grade: Grade | None) -> GradeShown | None:
        """The grade for a page; None where there is none."""
        if grade is None:
            return None
        label = LETTERS[grade.code] if grade.code in LETTERS else DIGITS[grade.code]
        return cls(code=grade.code, label=label, reason=grade.reason)


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who says so. `through` are those who pass it on, from the source outwards; `own` the outlet in its own words."""

    name: str
    kind: str | None
    letter: GradeShown | None
    stance: str
    interest: str | None
    through: tuple[str, ...]
    own: bool


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """Quoted of a document with what stands around them in their sentence; `start` to `end` are code points."""

    start: int
    end: int
    before: str
    words: str
    after: str


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One document that gives a value: its outlet and day, in whose voice, and in which words.

    `basis` says what a value rests on that stands in no words of its own; `credibility` is the digit of a count.
    """

    document: str
    outlet: str | None
    day: str | None
    language: str | None
    voices: tuple[Voice, ...]
    quotes: tuple[Quoted, ...]
    basis: str | None = None
    credibility: GradeShown | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a field and everybody who gives it; `person` is true of what a person put in the machine's place."""

    value: str
    low: int | None
    best: int | None
    high: int | None
    chosen: bool
    person: bool
    by: tuple[str, ...]
    day: str | None
    tellings: tuple[Telling, ...]


class Against(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody denies or doubts it."""

    stance: str
    telling: Telling


class Evidence:
    """The documents of an incident, and what each says of it."""

    def __init__(
        self, documents: Sequence[Document], told: Iterable[tuple[Reading, Incident]], *, around: int = AROUND
    ) -> None:
        self.documents: Mapping[str, Document] = {each.id: each for each in documents}
        self.publishers: dict[str, Grade | None] = {}
        self._around = around
        self._values: dict[str, list[Value]] = {own: [] for own in self.documents}
        self._against: list[tuple[str, Value]] = []
        for reading, incident in told:
            self._take(reading, incident)

    @classmethod
    def of_readings(cls, incident: FusedIncident, readings: Iterable[Reading]) -> Evidence:
        """The evidence of an incident with the Readings of its documents, or of those of them that there are."""
        graded = {reading.document.id: regrade(reading) for reading in readings}
        reports = [ref.rpartition("/") for ref in incident.reports]
        known = [(graded[own], part) for own, _, part in reports if own in graded]
        told = [(reading, each) for reading, part in known for each in reading.incidents if each.id == part]
        return cls([each.document for each in graded.values()], told)

    @classmethod
    def of_dossier(cls, dossier: Dossier) -> Evidence:
        """The same of a masked dossier, whose spans all count into one text; short, for it leaves the house."""
        return cls(dossier.documents, [(dossier, each) for each in dossier.incidents], around=AROUND_PUBLIC)

    def _take(self, reading: Reading, incident: Incident) -> None:
        own = reading.document.id
        for value in incident_values(reading, incident):
            self._values.setdefault(_home(value, own), []).append(value)
        self._against += [(_home(each, own), each) for each in voices_against(reading, incident)]
        if not isinstance(reading, Dossier):
            self.publishers[own] = reading.publisher

    def telling(self, said: Said, document: str) -> Telling:
        """What a document gives of a value."""
        spans = [quote.span for quote in said.quotes if quote.document == document]
        values = [v for v in self._values.get(document, ()) if v.what in _WHAT[said.field]]
        fits = [v for v in values if v.span in spans] or [v for v in values if v.span is None and v.value == said.value]
        voices = _named(fits, said.by)
        if not voices:
            # the headline gives in the outlet's own voice what the governor says below it: the claim is his
            fits = [v for v in values if v.span and v.value in {said.value, *(each.value for each in fits)}]
            fits = [v for v in fits if _named([v], said.by)][:1] or [v for v in values if v.span in spans]
            voices = _named(fits, said.by) or [voice for value in fits for voice in value.said_by]
            spans = [v.span for v in fits if v.span] or spans
        return self._told(
            document,
            voices or self._known_as(document, said.by),
            [_words(span, self._sentence(document, span), self._around) for span in spans],
            basis=next((value.basis for value in fits if value.basis and not spans), None),
            credibility=next((value.credibility for value in fits if value.credibility), None),
        )

    def _known_as(self, document: str, by: Sequence[str]) -> list[Attribution]:
        """Those who answer for a claim, where they are heard anywhere in the document."""
        return _named(self._values.get(document, ()), by)

    def against(self) -> Iterator[Against]:
        """Who denies or doubts the incident."""
        for document, value in self._against:
            quotes = [_words(value.span, value.sentence, self._around)] if value.span else []
            yield Against(stance=value.value, telling=self._told(document, value.said_by, quotes))

    def voice(self, source: Attribution) -> Voice:
        """A source for a page."""
        return Voice(
            name=words.voice(msgspec.structs.replace(source, stance="asserts")),
            kind=source.kind.replace("_", " ") if source.kind else None,
            letter=GradeShown.of(source.reliability),
            stance=source.stance,
            interest=_INTERESTS[source.interest] if source.interest else None,
            through=tuple(layer.source for layer in source.relayed_by if layer.source),
            own=False,
        )

    def _told(
        self,
        document: str,
        voices: Sequence[Attribution],
        quotes: Sequence[Quoted],
        *,
        basis: str | None = None,
        credibility: Grade | None = None,
    ) -> Telling:
        known = self.documents.get(document)
        shown = tuple(dict.fromkeys(map(self.voice, voices)))
        return Telling(
            document=document,
            outlet=known.outlet if known else None,
            day=known.published.start if known and known.published else None,
            language=known.language if known else None,
            voices=shown or self._own(document),
            quotes=tuple(dict.fromkeys(quotes)),
            basis=basis,
            credibility=GradeShown.of(credibility),
        )

    def _own(self, document: str) -> tuple[Voice, ...]:
        known = self.documents.get(document)
        letter = GradeShown.of(self.publishers.get(document))
        name = known.outlet if known and known.outlet else "the report"
        return (Voice(name=name, kind=None, letter=letter, stance="asserts", interest=None, through=(), own=True),)

    def _sentence(self, document: str, span: Span) -> Span | None:
        told = (value.sentence for value in self._values.get(document, ()) if value.sentence)
        return next((each for each in told if each.start <= span.start and span.end <= each.end), None)


def claims_of(said: Sequence[Said], evidence: Evidence, persons: Iterable[Said] = ()) -> tuple[Claim, ...]:
    """The claims of a field: those of a person first, then what the incident gives, then the others."""
    given = set(persons)
    return tuple(
        Claim(
            value=each.value, low=each.low, best=each.best, high=each.high, chosen=each.chosen, person=each in given,
            by=each.by, day=each.day,
            tellings=tuple(sorted((evidence.telling(each, own) for own in each.documents), key=_by_day)),
        )
        for each in said
    )  # fmt: skip


def _by_day(telling: Telling) -> tuple[str, str]:
    return telling.day or "9999", telling.document


def _home(value: Value, document: str) -> str:
    """The document of a value: events of a dossier are named "document/e1"."""
    return (value.event or "").rpartition("/")[0] or document


def _named(values: Iterable[Value], by: Sequence[str]) -> list[Attribution]:
    """The voices of the values that are among those who answer for a claim."""
    names = [name.casefold() for name in by]
    voices = [voice for value in values for voice in value.said_by]
    found = [v for v in voices if v.source and any(v.source.casefold() in name for name in names)]
    return list({voice.source: voice for voice in reversed(found)}.values())[::-1]


def _words(span: Span, sentence: Span | None, around: int) -> Quoted:
    """The words in their sentence, which is cut where it is long."""
    before = after = ""
    if sentence is not None and sentence.start <= span.start and span.end <= sentence.end:
        before = sentence.quote[: span.start - sentence.start]
        after = sentence.quote[span.end - sentence.start :]
    if len(before) > around:
        before = "…" + before[-around:].partition(" ")[2]
    if len(after) > around:
        after = after[:around].rpartition(" ")[0] + "…"
    return Quoted(start=span.start, end=span.end, before=before, words=span.quote, after=after)
