"""The way from a raw document to its Reading: the one place where the stages are composed."""

from __future__ import annotations

import msgspec

from dateline.annotate import annotate
from dateline.article import extract
from dateline.code import code
from dateline.fuse import within_document
from dateline.fuse.grading import graded
from dateline.knowledge.source_grades import source_grades
from dateline.model import Annotations, RawDocument, Reading
from dateline.resolve import resolve

from .gate import gate_of


def read_document(raw: RawDocument, *, gated: bool = False) -> Reading:
    """Read one document. The same raw document, read with the same tables, gives the same Reading.

    A document in another language than English is kept with its sections and the article's warning, and not coded; so,
    where `gated`, is one without a trace of violence, protest or control of places (`Reading.let_go`).
    """
    article = extract(raw)
    document = article.document
    if not is_english(document.language):
        return Reading(document=document, sections=article.sections, warnings=article.warnings)
    if gated and not (heard := gate_of(article)).is_open:
        return Reading(document=document, sections=article.sections, warnings=(*article.warnings, heard.note))
    resolved = resolve(annotate(article))
    events, control = code(resolved)
    taken = [*(event.place for event in events), *(assertion.place for assertion in control)]
    told = {place.span for place in taken if place is not None}
    if document.dateline is not None and resolved.dateline:
        filed = msgspec.structs.replace(document.dateline, place=resolved.dateline[0])
        document = msgspec.structs.replace(document, dateline=filed)
    found = graded(document, events, control, within_document(resolved, events), source_grades())
    return Reading(
        document=document,
        sections=article.sections,
        events=found.events,
        control=found.control,
        incidents=found.incidents,
        publisher=found.publisher,
        annotations=Annotations(
            # "Syrian", "Kabul Bank": words of a place's name that name no place; "Herat police" does name Herat
            places=(
                *resolved.dateline,
                *(
                    each.place
                    for each in resolved.places
                    if each.mention.role not in ("demonym", "organisation") and each.mention.kind != "stretch"
                    # a name that the encoder pointed at counts where an event or a change of control took it
                    if not each.mention.pointed or each.place.span in told
                ),
            ),
            times=(
                *([document.published] if document.published and document.published.span else []),
                *(timed.when for timed in resolved.times),
            ),
            actors=tuple(named.actor for named in resolved.actors),
            attributions=tuple(voiced.attribution for voiced in resolved.attributions),
        ),
        warnings=(*article.warnings, *resolved.warnings),
    )


def is_english(language: str | None) -> bool:
    """Whether a document with this language (BCP 47) is coded; where the language is not known, it is tried."""
    return language is None or language.split("-")[0].lower() == "en"
