"""Who was searched for: "detained two men while searching for a militia leader", "an operation to arrest a financier".

Whoever a force goes after stands on the other side of what it then did, also where somebody else was caught.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.model import UNREAL, Actor, Event, Named, Sentence, Token

from .index import Index
from .syntax import prep_objects

#: Verbs whose object or "for" names the one gone after.
_SEEKS = frozenset("search hunt look comb".split())
_PURSUES = frozenset("seek pursue track target chase trail hunt".split())
_SEARCHES = frozenset("search hunt manhunt pursuit chase".split())
#: What a force sets out to do to whom it is after: "an operation to arrest", "a raid aimed at capturing".
_AIMS = frozenset(
    "capture arrest detain apprehend kill eliminate find locate catch nab disrupt target seize clear dismantle".split()
)
_MISSIONS = frozenset("operation raid mission search sweep effort action assault strike incursion patrol".split())
_LAUNCHES = frozenset("conduct launch carry mount undertake perform execute begin continue lead raid search".split())
_TARGETS = frozenset("target objective aim".split())
#: Those a force goes after bear arms and are no state's.
_HUNTED = frozenset({"rebel", "militia", "armed_group", "identity_militia", "criminal", "private_military"})
_STATE = frozenset({"state_forces", "external_forces", "mission", "government", "de_facto_state"})
#: What a search ends in.
_ENDS = frozenset(
    {
        "Arrests",
        "Armed clash",
        "Attack",
        "Air/drone strike",
        "Abduction/forced disappearance",
        "Disrupted weapons use",
        "Shelling/artillery/missile attack",
        "Government regains territory",
        "Other",
    }
)
#: Sentences to either side of the search in which its end may stand.
_REACH = 3
_WORDS = _SEEKS | _PURSUES | _SEARCHES | _AIMS | _TARGETS


def with_sought(index: Index, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with the groups whose people were searched for among those on side B."""
    found = list(events)
    for sentence in index.resolved.sentences:
        if _WORDS.isdisjoint(sentence.lemmas):
            continue
        sought = [actor for thing in _objects(sentence) for actor in _hunted(index, sentence, thing)]
        if not sought or (at := _end(index, found, sentence)) is None:
            continue
        present = {actor.key for actor in (*found[at].side_a, *found[at].side_b)}
        added = {actor.key: actor for actor in sought if actor.key not in present}
        if added:
            found[at] = msgspec.structs.replace(found[at], side_b=(*found[at].side_b, *added.values()))
    return tuple(found)


def _objects(sentence: Sentence) -> Iterator[Token]:
    """The nouns that name who is gone after."""
    for token in sentence:
        lemma, noun = token.lemma.lower(), token.pos in ("NOUN", "PROPN")
        if lemma not in _WORDS:
            continue
        if noun and lemma in _SEARCHES:
            yield from prep_objects(sentence, token.i, "for", "of")
        elif noun and lemma in _TARGETS:
            yield from _named_target(sentence, token)
        elif token.pos != "VERB":
            continue
        elif lemma in _SEEKS:
            yield from prep_objects(sentence, token.i, "for")
        if token.pos == "VERB" and (lemma in _PURSUES or (lemma in _AIMS and _is_aim(sentence, token))):
            yield from sentence.children(token.i, "dobj")
            for part in sentence.children(token.i, "prt", "prep"):  # "tracking down a commander"
                yield from sentence.children(part.i, "pobj") if part.lower == "down" else ()


def _named_target(sentence: Sentence, token: Token) -> list[Token]:
    """ "The target of the raid was a commander": the commander."""
    verb = sentence[token.head]
    if token.dep != "nsubj" or verb.lemma != "be":
        return []
    of = prep_objects(sentence, token.i, "of")
    return sentence.children(verb.i, "attr") if not of or any(t.lemma.lower() in _MISSIONS for t in of) else []


def _is_aim(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb says what a force set out for: "a mission to capture", "aimed at capturing"."""
    while verb.dep == "conj" and sentence[verb.head].pos == "VERB":
        verb = sentence[verb.head]
    above = sentence[verb.head]
    if verb.dep == "pcomp":  # "aimed at capturing", "with the aim of arresting"
        over = sentence[above.head]
        return over.lemma.lower() in ("aim", "target", "goal", "purpose", "objective")
    if not any(child.lower == "to" for child in sentence.children(verb.i, "aux")):
        return False
    if above.lemma.lower() in _MISSIONS | _TARGETS or above.lemma.lower() in _LAUNCHES:
        return True
    # "detained two men during an operation in the valley to arrest": hung on the nearest verb or place
    return any(t.lemma.lower() in _MISSIONS for t in sentence.tokens[max(0, verb.i - 8) : verb.i])


def _hunted(index: Index, sentence: Sentence, thing: Token) -> list[Actor]:
    beside = sentence.children(thing.i, "compound", "amod", "nmod")  # "the group's safe haven", "its arms supplier"
    mentions = index.actors_of(sentence, thing) or [m for each in beside for m in index.actors_of(sentence, each)]
    mentions = mentions or _told_before(index, sentence, thing)
    return [
        named.actor
        for named in mentions
        if named.actor.kind in _HUNTED and named.actor.actor_id and not named.actor.actor_id.startswith("g_")
    ]


def _told_before(index: Index, sentence: Sentence, thing: Token) -> list[Named]:
    """ "The Taliban financier lives in the valley. Troops searched for the financier": the same words again."""
    if not any(child.lower == "the" for child in sentence.children(thing.i, "det")):
        return []
    for earlier in reversed(index.resolved.sentences[max(0, sentence.index - _REACH) : sentence.index]):
        for token in earlier:
            if token.lower == thing.lower and (found := index.actors_of(earlier, token)):
                return found
    return []


def _end(index: Index, events: list[Event], sentence: Sentence) -> int | None:
    """The number of the event in which the search of a sentence ended: its own sentence's, the next one's told after
    it, else the last one's told before."""
    at: dict[int, list[int]] = {}
    numbers = {each.start: each.index for each in index.resolved.sentences}
    for n, event in enumerate(events):
        number = numbers.get(event.evidence[0].start) if event.evidence else None
        if number is not None and abs(number - sentence.index) <= _REACH and _can_end(event):
            at.setdefault(number, []).append(n)
    order = [sentence.index, *(sentence.index + step for step in range(1, _REACH + 1))]
    order += [sentence.index - step for step in range(1, _REACH + 1)]
    for number in order:
        if number in at:
            return min(at[number], key=lambda n: (events[n].subtype != "Arrests", n))
    return None


def _can_end(event: Event) -> bool:
    """Whether an event may be what a force did to those it searched for: not an attack upon that force."""
    by_force = any(actor.kind in _STATE for actor in event.side_a) or not event.side_a
    on_force = any(actor.kind in _STATE for actor in event.side_b)
    return event.status not in UNREAL and event.subtype in _ENDS and by_force and not on_force
