"""The way from a raw document to its Reading: the one place where the stages are composed."""

from __future__ import annotations

from dateline.annotate import annotate
from dateline.article import extract
from dateline.code import code
from dateline.fuse import within_document
from dateline.model import Annotations, RawDocument, Reading
from dateline.resolve import resolve


def read_document(raw: RawDocument) -> Reading:
    """Read one document. Pure: the same raw document gives the same Reading."""
    article = extract(raw)
    resolved = resolve(annotate(article))
    events, control = code(resolved)
    return Reading(
        document=article.document,
        sections=article.sections,
        events=events,
        control=control,
        incidents=within_document(resolved, events),
        annotations=Annotations(
            places=tuple(placed.place for placed in resolved.places),
            times=tuple(timed.when for timed in resolved.times),
            actors=tuple(named.actor for named in resolved.actors),
            attributions=tuple(voiced.attribution for voiced in resolved.attributions),
        ),
        warnings=(*article.warnings, *resolved.warnings),
    )
