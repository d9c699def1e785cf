"""The place that heads an item of a record of incidents: "Tuesday 3 May, 19:20, Bakouma, Mbomou."."""

from __future__ import annotations

from dateline.model import Placed, Resolved, Sentence

from .when_days import mentions
from .where_words import PREPOSITIONS, WIDE, level

#: A heading is short; what else may stand in it beside places and times.
_LONGEST = 20
_BESIDE = frozenset(("pm", "am", "hrs", "hours", "h", "approx", "approximately", "about", "the", "and", "of"))


def heading_place(resolved: Resolved, sentence: Sentence) -> Placed | None:
    """The first place of a sentence that opens its paragraph and holds places and times alone; None for any other.

    What follows in the paragraph happened there: "Friday 6 May, Ndélé. Unknown men threw a grenade into a bar."
    """
    if sentence.section != "body" or len(sentence.tokens) > _LONGEST:
        return None
    if any(token.tag.startswith(("VB", "MD")) for token in sentence):
        return None
    if sentence.index and resolved.sentences[sentence.index - 1].paragraph == sentence.paragraph:
        return None
    placed = [each for each in resolved.places if each.mention.sentence == sentence.index]
    placed = [each for each in placed if each.mention.role == "place"]
    if not placed:
        return None
    held = [(each.mention.start, each.mention.end) for each in placed]
    held += [(each.mention.start, each.mention.end) for each in mentions(resolved, sentence)]
    for token in sentence:
        inside = any(start <= token.start < end for start, end in held)
        if not inside and token.text[0].isalpha() and token.lower not in PREPOSITIONS and token.lower not in _BESIDE:
            return None
    return next((each for each in placed if level(each) < WIDE), None)
