"""Who owns up to what was told before: "The group claimed responsibility", "officials blamed the group for it".

The event told before gets the voice, and the claimant for its doer where it names none. A denial of the claimant's own
leaves the doer open; an accusation is a voice only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dateline.knowledge.actors import allied
from dateline.model import UNREAL, Actor, Event, Sentence, Span, Token, Voiced

from .index import ARMED, Index

_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
_OWNS = frozenset({"claim", "take", "accept", "admit", "assume"})
_PART = frozenset({"responsibility", "credit"})
_DOES = frozenset({"carry", "conduct", "stage", "perpetrate", "mount", "execute", "commit"})
_BLAMES = frozenset({"blame", "hold"})
_ANY_DEED = frozenset("blame attack assault violence operation incident it this that raid massacre".split())
#: Deeds that are told of as bombs, shells or mines too: "a bomb killed four … behind the blast".
_BLASTS = frozenset("blast explosion bombing bomb detonation device charge explosive".split())
#: How many sentences back the deed may stand.
_REACH = 8
#: Triggers that tell what a deed left, and not the deed.
_LEFT = frozenset(
    {"toll", "bodies", "body", "corpses", "wounded", "injured", "dead", "missing", "casualties", "deaths"}
)
#: The first letters that a deed's noun and its verb have in common: "bombing", "bombed".
_STEM = 4


def with_claimants(index: Index, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events of a report with those who own up to them, or are blamed for them, in a later sentence."""
    found = list(events)
    for voiced in index.resolved.attributions:
        mention = voiced.mention
        if mention.mode != "statement" or mention.source_start is None or voiced.attribution.source is None:
            continue
        sentence = index.resolved.sentences[mention.sentence]
        at = sentence.head_of(mention.cue_start, mention.cue_end)
        deed = _deed(index, sentence, sentence[at]) if at is not None else None
        if deed is None or voiced.attribution.stance in ("denies", "doubts"):
            continue
        for n in told_before(index, found, sentence, deed):
            owned = sentence[at or 0].lemma.lower() not in _BLAMES
            found[n] = _with(index, found[n], voiced, sentence, owned)
    return tuple(found)


def _deed(index: Index, sentence: Sentence, verb: Token) -> Token | None:
    """The noun or pronoun of the deed that a verb of speech owns up to or lays on someone; None where it does not.

    "claimed responsibility" alone gives the word "responsibility", "blamed the group" the word "blamed".
    """
    lemma = verb.lemma.lower()
    for thing in sentence.children(verb.i, "dobj"):
        if lemma in _OWNS and thing.lemma.lower() in _PART:
            preps = [p for at in (thing.i, verb.i) for p in sentence.children(at, "prep") if p.lower == "for"]
            deeds = [t for p in preps for t in sentence.children(p.i, "pobj")]
            return _before(sentence, deeds[0]) if deeds else thing if not preps else None
        if lemma == "claim" and _before(sentence, thing):
            return thing
        if lemma == "blame":
            preps = [p for at in (thing.i, verb.i) for p in sentence.children(at, "prep")]
            laid = [t for p in preps if p.lower == "for" for t in sentence.children(p.i, "pobj")]
            on = [p for p in preps if p.lower == "on"]
            if laid or on:
                return _before(sentence, laid[0]) if laid else _before(sentence, thing, on)
            return verb if any(named.actor.kind in ARMED for named in index.actors_of(sentence, thing)) else None
    for clause in sentence.children(verb.i, "ccomp"):
        if any(t.pos != "PRON" for t in sentence.children(clause.i, "nsubj")):
            continue
        for deed in _in_clause(sentence, clause):
            return _before(sentence, deed)
    return None


def _in_clause(sentence: Sentence, clause: Token) -> Iterator[Token]:
    """The deed in "it was behind the attack", "it was responsible for it", "its men carried out the raid"."""
    if sentence.children(clause.i, "neg"):
        return
    if clause.lemma.lower() in _DOES:
        yield from sentence.children(clause.i, "dobj")
    if clause.lemma.lower() != "be":
        return
    for prep in sentence.children(clause.i, "prep"):
        if prep.lower == "behind":
            yield from sentence.children(prep.i, "pobj")
    for adjective in sentence.children(clause.i, "acomp"):
        if adjective.lower == "responsible":
            for prep in sentence.children(adjective.i, "prep"):
                yield from sentence.children(prep.i, "pobj")


