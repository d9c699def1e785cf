"""What the place of a capitalised name in its clause says: a person who speaks or is shot, a place that is shelled."""

from __future__ import annotations

from dateline.knowledge.actor_name_words import name_words
from dateline.knowledge.numbers import people_words
from dateline.model import Sentence, Token

from .actors_persons_words import DEATHS, KIN, LIVES, PARTS, SPEAKS, STRUCK, SUFFERS
from .places_words import KIND_WORDS, PLURAL_KINDS, STRONG


def head_of(sentence: Sentence, first: int, last: int) -> Token:
    """The token of tokens `first` to `last` by which they hang on the rest of the sentence."""
    return next((t for t in sentence.tokens[first : last + 1] if not first <= t.head <= last), sentence[last])


def top_of(sentence: Sentence, head: Token) -> Token:
    """The first of the list that a token stands in."""
    while head.dep == "conj" and head.head < head.i:
        head = sentence[head.head]
    return head


def role(sentence: Sentence, head: Token) -> float:
    """What the place in the clause says: who speaks, is born or is shot is a person."""
    top = head
    while top.dep == "conj" and top.head != top.i and sentence[top.head].pos == "PROPN":
        top = sentence[top.head]
    above = sentence[top.head]
    lemma = above.lemma.lower()
    if top.dep == "nsubj":
        if lemma in SPEAKS:
            return 2.5
        if above.lemma == "be" and any(is_office(child) for child in sentence.children(above.i, "attr")):
            return 3
        return 1.5 if lemma in LIVES else 0
    if top.dep == "nsubjpass":
        return 2 if lemma in LIVES else 0
    if top.dep == "dobj":
        return 1.5 if lemma in SUFFERS else 0
    if top.dep == "appos":
        return 3 if is_office(above) else 0
    if top.dep == "poss" or (top.dep == "pobj" and above.lower == "of" and above.head != above.i):
        noun = above if top.dep == "poss" else sentence[above.head]
        return 1.5 if noun.lower in DEATHS else 0
    return 0


def as_place(sentence: Sentence, head: Token) -> float:
    """How much the place in the clause speaks for a place: "the villages of Aqsab and X", "shelled X", "in A and X"."""
    top = top_of(sentence, head)
    above = sentence[top.head]
    if top.dep == "dobj":
        return 3 if above.lemma.lower() in STRUCK else 0
    if top.dep != "pobj":
        return 0
    if above.lower == "of" and above.head != above.i:
        noun = sentence[above.head].lower
        return 5 if noun in KIND_WORDS or noun in PLURAL_KINDS or noun in PARTS else 0
    return 1 if above.lower in STRONG and top.i != head.i else 0


def is_office(token: Token) -> bool:
    """Whether a noun says what a person is: "the mayor", "her sister", "a farmer"."""
    lower = token.lower
    if lower in KIN or lower in name_words()["head"]:
        return True
    return people_words().get(lower) in ("civilian", "combatant", "unknown") and not lower.endswith(("people", "crew"))
