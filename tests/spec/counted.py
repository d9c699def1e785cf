"""Numbers and statements of harm in a text, by the real parse, without the rest of the pipeline."""

from __future__ import annotations

import functools
import hashlib

from dateline.annotate.quantities import find_quantities
from dateline.annotate.sentences import parse
from dateline.code.casualties import CasualtyStatement, find_casualties
from dateline.model import Article, Document, Resolved, Section


@functools.cache
def counted(text: str) -> tuple[Resolved, tuple[CasualtyStatement, ...]]:
    """A text with its sentences and quantities (no actors, no places), and its statements of harm."""
    document = Document(id="spec", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
    article = Article(document, (Section("body", 0, len(text)),))
    sentences = parse(article)
    resolved = Resolved(article, sentences, quantities=find_quantities(text, sentences))
    return resolved, find_casualties(resolved)
