"""Through whom a statement came: outlets that were told it, sources that cite it, and voices within voices."""

from __future__ import annotations

from bisect import bisect_right

from dateline.model import AttributionMention, Sentence, Token

Range = tuple[int, int]

#: From the verb of one voice down to that of another within what it says; a clause beside it ("while the army said")
#: or joined to it is a voice of its own.
_WITHIN = frozenset({"ccomp", "pcomp", "prep", "pobj", "dobj", "acl", "xcomp", "attr"})
_TOLD = frozenset({"asserts", "confirms", "claims"})


def layers_of(mention: AttributionMention, mentions: tuple[AttributionMention, ...], sent: Sentence) -> list[Range]:
    """The spans of the layers behind a voice, from its source outwards.

    First those of its own words ("told Radio Valley", "X, citing Y, said"), then the voices in whose words it stands:
    in "the Courier reported that the ministry said a medic confirmed it" the medic's are the ministry, the Courier.
    """
    found = [*reversed(mention.chain)]
    beside = (other for other in mentions if other.sentence == mention.sentence)
    outer = [other for other in beside if _holds(other, mention, sent)]
    for other in sorted(outer, key=lambda m: m.content_end - m.content_start):
        if other.source_start is not None and other.source_end is not None:
            found.append((other.source_start, other.source_end))
            found += reversed(other.chain)
    return list(dict.fromkeys(span for span in found if span != (mention.source_start, mention.source_end)))


def _holds(outer: AttributionMention, inner: AttributionMention, sent: Sentence) -> bool:
    if outer.stance not in _TOLD or outer.mode != "statement":
        return False
    if outer.cue_start == inner.cue_start or inner.source_start is None or inner.source_end is None:
        return False
    words = ((inner.source_start, inner.source_end), (inner.cue_start, inner.cue_end))
    if not all(outer.content_start <= start and end <= outer.content_end for start, end in words):
        return False
    verb, above = _verb(sent, inner), _verb(sent, outer)
    if verb is None or above is None:
        return False
    if above.lower == "according":
        return any(token.i == verb.i for token in sent.ancestors(above.i))
    while verb.i != above.i and verb.dep in _WITHIN:
        verb = sent[verb.head]
    return verb.i == above.i


def _verb(sent: Sentence, mention: AttributionMention) -> Token | None:
    """The word of a cue on which the others hang."""
    at = sent.head_of(mention.cue_start, mention.cue_end)
    return sent[at] if at is not None else None


def is_speaker(sent: Sentence, start: int, end: int) -> bool:
    """Whether a layer spoke ("the ministry, citing the army, said"), and did not only hear ("told the mayor")."""
    at = sent.head_of(start, end)
    return at is not None and sent[at].dep in ("nsubj", "nsubjpass", "poss")


def sentence_at(sentences: tuple[Sentence, ...], offset: int) -> Sentence:
    """The sentence in which an offset lies; the one before it where it lies between two."""
    return sentences[max(bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1, 0)]
