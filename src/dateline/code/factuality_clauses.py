"""What governs a clause: a verb ("tried to"), an adjective ("ready to"), a noun ("a plan to"), a preposition."""

from __future__ import annotations

from dateline.model import Sentence, Token
from dateline.model.events import Status

from . import factuality_words as words
from .factuality_nouns import SPOKEN_AGAINST, from_noun, is_definite, is_rejected, is_which, noun_status
from .factuality_signs import came_to_nothing, is_granted, sign_of
from .factuality_steps import Step, above_verb, strongest
from .factuality_verb import is_negated, verb_status

_CERTAIN = frozenset("doubt question secret surprise wonder mystery".split())
_BEHIND_THAT = frozenset(
    "fear threat warning denial possibility risk chance rumour rumor speculation concern worry prospect danger "
    "likelihood hope".split()
)
_INDEFINITE = frozenset("anyone anybody everyone everybody those whoever someone person people".split())
_ORDINALS = frozenset("first second third last latest only next-to-last youngest oldest".split())
_TALKING = frozenset("plan prepare aim insist vote".split())
_THINKING = frozenset("think dream talk fantasise fantasize speak warn".split())


def from_verb(sent: Sentence, at: Token, head: Token, status: Status) -> Step | None:
    """The step from a verb to what governs its clause; None where nothing above can change its status."""
    infinitive = any(t.lower == "to" for t in sent.children(at.i, "aux"))
    if at.dep == "conj" and head.pos in words.VERBAL:
        return _joined(sent, at, head, status, infinitive)
    if head.pos in words.VERBAL:
        return _under_verb(sent, at, head, status, infinitive)
    if at.dep in ("xcomp", "acl", "ccomp") and head.pos == "ADJ" and head.lemma.lower() in words.READY:
        return _under_adjective(sent, head, status)
    if at.dep in ("acl", "relcl", "xcomp", "ccomp") and head.pos in ("NOUN", "PROPN", "PRON"):
        return _under_noun(sent, at, head, status, infinitive)
    if at.dep == "pcomp" and head.lower in ("instead", "rather"):
        return head, "denied"
    if at.dep == "pcomp" and head.pos in ("ADP", "SCONJ"):
        return _under_preposition(sent, head, status)
    return None


def _joined(sent: Sentence, at: Token, head: Token, status: Status, infinitive: bool) -> Step | None:
    denied = sent[head.head].lower == "without" or verb_status(sent, head) == "denied"
    if denied and any(t.lower == "but" and head.i < t.i < at.i for t in sent.children(head.i, "cc")):
        return None  # "without causing casualties but damaging a truck"
    if not infinitive and (_stands_alone(sent, at) or _is_finite_beside(sent, at, head)):
        # "will attack and have killed": what helps the first verb is not of the second
        return (head, status) if verb_status(sent, head) is None and head.dep in ("ccomp", "xcomp") else None
    return head, strongest(status, verb_status(sent, head))


def _stands_alone(sent: Sentence, verb: Token) -> bool:
    return bool(sent.children(verb.i, "aux", "auxpass", *words.SUBJECTS))


def _is_finite_beside(sent: Sentence, at: Token, head: Token) -> bool:
    """ "Did not surrender and fled": a past tense shares no "did not"."""
    return at.tag in ("VBD", "VBZ") and head.tag in ("VB", "VBG") and bool(sent.children(head.i, "aux"))


def _under_verb(sent: Sentence, at: Token, head: Token, status: Status, infinitive: bool) -> Step | None:
    lemma = head.lemma.lower()
    if (
        at.dep == "ccomp"
        and at.i < head.i
        and (lemma not in ("deny", "doubt", "threaten") or sent.children(head.i, "dobj"))
    ):
        # "they hold the road, otherwise it would be cut", "the army says it took the hill; rebels deny it": side by
        # side, not governed
        return None
    if at.dep in ("csubj", "csubjpass"):
        return _as_subject(sent, at, head, status) if at.tag in ("VBG", "VBD") or infinitive else None
    if at.dep in ("xcomp", "ccomp", "dobj", "oprd"):
        return _governed(sent, at, head, status, infinitive)
    if at.dep != "advcl":
        return None
    if lemma == "fear" and head.tag == "VBN":
        return None, "hypothetical"  # "ten are feared killed"
    if (
        at.tag == "VBG"
        and lemma in ("go", "carry", "press")
        and any(t.lower == "on" for t in sent.children(head.i, "prt", "prep", "advmod"))
    ):
        return above_verb(sent, head, status, ("ongoing", "denied"))  # "go on shelling"
    if infinitive:
        if lemma == "be" or lemma in words.DONE | words.ATTEMPT | words.INTENT | words.THREAT | words.FAIL:
            return above_verb(sent, head, status, sign_of(sent, head, at, infinitive))
        return None if status != "occurred" else (None, "planned")
    return None


