"""Who took or lost a place where the clause names nobody: the side that tells it, or whose offensive it fell in."""

from __future__ import annotations

from dateline.knowledge.actors import registry
from dateline.model import Actor, Sentence, Token

from .index import ARMED, Index
from .syntax import prep_objects

#: "Announced the capture of the town", "claimed the town had been taken": of its own side a party speaks so.
_BOASTS = frozenset("announce claim declare celebrate hail proclaim boast tout".split())
#: "Admitted the loss of the town": so too a party speaks of its own.
_ADMITS = frozenset("admit acknowledge concede confirm announce report".split())
#: Words of taking a place from an enemy, which the taker's side uses.
_FREES = frozenset("liberate recapture retake regain reclaim recover free liberation recapture retaking".split())
_DRIVES = frozenset(
    "offensive counteroffensive counter-offensive counterattack counter-attack attack assault operation push advance "
    "campaign".split()
)


def side_of_teller(index: Index, sentence: Sentence, i: int, *, lost: bool = False) -> Actor | None:
    """The party whose claim or admission the word at `i` is, None where nobody's or several parties' is."""
    verbs = {verb.lemma.lower() for verb in sentence.ancestors(i)}
    if not lost and sentence[i].lemma.lower() in _FREES:
        asked = verbs | _BOASTS
    else:
        asked = verbs & (_ADMITS if lost else _BOASTS)
    if not asked:
        return None
    sides = {
        voice.aligned_with
        for voice in index.voices(sentence, i)
        if voice.aligned_with is not None and voice.stance not in ("denies", "doubts")
    }
    row = registry().get(sides.pop()) if len(sides) == 1 else None
    if row is None or row.kind not in ARMED | {"government"}:
        return None
    return Actor(name=row.name, actor_id=row.id, kind=row.kind, confidence=0.6)


def of_offensive(index: Index, sentence: Sentence, i: int) -> Actor | None:
    """Whose offensive a place was taken in: "was retaken in a Ukrainian counteroffensive"."""
    for thing in prep_objects(sentence, i, "in", "during", "by", "amid", "after"):
        if thing.lemma.lower() in _DRIVES:
            return _owner(index, sentence, thing)
    return None


def _owner(index: Index, sentence: Sentence, noun: Token) -> Actor | None:
    armed = [each.actor for each in index.actors_of(sentence, noun) if each.actor.kind in ARMED]
    if armed:
        return armed[0]
    for child in sentence.children(noun.i, "amod", "compound", "poss", "nmod"):
        for each in index.resolved.actors:  # "Ukrainian" beside the noun: its forces, where the report names them
            words = index.resolved.text[each.mention.start : each.mention.end].split()
            if words and words[0] == child.text and each.actor.kind in ARMED:
                return each.actor
    return None
