"""Whether an event of a trigger happened: tense, aspect, modals, negation and the words that govern it.

The trigger's status starts as "occurred". From the trigger upward through the parse, every governor may change it:
"failed to capture" leaves an attempt, "denied that it shelled" a denial, "launched an offensive to capture" a plan.
"""

from __future__ import annotations

from dateline.model import Resolved, Sentence, Token
from dateline.model.events import Status

from . import factuality_words as words
from .background import is_background

__all__ = ["event_status", "is_background", "token_status"]

_VERBAL = frozenset({"VERB", "AUX"})
_SUBJECTS = ("nsubj", "nsubjpass")
_MAX_CLIMB = 14


def event_status(resolved: Resolved, sentence_index: int, trigger_token_index: int) -> Status:
    """The status of the event that a token tells.

    Examples: "they took the town" occurred; "they tried to take it" attempted; "they will take it" planned; "or they
    would be shot" after "warned" threatened; "did not shell" denied; "if they take it" hypothetical.
    """
    sentence = resolved.sentences[sentence_index]
    return token_status(sentence, sentence[trigger_token_index])


def token_status(sent: Sentence, trigger: Token) -> Status:
    """`event_status` for a token of a parsed sentence."""
    # "would not be encircled": a participle in a passive that is tagged an adjective
    verbal = trigger.pos in _VERBAL or bool(sent.children(trigger.i, "auxpass"))
    found = _verb_status(sent, trigger) if verbal else _noun_status(sent, trigger)
    at = trigger
    result: Status = found or "occurred"
    for _ in range(_MAX_CLIMB):
        step = _climb(sent, at, result)
        if step is None:
            break
        at, result = step
    if result in ("occurred", "ongoing") and _asked(sent) and _in_main_clause(sent, trigger):
        return "hypothetical"
    return result


def _asked(sent: Sentence) -> bool:
    """A yes-or-no question; "who shelled the market?" takes the shelling for granted."""
    first = next((t for t in sent if t.pos != "PUNCT"), None)
    return sent.tokens[-1].text.endswith("?") and first is not None and (first.pos == "AUX" or first.tag == "MD")


def _in_main_clause(sent: Sentence, token: Token) -> bool:
    return not any(t.dep in ("ccomp", "parataxis") for t in (token, *sent.ancestors(token.i)))


def _own_conjunct(sent: Sentence, verb: Token) -> bool:
    """Whether a joined verb has auxiliaries or a subject of its own ("will attack and have killed")."""
    return bool(sent.children(verb.i, "aux", "auxpass", *_SUBJECTS))


def _verb_status(sent: Sentence, verb: Token) -> Status | None:
    """What a verb's own helpers say: "will", "might", "not", "was shelling"; None where they say nothing."""
    aux = sent.children(verb.i, "aux", "auxpass")
    lower = {t.lower for t in aux}
    negated = any(t.lower != "only" for t in sent.children(verb.i, "neg")) or any(
        t.lower in ("never", "hardly") for t in sent.children(verb.i, "advmod")
    )
    if negated and _not_only(sent, verb):
        negated = False
    if negated and lower & words.MODALS and _purpose(sent, verb):
        return "hypothetical"
    if negated or _no_argument(sent, verb):
        return "denied"
    if lower & words.FUTURE_MODALS:
        return "threatened" if _threatening(sent, verb) else "planned"
    if lower & words.MODALS:
        if _threatening(sent, verb):
            return "threatened"
        return "occurred" if lower & {"can"} and verb.lemma in ("see", "hear") else "hypothetical"
    if _conditional(sent, verb):
        return "hypothetical"
    if verb.tag == "VBG" and any(t.lemma == "be" for t in aux if t.dep == "aux"):
        return "ongoing"
    if any(t.lower == "still" for t in sent.children(verb.i, "advmod")) and verb.tag in ("VBZ", "VBP", "VBG"):
        return "ongoing"
    if verb.tag == "VB" and verb.dep == "ROOT" and not aux and not sent.children(verb.i, *_SUBJECTS):
        return "hypothetical"
    return None


