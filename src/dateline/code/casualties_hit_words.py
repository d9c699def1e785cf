"""Words that tell a hit by fire or the state it leaves: "shot", "grazed", "with wounds", "in critical condition".

Each is read with the people it befell, as tokens of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.numbers import context
from dateline.model import Sentence, Token

from .casualties_clause import Clause, aged, head_token
from .casualties_roles import Roles, is_passive, subject, transitive
from .casualties_triggers import triggers_in

_FATAL = frozenset({"fatally", "mortally"})
_SHOOTS = frozenset({"shoot", "shoots", "shot", "shooting"})
_STRIKES = frozenset("hit hits struck strikes strike pierced pierces wing winged clipped".split())
_SELF = frozenset({"himself", "herself", "themselves", "self"})
_OBJECTS = ("dobj", "obj")


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a hit: `fatal` where it killed, `state` where it only tells how people are, `own` one's own hand."""

    trigger: Token
    roles: Roles
    fatal: bool = False
    state: bool = False
    own: bool = False


def hit_words(clause: Clause) -> Iterator[Hit]:
    """The words of a hit in a sentence, in text order, with those they befell."""
    sentence = clause.sentence
    harming = {token.i for token, _ in triggers_in(sentence)}
    for token in sentence:
        hit = None
        if token.lower in _SHOOTS:
            hit = _shot(clause, token, is_word=token.i in harming)
        elif token.lemma.lower() == "graze" or token.lower in _STRIKES:
            hit = _struck(clause, token)
        elif token.lower in context("wound"):
            hit = _wound(clause, token)
        elif token.lower == "condition":
            hit = _condition(clause, token)
        elif token.lower in context("hospital"):
            hit = _hospital(clause, token)
        elif token.lower in ("treated", "recovering"):
            hit = _treated(clause, token)
        elif token.lower in _SELF or (token.lower == "life" and token.i and sentence[token.i - 1].lower == "own"):
            hit = _own_hand(clause, token)
        if hit is not None and hit.roles.victims:
            yield hit


def is_fatal(sentence: Sentence, at: int) -> bool:
    """Whether "fatally" stands by a word; "not fatally wounded" tells no death."""
    near = sentence.tokens[max(0, at - 2) : at + 2]
    return any(
        token.lower in _FATAL and sentence[max(0, token.i - 1)].lower not in ("not", "n't", "n’t", "non", "-")
        for token in near
    )


def _shot(clause: Clause, token: Token, *, is_word: bool) -> Hit | None:
    """ "Two men were shot", "a man shot his wife"; not "shot at a patrol", "shot dead", which other rules read."""
    sentence, at = clause.sentence, token.i
    after = [each.lower for each in sentence.tokens[at + 1 : at + 4]]
    if is_word and any(word.particle for each, word in triggers_in(sentence) if each.i == at):
        return None
    if token.tag.startswith("NN"):
        return _shooting_of(clause, token)
    if not token.tag.startswith("VB") or after[:1] in (["dead"], ["down"], ["video"], ["back"]):
        return None
    passive = is_passive(sentence, at)
    if after[:1] and after[0] in ("at", "toward", "towards", "into", "on") and _aims(clause, token, passive):
        return None
    if after[:1] == ["at"] and (len(after) < 2 or after[1] in (".", ",", "by", "and", "while", "as", "from")):
        return None  # "was shot at by a sniper"
    own = next((each for each in sentence.tokens[at + 1 : at + 3] if each.lower in _SELF), None)
    if own is not None:
        fatal, who = is_fatal(sentence, at), subject(sentence, at)
        if fatal:
            return Hit(token, Roles((own.i,)), fatal=True, own=True)
        return Hit(token, Roles((own.i if who is None else who,)))
    roles = transitive(clause, token)
    beside = clause.last.get(at - 1)
    alone = not passive and not _has_object(sentence, token)
    if token.tag == "VBD" and alone and beside is not None and head_token(beside) not in roles.victims:
        roles = Roles((head_token(beside),))  # "three charged after man shot"
    if token.tag in ("VBD", "VBG") and alone:
        left = clause.last.get(at - 1)
        if sentence.section != "headline" and (left is None or roles.victims[:1] == ()):
            return None  # "the man who shot first"
    return Hit(token, roles, fatal=is_fatal(sentence, at))


