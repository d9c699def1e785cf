"""Whose deed it was where the parse or the order of words hides it.

Examples: "killed in an RSF shelling", its last word taken for a verb; "clashes with the rebels left six soldiers dead".
"""

from __future__ import annotations

from dateline.model import Named, Sentence, Token

from .casualties import CasualtyStatement
from .hit import Hit
from .index import ARMED, Index
from .parties import who
from .syntax import LIGHT_VERBS, by_phrase

_DURING = frozenset("in by during from after under amid".split())
_SUPPOSES = frozenset("suspect believe think say report presume assume allege".split())
_UNCLEAR = frozenset("unclear unknown uncertain unsure".split())
_LOOKS = frozenset("dress disguise pose clothe masquerade clad".split())
_HOLDS = frozenset("control hold run rule occupy seize besiege".split())


def is_noun_after_all(hit: Hit) -> bool:
    """Whether a trigger taken for a verb stands as a noun: "killed in Russian airstrikes", tagged as "strikes" is."""
    return hit.word.pos == "v" and hit.token.dep == "pobj"


def doer_before(index: Index, sentence: Sentence, hit: Hit) -> list[Named]:
    """The force beside a deed taken for a verb: "killed in an RSF shelling", "in shelling by the RSF"."""
    if hit.token.tag != "VBG" or not hit.first or sentence.children(hit.token.i, "dobj", "auxpass"):
        return []
    if by := by_phrase(sentence, hit.token.i):  # "wounded in mortar shelling by the militia"
        return [named for token in by for named in index.actors_of(sentence, token)]
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
        who(named)
        for statement in statements
        if statement.victim is not None and not statement.negated
        for named in index.actors_of(sentence, sentence[statement.victim])
        if named.actor.kind in ARMED
    ]
    return bool(harmed) and not any(who(named) in harmed for named in targets)


def partner_after(index: Index, sentence: Sentence, first: Token) -> list[Named]:
    """Who stands with the one party of "between" that the parse has: "fighting between A and IS men", "IS" a verb."""
    named = index.actor_at(sentence, first)
    if named is None:
        return []
    behind = [token for token in sentence if token.start >= named.mention.end][:2]
    if len(behind) < 2 or behind[0].lower != "and":
        return []
    return [each for each in index.actors(sentence) if each.mention.start == behind[1].start]


#: Deeds that are done against someone.
_AIMED = frozenset("airstrike shelling attack offensive operation bomb".split())


def against_later(index: Index, sentence: Sentence, hit: Hit, agents: list[Named]) -> list[Named]:
    """Whom a deed is against where words between hold the "against": "flew 11 raids, using jets, against the group"."""
    if hit.cls.name not in _AIMED or not agents:
        return []
    doing = {who(named) for named in agents}
    for token in sentence.tokens[hit.last + 1 :]:
        if token.tag in ("VBD", "VBZ", "VBP", "MD") or token.text == ";":
            return []
        if token.dep == "prep" and token.lower == "against":
            found = [n for thing in sentence.children(token.i, "pobj") for n in index.actors_of(sentence, thing)]
            return [n for n in found if n.actor.kind in ARMED and who(n) not in doing]
    return []


def supposed_doers(sentence: Sentence, noun: Token) -> list[Token]:
    """ "The strike was thought to have been carried out by X": X."""
    verb = sentence[noun.head]
    if noun.dep != "nsubjpass" or verb.lemma.lower() not in _SUPPOSES:
        return []
    return [
        doer
        for clause in sentence.children(verb.i, "xcomp")
        if clause.lemma.lower() in LIGHT_VERBS
        for doer in by_phrase(sentence, clause.i)
    ]


def unmasked(sentence: Sentence, token: Token) -> Token:
    """Who only looked like those at `token`: the men of "men dressed as soldiers kidnapped him"; else the token."""
    at = token.i
    while at > 0 and sentence[at - 1].dep in ("det", "amod", "compound"):
        at -= 1
    if at < 3 or sentence[at - 1].lower not in ("as", "like") or sentence[at - 2].lemma.lower() not in _LOOKS:
        return token
    who = sentence[sentence[at - 2].head]
    return who if who.pos in ("NOUN", "PROPN") and who.i < at else sentence[at - 3]


def is_open(sentence: Sentence, i: int) -> bool:
    """Whether it is said to be unknown whose deed it was: "it was unclear if the strike was carried out by X"."""
    at = sentence[i]
    for above in (at, *sentence.ancestors(i)):
        marks = {child.lower for child in sentence.children(above.i, "mark", "advmod", "nsubj")}
        if above.pos in ("VERB", "AUX") and marks & {"if", "whether"}:
            over = sentence[above.head]
            words = [over, *sentence.children(over.i, "acomp", "neg")]
            said = {word.lower for word in words}
            if said & _UNCLEAR or (said & {"not", "n't"} and said & {"clear", "known", "certain", "sure"}):
                return True
    return False
