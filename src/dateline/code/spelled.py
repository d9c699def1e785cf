"""How an event's actors are spelled: a person by the name without titles, in full; a pronoun by whom it stands for.

The span is where the report names them best: "he was shot" shows the name told before.
"""

from __future__ import annotations

import re

import msgspec

from dateline.knowledge.numbers import people_words
from dateline.model import Actor, Named, Sentence, Span

from .index import Index
from .people import is_own_name

#: An acronym in brackets behind a name, or one that was cut off.
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]{0,14}[)\]]?\s*$")


def as_doer(index: Index, named: Named) -> Actor:
    """The actor of a doer's mention; people of whom nothing more is known with their number: "two gunmen"."""
    actor = spelled(index, named)
    if named.mention.form != "class" or actor.span is None or actor.kind != "unidentified":
        return actor
    sentence = index.resolved.sentences[named.mention.sentence]
    before = [token for token in sentence.children(named.mention.head, "nummod") if token.end < actor.span.start]
    if not before or index.resolved.text[before[-1].end : actor.span.start].strip():
        return actor
    return _respan(index, actor, before[-1].start, actor.span.end, rename=actor.actor_id is not None)


def spelled(index: Index, named: Named) -> Actor:
    """The actor of a mention as the event shows it."""
    mention, actor = named.mention, named.actor
    if actor.span is None:
        return actor
    if mention.form == "pronoun":
        meant = _antecedent(index, named)
        return spelled(index, meant) if meant is not None else actor
    sentence = index.resolved.sentences[mention.sentence]
    if actor.kind == "person" and not actor.actor_id:
        return _person(index, sentence, named)
    if mention.form in ("name", "alias") and (cut := _BRACKET.search(actor.span.quote)) and cut.start() > 2:
        return _respan(index, actor, actor.span.start, actor.span.start + cut.start())
    return actor


def _respan(index: Index, actor: Actor, start: int, end: int, *, rename: bool = False) -> Actor:
    span = Span.of(index.resolved.text, start, end)
    name = " ".join(span.quote.split()) if rename else actor.name
    return msgspec.structs.replace(actor, span=span, name=name)


def _antecedent(index: Index, named: Named) -> Named | None:
    """The nearest mention before a pronoun that names the same actor."""
    found = None
    for other in index.resolved.actors:
        if other.mention.start >= named.mention.start:
            break
        same = (other.actor.actor_id, other.actor.name) == (named.actor.actor_id, named.actor.name)
        if same and other.mention.form != "pronoun":
            found = other
    return found


def _person(index: Index, sentence: Sentence, named: Named) -> Actor:
    own = own_name(sentence, named)
    if own is None:  # "the mayor": someone described, whom no name tells
        word = sentence[named.mention.head].lower
        civil = people_words().get(word) == "civilian"
        return msgspec.structs.replace(named.actor, kind="civilians") if civil else named.actor
    fuller = _fuller(index, named, own)
    return _respan(index, named.actor, *(fuller or own), rename=True)


def own_name(sentence: Sentence, named: Named) -> tuple[int, int] | None:
    """The offsets of a person's name inside the mention, without titles and offices; None where there is none."""
    inside = sentence.within(named.mention.start, named.mention.end)
    of = next((n for n, token in enumerate(inside) if token.lower in ("of", "for", "in")), len(inside))
    inside = inside[:of]  # "the governor of West Darfur": an office of a place, and no name
    while inside and not is_own_name(inside[0]):
        inside = inside[1:]
    while inside and not inside[-1].text[:1].isalnum():
        inside = inside[:-1]
    if not inside or not inside[-1].text[:1].isupper():
        return None
    return inside[0].start, inside[-1].end


def _fuller(index: Index, named: Named, own: tuple[int, int]) -> tuple[int, int] | None:
    """The first fuller name of the same person before: "Colonel Prado", after "Raul Prado"."""
    text = index.resolved.text
    words = text[own[0] : own[1]].casefold().split()
    for other in index.resolved.actors:
        if other.mention.start >= named.mention.start:
            return None
        if other.actor.kind != "person":
            continue
        theirs = own_name(index.resolved.sentences[other.mention.sentence], other)
        full = text[theirs[0] : theirs[1]].casefold().split() if theirs else []
        if len(full) > len(words) and set(words) <= set(full):
            return theirs
    return None
