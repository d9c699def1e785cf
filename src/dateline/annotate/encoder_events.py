"""Which words say where a trigger's event was, by the encoder; among them names that the gazetteer does not know.

The encoder reads only sentences in which it may decide most for its time: those with a word that may tell an event and
with a name that nobody has read, where a place may stand ("troops stormed Zangar", of which no gazetteer has heard).
"""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.knowledge.triggers import trigger_words
from dateline.model import ActorMention, PlaceMention, Pointer, Sentence, TimeMention, Token

from .encoder import Encoded, encode
from .places_context import lies_in, relation_before
from .places_unknown import kind_ahead
from .places_words import KIND_WORDS, NEVER, ORGANISATION, TITLES

#: Names that nobody has read are places where it is so likely that one of them is the place of an event, for each where
#: it is at least so likely itself, and so likely a place's name.
SURE, LEAST, LIKELY = 0.5, 0.15, 0.5
#: A word goes on in a name where that is likelier than not.
_INSIDE = 0.5
#: What a place's name is in a sentence, and prepositions that no place of an event stands after.
_SEATS = frozenset("pobj dobj nsubjpass appos conj npadvmod".split())
_ELSE = frozenset("about as by for like of to with".split())
#: Names of more tokens than this are lists or headlines; one of fewer letters is an initial.
_LONGEST, _LETTERS = 5, 3
#: "Champ de Mars", "Praça do Rosário".
_PARTICLES = frozenset("de du des del da do dos das la".split())


def point(
    text: str,
    sentences: Sequence[Sentence],
    places: Sequence[PlaceMention],
    actors: Sequence[ActorMention],
    times: Sequence[TimeMention],
) -> tuple[tuple[PlaceMention, ...], tuple[Pointer, ...]]:
    """The places with those that the encoder adds, in text order, and what it points at for each possible trigger."""
    mine: dict[int, list[PlaceMention]] = defaultdict(list)
    theirs: dict[int, list[ActorMention]] = defaultdict(list)
    for place in places:
        mine[place.sentence].append(place)
    for actor in actors:
        theirs[actor.sentence].append(actor)
    dated: dict[int, list[TimeMention]] = defaultdict(list)
    for time in times:
        dated[time.sentence].append(time)
    added: list[PlaceMention] = []
    pointers: list[Pointer] = []
    for sentence in sentences:
        triggers = [token.i for token in sentence if _may_tell(token)]
        if not triggers:
            continue
        free = _unread(sentence, mine[sentence.index], theirs[sentence.index])
        if not any(_may_stand(sentence, i) for i in free | _persons(sentence, mine, theirs)):
            continue
        named = any(place.role == "place" for place in mine[sentence.index])
        if not named and all(_is_time(sentence[i], dated[sentence.index]) for i in free):
            continue  # "on Monday": a day is a name too, but no place is named beside it that could be pointed at
        encoded = encode(sentence, triggers)
        for trigger, shares in zip(triggers, encoded.where, strict=True):
            pointers.append(Pointer(sentence.index, trigger, shares[:-1], shares[-1]))
            for first, last in _new_names(sentence, encoded, shares, free):
                free -= set(range(first, last + 1))
                added.append(_mention(text, sentence, first, last))
    return (_merged(text, places, added) if added else tuple(places)), tuple(pointers)


@functools.cache
def _heads() -> frozenset[tuple[str, str]]:
    """First words of the trigger words, each as verb or noun."""
    return frozenset((first, word.pos) for first, words in trigger_words().items() for word in words)


def _may_tell(token: Token) -> bool:
    if token.pos not in ("VERB", "NOUN"):
        return False
    return (token.lemma.lower(), "v" if token.pos == "VERB" else "n") in _heads()


def _unread(sentence: Sentence, places: list[PlaceMention], actors: list[ActorMention]) -> set[int]:
    """Names' words that are part of no place's and no actor's mention, nor of a row of names with one.

    In a row with one: "the Damascus Opera House" is no place that nobody knows, but one in Damascus.
    """
    spans = [*((p.start, p.end) for p in places), *((a.start, a.end) for a in actors)]
    free: set[int] = set()
    row: list[Token] = []
    for token in (*sentence, None):
        if token is not None and token.pos == "PROPN":
            row.append(token)
            continue
        if row and not any(start < row[-1].end and row[0].start < end for start, end in spans):
            free.update(each.i for each in row if any(char.isupper() for char in each.text))
        row = []
    return free


