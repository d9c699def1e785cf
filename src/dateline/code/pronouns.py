"""Whom "he" and "her" mean where they suffer: the one person named before; where two may be meant, nobody."""

from __future__ import annotations

from dateline.knowledge.numbers import people_words
from dateline.model import ActorMention, Named, Sentence, Token

from .index import Index
from .people import people_at

_SINGULAR = frozenset("he him she her himself herself".split())
#: How many sentences back the person may be named.
_REACH = 2


def person_meant(index: Index, sentence: Sentence, token: Token) -> Named | None:
    """The person named before a pronoun in its sentence, else in the nearest one before with any; by the subject
    where several are named."""
    if token.lower not in _SINGULAR:
        return None
    for back in range(_REACH + 1):
        number = sentence.index - back
        if number < 0:
            return None
        before = index.resolved.sentences[number]
        end = token.start if back == 0 else before.end
        if _someone_else(index, before, end):
            return None
        persons = {
            named.actor.name.split()[-1]: named
            for named in reversed(index.actors(before))
            if named.mention.form == "person" and named.mention.end <= end
        }
        if not persons and back:
            persons = {named.actor.name: named for named in _bare_subjects(index, before)}
        if persons:
            found = list(persons.values())
            subjects = [n for n in found if before[n.mention.head].dep in ("nsubj", "nsubjpass")]
            meant = found if len(found) == 1 else subjects
            return _taken_up(sentence, token, meant[0]) if len(meant) == 1 else None
    return None


def _bare_subjects(index: Index, sentence: Sentence) -> list[Named]:
    """The subjects of a sentence that are a first and last name without any title."""
    subjects = [each for each in sentence if each.dep in ("nsubj", "nsubjpass") and each.pos == "PROPN"]
    named = [people_at(index, sentence, each, suffers=False) for each in subjects]
    return [each for each in named if each is not None and each.mention.form == "person"]


def _taken_up(sentence: Sentence, token: Token, meant: Named) -> Named:
    mention = ActorMention(
        start=token.start, end=token.end, sentence=sentence.index, head=token.i, form="pronoun", kind=meant.mention.kind
    )
    return Named(mention, meant.actor)


def _someone_else(index: Index, sentence: Sentence, end: int) -> bool:
    """Whether a single person without a name is told of, who may be meant: "a farmer was stopped and he was shot"."""
    for token in sentence:
        if token.end > end:
            return False
        named = people_words().get(token.lower) in ("civilian", "combatant", "unknown")
        if named and token.tag == "NN" and token.dep in ("nsubj", "nsubjpass", "dobj"):
            near = [*sentence.children(token.i, "appos", "compound"), sentence[token.head]]
            if not any(each.pos == "PROPN" for each in near) and index.actor_at(sentence, token) is not None:
                return True
    return False
