"""What persons judged of a store's incidents, as examples to train with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any, get_args

import msgspec

from dateline.export.training import Example, Sentence, TrainingVerdict
from dateline.model import CorrectedField, Correction, FusedIncident, Judgement, Report, Span
from dateline.review import rounds as rules
from dateline.review.values import value_of
from dateline.store import Store, StoredFused

from .ruling import ruling_of

_FIELDS: tuple[CorrectedField, ...] = get_args(CorrectedField)
#: The attribute of an incident that holds a field.
_ATTRIBUTE = {
    "day": "time", "killed": "fatalities", "civilians_killed": "civilian_fatalities",
}  # fmt: skip
#: Pairs that one judgement gives at most: an incident of two hundred reports would give twenty thousand.
_PAIRS = 50


@dataclass(frozen=True, slots=True)
class _Held:
    """What one person held of one incident: its fields as the machine had them, and as she has them."""

    machine: FusedIncident
    given: FusedIncident
    fields: Sequence[CorrectedField]
    corrections: Sequence[Correction]
    coder: str
    basis: str
    day: str


def training(store: Store) -> Iterator[Example]:
    """All examples: of judgements that stand, in their order, then of codings that all of a round's coders have made.

    Who accepts an incident holds all its fields to be right as they stand; who corrects it, the corrected ones to be as
    she says; of a coding all fields of its round count. A value that the machine did not find stands beside the words
    that tell the happening.
    """
    names: dict[str, str] = {}

    def coder(by: str) -> str:
        return names.setdefault(by, f"coder-{len(names) + 1}")

    for each in store.judgements():
        coder(each.by)
    ruling = ruling_of(store)
    for judgement in ruling.judgements:
        taken, rest = ruling.named[judgement.number]
        yield from _of_judgement(store, judgement, taken, rest, coder(judgement.by))
    for round_ in sorted(store.rounds(), key=lambda each: each.number):
        codings = rules.latest(store.codings(round=round_.number))
        for item in store.round_items(round_.number):
            if not rules.is_complete(item, codings):
                continue
            for coding in rules.of_item(item, codings):
                told = {"coder": coder(coding.by), "basis": f"coding {coding.number}", "day": coding.at[:10]}
                machine = item.machine or item.shown
                held = rules.held_by(item, coding)
                texts = _Texts(store, item.shown.reports)
                yield from _incident(machine.id, texts, "rejected" if held is None else "right", told)
                if held is not None:
                    yield from _fields(_Held(machine, held, round_.fields, coding.values, **told), texts)


def _of_judgement(
    store: Store, judgement: Judgement, taken: Sequence[str], rest: Sequence[str], coder: str
) -> Iterator[Example]:
    told = {"coder": coder, "basis": f"judgement {judgement.number}", "day": judgement.at[:10]}
    if judgement.verdict in ("merge", "split"):
        yield from _pairs(store, judgement, taken, rest, told)
        return
    row = store.fused_of(taken[0])
    texts = _Texts(store, row.incident.reports)
    if judgement.verdict != "correct":
        yield from _incident(row.id, texts, "rejected" if judgement.verdict == "reject" else "right", told)
    if judgement.verdict == "accept" and len(taken) > 1:
        yield from _pairs(store, judgement, taken, (), told)
    if judgement.verdict != "reject":
        yield from _fields(_held(row, judgement, told), texts)


def _held(row: StoredFused, judgement: Judgement, told: dict[str, str]) -> _Held:
    machine = row.machine or row.incident
    fields = [each.field for each in judgement.corrections] if judgement.verdict == "correct" else _FIELDS
    return _Held(machine, row.incident, fields, judgement.corrections, **told)


def _fields(held: _Held, texts: _Texts) -> Iterator[Example]:
    for field in held.fields:
        was, now = value_of(held.machine, field), value_of(held.given, field)
        if not was.words and not now.words:
            continue
        quotes = [
            (each.quote.document, each.quote.span) for each in held.corrections if each.field == field and each.quote
        ]
        said = "type" if field == "subtype" else field
        chosen = [each for each in held.machine.said if each.field == said and each.chosen]
        quotes = quotes or [(quote.document, quote.span) for each in chosen for quote in each.quotes]
        # a value that the machine did not find has no words: the sentences stand for it that tell the happening
        for text in texts.all(quotes) if quotes else texts.heads():
            yield Example(
                field=field,
                verdict="right" if was.token == now.token else "corrected",
                machine=was.words or None,
                given=now.words or None,
                machine_value=_record(held.machine, field),
                given_value=_record(held.given, field),
                incident=held.machine.id,
                text=text,
                coder=held.coder,
                basis=held.basis,
                day=held.day,
            )


def _record(incident: FusedIncident, field: CorrectedField) -> Any:
    return msgspec.to_builtins(getattr(incident, _ATTRIBUTE.get(field, field)))


def _incident(incident: str, texts: _Texts, verdict: TrainingVerdict, told: dict[str, Any]) -> Iterator[Example]:
    for text in texts.heads():
        given = None if verdict == "rejected" else "incident"
        yield Example(
            field="incident", verdict=verdict, machine="incident", given=given, incident=incident, text=text, **told
        )


def _pairs(
    store: Store, judgement: Judgement, taken: Sequence[str], rest: Sequence[str], told: dict[str, str]
) -> Iterator[Example]:
    pairs: Iterable[tuple[str, str]] = product(taken, rest) if rest else combinations(taken, 2)
    apart = judgement.verdict == "split"
    texts = _Texts(store, [*taken, *rest])
    for a, b in list(pairs)[:_PAIRS]:
        one, other = texts.head(a), texts.head(b)
        if a == b or one is None or other is None:
            continue
        had = None if judgement.verdict == "merge" else "one"
        yield Example(
            field="pair", verdict="apart" if apart else "together", machine=had, given=None if apart else "one",
            incident=judgement.subject, text=one, other=other, **told,
        )  # fmt: skip


class _Texts:
    """The sentences of some reports."""

    def __init__(self, store: Store, refs: Iterable[str]) -> None:
        self._reports: dict[str, Report] = {report.ref: report for report in store.reports(list(refs))}

    def head(self, ref: str) -> Sentence | None:
        """The sentence with the word that tells a report's happening."""
        report = self._reports.get(ref)
        return self.around(report.document.id, report.events[0].word) if report else None

    def heads(self) -> Iterator[Sentence]:
        """That of each report."""
        for ref in self._reports:
            if text := self.head(ref):
                yield text

    def all(self, quotes: Iterable[tuple[str, Span]]) -> Iterator[Sentence]:
        """Those of these words."""
        for document, span in quotes:
            if text := self.around(document, span):
                yield text

    def around(self, document: str, span: Span) -> Sentence | None:
        """The words in the sentence of an event that they stand in; words outside of one stand for themselves."""
        reports = [report for report in self._reports.values() if report.document.id == document]
        if not reports:
            return None
        evidence = (each for report in reports for event in report.events for each in event.evidence)
        sentence = next((each for each in evidence if each.start <= span.start and span.end <= each.end), span)
        own = reports[0].document
        return Sentence(
            document=own.id, sha256=own.sha256, language=own.language, start=sentence.start, end=sentence.end,
            sentence=sentence.quote, words=span.quote, words_start=span.start - sentence.start,
            words_end=span.end - sentence.start,
        )  # fmt: skip
