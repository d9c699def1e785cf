"""Whose deed an accusation tells: the accused's, never the accuser's.

Examples: "accused the rebels of shelling the camp", "blamed the raid on the militia", "held the army responsible for
the strike". That it is an allegation its attribution says, which keeps the accuser.
"""

from __future__ import annotations

from dateline.model import Sentence, Token

#: Verbs whose object is the one they lay something on: "accused X of", "blamed X for", "charged X with".
_ACCUSES = frozenset("accuse blame suspect charge fault condemn denounce criticise criticize convict implicate".split())
#: Verbs whose object is the deed: "blamed the raid on X", "attributed it to X".
_LAYS = frozenset("blame pin attribute ascribe".split())
#: Verbs that tie their object to a deed: "linked X to the murder".
_LINKS = frozenset({"link", "tie", "connect"})
_PREPOSITIONS = frozenset({"of", "for", "with", "over", "in"})


def accused_of(sentence: Sentence, i: int) -> list[Token]:
    """The accused of the deed that the verb or noun at `i` tells; empty where it stands in no accusation."""
    token = sentence[i]
    while token.dep == "conj":
        token = sentence[token.head]
    if token.i != i and sentence[i].tag == "VBG" and token.lemma.lower() in _ACCUSES and token.tag != "VBG":
        return sentence.children(token.i, "dobj", "nsubjpass")  # "accused X of burning huts and killing herders"
    if token.dep in ("pcomp", "pobj"):
        return _by_preposition(sentence, token) or _within_deed(sentence, token)
    if token.dep in ("dobj", "nsubjpass"):
        return _laid_on(sentence, token)
    return []


def _by_preposition(sentence: Sentence, token: Token) -> list[Token]:
    """ "accused X of V-ing", "blamed X for the raid", "held X responsible for it"."""
    prep = sentence[token.head]
    verb = sentence[prep.head]
    if prep.lower == "to" and verb.lemma.lower() in _LINKS and sentence.children(verb.i, "nsubj"):
        return sentence.children(verb.i, "dobj")  # "linked the general to the murder"
    if prep.lower not in _PREPOSITIONS:
        return []
    if verb.lower == "responsible":
        held = sentence[verb.head]
        if held.pos in ("NOUN", "PROPN"):  # "responsible" taken for an attribute of the accused
            return [held] if held.dep == "dobj" and sentence[held.head].lemma.lower() == "hold" else []
        return sentence.children(held.i, "dobj", "nsubjpass") if held.lemma.lower() == "hold" else []
    # the preposition hung on the accused, or on the accuser: "was accused by villagers of killing herders"
    while verb.dep == "pobj" and sentence[verb.head].lower == "of":  # "accused soldiers of the 4th Brigade of killing"
        verb = sentence[sentence[verb.head].head]
    if verb.pos in ("NOUN", "PROPN") and (verb.dep in ("dobj", "conj") or sentence[verb.head].dep == "agent"):
        verb = sentence[verb.head]
    if verb.dep == "agent":  # "was accused by villagers of killing herders": the preposition hung on the accuser
        verb = sentence[verb.head]
    if verb.lemma.lower() not in _ACCUSES or verb.pos != "VERB":
        return []
    return [each for each in sentence.children(verb.i, "dobj", "nsubjpass") if each.i != token.i]


def _within_deed(sentence: Sentence, token: Token) -> list[Token]:
    """ "accused X of gassing hundreds in an attack": the noun that stands with the deed."""
    prep = sentence[token.head]
    deed = sentence[prep.head]
    while deed.dep == "conj" and deed.pos == "VERB":
        deed = sentence[deed.head]
    if token.dep != "pobj" or prep.lower not in ("in", "with", "during") or deed.dep != "pcomp":
        return []
    return _by_preposition(sentence, deed)


def _laid_on(sentence: Sentence, noun: Token) -> list[Token]:
    """ "blamed the attack on the market on X": the last "on" or "to" of the verb or of its object names X."""
    verb = sentence[noun.head]
    if verb.lemma.lower() not in _LAYS:
        return []
    below = [token.i for token in sentence.subtree(noun.i) if token.pos in ("NOUN", "PROPN")]  # "of a bank on X"
    preps = [prep for at in (verb.i, *below) for prep in sentence.children(at, "prep") if prep.lower in ("on", "to")]
    preps = [prep for prep in preps if prep.i > max(noun.i, verb.i)]
    if not preps:
        return []
    return sentence.children(max(prep.i for prep in preps), "pobj")
