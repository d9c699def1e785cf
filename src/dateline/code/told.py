"""Whether a draft says enough to be an event."""

from __future__ import annotations

from dateline.model import Sentence

from .casualties import CasualtyStatement
from .draft import Draft
from .factuality import is_background
from .hit import Hit
from .index import Index


def is_setting(index: Index, draft: Draft) -> bool:
    """Whether the draft only describes someone ("a leader who plans attacks") and counts nobody: no event."""
    if any(s.casualties.low or s.casualties.best for s in draft.statements if not s.negated):
        return False
    return all(
        is_background(index.resolved, draft.sentence.index, hit.token.i)
        or _is_of_cell(draft.sentence, hit)
        or _is_charge(draft.sentence, hit)
        for hit in draft.hits
    )


#: What people are accused, suspected or jailed of, as a description: "two men accused of kidnapping".
_CHARGED = frozenset("accuse suspect convict charge jail imprison wanted want sentence try blame".split())


def _is_charge(sentence: Sentence, hit: Hit) -> bool:
    """Whether a word only says what somebody described is charged with, nobody and no day named with it."""
    above = sentence[hit.token.head]
    if hit.token.dep not in ("pobj", "pcomp") or above.lower not in ("of", "for", "with", "over", "in"):
        return False
    verb = sentence[above.head]
    plain = not sentence.children(hit.token.i, "det", "poss", "nummod", "dobj", "prep", "npadvmod")
    return plain and verb.lemma.lower() in _CHARGED and verb.dep in ("acl", "amod", "relcl")


def only_describes(sentence: Sentence, statement: CasualtyStatement) -> bool:
    """Whether a participle before its noun counts nobody: "relatives of captured soldiers", "displaced people"."""
    token = sentence[statement.trigger]
    if token.dep != "amod" or token.i > token.head or sentence[token.head].tag not in ("NN", "NNS"):
        return False
    if statement.casualties.harm not in ("captured", "missing", "displaced"):
        return statement.casualties.low == 1 and sentence[token.head].tag == "NN"
    return statement.casualties.low is None or not sentence.children(token.head, "nummod")


#: What ends with an agreement, and what makes room for those who take a place.
_ENDING = frozenset("end stop halt cease pause suspend".split())
_FIGHTING = frozenset("fight battle struggle".split())
_LEAVING = frozenset({"withdraw", "lose"})


def is_of_another(draft: Draft, told: list[Draft]) -> bool:
    """Whether a draft is only a part of another: the fighting that a deal ends, a retreat before a town is entered."""
    sentence = draft.sentence
    for other in told:
        if other is draft:
            continue
        below = {token.i for token in sentence.subtree(other.main.token.i)}
        if other.main.cls.name == "agreement" and all(
            hit.word.pos == "n" and hit.token.i in below and _is_ended(sentence, hit) for hit in draft.hits
        ):
            return True
        if other.main.cls.name == "disrupt" and all(
            hit.cls.name in ("shelling", "airstrike") and hit.token.i in below for hit in draft.hits
        ):
            return True  # "intercepted a missile launched from the coast"
        if draft.status == "planned" and all(_is_fought_for(sentence, hit, other.main.token.i) for hit in draft.hits):
            return True
        if other.main.cls.name in ("capture", "advance", "fall") and all(
            hit.cls.name in _LEAVING and hit.token.i in below and _is_before(sentence, hit) for hit in draft.hits
        ):
            return True
    return False


def _is_fought_for(sentence: Sentence, hit: Hit, fight: int) -> bool:
    """ "Has been fighting for a year to seize the airport": the fighting is what is told."""
    above = sentence[hit.token.head]
    return hit.token.dep in ("advcl", "xcomp") and above.i == fight and above.lemma.lower() in _FIGHTING


def _is_ended(sentence: Sentence, hit: Hit) -> bool:
    """ "A deal to end the fighting", "a truce after days of clashes"."""
    return any(
        above.lemma.lower() in _ENDING or above.lower in ("in", "after", "following")
        for above in list(sentence.ancestors(hit.token.i))[:3]
    )


def _is_before(sentence: Sentence, hit: Hit) -> bool:
    """ "Entered the town after the army pulled out"."""
    clause = sentence[hit.token.i]
    return clause.dep in ("advcl", "pcomp", "pobj") and any(
        each.lower in ("after", "when", "as", "once", "following")
        for each in (*sentence.children(clause.i, "mark", "advmod"), sentence[clause.head])
    )


def _is_of_cell(sentence: Sentence, hit: Hit) -> bool:
    """ "Commanded a cell targeting officials", "ran a network that attacks convoys": what a body is for."""
    token = hit.token
    described = token.dep == "acl" and token.tag == "VBG"
    return described and sentence[token.head].lemma.lower() in ("cell", "network", "ring", "unit")


def is_told(draft: Draft) -> bool:
    """Whether the draft says enough to be an event.

    An "operation" or a "siege" without anything done in it is a setting; a bare "die" without victims is no event.
    """
    names = {hit.cls.name for hit in draft.hits}
    if draft.status == "denied" and all(_is_absent(draft.sentence, hit) for hit in draft.hits):
        return False
    if not draft.statements and all(_is_older_series(draft.sentence, hit) for hit in draft.hits):
        return False
    if all(_is_kept_out_of(draft.sentence, hit) or _is_of_nth(draft.sentence, hit) for hit in draft.hits):
        return False
    if names <= {"operation"}:
        return bool(draft.statements) or bool(draft.agents() and draft.targets())
    if names == {"displace"} and draft.agents() and draft.targets():
        return True  # "the army drove the villagers from their homes"
    if names <= {"die", "displace"}:
        return any(not statement.negated for statement in draft.statements)
    return True


def _is_kept_out_of(sentence: Sentence, hit: Hit) -> bool:
    """Whether somebody only took no part in it: "government forces stayed out of the fight"."""
    above = list(sentence.ancestors(hit.token.i))[:3]
    words = [each.lower for each in above]
    return (
        hit.token.dep == "pobj" and words[:2] == ["of", "out"] and above[-1].lemma.lower() in ("stay", "keep", "remain")
    )


def _is_of_nth(sentence: Sentence, hit: Hit) -> bool:
    """Whether it only numbers whom the news is of: "he is the fifth reporter killed this year"."""
    noun = sentence[hit.token.head]
    if hit.token.dep not in ("acl", "relcl") or noun.dep != "attr" or sentence[noun.head].lemma != "be":
        return False
    return any(child.lower in _NTH for child in sentence.children(noun.i, "amod"))


_NTH = frozenset("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth latest".split())


def _is_older_series(sentence: Sentence, hit: Hit) -> bool:
    """Whether a noun only recalls others of its kind: "earlier attacks", "such raids"."""
    return hit.token.tag in ("NNS", "NNPS") and any(
        child.lower in ("earlier", "previous", "past", "similar", "such", "other", "new", "future")
        for child in sentence.children(hit.token.i, "amod")
    )


def _is_absent(sentence: Sentence, hit: Hit) -> bool:
    """Whether a word only says that nothing of the kind took place: "without a fight", "no one was hurt"."""
    if hit.word.pos == "n":
        return sentence[hit.token.head].lower == "without"
    return hit.cls.group == "harm" and any(
        token.lower in ("no", "nobody", "none") for token in sentence.tokens[max(0, hit.token.i - 5) : hit.token.i]
    )