def _purpose(sent: Sentence, verb: Token) -> bool:
    """ "so that it would not be surrounded", "lest": what was feared."""
    first = min((t.i for t in sent.subtree(verb.i)), default=verb.i)
    return any(t.lower in ("so", "lest") for t in sent.tokens[max(0, first - 1) : verb.i])


def _not_only(sent: Sentence, verb: Token) -> bool:
    return any(t.lower == "not" and t.i + 1 < len(sent) and sent[t.i + 1].lower == "only" for t in sent)


def _no_argument(sent: Sentence, verb: Token) -> bool:
    """ "No one was killed", "killed no civilians"."""
    for t in sent.children(verb.i, "nsubj", "nsubjpass", "dobj"):
        if t.lower in words.NEGATIVE_PRONOUNS or any(c.lower == "no" for c in sent.children(t.i, "det")):
            return True
    return False


def _conditional(sent: Sentence, verb: Token) -> bool:
    marks = {t.lower for t in sent.children(verb.i, "mark")}
    if "before" in marks and any(t.lower in ("anyone", "anybody", "any") for t in sent.children(verb.i, *_SUBJECTS)):
        return True
    return verb.dep in ("advcl", "ccomp") and any(
        t.lower in words.CONDITIONS for t in sent.children(verb.i, "mark", "advmod")
    )


def _threatening(sent: Sentence, verb: Token) -> bool:
    """A modal under a threat: "vowing that they would be shot", "leave, otherwise they would be shot"."""
    if any(t.lower in ("otherwise", "else") for t in sent.children(verb.i, "advmod")):
        return True
    at = verb
    for above in sent.ancestors(verb.i):
        if above.pos in _VERBAL and above.lemma in words.THREAT and at.dep in ("ccomp", "conj", "xcomp", "advcl"):
            return True
        if above.pos == "NOUN" and above.lemma in ("threat", "ultimatum", "warning"):
            return True
        if at.dep not in ("ccomp", "conj", "xcomp"):
            return False
        at = above
    return False


def _noun_status(sent: Sentence, noun: Token) -> Status | None:
    """What stands with a noun: "no attack", "a planned attack"; also a verb that was tagged as a noun."""
    if _conditional(sent, noun):
        return "hypothetical"
    if any(t.lower == "no" for t in sent.children(noun.i, "det")):
        return "denied"
    for t in sent.children(noun.i, "amod", "compound", "det", "nmod"):
        if t.lower in words.ADJECTIVE_STATUS:
            return words.ADJECTIVE_STATUS[t.lower]
    return None


def _strongest(inner: Status, outer: Status | None) -> Status:
    """The status that holds of both: what is not real inside stays so, else the outer word decides."""
    if outer is None or outer == "occurred":
        return inner
    if inner in ("denied", "hypothetical") and outer in ("ongoing", "planned", "attempted"):
        # "was sent to prevent an attack": the purpose is planned, the attack stays imagined
        return inner
    if inner in ("planned", "threatened", "attempted") and outer in ("ongoing", "attempted"):
        return inner
    return outer


def _climb(sent: Sentence, at: Token, status: Status) -> tuple[Token, Status] | None:
    """The governor of `at` and the status after it; None where nothing above can change it."""
    if at.head == at.i:
        return None
    head = sent[at.head]
    if _taken_for_granted(sent, at):
        return None
    if at.pos in _VERBAL:
        return _from_verb(sent, at, head, status)
    return _from_noun(sent, at, head, status)


_ASKS = frozenset("who whom whose which what when where how why".split())


