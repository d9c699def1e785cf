"""The places of a sentence that may be where a trigger's event took place, each with named features.

Every feature is a word or two that a person can read ("by:in", "clause:own", "top:prep@self"); `where_rank` weighs
them. A feature has a value, 1 where it only holds: a score of another reader of the sentence can stand beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Placed, PlaceMention, Resolved, Sentence

from .where_path import ELSEWHERE, FRONTED, path_features
from .where_words import PREPOSITIONS, is_deed, is_people, is_seat, is_verb, level, trigger_class

_QUOTES = frozenset(('"', "“", "”", "''", "``"))
_LINKS = frozenset("who which that where when while after before".split())
#: Features that weigh differently by the class of the trigger: "captured Azaz" and "shot Azaz".
_BY_CLASS = frozenset(
    """by:in by:from by:to by:into by:at by:on by:of by:near dep:dobj dep:nsubj dep:nsubjpass dep:compound dep:poss
    clause:own clause:below clause:above level:6 attach:people attach:trigger attach:deed""".split()
)
_GAPS = (("2", 2), ("4", 4), ("7", 7), ("12", 12), ("20", 20))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the sentence, its index in `resolved.places`, its head token and its features."""

    placed: Placed
    index: int
    head: int
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place of the sentence with its head token and what does not depend on the trigger."""

    index: int
    placed: Placed
    head: int
    verb: int
    standing: tuple[str, ...]


class Scene:
    """One sentence's places, looked at once for all its triggers."""

    def __init__(self, resolved: Resolved, sentence: Sentence) -> None:
        self.sentence = sentence
        self.pointers = {p.trigger: p for p in resolved.pointers if p.sentence == sentence.index}
        heads = _heads(resolved, sentence)
        self.deeds = frozenset(token.i for token in sentence if is_deed(token)) if heads else frozenset()
        self._unread = _unread(resolved, sentence) if heads else frozenset()
        self._spots = tuple(
            _Spot(index, placed, head, _verb_above(sentence, head), tuple(_standing(resolved, heads, index, placed)))
            for index, placed, head in heads
        )

    @property
    def empty(self) -> bool:
        """Whether the sentence names no place where something may have been."""
        return not self._spots

    def candidates(self, trigger: int) -> list[Candidate]:
        """The places of the sentence with their features to token `trigger`, in text order."""
        spots, sentence = self._spots, self.sentence
        if not spots:
            return []
        above = [trigger, *(token.i for token in sentence.ancestors(trigger))]
        by_steps = sorted((_steps(sentence, spot.head, above), spot.index) for spot in spots)
        by_gap = sorted((abs(spot.head - trigger), spot.index) for spot in spots)
        near = {index: min(rank, 3) for rank, (_, index) in enumerate(by_steps)}
        close = {index: min(rank, 3) for rank, (_, index) in enumerate(by_gap)}
        cls = trigger_class(sentence, trigger)
        noun = not is_verb(sentence[trigger])
        found = []
        for spot in spots:
            path = path_features(sentence, spot.head, above)
            if ELSEWHERE in path or (FRONTED in path and is_seat(spot.placed)):
                continue
            names = [*spot.standing, *path]
            names += self._order(spot.head, trigger)
            names += self._chain(spot, above)
            names += [f"steprank:{near[spot.index]}", f"gaprank:{close[spot.index]}"]
            crossed = [name for name in names if name in _BY_CLASS]
            names += [f"{cls}&{name}" for name in crossed]
            if noun:
                names += [f"noun&{name}" for name in crossed]
            found.append(Candidate(spot.placed, spot.index, spot.head, dict.fromkeys(names, 1.0)))
        return found

    def no_place(self, trigger: int) -> dict[str, float]:
        """Features of the answer that the sentence gives the trigger none of its places."""
        names = _nothing(self.sentence, trigger, len(self._spots))
        return dict.fromkeys([*names, *self._unread_at(trigger)], 1.0)

    def _unread_at(self, trigger: int) -> Iterator[str]:
        """Names that no room knows where the trigger would have its place: "took Xyz", "fell on Xyz"."""
        for child in self.sentence.children(trigger):
            if child.dep in ("dobj", "nsubjpass") and child.i in self._unread:
                yield f"none:unread:{child.dep}"
            elif child.dep == "prep":
                for thing in self.sentence.children(child.i, "pobj"):
                    below = {token.i for token in self.sentence.subtree(thing.i)}
                    if below & self._unread:
                        yield f"none:unread:{child.lower if child.lower in PREPOSITIONS else 'other'}"

    def _order(self, head: int, trigger: int) -> list[str]:
        """Before or behind the trigger, how far, and what stands between."""
        gap, first, last = abs(head - trigger), min(head, trigger) + 1, max(head, trigger)
        between = self.sentence.tokens[first:last]
        size = next((name for name, most in _GAPS if gap <= most), "far")
        found = [f"{'after' if head > trigger else 'before'}:{size}"]
        found.append(f"verbs:{min(sum(token.pos == 'VERB' for token in between), 3)}")
        found.append(f"deeds:{min(sum(i in self.deeds for i in range(first, last)), 3)}")
        found.append(f"commas:{min(sum(token.text == ',' for token in between), 3)}")
        if any(token.text in _QUOTES for token in between):
            found.append("quote")
        if any(token.lower in _LINKS for token in between):
            found.append("link")
        if head <= 2:
            found.append("first")
        if any(token.dep == "ROOT" for token in between):
            found.append("root")
        return found

    def _chain(self, spot: _Spot, above: list[int]) -> list[str]:
        """Whether another place hangs on this one or this on another, and which verb it lies under."""
        others = {other.head for other in self._spots if other is not spot}
        found, at = [], spot.head
        while at not in above and self.sentence[at].head != at:
            if self.sentence[at].head in others:
                found.append(f"on:{self.sentence[at].dep}")
                break
            at = self.sentence[at].head
        if any(token.i == spot.head for other in others for token in self.sentence.ancestors(other)):
            found.append("carries")
        beside = sum(other.verb == spot.verb for other in self._spots if other is not spot)
        found.append(f"beside:{min(beside, 2)}")
        found.append("verb:" + ("trigger" if spot.verb == above[0] else "above" if spot.verb in above else "other"))
        return found


