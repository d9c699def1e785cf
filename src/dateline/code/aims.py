"""Whom a force is set on fighting: "the campaign to defeat the group", "committed to destroying the militia".

An aim is told as a planned event, so that who opposes whom is known; it is no incident and counts nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Event, Named, Sentence, Span, Token

from .fighters import fighters_of
from .hits import find_hits
from .index import ARMED, Index
from .parties import distinct, who
from .spelled import spelled
from .syntax import HELPING, doers, grammatical_subjects, prep_objects, undergoers

_AIMS = frozenset(
    "defeat degrade destroy eliminate counter combat confront dislodge eradicate dismantle fight crush oust expel "
    "vanquish overthrow weaken".split()
)
_CONFIDENCE = 0.4


def find_aims(index: Index, events: list[Event]) -> list[Event]:
    """The aims of a report that no event tells, each with who pursues it and against whom; without either none."""
    told = [(event.trigger.start, event.trigger.end) for event in events]
    found = []
    for sentence in index.resolved.sentences:
        if not index.has_armed(sentence):
            continue
        hits = {hit.token.i for hit in find_hits(index, sentence)}
        for verb in (*_verbs(sentence), *_nouns(sentence)):
            if verb.i in hits or any(start <= verb.start < end for start, end in told):
                continue
            event = _aim(index, sentence, verb)
            if event is not None:
                found.append(event)
    return found


def _verbs(sentence: Sentence) -> Iterator[Token]:
    """Infinitives and gerunds of defeat; of several joined ("to degrade and defeat") the first with an object."""
    for token in sentence:
        loose = token.tag in ("VB", "VBG") or (token.tag in ("VBP", "VBZ") and token.lemma.lower() == "confront")
        joined = token.dep == "conj" and sentence[token.head].lemma.lower() in _AIMS
        if (
            token.pos == "VERB"
            and loose
            and not joined
            and token.lemma.lower() in _AIMS
            and not sentence.children(token.i, "neg")
        ):
            yield token


def _nouns(sentence: Sentence) -> Iterator[Token]:
    """ "The defeat of the group", as an aim."""
    for token in sentence:
        if token.pos == "NOUN" and token.lower in ("defeat", "destruction") and sentence.children(token.i, "prep"):
            yield token


def _aim(index: Index, sentence: Sentence, verb: Token) -> Event | None:
    targets = [
        named
        for thing in (prep_objects(sentence, verb.i, "of") if verb.pos == "NOUN" else undergoers(sentence, verb.i))
        for named in index.actors_of(sentence, thing)
        if named.actor.kind in ARMED
    ]
    against = {who(named) for named in targets}
    agents = [named for named in _pursuers(index, sentence, verb) if who(named) not in against]
    agents = [named for named in agents if named.actor.kind not in ("civilians", "unidentified")]
    if not targets or not agents:
        return None
    return Event(
        id="",
        type="Battles",
        subtype="Armed clash",
        plover="ASSAULT",
        status="planned",
        trigger=Span.of(index.resolved.text, verb.start, verb.end),
        head=Span.of(index.resolved.text, verb.start, verb.end),
        side_a=tuple(spelled(index, named) for named in distinct(agents)),
        side_b=tuple(spelled(index, named) for named in distinct(targets)),
        attribution=index.voices(sentence, verb.i),
        evidence=(Span.of(index.resolved.text, sentence.start, sentence.end),),
        confidence=_CONFIDENCE,
    )


def _striving(index: Index, sentence: Sentence, noun: Token) -> list[Named]:
    """Who strives for a defeat: the subject of the verb that has it for an aim, "to enable the defeat of X"."""
    for above in sentence.ancestors(noun.i):
        if above.pos == "VERB" and above.tag == "VB":
            return [named for token in doers(sentence, above.i) for named in index.actors_of(sentence, token)]
    return []


def _pursuers(index: Index, sentence: Sentence, verb: Token) -> list[Named]:
    if verb.pos == "NOUN":
        return _striving(index, sentence, verb)
    top = verb
    while top.dep == "conj" and top.pos == "VERB":
        top = sentence[top.head]
    above = sentence[top.head]
    while above.pos in ("ADP", "SCONJ", "PART") and above.head != above.i:
        above = sentence[above.head]
    if above.pos in ("NOUN", "PROPN"):
        return fighters_of(index, sentence, above)
    found = [named for token in doers(sentence, verb.i) for named in index.actors_of(sentence, token)]
    if above.pos == "VERB" and above.lemma.lower() in HELPING:
        helpers = grammatical_subjects(sentence, above.i)
        found += [named for token in helpers for named in index.actors_of(sentence, token)]
    return found
