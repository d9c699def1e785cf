"""article: a raw document becomes a report with its sections told apart. A pure function over records."""

from __future__ import annotations

from dateline.model import Article, Document, RawDocument, Section, When

__all__ = ["extract"]


def extract(raw: RawDocument) -> Article:
    """The report in a raw document."""
    body = raw.text if raw.text is not None else raw.content.decode("utf-8", "replace")
    text = f"{raw.title}\n\n{body}" if raw.title else body
    start = len(text) - len(body)
    sections = [Section("body", start, len(text))]
    if raw.title:
        sections.insert(0, Section("headline", 0, len(raw.title)))
    published = None
    if raw.published:
        published = When(
            start=raw.published[:10],
            end=raw.published[:10],
            precision="day",
            timex=raw.published[:10],
            timex_type="DATE",
            basis="given",
        )
    document = Document(
        id=raw.id or raw.sha256,
        sha256=raw.sha256,
        url=raw.url,
        outlet=raw.outlet,
        title=raw.title,
        published=published,
        language="en",
        text=text,
    )
    return Article(document, tuple(sections))