def _nothing(sentence: Sentence, trigger: int, count: int) -> list[str]:
    token = sentence[trigger]
    found = ["none", f"none:{trigger_class(sentence, trigger)}", f"none:others:{min(count, 4)}"]
    found += [f"none:dep:{token.dep}", f"none:tag:{token.tag}"]
    helpers = {child.lower for child in sentence.children(trigger, "aux", "auxpass", "neg")}
    if helpers & {"would", "will", "could", "may", "might", "can", "should", "must", "to"}:
        found.append("none:modal")
    if helpers & {"not", "n't", "never"}:
        found.append("none:not")
    if helpers & {"has", "have", "had", "been"}:
        found.append("none:perfect")
    if token.dep in ("relcl", "acl") and is_people(sentence[token.head]):
        found.append("none:ofpeople")
    if any(each.text in _QUOTES for each in sentence):
        found.append("none:quote")
    if any(child.pos == "PRON" for child in sentence.children(trigger, "nsubj", "nsubjpass")[:1]):
        found.append("none:pronoun")
    return found


def _heads(resolved: Resolved, sentence: Sentence) -> list[tuple[int, Placed, int]]:
    """(index in `resolved.places`, place, head token) of the names that may be where something was."""
    named = [
        each.mention
        for each in resolved.actors
        if each.mention.sentence == sentence.index
        and each.actor.actor_id is not None
        and each.mention.form in ("name", "alias")
    ]
    found = []
    for index, placed in enumerate(resolved.places):
        mention = placed.mention
        if mention.sentence != sentence.index or mention.role != "place":
            continue
        if any(actor.start <= mention.start and mention.end <= actor.end for actor in named):
            continue  # "al-Nusra" is a group, though villages bear the name
        if mention.within is not None and resolved.places[mention.within].mention.kind == "road":
            continue  # "bombed the highway linking Azaz and al-Bab": the bombs fell on neither town
        head = sentence.head_of(mention.start, mention.end)
        if head is not None:
            found.append((index, placed, head))
    return found


def _unread(resolved: Resolved, sentence: Sentence) -> frozenset[int]:
    """Tokens of capitalised names that are part of no mention of a place, an actor or a time."""
    at = sentence.index
    known = [(p.mention.start, p.mention.end) for p in resolved.places if p.mention.sentence == at]
    known += [(a.mention.start, a.mention.end) for a in resolved.actors if a.mention.sentence == at]
    known += [(t.mention.start, t.mention.end) for t in resolved.times if t.mention.sentence == at]
    return frozenset(
        token.i
        for token in sentence
        if token.pos == "PROPN" and token.text[:1].isupper() and not any(a <= token.start < b for a, b in known)
    )


def _steps(sentence: Sentence, head: int, above: list[int]) -> int:
    """Arcs between a name and the trigger; 30 where the parse does not join them."""
    at, steps = head, 0
    while at not in above:
        if sentence[at].head == at:
            return 30
        at, steps = sentence[at].head, steps + 1
    return steps + above.index(at)


def _standing(resolved: Resolved, heads: list[tuple[int, Placed, int]], index: int, placed: Placed) -> Iterator[str]:
    """What kind of place it is, and how it stands to the other places of the sentence."""
    others = [other for i, other, _ in heads if i != index]
    mention, wide = placed.mention, level(placed)
    yield from (f"level:{wide}", f"relation:{mention.relation or '-'}", f"others:{min(len(others), 3)}")
    box = resolved.places[mention.within].mention if mention.within is not None else None
    if any(_covers(other.mention, mention) for other in others):
        yield "inroad"  # towns that a road links are not where the strikes on the road fell
    elif box is not None and box.sentence == mention.sentence:
        yield "inner" if box.role == "place" else "ofdemonym"
    if any(other.mention.within == index for other in others):
        yield "outer"
    finer = [other for other in others if level(other) < wide]
    if finer:
        yield "finer"
    if any(_lies_in(other, placed) for other in finer):
        yield "holds"
    if any(level(other) > wide and _lies_in(placed, other) for other in others):
        yield "lies"
    if mention.kind:
        yield "kindword"
    if placed.place.lat is None:
        yield "unresolved"
    if any(other.mention.name == mention.name for other in others):
        yield "again"


def _covers(outer: PlaceMention, inner: PlaceMention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start


def _lies_in(inner: Placed, outer: Placed) -> bool:
    if level(outer) >= 6:
        return inner.place.country is not None and inner.place.country == outer.place.country
    return level(outer) >= 2 and inner.place.admin1 is not None and inner.place.admin1 == outer.place.admin1


def _verb_above(sentence: Sentence, i: int) -> int:
    return next((token.i for token in sentence.ancestors(i) if is_verb(token)), -1)
