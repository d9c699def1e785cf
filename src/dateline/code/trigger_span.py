"""The words that tell an event: its head with the verbs of the same happening, kept short.

"[A roadside bomb exploded, killing] two soldiers", "[launched a major offensive]", "[shot and killed]": the head is the
word that decides the type; the others say the same happening and make the quote read as evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model import Sentence, Token

from .draft import Draft
from .hit import Hit
from .needs import USING_VERBS
from .syntax import governor, light_verb_of

#: Tokens that a trigger may run over; words of the happening beyond them are left out.
MAX_TOKENS = 45
#: Verbs that only say that the noun which is their subject took place ("clashes erupted", "the fighting continued").
HAPPENING_VERBS = frozenset(
    "erupt break flare rage occur happen begin start continue resume intensify escalate ensue follow unfold go rock "
    "shake jolt rip tear target last end spread".split()
)


def trigger_span(draft: Draft, others: Iterable[Draft]) -> tuple[int, int]:
    """First and last token of the trigger: the head's, widened by what belongs to it, nearest words first.

    It never runs over the head of another event of the sentence, nor over more than MAX_TOKENS tokens.
    """
    main = draft.main
    first, last = main.first, main.last
    foreign = {
        other.main.token.i for other in others if other is not draft and other.sentence.index == draft.sentence.index
    }
    spans = sorted(
        _members(draft.sentence, draft.hits, main),
        key=lambda span: (max(first - span[1], span[0] - last), span),
    )
    for start, end in spans:
        low, high = min(first, start), max(last, end)
        if high - low < MAX_TOKENS and not any(low <= i <= high for i in foreign):
            first, last = low, high
    return first, last


def _members(sentence: Sentence, hits: list[Hit], main: Hit) -> Iterator[tuple[int, int]]:
    for hit in hits:
        if hit.word.pos == "v" and hit is not main:
            yield hit.first, hit.last
        if hit.word.pos == "n":
            verb = _verb_of(sentence, hit)
            if verb is not None:
                yield (min(verb.i, hit.first), max(verb.i, hit.last)) if hit is main else (verb.i, verb.i)


def _verb_of(sentence: Sentence, hit: Hit) -> Token | None:
    """The verb by which a noun tells its happening: "launched an offensive", "clashes erupted", "struck by a bomb"."""
    light = light_verb_of(sentence, hit.token.i)
    if light is not None:
        return light
    token = hit.token
    while token.dep == "conj":
        token = sentence[token.head]
    verb = governor(sentence, token.i)
    if verb is None or verb.pos != "VERB":
        return None
    lemma = verb.lemma.lower()
    if token.dep in ("nsubj", "nsubjpass"):
        return verb if lemma in HAPPENING_VERBS or lemma in USING_VERBS else None
    if token.dep == "pobj" and sentence[token.head].lower in ("by", "with"):
        return verb if lemma in USING_VERBS else None
    return verb if token.dep == "dobj" and lemma in USING_VERBS else None