def _before(sentence: Sentence, deed: Token, apart: Sequence[Token] = ()) -> Token | None:
    """The deed where it is one told before: "it", "the attack"; not "an attack", "the attack on the port"."""
    if deed.lower in ("it", "this", "that"):
        return None if deed.tag[:1] == "W" else deed  # not "the attack that they blame on the army"
    kids = [t for t in sentence.children(deed.i) if t not in apart]
    determined = any(t.lower in ("the", "this", "that", "these", "both") for t in kids if t.dep == "det")
    owned = any(t.dep == "poss" for t in kids)  # "Sunday's bombing"
    plain = all(t.dep in ("det", "poss", "punct", "compound", "amod") for t in kids)
    return deed if deed.pos == "NOUN" and plain and (determined or owned) else None


def told_before(index: Index, events: list[Event], sentence: Sentence, deed: Token) -> list[int]:
    """The places of the events that a deed means: those of the nearest sentence before it that tells of such a one."""
    lemma = deed.lemma.lower()
    fits = [
        n
        for n, event in enumerate(events)
        if event.type in _VIOLENT
        and event.status not in UNREAL
        and event.trigger.end <= sentence.start
        and not _older(event, events[0])
        and _is_such(event, lemma)
    ]
    fits = [n for n in fits if _word(events[n]) not in _LEFT] or fits
    if not fits:
        return []
    last = events[fits[-1]].evidence[0]
    between = sum(last.end <= each.start < sentence.start for each in index.resolved.sentences)
    return [n for n in fits if events[n].evidence[0].start == last.start] if between < _REACH else []


def _word(event: Event) -> str:
    return (event.head or event.trigger).quote.lower()


def _is_such(event: Event, lemma: str) -> bool:
    """Whether a deed of that name can be the event: a "bombing" is no stabbing."""
    if lemma in _BLASTS and event.type == "Explosions/Remote violence":
        return True
    return lemma in _ANY_DEED | _PART or lemma[:_STEM] in event.evidence[0].quote.lower()


def _older(event: Event, first: Event) -> bool:
    """Whether an event took place before the one that the report opened with: "last year 20 died there"."""
    end = event.time.end if event.time else None
    start = first.time.start if first.time else None
    return end is not None and start is not None and end < start


def _with(index: Index, event: Event, voiced: Voiced, sentence: Sentence, owned: bool) -> Event:
    voice = voiced.attribution
    if any(each.source == voice.source and each.stance == voice.stance for each in event.attribution):
        return event
    event = msgspec.structs.replace(event, attribution=(*event.attribution, voice))
    doer = _claimant(index, voiced, sentence) if owned else None
    named = [actor for actor in event.side_a if actor.actor_id and not actor.actor_id.startswith("g_")]
    if doer is None or named or _denied_by(event, doer):
        return event
    kept = tuple(actor for actor in event.side_a if actor.name != doer.name)
    evidence = Span.of(index.resolved.text, sentence.start, sentence.end)
    return msgspec.structs.replace(event, side_a=(doer, *kept), evidence=(*event.evidence, evidence))


def _claimant(index: Index, voiced: Voiced, sentence: Sentence) -> Actor | None:
    """The party that owns up, where the source names one: the group itself, or its spokesman."""
    start, end = voiced.mention.source_start, voiced.mention.source_end
    party = voiced.attribution.aligned_with
    for named in index.actors(sentence):
        inside = start is not None and end is not None and start <= named.mention.start and named.mention.end <= end
        if inside and party is not None and named.actor.actor_id == party:
            return named.actor
    return None


def _denied_by(event: Event, doer: Actor) -> bool:
    return any(
        voice.stance == "denies" and voice.aligned_with and doer.actor_id and allied(voice.aligned_with, doer.actor_id)
        for voice in event.attribution
    )
