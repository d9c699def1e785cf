"""Articles of one size to measure with, made of the paragraphs of the sample reports."""

from __future__ import annotations

from pathlib import Path

from dateline.article import extract
from dateline.ingest import open_documents
from dateline.model import RawDocument
from dateline.run.sources import from_record

SAMPLES = Path(__file__).parent.parent / "samples"
WORDS = 440


def compose(count: int, words: int = WORDS) -> list[RawDocument]:
    """`count` plain-text articles of about `words` words, the same ones each time.

    The paragraphs of all samples stand in one ring; each article takes a headline and the next paragraphs from it, so
    that every article is another text of the same kind.
    """
    headlines, paragraphs, days = _parts()
    made, at = [], 0
    for number in range(count):
        taken: list[str] = []
        size = 0
        while size < words:
            taken.append(paragraphs[at % len(paragraphs)])
            size += len(taken[-1].split())
            at += 1
        text = "\n\n".join([headlines[number % len(headlines)], *taken])
        record = {"id": f"a{number}", "text": text, "published": days[number % len(days)]}
        made.append(from_record(record, origin=f"article {number}"))
    return made


def _parts() -> tuple[list[str], list[str], list[str]]:
    headlines: list[str] = []
    paragraphs: list[str] = []
    days: list[str] = []
    for raw in open_documents([str(SAMPLES)]):
        if not isinstance(raw, RawDocument):
            raise SystemExit(f"{raw.origin}: {raw.reason}")
        article = extract(raw)
        text, published = article.document.text, article.document.published
        headlines += [text[s.start : s.end].strip() for s in article.sections if s.kind == "headline"]
        body = "\n".join(text[s.start : s.end] for s in article.sections if s.kind == "body")
        paragraphs += [
            line.strip() for line in body.split("\n") if len(line.split()) > 5 and "sample report" not in line
        ]
        if published and published.end:
            days.append(published.end)
    return headlines, paragraphs, days
