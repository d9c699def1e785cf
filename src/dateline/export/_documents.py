"""The tables of documents and of sources: what was read, and who speaks in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from dateline.model import Document

from ._claims import OWN_VOICE, SILENT, Claim
from ._privacy import INSTITUTIONS
from ._table import Column, Table
from ._text import web_address


def _published(document: Document) -> str | None:
    return document.published.start if document.published else None


_text = partial(Column[Document], kind="text")

DOCUMENTS: Table[Document] = Table(
    "documents",
    "a row per report that tells of an incident here; texts are left out",
    (
        _text("document_id", what="the document", of=lambda each: each.id),
        _text("outlet", what="who published it", of=lambda each: each.outlet),
        _text("title", what="its title", of=lambda each: each.title),
        Column("published", "day", "its day of publication", _published),
        _text("url", what="its address", of=lambda each: web_address(each.url)),
        _text("language", what="its language, ISO 639-1", of=lambda each: each.language),
        _text("sha256", what="the hash of its bytes as read: who has it can check", of=lambda each: each.sha256),
    ),
    key=("document_id",),
)


@dataclass
class Source:
    """What one source says in all that is exported."""

    name: str
    kind: str | None
    id: str | None
    reliability: str | None
    incidents: int = 0
    claims: int = 0
    denials: int = 0
    last_incident: str | None = None


class Sources:
    """Counts outlets, institutions and registered sources as claims go by.

    Each is known by its name; its kind and letter are those told first. No person is counted, by name or pseudonym: a
    list of what someone tells is a track of him.
    """

    def __init__(self) -> None:
        self._by_name: dict[str, Source] = {}

    def add(self, claims: Iterable[Claim]) -> None:
        """Count these claims; those of one incident come together."""
        for claim in claims:
            voice = claim.voice
            if voice and not voice.source_id and voice.kind not in INSTITUTIONS:
                continue
            source = self._by_name.get(claim.source)
            if source is None:
                grade = voice.reliability if voice else claim.item.reading.publisher
                kind, own = (voice.kind, voice.source_id) if voice else (OWN_VOICE, None)
                source = Source(claim.source, kind, own, grade.code if grade else None)
                self._by_name[claim.source] = source
            source.claims += 1
            source.denials += bool(voice and voice.stance in SILENT)
            if source.last_incident != claim.item.id:
                source.incidents += 1
                source.last_incident = claim.item.id

    def all(self) -> list[Source]:
        """All of them, by name."""
        return [self._by_name[name] for name in sorted(self._by_name)]


_of_source = partial(Column[Source])

SOURCES: Table[Source] = Table(
    "sources",
    "a row per outlet, institution or registered source that says something here, and how often; never a person",
    (
        _of_source("source", "text", "who says it", lambda each: each.name),
        _of_source("source_kind", "text", "own voice, wire, monitor, official, witness …", lambda each: each.kind),
        _of_source("source_id", "text", "the source in the registry", lambda each: each.id),
        _of_source("reliability", "text", "its letter, A to F, as told first", lambda each: each.reliability),
        _of_source("incidents", "integer", "incidents of which it says something", lambda each: each.incidents),
        _of_source("claims", "integer", "its claims", lambda each: each.claims),
        _of_source("denials", "integer", "its claims that deny or doubt", lambda each: each.denials),
    ),
    key=("source",),
)
