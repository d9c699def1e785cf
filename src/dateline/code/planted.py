"""Who planted what went off: "The bomb had been left by two men", after the sentence that tells of the blast.

The blast told before takes them for its doers where it names none.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.model import Event, Named, Sentence, Span, Token

from .claimed import told_before
from .index import Index
from .people import people_at
from .spelled import as_doer
from .syntax import by_phrase, doers, is_passive

_CHARGES = frozenset("bomb device explosive charge mine grenade dynamite".split())
_PLANTS = frozenset("plant place leave lay put set detonate throw hurl toss attach install bury activate".split())


def with_planters(index: Index, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events of a report with those who are later said to have planted the bomb."""
    found = list(events)
    for sentence in index.resolved.sentences:
        for charge, verb in _planted(sentence):
            people = _people(index, sentence, verb)
            for n in told_before(index, found, sentence, charge) if people else ():
                if found[n].side_a or found[n].type != "Explosions/Remote violence":
                    continue
                evidence = (*found[n].evidence, Span.of(index.resolved.text, sentence.start, sentence.end))
                side_a = tuple(as_doer(index, named) for named in people)
                found[n] = msgspec.structs.replace(found[n], side_a=side_a, evidence=evidence)
    return tuple(found)


def _planted(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """The charges told before, with the verbs that say who planted them; not "a bomb", not what was not planted."""
    for token in sentence:
        if token.dep not in ("dobj", "nsubjpass") or token.lemma.lower() not in _CHARGES:
            continue
        verb = sentence[token.head]
        if verb.lemma.lower() not in _PLANTS or sentence.children(verb.i, "neg"):
            continue
        if any(each.lower in ("the", "this", "that", "both") for each in sentence.children(token.i, "det")):
            yield token, verb


def _people(index: Index, sentence: Sentence, verb: Token) -> list[Named]:
    found: list[Named] = []
    for token in by_phrase(sentence, verb.i) if is_passive(sentence, verb.i) else doers(sentence, verb.i):
        named = index.actors_of(sentence, token)
        bare = people_at(index, sentence, token, suffers=False) if not named else None
        found += named or ([bare] if bare else [])
    return found
