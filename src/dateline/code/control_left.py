"""Places that a force gave up, told without a word of capture or loss.

"The last troops left Tamra", "the army's withdrawal from Tamra", "Tamra is free of rebels", "no rebels remain in
Tamra", "the rebels entered Tamra after the army had pulled out".
"""

from __future__ import annotations

from dateline.model import Actor, Place, Sentence, Token

from .control_extent import is_region
from .index import ARMED, Index
from .syntax import doers, governor, is_passive, prep_objects, undergoers
from .territory import territories

_REAL = ("occurred", "ongoing")
_LEAVES = frozenset("leave quit exit vacate depart".split())
_GOING = frozenset("withdraw retreat pull flee leave abandon evacuate depart quit vacate".split())
_WITHDRAWALS = frozenset("withdrawal retreat pullout pull-out pullback departure exit".split())
#: What is done with a withdrawal that has not happened: "announced the withdrawal of the troops".
_NOT_YET = frozenset(
    """announce order plan demand urge call agree promise begin start consider request seek propose negotiate discuss
    cover expect reject rule deny prepare threaten want require condition""".split()
)
_STAYING = frozenset("remain stay leave".split())


def find_left(index: Index, sentence: Sentence) -> list[tuple[int, Place, Actor]]:
    """Token, place and loser of each place that a sentence says was given up."""
    found: list[tuple[int, Place, Actor]] = []
    for token in sentence:
        lemma = token.lemma.lower()
        if lemma in _LEAVES and token.pos == "VERB" and not is_passive(sentence, token.i):
            found += _left(index, sentence, token)
        elif lemma in _WITHDRAWALS and token.pos == "NOUN":
            found += _withdrawal(index, sentence, token)
        elif token.lower == "free" and token.pos == "ADJ":
            found += _free_of(index, sentence, token)
        if token.lower == "no" and token.dep == "det":
            found += _none_remain(index, sentence, sentence[token.head])
    return found


def left_bare(index: Index, sentence: Sentence) -> list[tuple[int, Actor]]:
    """Token and loser of each withdrawal or loss of control that names no place: "until the army withdrew".

    The place is the one that the rest of the sentence speaks of.
    """
    found: list[tuple[int, Actor]] = []
    for token in sentence:
        lemma = token.lemma.lower()
        if token.pos != "VERB" or sentence.children(token.i, "neg") or is_passive(sentence, token.i):
            continue
        things = sentence.children(token.i, "dobj")
        if lemma in ("withdraw", "retreat", "flee") or (lemma == "pull" and sentence.children(token.i, "prt")):
            if things or prep_objects(sentence, token.i, "from", "to", "into", "towards", "toward", "behind", "across"):
                continue
        elif lemma != "lose" or not things or things[0].lower != "control" or sentence.children(things[0].i, "prep"):
            continue
        subjects = doers(sentence, token.i)
        if any(child.pos == "PRON" for thing in subjects for child in sentence.children(thing.i, "poss")):
            continue  # "its troops retreated": whose is not sure
        who = force(index, sentence, subjects)
        if who is not None and index.status(sentence, token.i) in _REAL and not is_under_way(sentence, token.i):
            found.append((token.i, who))
    return found


def is_under_way(sentence: Sentence, i: int) -> bool:
    """Whether a withdrawal is not done yet: "has begun to withdraw", "was withdrawing its forces"."""
    token = sentence[i]
    if token.dep == "xcomp" and sentence[token.head].lemma.lower() in ("begin", "start", "continue"):
        return True
    return token.tag == "VBG" and any(child.lemma == "be" for child in sentence.children(i, "aux"))


def force(index: Index, sentence: Sentence, tokens: list[Token]) -> Actor | None:
    """The first armed actor that the tokens name."""
    named = [each.actor for token in tokens for each in index.actors_of(sentence, token)]
    return next((actor for actor in named if actor.kind in ARMED), None)


def came_after_leaving(index: Index, sentence: Sentence, i: int) -> bool:
    """Whether those who held a place had gone when verb `i` happened: "entered the town after the army withdrew"."""
    if any(thing.lemma.lower() in _WITHDRAWALS for thing in prep_objects(sentence, i, "after", "following")):
        return True
    return any(
        child.lemma.lower() in _GOING
        and any(
            mark.lower in ("after", "as", "when", "once", "since")
            for mark in sentence.children(child.i, "mark", "advmod")
        )
        and not sentence.children(child.i, "neg")
        and force(index, sentence, doers(sentence, child.i)) is not None
        for child in sentence.children(i, "advcl")
    )


def _left(index: Index, sentence: Sentence, verb: Token) -> list[tuple[int, Place, Actor]]:
    """ "The last troops left Tamra"; not "troops left Tamra for the front", where others may have stayed."""
    who = force(index, sentence, doers(sentence, verb.i))
    if who is None or index.status(sentence, verb.i) not in _REAL or is_under_way(sentence, verb.i):
        return []
    if any(prep.lower in ("for", "to", "towards") for prep in sentence.children(verb.i, "prep", "dative")):
        return []
    if sentence.children(verb.i, "oprd", "ccomp", "xcomp"):
        return []  # "left the town in ruins", "left Tamra destroyed"
    things = [thing for thing in undergoers(sentence, verb.i) if index.place_at(sentence, thing) is not None]
    places = [place for thing in things for place in territories(index, sentence, thing)]
    return [(verb.i, place, who) for place in places if not is_region(place) and place.relation is None]


def _withdrawal(index: Index, sentence: Sentence, noun: Token) -> list[tuple[int, Place, Actor]]:
    above = governor(sentence, noun.i)
    if above is not None and above.lemma.lower() in _NOT_YET:
        return []
    if index.status(sentence, noun.i) not in _REAL:
        return []
    who = force(index, sentence, sentence.children(noun.i, "poss", "compound", "amod")) or force(
        index, sentence, prep_objects(sentence, noun.i, "of", "by")
    )
    things = prep_objects(sentence, noun.i, "from")
    if who is None or not things:
        return []
    named = [thing for thing in things if index.place_at(sentence, thing) is not None]
    places = [place for thing in named for place in territories(index, sentence, thing)]
    return [(noun.i, place, who) for place in places if not is_region(place)]


def _free_of(index: Index, sentence: Sentence, word: Token) -> list[tuple[int, Place, Actor]]:
    """ "Tamra is free of rebels", "the town was declared free of Russian troops"."""
    who = force(index, sentence, prep_objects(sentence, word.i, "of", "from"))
    verb = sentence[word.head]
    if who is None or verb.pos not in ("VERB", "AUX") or index.status(sentence, verb.i) not in _REAL:
        return []
    things = sentence.children(verb.i, "nsubj", "nsubjpass")
    places = [place for thing in things for place in territories(index, sentence, thing)]
    return [(word.i, place, who) for place in places]


def _none_remain(index: Index, sentence: Sentence, noun: Token) -> list[tuple[int, Place, Actor]]:
    """ "No rebels remain in Tamra", "there are no troops left in Tamra"."""
    who = force(index, sentence, [noun])
    verb = sentence[noun.head]
    left = next((each for each in sentence.children(noun.i, "acl") if each.lemma.lower() == "leave"), None)
    if who is None or not (verb.lemma.lower() in _STAYING or left is not None):
        return []
    things = prep_objects(sentence, verb.i, "in", "inside") or (
        prep_objects(sentence, left.i, "in", "inside") if left is not None else []
    )
    places = [place for thing in things for place in territories(index, sentence, thing)]
    return [(verb.i, place, who) for place in places]
