"""Mentions of actors: names of the registry, states' forces by rule, classes of people, persons and unknown groups."""

from __future__ import annotations

from dateline.model import ActorMention, Sentence

from .actors_lexicon import is_capitals, units
from .actors_phrases import Phrase, joined, phrases

__all__ = ["find_actors"]


def find_actors(text: str, sentences: tuple[Sentence, ...]) -> tuple[ActorMention, ...]:
    """The actor mentions of a document in text order; none overlaps another."""
    found: list[ActorMention] = []
    for sentence in sentences:
        capitals = is_capitals(sentence)
        made = joined(sentence, phrases(sentence, units(sentence, capitals), capitals))
        found.extend(_mention(sentence, phrase) for phrase in made if phrase.emit)
    return tuple(found)


def _mention(sentence: Sentence, phrase: Phrase) -> ActorMention:
    start, end = sentence[phrase.first].start, sentence[phrase.last].end
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
