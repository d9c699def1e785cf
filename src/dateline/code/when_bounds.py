"""Times that only bound an event: "by Friday", "the worst since January", the day of a trial or of a condemnation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from dateline.knowledge.later_acts import LaterAct, later_act
from dateline.model import Sentence, Timed, Token

from .when_clause import is_statement_day, preposition, verb_of
from .where_words import trigger_class

#: Prepositions under which a time bounds the event from one side and does not date it.
_BOUNDING = frozenset({"after", "before", "following", "until", "till", "by", "ahead", "than", "to"})
#: "shortly after noon on Monday", "before dawn on Tuesday": the hour is bounded, the day stands.
_OF_THE_HOUR = frozenset({"after", "before", "following"})
_UP_TO = {"by": "by", "until": "until", "till": "until", "before": "before"}
_ORDINAL = ("st", "nd", "rd", "th")
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last only".split())
#: How an event hangs on a later act that is about it: "buried ten people killed", "sentenced for the murder".
_ABOUT = frozenset({"dobj", "nsubjpass", "prep", "pobj", "pcomp", "poss", "compound", "dative", "ccomp"})
_FOR = frozenset({"for", "over", "of", "in", "with", "into", "to", "on", "after"})
_FOR_ARREST = frozenset({"for", "over"})
#: "arrested on Monday in the fatal shooting of a boy", "in connection with a murder": for it, not in the course of it.
_IN_CASE = frozenset({"in", "with", "on"})
#: "face charges", "announced charges", "on charges": of a court.
_OF_CHARGES = frozenset("face bring file press drop announce on".split())
_HARM = frozenset({"kill", "shoot"})


def is_start_or_end(sentence: Sentence, timed: Timed) -> bool:
    """Whether a mention only says how long something lasted: "since May", "until Friday"."""
    return preposition(sentence, timed) in ("since", "until", "till", "by", "before", "ahead")


def is_bounding(sentence: Sentence, timed: Timed) -> bool:
    """Whether a mention bounds what it stands beside and does not date it."""
    word = preposition(sentence, timed)
    if word not in _BOUNDING:
        return word == "since" and compares(sentence, timed)
    return not (word in _OF_THE_HOUR and _names_an_hour(timed))


def up_to(sentence: Sentence, timed: Timed) -> Literal["by", "until", "before"] | None:
    """How a mention is the latest time of what it stands beside: "by Friday", "until Friday", "before Friday"."""
    word = _UP_TO.get(preposition(sentence, timed))
    if word is None or (word == "before" and _names_an_hour(timed)):
        return None
    return "by" if word == "by" else "until" if word == "until" else "before"


def _names_an_hour(timed: Timed) -> bool:
    args = dict(timed.mention.args)
    return timed.when.precision == "time" or "hour" in args or "part" in args or "T" in (timed.when.timex or "")


def compares(sentence: Sentence, timed: Timed) -> bool:
    """ "the worst since January", "their 60th leader since May": a time to compare with, not that of the event."""
    head = sentence.head_of(timed.mention.start, timed.mention.end)
    if head is None:
        return False
    link = next((t for t in sentence.ancestors(head) if t.lower == "since"), None)
    if link is None:
        return False
    beside = [sentence[link.head], *([sentence[link.i - 1]] if link.i else [])]
    return any(
        _is_ranked(t.tag, t.lower)
        for noun in beside
        if noun.pos not in ("VERB", "AUX")
        for t in (noun, *sentence.children(noun.i))
    )


def compares_length(sentence: Sentence, timed: Timed) -> bool:
    """ "the deadliest attack in five years": a length of time to compare with, not that of the event."""
    head = sentence.head_of(timed.mention.start, timed.mention.end)
    if head is None:
        return False
    link = sentence[sentence[head].head]
    above = sentence[link.head]
    return any(_is_ranked(t.tag, t.lower) for t in (above, *sentence.children(above.i)))


def _is_ranked(tag: str, word: str) -> bool:
    return tag in ("JJS", "RBS") or word in _ORDINALS or (word[:1].isdigit() and word.endswith(_ORDINAL))


def later_acts(sentence: Sentence, trigger: int) -> list[tuple[int, LaterAct]]:
    """The acts, nearest first, that follow upon the trigger's event in its own sentence.

    "A court sentenced a rancher for the murder", "the funeral of a teacher killed by soldiers".
    """
    found: list[tuple[int, LaterAct]] = []
    at, clauses = sentence[trigger], 0
    about = ""
    for above in sentence.ancestors(trigger):
        clauses += at.dep in ("acl", "relcl")
        if at.dep in ("conj", "advcl", "parataxis", "nsubj", "agent") or clauses > 1:
            break
        act = _act(sentence, above) if at.dep in _ABOUT or above.pos == "NOUN" else None
        if at.dep == "prep":
            about = at.lower
        if act == "arrest":
            case = about in _IN_CASE and _is_harm(sentence, trigger)
            act = "late" if at.dep == "prep" and (about in _FOR_ARREST or case) else None
        if act == "late" and at.dep == "ccomp":
            act = None  # "charged that guerrillas had attacked": here it says
        as_adult = at.lower == "as" and act == "late"  # "charged as an adult with murder"
        if act is not None and (at.dep != "prep" or at.lower in _FOR or as_adult):
            found.append((above.i, act))
        at = above
    return found


def _act(sentence: Sentence, word: Token) -> LaterAct | None:
    """The class of a later act.

    Beside the words of the table "a man wanted over the murder" is sought after it, and who "faces charges in the
    killing" is accused of it.
    """
    behind = sentence[word.i + 1].lower if word.i + 1 < len(sentence) else ""
    if word.lower == "wanted" and behind in _FOR_ARREST | _IN_CASE:
        return "late"
    if word.lower == "charges" and word.dep in ("dobj", "pobj"):
        return "late" if sentence[word.head].lemma.lower() in _OF_CHARGES else None
    if word.lemma.lower() in _OF_CHARGES and any(t.lower == "charges" for t in sentence.children(word.i, "dobj")):
        return "late"
    return later_act(word.pos, word.lemma.lower())


def is_of_late_act(sentence: Sentence, timed: Timed) -> bool:
    """Whether a mention is the day of a burial or trial: "a court sentenced", "people gathered on Friday to bury"."""
    verb = verb_of(sentence, timed)
    if verb is None:
        return False
    whose = [t for s in sentence.children(verb, "nsubj", "nsubjpass") for t in (s, *sentence.children(s.i, "compound"))]
    parts = (sentence[verb], *sentence.children(verb, "xcomp", "advcl"), *whose)
    acts = [later_act(part.pos, part.lemma.lower()) for part in parts]
    return "late" in acts or (acts[0] == "arrest" and _is_in_case(sentence, verb))


def _is_in_case(sentence: Sentence, verb: int) -> bool:
    """Whether an arrest is told with the deed that it is for: "arrested on Monday in the fatal shooting of a boy"."""
    links = {t.i for t in sentence.children(verb, "prep") if t.lower in _FOR_ARREST | _IN_CASE}
    return any(
        _is_harm(sentence, token.i)
        and any(above.i in links or _is_of_taken(above, verb) for above in sentence.ancestors(token.i))
        for token in sentence
    )


def _is_of_taken(word: Token, verb: int) -> bool:
    """ "arrested the adult who was minding the boy at the time of the shooting": told of whom they took."""
    return word.dep == "dobj" and word.head == verb


def _is_harm(sentence: Sentence, token: int) -> bool:
    return sentence[token].pos in ("NOUN", "PROPN") and trigger_class(sentence, token) in _HARM


def is_said_day(sentence: Sentence, timed: Timed, times: Iterable[Timed]) -> bool:
    """Whether a mention, one of `times` of its sentence, is the day of a statement and not of what it says."""
    return is_statement_day(sentence, timed) and not _is_second(sentence, timed, times)


def _is_second(sentence: Sentence, timed: Timed, times: Iterable[Timed]) -> bool:
    """ "confirmed today the arrest of a smuggler on Sunday": the verb has its day, so the next is its object's."""
    verb = verb_of(sentence, timed)
    return any(
        other.mention.start < timed.mention.start
        and other.when.start is not None
        and other.when.precision in ("day", "time")
        and (other.when.start > (timed.when.end or "9") or (other.when.end or "") < (timed.when.start or ""))
        and verb_of(sentence, other) == verb
        for other in times
    )


