"""Voices of a text by the real `annotate` and `resolve`, without the rest of the pipeline."""

from __future__ import annotations

import functools
import hashlib

from dateline.annotate.actors import find_actors
from dateline.annotate.attribution import find_attributions
from dateline.annotate.sentences import parse
from dateline.model import Annotated, Article, Document, Resolved, Section, When
from dateline.resolve.actors import resolve_actors
from dateline.resolve.attribution import resolve_attributions

MARK = "*"


@functools.cache
def voiced(text: str, published: str = "2016-04-20", outlet: str | None = None) -> Resolved:
    """A text with its sentences, actors and resolved voices, as `code` takes it."""
    article = Article(
        Document(
            id="spec",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            outlet=outlet,
            published=When(start=published, end=published, precision="day"),
            text=text,
        ),
        (Section("body", 0, len(text)),),
    )
    sentences = parse(article)
    annotated = Annotated(
        article, sentences, actors=find_actors(text, sentences), attributions=find_attributions(text, sentences)
    )
    named, _ = resolve_actors(annotated, ())
    return Resolved(article, sentences, actors=named, attributions=resolve_attributions(annotated, named))


def at_mark(marked: str, published: str = "2016-04-20") -> tuple[Resolved, int, int]:
    """A text with its voices, and sentence and token index of its word between asterisks."""
    offset = marked.index(MARK)
    resolved = voiced(marked.replace(MARK, ""), published)
    for sentence in resolved.sentences:
        token = sentence.at(offset)
        if token is not None:
            return resolved, sentence.index, token.i
    raise ValueError(f"no token at the mark in {marked!r}")
