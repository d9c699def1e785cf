"""The place of an event: in its own sentence by the parse, else where the report last was, else the lead's place."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Place, Placed, Resolved, Sentence

from .where_clause import bonds, level

#: A bond beyond this is a name that only stands in the same sentence.
LOOSE = 10.0
#: How many sentences of the body may hold the place of a headline.
_LEAD_SENTENCES = 3


def event_place(resolved: Resolved, sentence: int, trigger: int) -> Place | None:
    """The place of the event that token `trigger` of a sentence tells; None where the text gives none.

    In this order: a place bound to the trigger in its sentence, the most exact of a chain ("Sinaa in Deir ez-Zor":
    Sinaa); the places of the sentences before in the same paragraph, nearest first; the lead's place. The dateline is
    where the report was filed, and never counts.
    """
    sent = resolved.sentences[sentence]
    own = own_place(resolved, sent, trigger)
    if own is not None:
        return own.place
    before = _told_before(resolved, sent)
    if before is None and sent.section == "headline":
        before = _first(resolved, (s for s in resolved.sentences[sent.index + 1 :][:_LEAD_SENTENCES]))
    if before is None:
        before = _first(resolved, (s for s in resolved.sentences[:4] if s.index < sent.index))
    return before.place if before is not None else None


def own_place(resolved: Resolved, sentence: Sentence, trigger: int) -> Placed | None:
    """The place bound to the trigger within its sentence."""
    ranked = [bond for bond in bonds(resolved, sentence, trigger) if bond.cost < LOOSE]
    if not ranked:
        return None
    best = ranked[0]
    for bond in ranked[1:]:
        # "in Syria ... the village of X": a place inside the best one is the more exact word for the same event
        if bond.placed.mention.within == best.index or (
            level(best.placed) >= 3 and level(bond.placed) < level(best.placed) and _lies_in(bond.placed, best.placed)
        ):
            best = bond
    return best.placed


def _lies_in(inner: Placed, outer: Placed) -> bool:
    if level(outer) >= 6:
        return inner.place.country is not None and inner.place.country == outer.place.country
    return inner.place.admin1 is not None and inner.place.admin1 == outer.place.admin1


def _told_before(resolved: Resolved, sentence: Sentence) -> Placed | None:
    """The place of the nearest sentence before in the same paragraph that names one."""
    earlier = [s for s in resolved.sentences[: sentence.index] if s.paragraph == sentence.paragraph]
    return _first(resolved, reversed(earlier))


def _first(resolved: Resolved, sentences: Iterator[Sentence]) -> Placed | None:
    """The first sentence's most exact place, by its root; areas as wide as a country say too little."""
    for sentence in sentences:
        root = next((token.i for token in sentence if token.head == token.i), 0)
        found = own_place(resolved, sentence, root)
        if found is not None and level(found) < 6:
            return found
    return None