def _aims(clause: Clause, token: Token, passive: bool) -> bool:
    """Whether somebody was aimed at, hit or not ("shot at people in the fields"); "two men shot at a bar" were hit."""
    sentence = clause.sentence
    if passive or token.dep == "acl":
        return False
    whom = [each for prep in sentence.children(token.i, "prep") for each in sentence.children(prep.i, "pobj")]
    people = any(each.i in clause.owner and clause.owner[each.i].people for each in whom)
    return people or (
        token.tag == "VBD" and sentence.section != "headline" and bool(sentence.children(token.i, "nsubj"))
    )


def _has_object(sentence: Sentence, token: Token) -> bool:
    shared = [each for each in sentence.children(token.i, "conj") if sentence.children(each.i, *_OBJECTS)]
    return bool(sentence.children(token.i, *_OBJECTS, "dative") or shared)


def _shooting_of(clause: Clause, token: Token) -> Hit | None:
    """ "The shooting of two brothers", "the fatal shooting of a driver"."""
    sentence = clause.sentence
    if token.lower != "shooting":
        return None
    heads = [
        noun.i
        for prep in sentence.children(token.i, "prep")
        if prep.lower == "of"
        for noun in sentence.children(prep.i, "pobj")
    ]
    marks = {each.lower for each in sentence.children(token.i, "amod", "compound")}
    return Hit(token, Roles(tuple(heads)), fatal=bool(marks & {"fatal", "deadly"})) if heads else None


def _struck(clause: Clause, token: Token) -> Hit | None:
    """ "Was hit in the leg", "was struck by a stray bullet", "a bullet grazed his head"; not "a village was struck"."""
    sentence, at = clause.sentence, token.i
    if not token.tag.startswith("VB"):
        return None
    near = {each.lower for each in sentence.tokens[max(0, at - 6) : at + 9]}
    if near.isdisjoint(context("gun")) and near.isdisjoint(context("body_part")):
        return None
    roles = transitive(clause, token)
    doers = [sentence[i].lower for i in roles.victims]
    if any(word in context("gun") for word in doers):
        return None
    return Hit(token, roles, fatal=is_fatal(sentence, at))


def _wound(clause: Clause, token: Token) -> Hit | None:
    """ "Suffered a gunshot wound", "found with gunshot wounds", "treated for a wound": those who have it."""
    sentence = clause.sentence
    verb = sentence[token.head]
    if token.dep in _OBJECTS and verb.lemma.lower() in ("suffer", "sustain", "receive", "have", "get"):
        found = subject(sentence, verb.i)
        return Hit(
            token, Roles((found,) if found is not None else ()), fatal=_is_fatal_wound(sentence, token), state=True
        )
    if token.dep != "pobj" or verb.lower not in ("with", "from", "for", "of"):
        return None
    found = _bearer(clause, verb)
    dies = verb.lower in ("of", "from") and sentence[verb.head].lemma.lower() in ("die", "succumb")
    if found is None or dies:
        return None
    return Hit(token, Roles((found,)), fatal=_is_fatal_wound(sentence, token), state=True)


def _is_fatal_wound(sentence: Sentence, token: Token) -> bool:
    return any(each.lower in ("fatal", "mortal") for each in sentence.children(token.i, "amod"))


#: Who is found, or treated, is the object of these; of other verbs the subject.
_FINDING = frozenset("find discover locate see treat leave transport take rush bring carry fly airlift admit".split())


def _bearer(clause: Clause, prep: Token) -> int | None:
    """Whom a phrase of state is said of: "a man with a wound", "found a man with a wound", "he was found with"."""
    sentence = clause.sentence
    if (beside := _person_at(clause, prep.i - 1)) is not None:
        return beside  # "found the 15-year-old with wounds"
    up = sentence[prep.head]
    if up.i in clause.owner or up.tag.startswith(("NNP", "PRP")):
        return up.i
    if not up.tag.startswith(("VB", "JJ")) and up.pos not in ("AUX", "VERB", "ADJ"):
        return None
    if up.lemma.lower() in _FINDING and not is_passive(sentence, up.i):
        found = sentence.children(up.i, *_OBJECTS)
        if found:
            return found[0].i
    if up.tag == "VBG" and up.dep in ("acl", "pcomp", "ccomp", "xcomp") and not sentence.children(up.i, "nsubj"):
        return sentence[up.head].i if up.dep == "acl" else subject(sentence, up.i)
    return subject(sentence, up.i)


