"""Whose deed it was where the parse or the order of words hides it.

Examples: "killed in an RSF shelling", its last word taken for a verb; "clashes with the rebels left six soldiers dead".
"""

from __future__ import annotations

from dateline.model import Named, Sentence, Token

from .casualties import CasualtyStatement
from .hit import Hit
from .index import ARMED, Index

_DURING = frozenset("in by during from after under amid".split())
_HOLDS = frozenset("control hold run rule occupy seize besiege".split())


def is_noun_after_all(hit: Hit) -> bool:
    """Whether a trigger taken for a verb stands as a noun: "killed in Russian airstrikes", tagged as "strikes" is."""
    return hit.word.pos == "v" and hit.token.dep == "pobj"


def doer_before(index: Index, sentence: Sentence, hit: Hit) -> list[Named]:
    """The force right before a deed that was taken for a verb: "killed in an RSF shelling of the camp"."""
    if hit.token.tag != "VBG" or not hit.first or sentence.children(hit.token.i, "dobj"):
        return []
    before = sentence[hit.first - 1]
    named = index.actor_at(sentence, before)
    if named is None or named.actor.kind not in ARMED or named.mention.end != before.end:
        return []
    if before.dep != "pobj" or sentence[before.head].lower not in _DURING:
        return []
    return [named]


def is_holder(sentence: Sentence, token: Token) -> bool:
    """Whether a noun only holds the place told of: the group in "hit a village held by the group, killing nine"."""
    by = sentence[token.head]
    return token.dep == "pobj" and by.dep == "agent" and sentence[by.head].lemma.lower() in _HOLDS


def opposed(
    index: Index, sentence: Sentence, hit: Hit, targets: list[Named], statements: list[CasualtyStatement]
) -> bool:
    """Whether the partners of a clash are those who did the harm told beside it: none of them is harmed, others are.

    "Clashes with the rebels left six soldiers dead", "nine policemen were hurt in fighting with the militia".
    """
    if hit.cls.name != "clash" or not targets or any(named.actor.kind not in ARMED for named in targets):
        return False
    harmed = [
        named.actor.actor_id or named.actor.name
        for statement in statements
        if statement.victim is not None and not statement.negated
        for named in index.actors_of(sentence, sentence[statement.victim])
        if named.actor.kind in ARMED
    ]
    return bool(harmed) and not any((named.actor.actor_id or named.actor.name) in harmed for named in targets)
