"""Physical things that an event struck: "dynamited two pylons", "a bomb went off outside the bank", "damaged 30 shops".

They are side B of the event beside the people it was done to, by kinds of their own (`THINGS`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model import Actor, Sentence, Span, Token

from .draft import Draft
from .hit import Hit, nearest
from .index import ARMED, Index
from .noun_phrases import phrase_span
from .syntax import (
    by_phrase,
    conjuncts,
    governor,
    grammatical_subjects,
    is_passive,
    prep_objects,
    substance,
    undergoers,
)
from .things import body_kind, thing_kind

_CONFIDENCE = 0.7
#: How many sentences after a deed its damage may be told, and what stands for the deed there.
_REACH = 3
_CAUSES = frozenset("explosion blast bomb attack fire rocket shell shock wave device detonation raid strike".split())
#: Trigger classes that strike things.
_STRIKES = frozenset("attack bomb blast shelling airstrike grenade suicide destroy shoot loot riot".split())
#: Those of blasts, whose place is what they struck.
_BLASTS = frozenset("bomb blast grenade suicide".split())
_AT = ("on", "against", "at", "upon", "into", "targeting")
_PLACED = (*_AT, "near", "in", "inside", "under", "underneath", "beneath", "outside", "opposite", "beside")
#: Verbs that say where a bomb was put or thrown.
_PUTS = frozenset("place plant leave put hurl throw toss lob drop set attach install fire hide launch aim".split())
_BOMBS = frozenset(
    "bomb device explosive dynamite charge grenade rocket mortar missile shell mine projectile stick "
    "cocktail ied".split()
)
#: Verbs of harm to things, and nouns of it: "caused damage to the bank", "the destruction of two pylons".
_DAMAGES = frozenset(
    "damage destroy wreck shatter gut level flatten demolish burn raze ruin sabotage dynamite torch vandalize "
    "vandalise ransack ravage incinerate riddle break smash ignite machinegun strafe bomb shell loot".split()
)
_HARMS = frozenset(
    "damage destruction sabotage burning demolition dynamiting ransacking looting bombing torching".split()
)
#: Parts that stand for the whole, and words of amount that the table of amounts does not have.
_PARTS = frozenset(
    "door window front facade façade back rear roof wall gate entrance side section part portion interior showcase "
    "pane windowpane floor lobby meter metre kilometer kilometre stretch ruin rest remain structure parking wing "
    "several doorway basement corner glass grounds garden garage courtyard vicinity".split()
)


def things_of(index: Index, drafts: list[Draft], draft: Draft) -> list[Actor]:
    """The things that a draft struck, each once, in text order; `drafts` are all drafts of its sentence."""
    if not any(hit.cls.name in _STRIKES or hit.cls.group == "harm" for hit in draft.hits):
        return []
    sentence = draft.sentence
    heads = [head for hit in draft.hits for head in _struck(sentence, hit)]
    heads += [head for head in _damaged(sentence) if _is_of(sentence, head[0], drafts, draft)]
    return _actors(index, draft, sentence, heads)


def _actors(index: Index, draft: Draft, sentence: Sentence, heads: list[tuple[int, Token]]) -> list[Actor]:
    found: dict[int, Actor] = {}
    for _, token in heads:
        for head in _wholes(sentence, token):
            kind = thing_kind(sentence, head) or body_kind(index, sentence, head)
            if kind is None or head.i in found or _is_weapon(sentence, head) or _is_position(index, sentence, head):
                continue
            if not _is_searched(index, sentence, head, draft):
                start, end = phrase_span(sentence, head, owned=kind in ("building", "vehicle"))
                span = Span.of(index.resolved.text, start, end)
                found[head.i] = Actor(name=" ".join(span.quote.split()), kind=kind, span=span, confidence=_CONFIDENCE)
    return [found[i] for i in sorted(found)]


def things_after(index: Index, drafts: list[Draft]) -> dict[int, list[Actor]]:
    """Damage told in a sentence of its own, by the place in `drafts` of the deed told before that did it.

    "A bomb went off in the square. It destroyed a kiosk and two cars."
    """
    found: dict[int, list[Actor]] = {}
    striking = {n for n, draft in enumerate(drafts) if any(hit.cls.name in _STRIKES for hit in draft.hits)}
    told = {drafts[n].sentence.index for n in striking}
    for sentence in index.resolved.sentences:
        before = [n for n in striking if 0 < sentence.index - drafts[n].sentence.index <= _REACH]
        if sentence.index in told or not before:
            continue
        last = max(before, key=lambda n: (drafts[n].sentence.index, n))
        heads = [(i, thing) for i, thing in _damaged(sentence) if _did_it(sentence, sentence[i])]
        things = _actors(index, drafts[last], sentence, heads)
        if things:
            found.setdefault(last, []).extend(things)
    return found


def _did_it(sentence: Sentence, word: Token) -> bool:
    """Whether a word of damage has the deed told before for its cause, or none: "it destroyed", "was damaged"."""
    if word.pos != "VERB" or is_passive(sentence, word.i):
        return not by_phrase(sentence, word.i)
    subjects = grammatical_subjects(sentence, word.i)
    return any(each.lower in ("it", "they") or each.lemma.lower() in _CAUSES for each in subjects)


def _is_weapon(sentence: Sentence, head: Token) -> bool:
    """Whether the thing carries the bomb or the attackers: "a truck loaded with explosives", "from a vehicle"."""
    loaded = sentence.children(head.i, "acl", "amod", "relcl")
    return any(child.lemma.lower() in ("load", "pack", "fill", "rig", "stuff") for child in loaded)


#: Words that make a thing the position or gear of a force, which is the force itself: "the army post".
_OF_FORCES = frozenset(
    "military army navy naval force infantry marine brigade battalion regiment guerrilla guerilla rebel insurgent "
    "enemy armored armoured garrison command border".split()
)


def _is_position(index: Index, sentence: Sentence, head: Token) -> bool:
    """Whether the thing is an armed force's own: whoever strikes "the army convoy" strikes the army."""
    before = [child for child in sentence.children(head.i, "compound", "amod", "nmod", "poss") if child.i < head.i]
    words = {each.lemma.lower() for child in before for each in sentence.subtree(child.i)}
    if words & _OF_FORCES or (head.lower in ("post", "checkpoint") and not words):
        return True
    owners = [index.actor_at(sentence, child) for child in before]
    return any(owner is not None and owner.actor.kind in ARMED for owner in owners) and "police" not in words


