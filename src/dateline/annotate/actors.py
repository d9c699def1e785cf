"""Mentions of actors: names of the registry, states' forces by rule, classes of people, persons and unknown groups."""

from __future__ import annotations

import re

from dateline.model import ActorMention, Sentence

from .actors_joined import joined
from .actors_lexicon import is_capitals, units
from .actors_owner import Phrase
from .actors_phrases import phrases
from .actors_unknown import Memory, persons, with_unknown

#: A footnote mark that the parser left on a word: "rebels.[2".
_NOTE_MARK = re.compile(r"(?<=\w)[.,;]?\[\d*\]?$")

__all__ = ["find_actors"]


def find_actors(text: str, sentences: tuple[Sentence, ...]) -> tuple[ActorMention, ...]:
    """The actor mentions of a document in text order; none overlaps another."""
    found: list[ActorMention] = []
    memory = Memory()
    for sentence in sentences:
        capitals = is_capitals(sentence)
        named = with_unknown(sentence, units(sentence, capitals), capitals, memory)
        people = persons(sentence, named, capitals, memory)
        taken = {i for unit in people for i in range(unit.first, unit.last + 1)}
        named = sorted([u for u in named if not taken.intersection((u.first, u.last))] + people, key=lambda u: u.first)
        made = joined(sentence, phrases(sentence, named, capitals))
        found.extend(_mention(sentence, phrase) for phrase in _with_pronouns(sentence, made))
    return tuple(found)


def _with_pronouns(sentence: Sentence, made: list[Phrase]) -> list[Phrase]:
    """The phrases and the pronouns "they" and "them", which may stand for a group named before."""
    taken = {i for phrase in made if phrase.emit for i in range(phrase.first, phrase.last + 1)}
    pronouns = [
        Phrase(token.i, token.i, "pronoun")
        for token in sentence
        if token.tag == "PRP" and token.lower in ("they", "them") and token.i not in taken
    ]
    return sorted([phrase for phrase in made if phrase.emit] + pronouns, key=lambda phrase: phrase.first)


def _mention(sentence: Sentence, phrase: Phrase) -> ActorMention:
    start, end = sentence[phrase.first].start, sentence[phrase.last].end
    if note := _NOTE_MARK.search(sentence[phrase.last].text):
        end = sentence[phrase.last].start + note.start()
    head = sentence.head_of(start, end)
    return ActorMention(
        start=start,
        end=end,
        sentence=sentence.index,
        head=phrase.last if head is None else head,
        form=phrase.form,
        candidates=phrase.ids,
        kind=phrase.kind,
    )
