"""Whether a time mention dates a trigger of its sentence: the way between the two through the parse."""

from __future__ import annotations

from typing import Literal

from dateline.knowledge.reporting import reporting_words
from dateline.model import Sentence, Timed

from .syntax import clause_of

#: 0 below the trigger itself, 1 in its clause, 2 in a clause that shares its time, 3 beside it.
Rank = Literal[0, 1, 2, 3]
_VERBAL = ("VERB", "AUX")
#: Clauses that tell of the same time as the verb above them, and those with a time of their own.
_SHARING = frozenset({"xcomp", "conj", "dep", "pcomp", "acl", "advcl"})
_SIMULTANEOUS = frozenset({"as", "while", "when"})
#: Prepositions under which a day bounds the event from one side and does not date it.
BOUNDING = frozenset({"after", "before", "following", "until", "till", "by", "ahead", "than", "to"})


def says(sentence: Sentence, verb: int) -> bool:
    """Whether a verb reports: the time beside it is that of a statement ("police said on Sunday")."""
    return sentence[verb].lemma.lower() in reporting_words("verb")


def preposition(sentence: Sentence, timed: Timed) -> str:
    """The preposition that governs a mention: "since" in "since Friday", "" for a bare "Friday"."""
    head = sentence.head_of(timed.mention.start, timed.mention.end)
    if head is None:
        return ""
    before = sentence[head]
    inside = sentence.within(timed.mention.start, timed.mention.end)
    first = inside[0].i if inside else head
    if first > 0 and sentence[first - 1].pos in ("ADP", "SCONJ"):
        return sentence[first - 1].lower
    above = sentence[before.head]
    return above.lower if above.pos in ("ADP", "SCONJ") and before.dep in ("pobj", "pcomp") else ""


def verb_of(sentence: Sentence, timed: Timed) -> int | None:
    """The verb to which a mention belongs; in "killed Tuesday in clashes" the verb right before it."""
    head = sentence.head_of(timed.mention.start, timed.mention.end)
    if head is None:
        return None
    first = sentence.within(timed.mention.start, timed.mention.end)[0].i
    if first > 0 and sentence[first - 1].tag in ("VBD", "VBN") and sentence[first - 1].pos == "VERB":
        return first - 1
    return clause_of(sentence, head)


def is_statement_day(sentence: Sentence, timed: Timed) -> bool:
    """ "said on Sunday that", "in a statement on Sunday": a day of speech."""
    verb = verb_of(sentence, timed)
    if verb is None:
        return False
    head = sentence.head_of(timed.mention.start, timed.mention.end)
    if head is not None:
        for token in sentence.ancestors(head):
            if token.pos in _VERBAL:
                break
            if token.lemma.lower() in (
                "statement",
                "report",
                "interview",
                "according",
                "conference",
                "press",
                "briefing",
            ):
                return True
    return says(sentence, verb) and bool(sentence.children(verb, "ccomp", "parataxis") or _quoted(sentence, verb))


def _quoted(sentence: Sentence, verb: int) -> bool:
    return sentence[verb].dep in ("parataxis", "ccomp") or any(t.text in ('"', "“", "”") for t in sentence)


def rank(sentence: Sentence, timed: Timed, trigger: int) -> Rank | None:
    """How closely a mention dates the trigger, the lower the closer; None where it dates something else."""
    head, verb = sentence.head_of(timed.mention.start, timed.mention.end), verb_of(sentence, timed)
    if head is None or verb is None:
        return None
    if preposition(sentence, timed) in BOUNDING:
        return None
    path = [head, *(t.i for t in sentence.ancestors(head))]
    if trigger in path:
        crossed = [i for i in path[: path.index(trigger)] if sentence[i].pos in _VERBAL]
        if verb == trigger or not crossed:
            return 0
        return 2 if _shared(sentence, crossed[-1], trigger) else None
    own = clause_of(sentence, trigger)
    if verb == own:
        # "confirmed today the arrest of a man on Sunday": the verb of saying takes the day beside it
        return 3 if verb != trigger and says(sentence, verb) and sentence[head].head == verb else 1
    if is_statement_day(sentence, timed):
        return None
    if own in [t.i for t in sentence.ancestors(verb)]:
        return 2 if _shared(sentence, verb, own) else None
    if verb in [t.i for t in sentence.ancestors(own)]:
        return _below(sentence, own, verb)
    return 3 if _joined(sentence, verb, own) else None


def _shared(sentence: Sentence, low: int, high: int) -> bool:
    """Whether every clause from `low` up to `high` shares its time: a participle or infinitive without a subject."""
    at = low
    while at != high and sentence[at].head != at:
        token = sentence[at]
        if token.pos in _VERBAL:
            if token.dep not in _SHARING:
                return False
            if token.dep == "advcl" and sentence.children(at, "nsubj", "nsubjpass", "mark"):
                # "detained two men as it searched the valley last night": one time for both
                return any(t.lower in _SIMULTANEOUS for t in sentence.children(at, "mark", "advmod"))
        at = token.head
    return True


def _below(sentence: Sentence, own: int, verb: int) -> Rank | None:
    """A trigger in a clause below the verb that is dated: "carried out a raid on Friday, killing two"."""
    at, found = own, 2
    while at != verb:
        token = sentence[at]
        if token.pos in _VERBAL or token.dep in ("relcl", "acl"):
            if token.dep in ("ccomp", "parataxis") and says(sentence, token.head):
                return None
            if token.dep in ("relcl", "advcl", "ccomp") and sentence.children(at, "nsubj", "nsubjpass"):
                found = 3
            if token.tag == "VBN" and any(t.lower == "had" for t in sentence.children(at, "aux")):
                return None
        at = token.head
    return 3 if found == 3 else 2


def _joined(sentence: Sentence, one: int, other: int) -> bool:
    """Whether two verbs hang on one that is not a verb of saying with its own complement between them."""
    above = {t.i for t in sentence.ancestors(one)}
    return any(t.i in above and t.pos in _VERBAL for t in sentence.ancestors(other))


_TELLING = frozenset("say report tell confirm claim announce add state argue declare note write".split())


def is_pluperfect(sentence: Sentence, trigger: int) -> bool:
    """ "had shelled": told as earlier than what is reported; not "said that it had shelled", a plain past as told."""
    verb = clause_of(sentence, trigger)
    above = sentence[sentence[verb].head]
    if sentence[verb].dep == "ccomp" and above.tag == "VBD" and above.lemma.lower() in _TELLING:
        return False
    helpers = sentence.children(verb, "aux")
    return sentence[verb].tag == "VBN" and any(t.lower in ("had", "'d") for t in helpers)