def _is_searched(index: Index, sentence: Sentence, head: Token, draft: Draft) -> bool:
    """Whether forces of the state only searched it: "troops raided a house"."""
    raids = any("raid" in hit.word.words or "storm" in hit.word.words for hit in draft.hits)
    return raids and any(named.actor.kind in ("state_forces", "external_forces") for named in draft.agents())


def _struck(sentence: Sentence, hit: Hit) -> Iterator[tuple[int, Token]]:
    """What a trigger strikes by its own syntax, with the trigger's index."""
    cls = hit.cls.name
    if cls not in _STRIKES:
        yield from ((hit.token.i, thing) for thing in _of_bomb(sentence) if hit.cls.group == "harm")
        return
    i = next((n for n in range(hit.first, hit.last + 1) if sentence[n].pos == "VERB"), hit.token.i)  # "drones struck"
    if sentence[i].pos == "VERB":
        aimed = cls not in _BLASTS or hit.word.words[0] not in ("explode", "go", "detonate") or is_passive(sentence, i)
        things = [*(undergoers(sentence, i) if aimed else ()), *prep_objects(sentence, i, *_AT)]
        if cls in _BLASTS:
            things += _at_blast(sentence, i)
    else:
        things = prep_objects(sentence, i, *_AT)
        if cls in ("bomb", "shelling", "airstrike", "attack", "suicide"):
            things += prep_objects(sentence, i, "of")
        if cls in _BLASTS:
            things += _at_blast(sentence, i)
        for clause in sentence.children(i, "acl", "relcl"):  # "an attack perpetrated by gunmen against the office"
            things += prep_objects(sentence, clause.i, "on", "against", "at", "upon")
        verb = sentence[sentence[i].head]
        if verb.pos == "VERB" and sentence[i].dep in ("dobj", "nsubjpass", "nsubj"):
            things += prep_objects(sentence, verb.i, "on", "against", "at", "upon")
            if cls in _BLASTS and sentence[i].dep != "dobj":
                things += _at_blast(sentence, verb.i)
    yield from ((i, thing) for thing in things)
    yield from ((i, thing) for thing in _of_bomb(sentence))


def _at_blast(sentence: Sentence, i: int) -> list[Token]:
    """Where a blast was, if that is a thing: "went off inside the bank", "exploded in front of the embassy"."""
    found = prep_objects(sentence, i, *_PLACED)
    if sentence[i].dep == "relcl" and any(child.lower == "where" for child in sentence.children(i, "advmod")):
        found.append(sentence[sentence[i].head])  # "the bank where the bomb went off"
    for thing in found[:]:
        if thing.lower in ("front", "back", "rear"):
            found += prep_objects(sentence, thing.i, "of")
    return found


