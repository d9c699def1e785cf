"""Whose fight it is, where a noun tells it: "the coalition's campaign", "support for the army in the fight"."""

from __future__ import annotations

from dateline.model import Named, Sentence, Token

from .index import Index
from .syntax import HELPING, by_phrase, conjuncts, doers, prep_objects

_HELP = frozenset("support help assistance aid backing training".split())
_UP = 5


def fighters_of(index: Index, sentence: Sentence, noun: Token) -> list[Named]:
    """The actors whose effort, campaign or fight `noun` is: who owns it, else who wages it, with those who help."""
    own = index.actor_at(sentence, noun)
    if own is not None:
        return [own]
    token = noun
    found: list[Named] = []
    for _ in range(_UP):
        found += [named for named in _owners(index, sentence, token) if named not in found]
        above = sentence[token.head]
        if above.i == token.i:
            break
        if token.dep == "pobj":
            held = sentence[above.head]
            if held.pos in ("NOUN", "PROPN"):
                actor = index.actor_at(sentence, held)
                if actor is not None:
                    return [*found, actor, *_helped_by(index, sentence, held)]
                token = held
                continue
            above = held
        elif above.pos in ("NOUN", "PROPN"):
            token = above
            continue
        if above.pos not in ("VERB", "AUX"):
            break
        return [*found, *_of_verb(index, sentence, above, token, owned=bool(found))]
    return found


def _owners(index: Index, sentence: Sentence, noun: Token) -> list[Named]:
    owners = sentence.children(noun.i, "poss", "compound", "amod", "nmod")
    tokens = [each for child in owners for each in conjuncts(sentence, child)]
    helped = prep_objects(sentence, noun.i, "for", "to", "of") if noun.lemma.lower() in _HELP else []
    tokens += [*by_phrase(sentence, noun.i), *helped]
    return [named for token in tokens for named in index.actors_of(sentence, token)]


def _of_verb(index: Index, sentence: Sentence, verb: Token, noun: Token, *, owned: bool) -> list[Named]:
    """The subject of "lead efforts", and the one helped in "support the army in its campaign"."""
    helping = verb.lemma.lower() in HELPING or noun.lemma.lower() in _HELP
    tokens: list[Token] = []
    if helping:
        tokens += [each for thing in sentence.children(verb.i, "dobj") for each in conjuncts(sentence, thing)]
    if helping or not owned:
        tokens += doers(sentence, verb.i)
    return [named for token in tokens if token.i != noun.i for named in index.actors_of(sentence, token)]


def _helped_by(index: Index, sentence: Sentence, helped: Token) -> list[Named]:
    """Who helps the one that is helped, "the coalition" in "the coalition supports the army in its efforts"."""
    above = sentence[helped.head]
    if above.pos == "VERB" and above.lemma.lower() in HELPING:
        subjects = doers(sentence, above.i)
        return [named for token in subjects for named in index.actors_of(sentence, token)]
    return []