def _as_subject(sent: Sentence, at: Token, head: Token, status: Status) -> Step | None:
    """ "Attacking a hospital is a crime", "to attack it would be a disaster"; "attacking it was a crime" is done."""
    if at.tag == "VBD" and any(t.lower == "whoever" for t in sent.children(at.i, "nsubj")):
        return None  # "whoever attacked it will be punished"
    if any(is_which(sent, t, head) for t in sent.children(head.i, "attr")):
        return None  # "hitting the school may be the deadliest attack of the war"
    own = verb_status(sent, head)
    definite = any(is_definite(sent, t) or t.pos == "PROPN" for t in sent.children(at.i, "dobj"))
    if own in ("hypothetical", "planned") or (head.lemma == "be" and head.tag == "VBZ" and not definite):
        return None, strongest(status, "hypothetical")
    return None


def _governed(sent: Sentence, at: Token, head: Token, status: Status, infinitive: bool) -> Step | None:
    lemma = head.lemma.lower()
    if is_granted(sent, head, at, infinitive):
        if lemma in words.HALT and verb_status(sent, head) == "denied":
            return None, strongest(status, "ongoing")  # "did not stop shelling"
        return None
    if infinitive and status == "denied" and lemma in words.URGE and is_negated(sent, at):
        return head, "hypothetical"  # "urged them not to attack"
    if at.dep == "ccomp" and not infinitive and lemma in words.GROW and _is_of_fear(sent, head):
        return None, "hypothetical"  # "fears are growing that they will attack"
    return above_verb(sent, head, status, sign_of(sent, head, at, infinitive))


def _is_of_fear(sent: Sentence, verb: Token) -> bool:
    return any(t.lemma.lower() in _BEHIND_THAT for t in sent.children(verb.i, *words.SUBJECTS))


def _under_adjective(sent: Sentence, adjective: Token, status: Status) -> Step:
    governed = words.READY[adjective.lemma.lower()]
    verb = sent[adjective.head]
    if governed == "occurred" and verb.pos in words.VERBAL:
        own = verb_status(sent, verb)
        if own == "denied":
            return verb, "attempted"
        if verb.tag in ("VBZ", "VBP") and verb.lemma == "be":
            return verb, "hypothetical"  # "the missile is able to hit the port"
    if governed == "denied":
        governed = "attempted"
    return adjective, strongest(status, governed)


def _under_noun(sent: Sentence, at: Token, head: Token, status: Status, infinitive: bool) -> Step | None:
    lemma = head.lemma.lower()
    if any(t.lower == "no" for t in sent.children(head.i, "det")) and at.dep in ("acl", "ccomp"):
        return None if lemma in _CERTAIN and not infinitive else (head, "denied")
    if at.dep == "relcl" and not infinitive:
        return _in_relative(sent, at, head, lemma)
    if not infinitive:
        if at.dep == "xcomp" and lemma in words.NOUN:
            return head, strongest(status, words.NOUN[lemma])  # "families fear being shelled", taken for a noun
        if at.dep != "acl":
            return None
        if is_rejected(sent, head):
            return head, "denied"
        if lemma in _BEHIND_THAT:
            return head, strongest(status, words.NOUN.get(lemma, "hypothetical"))
        return None
    if at.dep in ("acl", "relcl") and lemma not in words.NOUN and _is_ranked(sent, head):
        return None  # "the first minister to be killed"
    governed: Status | None = words.NOUN.get(lemma)
    if (governed == "attempted" and _after(sent, head, "in")) or (lemma == "way" and _after(sent, head, "on")):
        governed = "planned"
    return head, strongest(status, governed or "planned")