def _of_bomb(sentence: Sentence) -> Iterator[Token]:
    """Where a bomb was put or thrown, told beside the blast: "a bomb planted under a bus"."""
    for verb in sentence:
        if verb.pos != "VERB" or verb.lemma.lower() not in _PUTS:
            continue
        bombs = undergoers(sentence, verb.i)
        if not bombs and verb.dep == "relcl":  # "a grenade that he threw at the gate"
            bombs = [sentence[verb.head]]
        elif not bombs and verb.dep in ("xcomp", "ccomp") and sentence[verb.head].dep == "relcl":
            bombs = [sentence[sentence[verb.head].head]]
        if any(bomb.lemma.lower() in _BOMBS or bomb.lower.rstrip("s") in _BOMBS for bomb in bombs):
            yield from _at_blast(sentence, verb.i)
            if verb.lemma.lower() == "attach":
                yield from prep_objects(sentence, verb.i, "to")
            for bomb in bombs:
                if not is_passive(sentence, verb.i):
                    yield from prep_objects(sentence, bomb.i, *_PLACED)


def _damaged(sentence: Sentence) -> Iterator[tuple[int, Token]]:
    """What a sentence says was damaged, with the index of the word that says so."""
    for token in sentence:
        lemma = token.lemma.lower()
        if token.pos == "VERB" and lemma in _DAMAGES:
            yield from ((token.i, thing) for thing in undergoers(sentence, token.i))
        elif token.lower in ("fire", "ablaze", "alight") and (verb := governor(sentence, token.i)) is not None:
            if verb.lemma.lower() != "set":
                continue
            places = [*prep_objects(sentence, verb.i, "to", "on"), *prep_objects(sentence, token.i, "to")]
            yield from ((token.i, thing) for thing in (*places, *undergoers(sentence, verb.i)) if thing.i != token.i)
        elif token.pos in ("NOUN", "VERB") and lemma in _HARMS:
            yield from ((token.i, thing) for thing in prep_objects(sentence, token.i, "to", "of", "against", "in"))
            verb = sentence[token.head]
            if token.dep == "dobj":
                yield from ((token.i, thing) for thing in prep_objects(sentence, verb.i, "to"))


def _is_of(sentence: Sentence, i: int, drafts: list[Draft], draft: Draft) -> bool:
    """Whether the word of damage at `i` tells of this draft, of those of the sentence that strike things."""
    every = [hit for each in drafts if each.sentence is sentence for hit in each.hits]
    hits = [hit for hit in every if hit.cls.name in _STRIKES] or every  # "murdered the mayor and dynamited the hall"
    return bool(hits) and nearest(sentence, i, hits) in draft.hits


def _objects(sentence: Sentence, prep: Token) -> list[Token]:
    return [each for thing in sentence.children(prep.i, "pobj") for each in conjuncts(sentence, thing)]


def _meant(sentence: Sentence, token: Token) -> Token:
    """The thing that "it" takes up, "left the church after it was bombed": the last one before; else the token."""
    if token.lower not in ("it", "they", "which", "that"):
        return token
    before = [each for each in sentence.tokens[: token.i] if each.dep in ("nsubj", "nsubjpass", "dobj", "pobj")]
    things = [each for each in before if thing_kind(sentence, each) is not None]
    return things[-1] if things else token


def _wholes(sentence: Sentence, token: Token) -> Iterable[Token]:
    """The things that a noun phrase means: the house of "the door of the house", the shops of "dozens of shops"."""
    listed = [prep for each in conjuncts(sentence, token) for prep in sentence.children(each.i, "prep")]
    named = [thing for prep in listed if prep.lower in ("including", "as") for thing in _objects(sentence, prep)]
    joined = [near for near in sentence.children(token.i, "appos") if thing_kind(sentence, near) is not None]
    if thing_kind(sentence, token) is not None:
        joined = []  # "the embassy, a large building": one thing
    for each in [*conjuncts(sentence, token), *(each for near in joined for each in conjuncts(sentence, near)), *named]:
        thing = substance(sentence, _meant(sentence, each))
        for _ in range(3):
            if thing_kind(sentence, thing) is not None or thing.lemma.lower() not in _PARTS:
                break
            inner = prep_objects(sentence, thing.i, "of", "at", "to") or [
                child
                for child in sentence.children(thing.i, "poss", "compound", "nmod")
                if thing_kind(sentence, child) is not None
            ]
            if not inner:
                break
            yield from inner[1:]
            thing = inner[0]
        yield thing
