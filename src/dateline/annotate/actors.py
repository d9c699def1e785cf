"""Mentions of actors: names of the registry, states' forces by rule, classes of people, persons and unknown groups."""

from __future__ import annotations

import re

from dateline.model import ActorMention, Sentence, Token

from .actors_joined import joined
from .actors_lexicon import Unit, is_capitals, is_title, units
from .actors_owner import Phrase
from .actors_persons import ENOUGH, Run, runs, with_persons
from .actors_phrases import phrases
from .actors_titles import titled
from .actors_unknown import Memory, with_unknown

#: A footnote mark that the parser left on a word: "rebels.[2".
_NOTE_MARK = re.compile(r"(?<=\w)[.,;]?\[\d*\]?$")

__all__ = ["find_actors"]


def find_actors(text: str, sentences: tuple[Sentence, ...]) -> tuple[ActorMention, ...]:
    """The actor mentions of a document in text order; none overlaps another."""
    memory = Memory()
    read = [_named(text, sentence, memory) for sentence in sentences]
    found: list[ActorMention] = []
    for sentence, (named, candidates, capitals) in zip(sentences, read, strict=True):
        everyone = with_persons(sentence, named, candidates, memory)
        made = joined(sentence, phrases(sentence, everyone, capitals))
        found.extend(_mention(sentence, phrase) for phrase in _with_pronouns(sentence, made))
    return tuple(found)


def _named(text: str, sentence: Sentence, memory: Memory) -> tuple[list[Unit], list[Run], bool]:
    """A sentence's units with its titled persons, what else may be a person in it, and whether it is in capitals.

    Persons who are named in full are remembered, so that their surnames are known all over the report.
    """
    capitals = is_capitals(sentence)
    headline = is_title(sentence)
    named = with_unknown(sentence, units(sentence, capitals), capitals or headline, memory)
    people = titled(sentence, named, capitals, headline, memory)
    taken = {i for unit in people for i in range(unit.first, unit.last + 1)}
    named = sorted([u for u in named if not taken.intersection((u.first, u.last))] + people, key=lambda u: u.first)
    candidates = [] if capitals else runs(text, sentence, named, headline)
    memory.surnames.update(run.surname for run in candidates if run.score >= ENOUGH)
    memory.names.update(run.name for run in candidates if run.score >= ENOUGH)
    return named, candidates, capitals


def _with_pronouns(sentence: Sentence, made: list[Phrase]) -> list[Phrase]:
    """The phrases, and the pronouns that may stand for a group: "they", "them", and "it" and "we" as subjects."""
    taken = {i for phrase in made if phrase.emit for i in range(phrase.first, phrase.last + 1)}
    pronouns = [
        Phrase(token.i, token.i, "pronoun")
        for token in sentence
        if token.tag == "PRP" and token.i not in taken
        if token.lower in ("they", "them") or (token.lower in ("it", "we") and _acts(sentence, token))
    ]
    return sorted([phrase for phrase in made if phrase.emit] + pronouns, key=lambda phrase: phrase.first)


def _acts(sentence: Sentence, token: Token) -> bool:
    """Whether "it" or "we" may be someone who acts: "said that it had attacked", "It accused the army"; not "it is
    late", "it was said that"."""
    verb = sentence[token.head]
    if verb.pos != "VERB" or token.dep not in ("nsubj", "nsubjpass"):
        return False
    if verb.dep == "conj":
        verb = sentence[verb.head]
    told = verb.dep in ("ccomp", "parataxis")
    return told or (token.dep == "nsubj" and verb.dep == "ROOT" and token.head == verb.i)


def _mention(sentence: Sentence, phrase: Phrase) -> ActorMention:
    start, end = sentence[phrase.first].start, sentence[phrase.last].end
    if note := _NOTE_MARK.search(sentence[phrase.last].text):
        end = sentence[phrase.last].start + note.start()
    head = _head(sentence, phrase, start, end)
    return ActorMention(
        start=start,
        end=end,
        sentence=sentence.index,
        head=head,
        form=phrase.form,
        candidates=phrase.ids,
        kind=phrase.kind,
    )


def _head(sentence: Sentence, phrase: Phrase, start: int, end: int) -> int:
    """The head of a mention; not the adjective that hangs on one outside of it ("Israeli and U.S. warplanes")."""
    head = sentence.head_of(start, end)
    if head is None:
        return phrase.last
    first = sentence[head]
    while first.dep == "conj" and first.head < first.i:
        first = sentence[first.head]
    shared = first.i < phrase.first and phrase.first <= first.head <= phrase.last
    return first.head if shared and first.dep in ("amod", "nmod", "compound") else head
