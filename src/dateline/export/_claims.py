"""The table of claims: who says that it happened, and who says how many, each voice on a row of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from dateline.model import Attribution, Casualties, Document, Event

from ._items import Item, short
from ._table import Column, Table
from ._text import source_name

#: What the rows of the report's own voice say of its kind.
OWN_VOICE = "own voice"
#: Stances of whoever does not bear out what others say.
SILENT = frozenset({"denies", "doubts"})


@dataclass(frozen=True)
class Claim:
    """What one voice says of an incident: that an event of it happened, or how many were harmed (`count`).

    `voice` is None where a report says it in its own voice.
    """

    id: str
    item: Item
    event: Event
    document: Document | None
    voice: Attribution | None
    count: Casualties | None

    @property
    def source(self) -> str:
        """Who says it, in words; without the stance."""
        if self.voice is None:
            return self.item.outlet_of(self.event)
        return source_name(self.voice)

    @property
    def quote(self) -> str | None:
        """The words that say it, on one line."""
        span = self.count.span if self.count else self.event.evidence[0]
        return short(span.quote) if span else None


def claims_of(item: Item) -> Iterator[Claim]:
    """The claims of an incident, in the order of its events; what one voice says twice in one report, once."""
    documents = {document.id: document for document in item.documents}
    only = item.documents[0] if len(item.documents) == 1 else None
    seen = set()
    number = 0
    for event in item.events:
        document = only or documents.get(event.id.rpartition("/")[0])
        for count in (None, *event.casualties):
            for voice in _voices(event, count):
                told = (document and document.id, _facts(count), voice and (voice.source, voice.kind, voice.stance))
                if told not in seen:
                    seen.add(told)
                    number += 1
                    yield Claim(f"{item.id}/c{number}", item, event, document, voice, count)


def _voices(event: Event, count: Casualties | None) -> tuple[Attribution | None, ...]:
    """Who says that it happened, or gives a number; who denies the event gives none of its numbers."""
    if count is None:
        return event.attribution or (None,)
    if count.attribution is not None:
        return count.attribution or (None,)
    return tuple(voice for voice in event.attribution if voice.stance not in SILENT) or (None,)


def _facts(count: Casualties | None) -> object:
    return count and (count.harm, count.who, count.description, count.low, count.best, count.high, count.role)


def _relayed(claim: Claim) -> tuple[str, ...]:
    return tuple(source_name(layer) for layer in claim.voice.relayed_by) if claim.voice else ()


def _letter(claim: Claim) -> str | None:
    grade = claim.voice.reliability if claim.voice else claim.item.reading.publisher
    return grade.code if grade else None


def _digit(claim: Claim) -> str | None:
    grade = claim.count.credibility if claim.count else claim.item.incident.credibility
    return grade.code if grade else None


def _about(claim: Claim) -> str:
    return claim.count.harm if claim.count else "event"


def _stance(claim: Claim) -> str:
    return claim.voice.stance if claim.voice else "asserts"


def _document(claim: Claim) -> str | None:
    return claim.document.id if claim.document else None


def _published(claim: Claim) -> str | None:
    published = claim.document.published if claim.document else None
    return published.start if published else None


def _kind(claim: Claim) -> str | None:
    return claim.voice.kind if claim.voice else OWN_VOICE


def _voice(name: str) -> Callable[[Claim], object]:
    return lambda claim: getattr(claim.voice, name) if claim.voice else None


def _count(name: str) -> Callable[[Claim], object]:
    return lambda claim: getattr(claim.count, name) if claim.count else None


_text = partial(Column[Claim], kind="text")
_integer = partial(Column[Claim], kind="integer", unit="people")

CLAIMS: Table[Claim] = Table(
    "claims",
    "a row per claim and voice: never to be added up, the incident's figures count each person once",
    (
        _text("claim_id", what="the claim, in this export", of=lambda claim: claim.id),
        _text("incident_id", what="the incident", of=lambda claim: claim.item.id),
        _text("about", what="event: that it happened; killed, injured …: how many were", of=_about),
        _text("stance", what="asserts, confirms, claims, denies, doubts", of=_stance),
        _text("source", what="who says it; the outlet, where the report says it itself", of=lambda claim: claim.source),
        _text("source_kind", what="own voice, wire, monitor, official, witness …", of=_kind),
        _text("source_id", what="the source in the registry", of=_voice("source_id")),
        _text("interest", what="whether a party speaks in favour of its side, or against it", of=_voice("interest")),
        Column("relayed_by", "texts", "through whom it came to the report", _relayed),
        _text("reliability", what="the letter of the source, A to F", of=_letter),
        _integer("low", what="at least so many", of=_count("low")),
        _integer("best", what="the best figure", of=_count("best")),
        _integer("high", what="at most so many", of=_count("high")),
        Column("open_ended", "boolean", "whether there may be more (“at least”)", _count("open_ended")),
        _text("who", what="civilian, combatant, mixed, unknown", of=_count("who")),
        _text("whose", what="who was harmed, in words", of=_count("description")),
        _text("role", what="count; subset, increment, repeat of another; toll of more than this", of=_count("role")),
        _text("credibility", what="the digit of what is said, 1 confirmed to 6", of=_digit),
        _text("quote", what="the words that say it", of=lambda claim: claim.quote),
        _text("document_id", what="the document that has it", of=_document),
        Column("published", "day", "its day of publication", _published),
    ),
    key=("claim_id",),
    links=(("incident_id", "incidents"), ("document_id", "documents")),
)