def _persons(
    sentence: Sentence, mine: dict[int, list[PlaceMention]], theirs: dict[int, list[ActorMention]]
) -> set[int]:
    """Tokens of persons who are named beside a place: whether he was shot or lives there, the rules tell badly."""
    if not mine[sentence.index]:
        return set()
    people = [actor for actor in theirs[sentence.index] if actor.form == "person" and not actor.candidates]
    return {token.i for actor in people for token in sentence.within(actor.start, actor.end)}


def _is_time(token: Token, times: list[TimeMention]) -> bool:
    return any(time.start <= token.start < time.end for time in times)


def _may_stand(sentence: Sentence, i: int) -> bool:
    """Whether a place may stand at a token: after a preposition of place, as what was hit or taken, in a list.

    So may the first part of what stands there: "in a Lima safe house", "shelled the Qusayr corridor"; a name before a
    kind of place ("Kalma district") is read without the encoder, and "Friday afternoon" is a time.
    """
    token = sentence[i]
    head = sentence[token.head]
    if token.dep == "compound" and head.pos == "NOUN" and head.dep != "npadvmod" and head.lower not in KIND_WORDS:
        token = head
    return token.dep in _SEATS and not (token.dep == "pobj" and sentence[token.head].lower in _ELSE)


def _new_names(
    sentence: Sentence, encoded: Encoded, shares: tuple[float, ...], free: set[int]
) -> Iterator[tuple[int, int]]:
    """First and last token of the unread names that a trigger's place is likelier than all else.

    What is likely is that it is one of them: of "captured A and B" each is as likely as the other.
    """
    left = set(free)
    if sum(shares[i] for i in left) < SURE:
        return
    while left:
        best = max(sorted(left), key=lambda i: shares[i])
        if shares[best] < LEAST:
            return
        first = last = best
        while _joins(sentence, first - 1, left) and _goes_on(encoded, first):
            first -= 1
        while _joins(sentence, last + 1, left) and _goes_on(encoded, last + 1):
            last += 1
        while first not in left:
            first += 1
        while last not in left:
            last -= 1
        left -= set(range(first, last + 1))
        likely = encoded.tags[best].place >= LIKELY and last - first < _LONGEST
        if likely and _may_name(sentence.tokens[first : last + 1]):
            yield first, last


def _may_name(tokens: Sequence[Token]) -> bool:
    """Whether the words may be a place's own name: "Route 9" or "District" alone, an initial or a title are none."""
    words = [token.lower for token in tokens if token.lower.isalpha() and len(token.lower) >= _LETTERS]
    return not all(w in KIND_WORDS or w in NEVER or w in ORGANISATION or w in TITLES for w in words)


def _joins(sentence: Sentence, i: int, left: set[int]) -> bool:
    """Whether token i may be inside a name: a free word, a hyphen or apostrophe ("Al-Breij"), the "de" of one."""
    if i in left or not 0 <= i < len(sentence):
        return i in left
    return not sentence[i].text[0].isalnum() or sentence[i].text in _PARTICLES


def _goes_on(encoded: Encoded, i: int) -> bool:
    """Whether token i goes on in a place's name rather than beginning one."""
    return encoded.tags[i].place - encoded.tags[i].begins > _INSIDE


def _mention(text: str, sentence: Sentence, first: int, last: int) -> PlaceMention:
    start, end = sentence[first].start, sentence[last].end
    return PlaceMention(
        start=start,
        end=end,
        sentence=sentence.index,
        name=" ".join(text[start:end].split()),
        kind=KIND_WORDS.get(kind_ahead(text, sentence.start, start) or ""),
        relation=relation_before(text, sentence.start, start),
        pointed=True,
    )


def _merged(text: str, places: Sequence[PlaceMention], added: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    """All in text order, with `within` pointing where it did, and of those added to what the words say they lie in."""
    both = [*places, *added]
    order = sorted(range(len(both)), key=lambda i: (both[i].start, -both[i].end, i))
    index = {old: new for new, old in enumerate(order)}
    found = [both[i] if (box := both[i].within) is None else replace(both[i], within=index[box]) for i in order]
    for n, (one, other) in enumerate(itertools.pairwise(found)):
        near = one.pointed and other.role == "place" and one.sentence == other.sentence
        if near and lies_in(text[one.end : other.start]):
            found[n] = replace(one, within=n + 1)
    return tuple(found)
