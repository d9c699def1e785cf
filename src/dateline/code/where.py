"""The place of an event: in its own sentence by the parse, else where the report last was, else the lead's place."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Place, Placed, Resolved, Sentence

from .where_clause import bonds, level

#: A bond beyond this is a name that only stands in the same sentence.
LOOSE = 10.0
#: From this level on a place says too little for an event ("in Syria"): a more exact one told beside it is taken.
WIDE = 6
#: How many sentences from the start hold the lead's place, and how many after the opening tell where it was.
_LEAD_SENTENCES = 4
_AHEAD = 5


def event_place(resolved: Resolved, sentence: int, trigger: int) -> Place | None:
    """The place of the event that token `trigger` of a sentence tells; None where the text gives none.

    In this order: a place bound to the trigger in its sentence, the most exact of a chain ("Sinaa in Deir ez-Zor":
    Sinaa); the places of the sentences before in the same paragraph, nearest first; for the headline and the opening
    sentence those that follow; the lead's place. A country is kept only where none of these lies in it. The dateline
    is where the report was filed, and never counts.
    """
    sent = resolved.sentences[sentence]
    own = own_place(resolved, sent, trigger)
    if own is not None and level(own) < WIDE:
        return own.place
    found = _told_before(resolved, sent, own)
    if found is None and _opens(resolved, sent):
        found = _first(resolved, resolved.sentences[sent.index + 1 : sent.index + 1 + _AHEAD], own)
    if found is None and own is None:
        found = _first(resolved, [s for s in resolved.sentences[:_LEAD_SENTENCES] if s.index < sent.index], own)
    found = found or own
    return found.place if found is not None else None


def _opens(resolved: Resolved, sentence: Sentence) -> bool:
    """Whether a sentence is the headline or the first of the body: what follows tells the same, and more exactly."""
    body = next((s.index for s in resolved.sentences if s.section == "body"), 0)
    return sentence.section == "headline" or sentence.index <= body


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


def _told_before(resolved: Resolved, sentence: Sentence, outer: Placed | None) -> Placed | None:
    """The place of the nearest sentence before in the same paragraph that names one."""
    earlier = [s for s in resolved.sentences[: sentence.index] if s.paragraph == sentence.paragraph]
    return _first(resolved, reversed(earlier), outer)


def _first(resolved: Resolved, sentences: Iterable[Sentence], outer: Placed | None) -> Placed | None:
    """The first sentence's most exact place, by its root, inside `outer` where that is given; no country."""
    for sentence in sentences:
        root = next((token.i for token in sentence if token.head == token.i), 0)
        found = own_place(resolved, sentence, root)
        if found is not None and level(found) < WIDE and (outer is None or _lies_in(found, outer)):
            return found
    return None