def _taken_for_granted(sent: Sentence, at: Token) -> bool:
    """Whether a clause asks for a part of what it takes for granted: "it was not clear who shelled the camp", "did not
    say how many were killed"; not "it was not clear whether they shelled it"."""
    if at.pos not in _VERBAL or at.dep not in ("ccomp", "pcomp", "csubj", "csubjpass", "acl", "advcl", "dobj"):
        return False
    if any(t.lower in ("whether", "if") for t in sent.children(at.i, "mark")) and at.dep in ("ccomp", "pcomp"):
        return True  # open whether, and no more denied by "not clear"
    before = [t for t in sent.subtree(at.i) if t.i < at.i]
    opened = next((t for t in before if t.pos not in ("PUNCT", "ADP", "CCONJ")), None)
    return opened is not None and opened.lower in _ASKS and not (opened.lower == "when" and at.dep == "advcl")


def _verb_above(sent: Sentence, head: Token, status: Status, governed: Status | None) -> tuple[Token, Status]:
    """Carry on from a governing verb, with what it says of its complement and what its own helpers say."""
    own = _verb_status(sent, head)
    if own == "ongoing" and governed in (None, "occurred"):
        own = "ongoing" if governed is None else None
    if governed == "attempted" and own == "denied":
        # "did not fail to capture" is rare; "did not try to" is no attempt
        return head, "denied"
    if governed == "attempted" and own in ("planned", "hypothetical", "threatened"):
        # "will try to take the bridge" is no attempt yet
        return head, own
    if governed in (None, "occurred", "ongoing"):
        return head, _strongest(status, own or governed)
    if own in ("denied",) and governed in ("planned", "threatened", "denied"):
        return head, "hypothetical"
    return head, _strongest(status, governed)


def _from_verb(sent: Sentence, at: Token, head: Token, status: Status) -> tuple[Token, Status] | None:
    lemma = head.lemma.lower()
    infinitive = any(t.lower == "to" for t in sent.children(at.i, "aux"))
    if at.dep == "conj" and head.pos in _VERBAL:
        if _own_conjunct(sent, at) and not infinitive:
            above = _modal_of(sent, head)
            return (head, status) if above is None and head.dep in ("ccomp", "xcomp") else None
        own = _verb_status(sent, head)
        return head, _strongest(status, own if own != "denied" else "denied")
    if head.pos in _VERBAL:
        if at.dep == "ccomp" and at.i < head.i and lemma not in ("deny", "doubt", "threaten"):
            return None  # "they hold the road, otherwise it would be cut": side by side, not governed
        if at.dep in ("xcomp", "ccomp", "dobj", "oprd"):
            governed = _complement(sent, head, lemma, infinitive, at.dep)
            return _verb_above(sent, head, status, governed)
        if at.dep == "advcl" and infinitive:
            if lemma in words.DONE or lemma in words.ATTEMPT | words.INTENT | words.THREAT:
                return _verb_above(sent, head, status, _complement(sent, head, lemma, infinitive, "xcomp"))
            return None if status != "occurred" else (sent[_root(sent, at)], "planned")
        return None
    if at.dep in ("xcomp", "acl", "ccomp") and head.pos == "ADJ" and lemma in words.ADJECTIVE_GOVERNOR:
        governed = words.ADJECTIVE_GOVERNOR[lemma]
        verb = sent[head.head]
        if governed == "occurred" and verb.pos in _VERBAL and _verb_status(sent, verb) == "denied":
            return verb, "attempted"
        if governed == "denied":
            governed = "attempted"
        return head, _strongest(status, governed)
    if at.dep in ("acl", "relcl", "xcomp", "ccomp") and head.pos in ("NOUN", "PROPN"):
        return _under_noun(sent, at, head, status, infinitive)
    if at.dep == "pcomp" and head.lower in ("instead", "rather"):
        return head, "denied"
    if at.dep == "pcomp" and head.pos in ("ADP", "SCONJ"):
        return _under_preposition(sent, head, status)
    return None


def _root(sent: Sentence, token: Token) -> int:
    at = token.i
    while sent[at].head != at:
        at = sent[at].head
    return at


