"""The evidence of an incident as HTML: its quotes inside the text around them, the words behind each value marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import READABLE, Actor, Event, Reading, Span

from ._items import MAX_QUOTE, Item
from .markup import escape

#: Characters of text shown before and after a quote.
CONTEXT = 160
ELLIPSIS = '<span class="around"> … </span>'
#: Kinds of marks, the stronger first where two cover the same words, and what a reader is told of each.
KINDS = {
    "casualties": "how many",
    "trigger": "what happened",
    "weapon": "with what",
    "time": "when",
    "place": "where",
    "actor": "who",
    "source": "according to whom",
}


@dataclass(frozen=True)
class Mark:
    """A stretch of the document with what its words stand for."""

    start: int
    end: int
    kind: str


def marks_of(event: Event) -> Iterator[Mark]:
    """The words behind an event's values."""
    yield Mark(event.word.start, event.word.end, "trigger")
    spans: list[tuple[str, Span | None]] = [("casualties", claim.span) for claim in event.casualties]
    spans += [("weapon", weapon.span) for weapon in event.weapons]
    spans += [("time", event.time.span if event.time else None), ("place", event.place.span if event.place else None)]
    actors: tuple[Actor, ...] = (*event.side_a, *event.side_b, *event.victims)
    spans += [("actor", actor.span) for actor in actors]
    spans += [("source", span) for voice in event.attribution for span in (voice.source_span, voice.cue_span)]
    for kind, span in spans:
        if span is not None:
            yield Mark(span.start, span.end, kind)


def evidence_html(item: Item, *, public: bool) -> Iterator[str]:
    """One blockquote for each stretch of the report that the incident rests on, in the order of the text.

    Text around a quote is shown only from the headline or body that holds it: never a comment, never boilerplate. For
    the public only the quote itself is shown, and no more of it than MAX_QUOTE characters.
    """
    text = item.reading.document.text
    marks = [mark for event in item.events for mark in marks_of(event)]
    quotes = sorted({(span.start, span.end) for event in item.events for span in event.evidence})
    for start, end in _short(text, quotes) if public else _windows(item.reading, quotes):
        inside = [(a, b) for a, b in quotes if a < end and start < b]
        cut = _cut_ends(item.reading, start, end, inside, public=public)
        yield f'<blockquote class="evidence">{cut[0]}{_passage(text, start, end, inside, marks)}{cut[1]}</blockquote>'


def _cut_ends(
    reading: Reading, start: int, end: int, quotes: list[tuple[int, int]], *, public: bool
) -> tuple[str, str]:
    """An ellipsis on each side where the section, or for the public the quote, goes on."""
    whole = [(s.start, s.end) for s in reading.sections if s.kind in READABLE and s.start <= start < s.end]
    low, high = (quotes if public else whole or quotes)[0]
    return ELLIPSIS if start > low else "", ELLIPSIS if end < high else ""


def _short(text: str, quotes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The quotes cut to the length that may be published, at the end of a word where there is one."""
    found = []
    for start, end in quotes:
        last = min(end, start + MAX_QUOTE)
        space = max(text.rfind(" ", start + 1, last), text.rfind("\n", start + 1, last)) if last < end else -1
        found.append((start, space if space > start else last))
    return found


def _windows(reading: Reading, quotes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches around the quotes, joined where they meet within one section."""
    text = reading.document.text
    found: list[tuple[int, int]] = []
    for start, end in quotes:
        low, high = next(
            ((s.start, s.end) for s in reading.sections if s.kind in READABLE and s.start <= start < s.end),
            (start, end),
        )
        first, last = _word_start(text, max(low, start - CONTEXT), low), _word_end(text, min(high, end + CONTEXT), high)
        if found and first <= found[-1][1] and low <= found[-1][0]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _word_start(text: str, at: int, low: int) -> int:
    while at > low and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int, high: int) -> int:
    while at < high and not text[at].isspace():
        at += 1
    return at


def _passage(text: str, start: int, end: int, quotes: list[tuple[int, int]], marks: list[Mark]) -> str:
    """The stretch in HTML: every cut where a quote or a mark begins or ends; of several marks the strongest shows."""
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    cuts = {start, end}
    for a, b in [*quotes, *((mark.start, mark.end) for mark in inside)]:
        cuts.update(at for at in (a, b) if start < at < end)
    edges = sorted(cuts)
    rank = {kind: i for i, kind in enumerate(KINDS)}
    pieces: list[tuple[str | None, bool, str]] = []
    for a, b in pairwise(edges):
        kind = min((m.kind for m in inside if m.start <= a and b <= m.end), key=rank.__getitem__, default=None)
        quoted = any(qa <= a and b <= qb for qa, qb in quotes)
        before = pieces.pop()[2] if pieces and pieces[-1][:2] == (kind, quoted) else ""
        pieces.append((kind, quoted, before + text[a:b]))
    return "".join(_piece(*piece) for piece in pieces)


def _piece(kind: str | None, quoted: bool, text: str) -> str:
    piece = escape(text).replace("\n\n", "<br><br>")
    if kind and text.strip():
        piece = f'<mark class="{kind}" title="{KINDS[kind]}">{piece}</mark>'
    return piece if quoted else f'<span class="around">{piece}</span>'
