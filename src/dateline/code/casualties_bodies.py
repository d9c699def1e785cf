"""Who was shot and is told dead by what was found: "soldiers shot 30 men there. The bodies lay in a gully"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.knowledge.numbers import context
from dateline.model import Casualties, Sentence, Span, Token

from .casualties_clause import Clause
from .casualties_statement import CasualtyStatement

_BODIES = frozenset({"bodies", "corpses"})
_THEIRS = frozenset({"the", "their", "all"})
_LYING = frozenset({"lie", "bury", "leave", "identify", "dump", "burn"})
#: Sentences between the shots and the bodies.
_FAR = 4


def bodies_of(text: str, clause: Clause, earlier: list[CasualtyStatement]) -> Iterator[CasualtyStatement]:
    """The dead whom a sentence tells by their bodies alone: all those shot in the last sentences, where nobody's death
    is told there."""
    sentence = clause.sentence
    token = next((token for token in sentence if _are_found(sentence, token)), None)
    if token is None:
        return
    near = [one for one in earlier if 0 < sentence.index - one.sentence <= _FAR]
    hits = [one for one in near if one.casualties.harm == "injured" and one.casualties.low == 0 and not one.state]
    hits = [one for one in hits if (one.casualties.best or 0) > 1 and not one.negated]
    if not hits or any(one.casualties.harm == "killed" for one in near):
        return
    shot = hits[-1].casualties
    first = sentence[token.i - 1]
    yield CasualtyStatement(
        sentence=sentence.index,
        trigger=token.i,
        victim=None,
        agent=None,
        casualties=Casualties(
            harm="killed",
            who=shot.who,
            actor_id=shot.actor_id,
            description=shot.description,
            low=2,  # "the bodies": more than one
            best=shot.best,
            high=shot.high,
            open_ended=shot.open_ended,
            span=Span.of(text, first.start, token.end),
        ),
        state=True,
    )


def _are_found(sentence: Sentence, token: Token) -> bool:
    if token.lower not in _BODIES or token.i == 0 or sentence[token.i - 1].lower not in _THEIRS:
        return False
    verb = sentence[token.head]
    return verb.lemma.lower() in context("found") or verb.lemma.lower() in _LYING