def _modal_of(sent: Sentence, verb: Token) -> Status | None:
    return _verb_status(sent, verb)


def _complement(sent: Sentence, head: Token, lemma: str, infinitive: bool, dep: str) -> Status | None:
    if lemma in words.DENIAL:
        return "denied"
    if lemma in words.FOIL and infinitive:
        return "attempted"
    if lemma in words.THREAT:
        return "threatened" if dep == "xcomp" or infinitive else None
    if lemma in words.GOING_ON:
        return "ongoing"
    if not infinitive and lemma in words.PREVENT:
        return None if lemma in ("stop", "keep") else "hypothetical"
    if lemma in words.DONE:
        return "occurred"
    if lemma in words.ATTEMPT:
        return "attempted"
    if lemma in words.NOT_DONE:
        return "denied"
    if lemma in ("fear", "hope", "wish", "doubt", "suspect", "pretend") and dep == "ccomp":
        return "hypothetical"
    if infinitive and (lemma in words.INTENT or lemma == "set"):
        return "planned"
    if lemma == "risk" or (infinitive and lemma in ("know", "learn", "teach")):
        return "hypothetical"
    if infinitive and lemma == "be":
        return "planned"
    if infinitive and lemma == "have":
        return None
    return None


def _under_noun(
    sent: Sentence, at: Token, head: Token, status: Status, infinitive: bool
) -> tuple[Token, Status] | None:
    lemma = head.lemma.lower()
    if any(t.lower == "no" for t in sent.children(head.i, "det")) and at.dep in ("acl", "ccomp"):
        return head, "denied"
    if not infinitive:
        if at.dep == "acl" and lemma in ("fear", "threat", "warning", "denial", "possibility", "risk", "chance"):
            return head, _strongest(status, words.NOUN_STATUS.get(lemma, "hypothetical"))
        return None
    governed: Status | None = words.NOUN_STATUS.get(lemma)
    if governed == "attempted" and _in_a_bid(sent, head):
        governed = "planned"
    return head, _strongest(status, governed or "planned")


def _in_a_bid(sent: Sentence, noun: Token) -> bool:
    """ "in a bid to stop them": a purpose of what is told, no attempt of its own."""
    return noun.dep == "pobj" and sent[noun.head].lower == "in"


def _under_preposition(sent: Sentence, prep: Token, status: Status) -> tuple[Token, Status] | None:
    governor = sent[prep.head]
    lemma = governor.lemma.lower()
    before = sent[prep.i - 1].lower if prep.i else ""
    if prep.lower == "without" or (prep.lower == "of" and before == "instead"):
        return governor, "denied"
    if prep.lower == "from" and (lemma in words.PREVENT or lemma in ("stop", "halt")):
        return governor, "hypothetical"
    if prep.lower in ("of", "for", "at", "on", "about", "to", "in"):
        if governor.pos == "NOUN" and lemma in words.NOUN_STATUS and prep.lower != "in":
            return governor, _strongest(status, words.NOUN_STATUS[lemma])
        if governor.pos in _VERBAL and (
            lemma in ("plan", "prepare", "think", "dream", "talk", "aim", "insist", "vote")
        ):
            return governor, _strongest(status, "planned")
        if governor.pos == "ADJ" and lemma == "capable":
            return governor, "hypothetical"
        if governor.pos in _VERBAL and lemma == "succeed":
            return _verb_above(sent, governor, status, "occurred")
    if sent.children(prep.i, "pcomp") and prep.lower in ("instead", "than"):
        return governor, "denied"
    return None


