"""A document: first as it came through a door (raw), then as a report with its sections told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from .capture import Capture
from .records import Place, When

SectionKind = Literal["headline", "caption", "dateline", "body", "byline", "boilerplate", "comment"]
Media = Literal["html", "text"]

#: Sections on which events and control assertions may rest.
READABLE: frozenset[str] = frozenset({"headline", "body"})
#: Sections on which nothing rests, whoever says so.
CLOSED: frozenset[str] = frozenset({"caption", "boilerplate", "comment"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """What a door of `ingest` hands on: the bytes, and what the caller says of them.

    `content` is the bytes as captured; `text` is what they say, decoded by the door or handed over by the caller
    (JSONL, Python), as plain text or as HTML source according to `media`. `sha256` is of the bytes. `origin` tells a
    person where it came from (a path, a URL, "reports.jsonl:12"). `said_title` and `said_published` are what a feed
    says of a page, or a PDF's properties of its text (`said_by`), which count only where the page itself says nothing.
    `capture` is there for what was fetched, now or by whoever made the archive that it comes from.
    """

    content: bytes
    sha256: str
    origin: str
    media: Media
    text: str | None = None
    id: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    warnings: tuple[str, ...] = ()
    said_title: str | None = None
    said_published: str | None = None
    said_by: Literal["feed", "file"] = "feed"
    capture: Capture | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that could not be taken in as a document. `origin` is that of RawDocument, `reason` for a person.

    `quiet` is for what nobody would have expected to be read (the pictures of a web archive): counted, and no failure.
    """

    origin: str
    reason: str
    quiet: bool = False


class Section(msgspec.Struct, frozen=True):
    """A stretch of the text of one kind, `start` to `end` in code points."""

    kind: SectionKind
    start: int
    end: int


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """The "CITY, date –" that opens a report: where it was filed, never by itself the place of an event."""

    text: str
    place: Place | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A report as read. `id` is the caller's where one was given, else the sha256 of the bytes."""

    id: str
    sha256: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: When | None = None
    dateline: Dateline | None = None
    language: str | None = None
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """A document with its sections and what was odd about it: the output of the `article` room."""

    document: Document
    sections: tuple[Section, ...]
    warnings: tuple[str, ...] = ()