def _is_ranked(sent: Sentence, noun: Token) -> bool:
    return (
        any(
            t.lower in _ORDINALS or t.lower.endswith(("th", "nd", "rd")) or t.tag == "JJS"
            for t in sent.children(noun.i, "amod", "nummod")
        )
        or noun.lower in _ORDINALS
    )


def _in_relative(sent: Sentence, at: Token, head: Token, lemma: str) -> Step | None:
    """ "Anyone who attacks the convoy", "an exercise in which crews bombed a village"."""
    if any(t.tag in ("WDT", "WP") and t.dep == "pobj" for t in sent.subtree(at.i)):
        if lemma in words.DRILL:
            return None, "hypothetical"
        above = from_noun(sent, head, sent[head.head], noun_status(sent, head) or "occurred")
        # "feared an attack in which many would be killed"; in a foiled attack some may have been
        return above if above is not None and above[1] in ("hypothetical", "planned") else None
    aux = sent.children(at.i, "aux", "auxpass")
    present = (aux[0] if aux else at).tag in ("VBZ", "VBP")
    plain = not sent.children(head.i, "amod", "nummod", "compound", "poss")
    if present and not aux and plain and head.lower in _INDEFINITE and not sent.children(at.i, "neg"):
        return None, "hypothetical"
    return None


def _after(sent: Sentence, noun: Token, word: str) -> bool:
    """ "In a bid to stop them", "on the way to attack": a purpose of what is told."""
    return noun.dep == "pobj" and sent[noun.head].lower == word


def _under_preposition(sent: Sentence, prep: Token, status: Status) -> Step | None:
    governor = sent[prep.head]
    lemma = governor.lemma.lower()
    word = prep.lower
    before = sent[prep.i - 1].lower if prep.i else ""
    if word == "without" or (word == "of" and before in ("instead", "short")):
        return governor, "denied"
    if word == "from" and (lemma in words.PREVENT or lemma in ("stop", "halt")):
        return (None, "occurred") if came_to_nothing(sent, governor) else (governor, "hypothetical")
    if word == "from" and lemma in ("refrain", "abstain", "desist"):
        return above_verb(sent, governor, "denied", (None, "occurred")) if not _is_asked(sent, governor) else (
            None, "hypothetical")  # fmt: skip
    if word == "by" and governor.pos in words.VERBAL:
        own = verb_status(sent, governor)  # "accused it of breaking the truce by shelling the town"
        tried = sent[governor.head].lemma.lower() in words.ATTEMPT | words.FAIL  # "tried to break it by shelling"
        return None if tried or own == "denied" else (governor, strongest(status, own))
    if word == "against" and lemma in SPOKEN_AGAINST:
        return governor, "hypothetical"  # "advised them against storming it"
    if word in ("of", "for", "at", "on", "about", "to", "in", "with"):
        return _governed_through(sent, governor, lemma, word, status)
    return (governor, "denied") if sent.children(prep.i, "pcomp") and word in ("instead", "than") else None


def _governed_through(sent: Sentence, governor: Token, lemma: str, word: str, status: Status) -> Step | None:
    if governor.pos == "NOUN" and lemma in words.NOUN and word not in ("in", "with"):
        return governor, strongest(status, words.NOUN[lemma])
    if governor.pos in words.VERBAL and lemma in _TALKING:
        return governor, strongest(status, "planned")
    if governor.pos in words.VERBAL and lemma in _THINKING and word in ("of", "about"):
        return governor, strongest(status, "hypothetical")
    if governor.lower in ("capable", "close", "near"):
        return governor, "hypothetical"
    if governor.pos in words.VERBAL and lemma == "succeed":
        return above_verb(sent, governor, status, ("occurred", "denied"))
    return None


def _is_asked(sent: Sentence, verb: Token) -> bool:
    """ "Urged them to refrain from it": they may do it or not."""
    above = sent[verb.head]
    return verb.dep in ("xcomp", "ccomp", "advcl") and above.i != verb.i and above.lemma.lower() in words.URGE