def _from_noun(sent: Sentence, at: Token, head: Token, status: Status) -> tuple[Token, Status] | None:
    lemma = head.lemma.lower()
    if at.dep in ("compound", "amod", "nmod", "poss") and head.pos in ("NOUN", "PROPN"):
        return head, _strongest(status, words.COMPOUND_STATUS.get(lemma))
    if at.dep == "conj":
        return head, _strongest(status, _noun_status(sent, head) if head.pos in ("NOUN", "PROPN") else None)
    if at.dep == "pobj":
        return _noun_under_preposition(sent, at, head, status)
    if head.pos not in _VERBAL:
        return None
    if at.dep == "attr" and any(t.lower in ("first", "only", "last") for t in sent.children(at.i, "amod")):
        return None  # "it was not the first attack"
    if at.dep in ("dobj", "nsubjpass") and lemma == "claim":
        return None  # "has not claimed the strike": who did it stays open, not that it was done
    if at.dep in ("dobj", "nsubjpass"):
        if lemma in words.FOIL:
            return head, "attempted"
        if lemma in words.OBJECT_UNREAL:
            return _verb_above(sent, head, status, words.OBJECT_UNREAL[lemma])
        if lemma in ("condemn", "halt", "stop", "end", "suspend", "call"):
            return None
        if lemma in words.LIGHT:
            return _verb_above(sent, head, status, None)
        return None
    if at.dep in ("nsubj", "attr"):
        if lemma == "fail" and not sent.children(head.i, "xcomp"):
            return head, "attempted"
        if lemma in words.GOING_ON:
            return _verb_above(sent, head, status, "ongoing")
        if lemma == "be" and at.dep == "nsubj" and _described(sent, head):
            over = any(t.lower in words.OVER for t in sent.children(head.i, "advmod", "acomp", "prt", "prep"))
            if not over:
                return None  # "the attack was not an accident": what it was, not whether it was
            if _verb_status(sent, head) == "denied":
                return head, _strongest(status, "ongoing")
            return None
        if lemma in words.LIGHT:
            return _verb_above(sent, head, status, None)
    return None


def _described(sent: Sentence, verb: Token) -> bool:
    """Whether "be" says of its subject what or how it is: "the battle is over"; not "there was no battle"."""
    return bool(sent.children(verb.i, "acomp", "attr", "advmod", "prt")) and not sent.children(verb.i, "expl")


def _noun_under_preposition(sent: Sentence, at: Token, prep: Token, status: Status) -> tuple[Token, Status] | None:
    governor = sent[prep.head]
    lemma = governor.lemma.lower()
    if governor.pos in ("NOUN", "PROPN"):
        if prep.lower in ("of", "for", "about", "at", "to", "on") and lemma in words.NOUN_STATUS:
            if (
                prep.lower == "of"
                and words.NOUN_STATUS[lemma] == "planned"
                and lemma not in ("plan", "plot", "conspiracy")
            ):
                return governor, status
            return governor, _strongest(status, words.NOUN_STATUS[lemma])
        if any(t.lower == "no" for t in sent.children(governor.i, "det")):
            # "no reports of attacks", but "no statement about the attack" and "no number of killed"
            silent = prep.lower in ("about", "on", "over") or lemma in ("number", "figure", "toll", "count", "detail")
            return None if silent else (governor, "denied")
        if prep.lower == "of" and lemma in ("series", "wave", "spate", "number", "round", "string", "campaign"):
            return governor, status
        return None
    if governor.pos in _VERBAL:
        if prep.lower in ("for", "on") and lemma in ("prepare", "plan", "call", "brace", "train", "ready", "vote"):
            return _verb_above(sent, governor, status, "planned")
        if prep.lower in ("to", "with", "by") and lemma == "threaten":
            return governor, "threatened"
        if prep.lower in ("in", "at") and lemma == "fail":
            return governor, "attempted"
        if prep.lower in ("to", "in") and lemma in ("lead", "amount", "result", "end", "escalate", "turn", "culminate"):
            return _verb_above(sent, governor, status, None)
        if prep.lower in ("out", "off", "on", "in", "with") and lemma in ("carry", "engage", "call"):
            return _verb_above(sent, governor, status, None)
    if prep.lower == "without":
        return governor, "denied"
    return None