def _person_at(clause: Clause, i: int) -> int | None:
    """The head of the people whose words end at token `i`."""
    if i < 0:
        return None
    if i in clause.last and clause.last[i].cls != "zero":
        return head_token(clause.last[i])
    return i if aged(clause.sentence, i) is not None else None


def _condition(clause: Clause, token: Token) -> Hit | None:
    """ "Two are in critical condition": they live, so far."""
    sentence = clause.sentence
    marks = {each.lower for each in sentence.tokens[max(0, token.i - 3) : token.i]}
    inside = sentence[token.head]
    if marks.isdisjoint(context("condition")) or token.dep != "pobj" or inside.lower != "in":
        return None
    found = _bearer(clause, inside)
    return Hit(token, Roles((found,) if found is not None else ()), state=True)


#: What is done to the wounded: "was rushed to a hospital".
_BRINGING = frozenset("take rush transport airlift fly carry send admit bring drive helicopter transfer".split())


def _hospital(clause: Clause, token: Token) -> Hit | None:
    """ "Two victims were taken to a hospital"."""
    sentence = clause.sentence
    to = sentence[token.head]
    if token.dep == "pobj" and to.lower == "in" and sentence[to.head].lemma in ("be", "remain", "stay"):
        found = subject(sentence, to.head)  # "three others are in hospital"
        return Hit(token, Roles((found,) if found is not None else ()), state=True)
    if token.dep != "pobj" or to.lower != "to":
        return None
    verb = sentence[to.head]
    if verb.lemma.lower() not in _BRINGING:
        # "sent five people, among them two teens to the hospital"
        near = [each for each in sentence.tokens[max(0, to.i - 9) : to.i] if each.lemma.lower() in _BRINGING]
        if not near:
            return None
        verb = near[-1]
    if is_passive(sentence, verb.i) or verb.dep == "acl":
        found = subject(sentence, verb.i)
    else:
        objects = sentence.children(verb.i, *_OBJECTS)
        found = objects[0].i if objects else None
    return Hit(token, Roles((found,) if found is not None else ()), state=True)


def _treated(clause: Clause, token: Token) -> Hit | None:
    """ "Another 41 were being treated", "the driver is recovering"."""
    sentence = clause.sentence
    goes_on = token.tag == "VBG" and bool(sentence.children(token.i, "aux"))
    if not (is_passive(sentence, token.i) if token.lower == "treated" else goes_on):
        return None
    found = subject(sentence, token.i)
    return Hit(token, Roles((found,) if found is not None else ()), state=True)


def _kills(sentence: Sentence, until: int) -> bool:
    return any(each.lemma.lower() == "kill" for each in sentence.tokens[:until])


def _own_hand(clause: Clause, token: Token) -> Hit | None:
    """ "Turned the gun on himself", "took his own life"; "shot himself" tells no death, and "killed himself" does."""
    sentence = clause.sentence
    words = {each.lower for each in sentence.tokens[max(0, token.i - 6) : token.i]}
    if token.lower == "life":
        took = words & {"took", "take", "taking", "takes", "taken"}
        mine = sentence[token.i - 2].i if token.i > 1 and sentence[token.i - 2].tag == "PRP$" else None
        return Hit(token, Roles((mine,)), fatal=True, own=True) if took and mine is not None else None
    before = sentence[token.i - 1].lower if token.i else ""
    if before == "then" and _kills(sentence, token.i):
        return Hit(token, Roles((token.i,)), fatal=True, own=True)  # "killed his wife, two sons, then himself"
    turned = words & {"turned", "turn", "turning", "turns"} and words & {"gun", "weapon", "rifle", "pistol", "handgun"}
    return Hit(token, Roles((token.i,)), fatal=True, own=True) if turned else None
