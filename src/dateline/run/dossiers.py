"""Fused incidents with the Readings that they rest on, for what exports write."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Unpack

import msgspec
from msgspec.structs import replace

from dateline.model import Actor, Annotations, Attribution, Document, FusedIncident, Reading, Section, Span, When
from dateline.model.dossier import Dossier
from dateline.store import Filters, Store, StoredFused

from .grading import regrade

#: Readings kept at hand: incidents that follow one another by day are often told by the same documents.
_KEPT = 64
_GAP = "\n\n"


def dossiers(
    store: Store, *, on_skip: Callable[[str, str], None] | None = None, **filters: Unpack[Filters]
) -> Iterator[Dossier]:
    """The fused incidents that fit, by day, each with its documents; `on_skip` hears of rejected ones."""
    yield from dossiers_of(store, store.fused(**filters), on_skip=on_skip)


def dossiers_of(
    store: Store, rows: Iterable[StoredFused], *, on_skip: Callable[[str, str], None] | None = None
) -> Iterator[Dossier]:
    """These fused incidents, each with its documents; `on_skip` hears of rejected ones."""
    kept: OrderedDict[str, Reading] = OrderedDict()

    def reading(document: str) -> Reading:
        if document not in kept:
            kept[document] = regrade(store.reading(document))
            if len(kept) > _KEPT:
                kept.popitem(last=False)
        return kept[document]

    for row in rows:
        if row.verdict == "reject":
            if on_skip:
                on_skip(row.id, "rejected by a person")
            continue
        told = dossier(row.incident, [reading(document) for document in row.incident.documents])
        yield replace(told, review=row.review)


def dossier(incident: FusedIncident, readings: Sequence[Reading]) -> Dossier:
    """A fused incident with the Readings of its documents, in its order, as one."""
    wanted = set(incident.events)
    texts, sections, events = [], [], []
    found: dict[str, list[Any]] = {"places": [], "times": [], "actors": [], "attributions": []}
    at = 0
    for reading in readings:
        own = reading.document
        for section in reading.sections:
            sections.append(Section(section.kind, section.start + at, section.end + at))
        for event in reading.events:
            if f"{own.id}/{event.id}" in wanted:
                events.append(replace(_moved(event, at), id=f"{own.id}/{event.id}"))
        for voice, actor in _people(reading):
            found["attributions"] += _moved(voice, at)
            found["actors"] += _moved(actor, at)
        for name, kept in found.items():
            kept += _moved(getattr(reading.annotations, name), at)
        texts.append(own.text)
        at += len(own.text) + len(_GAP)
    told = replace(incident, said=tuple(replace(each, quotes=()) for each in incident.said))
    return Dossier(
        document=_document(incident, [reading.document for reading in readings], _GAP.join(texts)),
        documents=tuple(_bare(reading.document) for reading in readings),
        sections=tuple(sections),
        events=tuple(events),
        incidents=(told,),
        annotations=Annotations(**{name: tuple(kept) for name, kept in found.items()}),
    )


def _people(reading: Reading) -> Iterator[tuple[tuple[Attribution, ...], tuple[Actor, ...]]]:
    """Voices and actors of all that a document tells: whom one incident hides, the title of another must not name."""
    for event in reading.events:
        yield event.attribution, (*event.side_a, *event.side_b, *event.victims)
        for count in event.casualties:
            yield count.attribution or (), ()
    for item in reading.control:
        yield item.attribution, tuple(actor for actor in (item.holder, item.previous_holder) if actor)


def _document(incident: FusedIncident, documents: Sequence[Document], text: str) -> Document:
    return Document(
        id=incident.id,
        sha256=documents[0].sha256,
        byline=tuple(dict.fromkeys(name for each in documents for name in each.byline)),
        published=_latest([each.published for each in documents]),
        language=documents[0].language,
        text=text,
    )


def _bare(document: Document) -> Document:
    """The document without what counts into its own text."""
    published = document.published
    day = replace(published, span=None) if published else None
    return replace(document, text="", byline=(), dateline=None, published=day)


def _latest(published: Sequence[When | None]) -> When | None:
    """The last day of publication; None where that of any document is not known, for it may be later."""
    known = [each for each in published if each is not None and (each.end or each.start)]
    if len(known) < len(published):
        return None
    last = max(known, key=lambda each: each.end or each.start or "")
    return replace(last, span=None)


def _moved(value: Any, by: int) -> Any:
    """A record, or records, with all spans moved."""
    if by == 0:
        return value
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by, value.quote)
    if isinstance(value, tuple):
        return tuple(_moved(part, by) for part in value)
    if isinstance(value, msgspec.Struct):
        parts = {name: getattr(value, name) for name in value.__struct_fields__}
        changed = {name: _moved(part, by) for name, part in parts.items() if isinstance(part, msgspec.Struct | tuple)}
        return replace(value, **changed) if changed else value
    return value