def belongs_to_act(sentence: Sentence, timed: Timed, trigger: int, act: int) -> bool:
    """Whether a mention is the time of an act and not of the trigger that the act is about."""
    head = sentence.head_of(timed.mention.start, timed.mention.end)
    if head is None:
        return False
    path = [head, *(t.i for t in sentence.ancestors(head))]
    if _is_charged_then(sentence, head, act, path):
        return True
    if trigger in path:
        return False
    if act not in path:
        return act in {t.i for t in sentence.ancestors(trigger)}
    # "the funeral on Sunday of a teacher": the parse may hang what follows on the day
    below = [i for i in path[1 : path.index(act)] if sentence[i].pos != "ADP"]
    inside = {t.i for t in sentence.ancestors(trigger)}
    if any(i in inside for i in below):
        return False
    # "sentenced a rancher for the murder of a mayor in 1999": a year behind the trigger is the trigger's
    if sentence[act].pos == "VERB" and verb_of(sentence, timed) != act:
        return False  # "confirmed the arrest of a smuggler and seized weapons on Sunday"
    # what stands behind the trigger is nearer to it: "condemned the massacre of eight farmers on Sunday"
    return head < trigger or act > trigger


def _is_charged_then(sentence: Sentence, head: int, act: int, path: list[int]) -> bool:
    """ "charged with two counts of murder last Thursday": a bare day behind the charge is that of the charge."""
    if sentence[head].dep != "npadvmod" or sentence[act].pos != "VERB" or act not in path[1:]:
        return False
    top = sentence[path[path.index(act) - 1]]
    behind = sentence[head + 1].lower if head + 1 < len(sentence) else ""
    late = later_act("VERB", sentence[act].lemma.lower()) == "late"
    return late and top.dep == "prep" and top.lower in ("with", "of", "on", "as") and behind != "of"
