"""From a raw document to an article."""

from __future__ import annotations

from dateline.model import Article, Document, RawDocument, Section

from .clean import clean, one_line
from .comments import oldest_stamp
from .language import in_other_script, language_of
from .page import Page, read_page
from .paragraphs import paragraphs
from .plain import tell_apart
from .published import Clue, published
from .titles import with_title
from .told import Told

#: Characters of one document that are read: about a long book. What lies beyond is kept and not read.
READ_LIMIT = 400_000


def extract(raw: RawDocument) -> Article:
    """The report in a raw document: its text, sections, title, byline, outlet, dateline, day and language.

    Pure and total: any text and any HTML gives an Article, with warnings where something was odd. Offsets are code
    points of `document.text`.
    """
    source = raw.text if raw.text is not None else raw.content.decode("utf-8", "replace")
    source, warning = clean(source)
    warnings = [*raw.warnings, *([warning] if warning else [])]
    page = read_page(source, raw.url) if raw.media == "html" else Page(text=source)
    warnings += page.warnings
    named = one_line(raw.title) or page.title or one_line(raw.said_title)
    text, headline_end = with_title(page.text, named)
    stop = _limit(text)
    told = tell_apart(text, headline_end, stop, one_line(raw.outlet) or page.outlet)
    if rest := text[stop:].strip():
        start = text.index(rest, stop)
        told.sections.append(Section("boilerplate", start, start + len(rest)))
        warnings.append(f"{len(text):,} characters: only the first {stop:,} are read, the rest is kept as it is")
    text, told = _with_comments(text, told, page)
    clues = [*page.clues, *told.clues]
    when, odd = published(
        text,
        one_line(raw.published),
        clues,
        raw.url or page.url,
        one_line(raw.said_published),
        raw.said_by,
        raw.capture.at if raw.capture else None,
    )
    warnings += odd
    sections = tuple(told.sections)
    language = language_of(_readable(text, sections))
    if language not in (None, "en"):
        warnings.append(f"language {language}: no reader for it yet, stored and not read")
    elif much := in_other_script(_readable(text, sections)):
        warnings.append(much)
    title = named or (one_line(text[slice(*told.headline)]) if told.headline else None)
    document = Document(
        id=one_line(raw.id) or raw.sha256,
        sha256=raw.sha256,
        url=one_line(raw.url) or page.url,
        outlet=one_line(raw.outlet) or page.outlet or one_line(told.source),
        title=title,
        byline=page.bylines or tuple(told.bylines),
        published=when,
        dateline=told.dateline,
        language=language,
        text=text,
    )
    return Article(document, sections, tuple(warnings))


def _with_comments(text: str, told: Told, page: Page) -> tuple[str, Told]:
    """The text with the page's reader comments after it, as a section of their own."""
    if page.comments:
        start = len(text) + 2
        text = f"{text}\n\n{page.comments}"
        told.sections.append(Section("comment", start, len(text)))
        oldest, offset = oldest_stamp(paragraphs(text, start))
        if oldest:
            told.clues.append(Clue(oldest, "comment-upper-bound", offset))
    return text, told


def _limit(text: str) -> int:
    """Where reading stops: the end, or the last line or word that ends before the limit."""
    if len(text) <= READ_LIMIT:
        return len(text)
    for mark in ("\n", " "):
        if (cut := text.rfind(mark, READ_LIMIT // 2, READ_LIMIT)) >= 0:
            return cut
    return READ_LIMIT


def _readable(text: str, sections: tuple[Section, ...]) -> str:
    """The first readable stretches, enough to tell the language by."""
    body = "\n".join(
        text[section.start : min(section.end, section.start + 4000)] for section in sections if section.kind == "body"
    )
    return body or text[:4000]
