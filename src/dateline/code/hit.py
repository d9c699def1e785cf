"""A trigger word of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.triggers import EventClass, TriggerWord
from dateline.model import Sentence, Token

from .syntax import conjuncts, distance


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger: `token` its main word, `first`/`last` the phrase's token indices."""

    token: Token
    first: int
    last: int
    word: TriggerWord
    cls: EventClass


def nearest(sentence: Sentence, i: int, hits: list[Hit]) -> Hit:
    """The hit whose token is nearest to token `i` in the parse, the earlier one on a tie."""
    return min(hits, key=lambda hit: (distance(sentence, i, hit.token.i), hit.token.i))


def controlled(sentence: Sentence, hit: Hit) -> list[Token]:
    """What "took control of" takes: the objects of the phrase's last preposition."""
    return [each for thing in sentence.children(hit.last, "pobj") for each in conjuncts(sentence, thing)]
