"""The place of an event: in its own sentence by the parse, else where the report last was, else the lead's place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dateline.model import Place, Placed, Resolved, Sentence

from .where_clause import bonds, level

#: A bond beyond this is a name that only stands in the same sentence.
LOOSE = 10.0
#: From this level on a place says too little for an event ("in Syria"): a more exact one told beside it is taken.
WIDE = 6
#: How many sentences from the start hold the lead's place, and how many after the opening tell where it was.
_LEAD_SENTENCES = 4
_AHEAD = 8


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
    country = own.place.country if own is not None else _main_country(resolved)
    found = _told_before(resolved, sent, country)
    if found is None and _opens(resolved, sent):
        found = _first(resolved, resolved.sentences[sent.index + 1 : sent.index + 1 + _AHEAD], country)
    if found is None and own is None:
        found = _first(resolved, [s for s in resolved.sentences[:_LEAD_SENTENCES] if s.index < sent.index], country)
    if found is None and _opens(resolved, sent):
        found = _any_near(resolved, sent, country)
    found = found or own
    return found.place if found is not None else None


def _any_near(resolved: Resolved, sentence: Sentence, country: str | None) -> Placed | None:
    """The first located place of that country in the sentences after the opening, however the parse ties it.

    "Gunmen killed three officers in Syria ... kidnapped them, said a group, in Idlib province": the province.
    """
    if country is None:
        return None
    for each in resolved.places:
        mention, place = each.mention, each.place
        if not sentence.index < mention.sentence <= sentence.index + _AHEAD or mention.role != "place":
            continue
        if place.country == country and place.admin1 is not None and level(each) < WIDE:
            return each
    return None


def _main_country(resolved: Resolved) -> str | None:
    """The country that most of the report's places lie in: an event without a place was not in a ministry abroad."""
    counts = Counter(
        each.place.country for each in resolved.places if each.mention.role == "place" and each.place.country
    )
    return max(sorted(counts), key=lambda iso: counts[iso], default=None)


def _opens(resolved: Resolved, sentence: Sentence) -> bool:
    """Whether a sentence is of the headline or opens the body: what follows tells the same, and more exactly."""
    body = next((s.index for s in resolved.sentences if s.section == "body"), 0)
    return sentence.section == "headline" or sentence.index <= body + 1


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


def _told_before(resolved: Resolved, sentence: Sentence, country: str | None) -> Placed | None:
    """The place of the nearest sentence before in the same paragraph that names one."""
    earlier = [s for s in resolved.sentences[: sentence.index] if s.paragraph == sentence.paragraph]
    return _first(resolved, reversed(earlier), country)


def _first(resolved: Resolved, sentences: Iterable[Sentence], country: str | None) -> Placed | None:
    """The first sentence's most exact place, by its root, in that country where one is given; never a country."""
    for sentence in sentences:
        root = next((token.i for token in sentence if token.head == token.i), 0)
        found = own_place(resolved, sentence, root)
        if found is not None and level(found) < WIDE and country in (None, found.place.country):
            return found
    return None
