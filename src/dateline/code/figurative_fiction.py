"""Deeds of a plot: "in the novel the hero shoots the general", "the film follows a sniper who kills a judge".

Footage and documentaries show what was, and are no works of this kind.
"""

from __future__ import annotations

import functools

from dateline.knowledge.other_senses import other_senses
from dateline.model import Sentence, Token

_PATH = frozenset("ccomp xcomp conj advcl relcl acl dobj pcomp".split())
_PRESENT = frozenset({"VBZ", "VBP", "VBG", "VB"})


def is_fiction(sentence: Sentence, token: Token) -> bool:
    """Whether the deed of a trigger is told of a work of fiction."""
    nouns = _nouns()
    works = [each for each in sentence if each.lower in nouns and _is_work(sentence, each)]
    if not works:
        return False
    verb = _clause_verb(sentence, token)
    return any(_holds(sentence, work, verb) for work in works)


@functools.cache
def _nouns() -> frozenset[str]:
    """The words of which one must stand in the sentence, with their plurals."""
    sense = other_senses()
    names = sense["fiction"] | sense["fiction_part"] | {pair.split("-")[-1] for pair in sense["fiction_pair"]}
    return names | {f"{name}s" for name in names} | {"movies", "stories", "comedies"}


def _is_work(sentence: Sentence, noun: Token) -> bool:
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    sense = other_senses()
    lemma = noun.lemma.lower()
    if noun.dep == "compound" and sentence[noun.head].pos in ("NOUN", "PROPN"):
        return False  # "the film festival", "a drama school"
    if lemma in sense["fiction"]:
        return True
    if any(f"{each.lower}-{lemma}" in sense["fiction_pair"] for each in sentence.children(noun.i, "compound", "amod")):
        return True
    above = sentence[noun.head]
    return (
        lemma in sense["fiction_part"]
        and noun.dep == "nsubj"
        and above.tag == "VBZ"
        and above.lemma.lower() in sense["telling"]
        and not any(child.lower == "of" for child in sentence.children(noun.i, "prep"))  # "a series of raids"
    )


def _clause_verb(sentence: Sentence, token: Token) -> Token:
    if token.pos in ("VERB", "AUX"):
        return token
    return next((above for above in sentence.ancestors(token.i) if above.pos in ("VERB", "AUX")), token)


def _holds(sentence: Sentence, work: Token, verb: Token) -> bool:
    """Whether the clause of a verb lies within a work: in a phrase with "in", under what it tells, in its relative."""
    prep = sentence[work.head]
    chain = [verb]
    while chain[-1].dep in _PATH and chain[-1].head != chain[-1].i and len(chain) < 6:
        chain.append(sentence[chain[-1].head])
    if work.dep == "pobj" and prep.lower in ("in", "of"):
        at = sentence[prep.head]
        if prep.lower == "of":  # "in the last scene of the play"
            return at.pos == "NOUN" and at.dep == "pobj" and sentence[sentence[at.head].head] in chain
        if at.dep == "nsubj" and sentence[at.head] in chain:
            return _is_told_now(sentence, sentence[at.head])  # "the robbers in the comedy take a hostage"
        return at in chain
    if work in chain[1:]:
        below = chain[chain.index(work) - 1]
        return below.dep == "relcl" and any(
            each.tag in ("WDT", "WP", "WRB", "WP$") and each.dep != "nsubj" for each in sentence.subtree(below.i)
        )
    teller = next((each for each in chain if work in sentence.children(each.i, "nsubj")), None)
    if teller is None or teller is verb or teller.lemma.lower() not in other_senses()["telling"]:
        return False
    return verb.tag in _PRESENT or _is_present(sentence, verb)


def _is_told_now(sentence: Sentence, verb: Token) -> bool:
    return verb.tag in ("VBZ", "VBP", "VB") and not sentence.children(verb.i, "aux")


def _is_present(sentence: Sentence, verb: Token) -> bool:
    return any(each.tag in ("VBZ", "VBP") for each in sentence.children(verb.i, "aux", "auxpass"))
