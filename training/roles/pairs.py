"""The corpus as the program reads it: triggers with the actors of their sentence, and what part each has."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence

from training.roles.corpus import Document, Mark

from dateline.annotate import annotate
from dateline.article import extract
from dateline.code.casualties import CasualtyStatement, find_casualties
from dateline.code.draft import Draft
from dateline.code.drafts import drafts_of
from dateline.code.index import Index
from dateline.code.parties import victims_of, who
from dateline.code.roles_features import features
from dateline.code.roles_rank import NO_DOERS, is_disowned
from dateline.model import Named, RawDocument, Resolved
from dateline.resolve import resolve

#: What part a mention may have in an event, in the order of the weights' columns.
PARTS = ("doer", "target", "none")


@dataclasses.dataclass(frozen=True, slots=True)
class Pair:
    """One actor mention and one event in the making: its true part, and the part that the rules give it.

    `rows` are its features with regard to each trigger of the event. `event` is the document's id with the number of
    the marked event; `actor` says which mentions of a document are one actor. `open` says that the rules
    know no doer, `able` that the actor may be taken for one. `words` are the mention and the event's triggers, for a
    person to read.
    """

    event: str
    actor: str
    rows: tuple[tuple[str, ...], ...]
    true: int
    rules: int
    open: bool
    able: bool
    conflict: str
    words: str


@dataclasses.dataclass(frozen=True, slots=True)
class Reach:
    """How many of the marked doers and targets were found as actors at all, and how many of the events as events."""

    marks: int
    found: int
    events: int
    drafted: int


def read(document: Document) -> Resolved:
    content = document.text.encode()
    digest = hashlib.sha256(content).hexdigest()
    raw = RawDocument(
        content=content,
        sha256=digest,
        origin=document.id,
        media="text",
        text=document.text,
        id=document.id,
        published=document.day,
    )
    return resolve(annotate(extract(raw)))


def pairs(sample: Sequence[Document]) -> tuple[list[Pair], Reach]:
    """Every drafted event that tells one marked event, with every actor of its sentence."""
    found: list[Pair] = []
    marks = seen = events = drafted = 0
    for document in sample:
        resolved = read(document)
        parts = [mark for mark in document.marks if mark.kind in "DV"]
        marks += len(parts)
        heads = [_offset(resolved, named) for named in resolved.actors]
        seen += sum(any(mark.start <= head < mark.end for head in heads) for mark in parts)
        rows, told = _pairs(document, resolved)
        found += rows
        events += len(document.types)
        drafted += len(told)
    return found, Reach(marks, seen, events, drafted)


def _offset(resolved: Resolved, named: Named) -> int:
    return resolved.sentences[named.mention.sentence][named.mention.head].start


def _pairs(document: Document, resolved: Resolved) -> tuple[list[Pair], set[int]]:
    """The pairs of a document, and the numbers of the marked events that the rules found."""
    index = Index(resolved)
    told: dict[int, list[CasualtyStatement]] = {}
    for statement in find_casualties(resolved):
        told.setdefault(statement.sentence, []).append(statement)
    found: list[Pair] = []
    events: set[int] = set()
    for sentence in resolved.sentences:
        mentions = [named for named in index.actors(sentence) if not _is_trigger(document, resolved, named)]
        for draft in drafts_of(index, sentence, told.get(sentence.index, [])):
            marked = {mark.event for mark in document.marks if mark.kind == "E" and _tells(mark, draft)}
            events |= marked
            if len(marked) != 1 or not mentions:
                continue
            (event,) = marked
            agents = draft.agents()
            targets = [*draft.targets(), *victims_of(index, sentence, draft.statements, agents)]
            rows = [features(resolved, sentence, hit, mentions, range(len(mentions))) for hit in draft.hits]
            for at, named in enumerate(mentions):
                found.append(
                    Pair(
                        f"{document.id}#{event}",
                        who(named),
                        tuple(tuple(each[at]) for each in rows),
                        _part(document, resolved, named, event),
                        0 if named in agents else 1 if named in targets else 2,
                        not agents,
                        named.actor.kind not in NO_DOERS and not is_disowned(sentence, draft.main.token.i),
                        document.conflict,
                        f"{named.actor.name} <- {' '.join(hit.token.text for hit in draft.hits)}",
                    )
                )
    return found, events


def _tells(mark: Mark, draft: Draft) -> bool:
    return any(mark.start < hit.token.end and hit.token.start < mark.end for hit in draft.hits)


def _is_trigger(document: Document, resolved: Resolved, named: Named) -> bool:
    """Whether the mention is only the word that tells the event."""
    head = _offset(resolved, named)
    return any(mark.kind == "E" and mark.start <= head < mark.end for mark in document.marks)


def _part(document: Document, resolved: Resolved, named: Named, event: int) -> int:
    """The part that the innermost mark around a mention's head gives it; whose thing was struck was struck."""
    head = _offset(resolved, named)
    around = [mark for mark in document.marks if mark.start <= head < mark.end and mark.kind in "DVTSB"]
    if not around:
        return 2
    least = min(mark.end - mark.start for mark in around)
    kinds = {mark.kind for mark in around if mark.end - mark.start == least and mark.event == event}
    return 0 if "D" in kinds else 1 if kinds & {"V", "T"} else 2
