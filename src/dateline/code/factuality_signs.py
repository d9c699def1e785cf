"""What a verb says of the clause or phrase that it governs, affirmed and denied: its signature (after Karttunen).

"Managed to take" took, "did not manage to" did not; "failed to take" is an attempt, "did not fail to" took.
"""

from __future__ import annotations

from dateline.model import Sentence, Token
from dateline.model.events import Status

from . import factuality_words as words
from .factuality_verb import verb_status

#: The status of what is governed where the verb is affirmed (None: says nothing), and where it is denied.
Sign = tuple[Status | None, Status]

_NOTHING: Sign = (None, "denied")
_THINKING = frozenset("believe think accept agree argue".split())
_PRETENDING = frozenset("pretend dream feign imagine fantasise fantasize simulate rehearse".split())


def sign_of(sent: Sentence, head: Token, at: Token, infinitive: bool) -> Sign:
    """The signature of the verb `head` over the verb `at` below it."""
    lemma = head.lemma.lower()
    found = _of_denial_and_doubt(sent, head, lemma, at)
    if found is None and infinitive:
        found = _of_infinitive(sent, head, lemma, at)
    if found is not None:
        return found
    if lemma in words.THREAT:
        return ("threatened", "hypothetical") if at.dep == "xcomp" or infinitive else _NOTHING
    if lemma in words.GOING_ON:
        return "ongoing", "denied"
    if not infinitive and lemma in words.PREVENT:
        return ("hypothetical", "occurred") if lemma not in ("stop", "keep") else _NOTHING
    if lemma in words.DONE:
        return "occurred", "denied"
    if lemma in words.ATTEMPT:
        return "attempted", "denied"
    if lemma in words.FAIL:
        return "attempted", "occurred"
    if lemma in words.NOT_DONE:
        return "denied", "occurred"
    return ("hypothetical", "hypothetical") if lemma == "risk" else _NOTHING


def _of_denial_and_doubt(sent: Sentence, head: Token, lemma: str, at: Token) -> Sign | None:
    if lemma in words.DENIAL:
        return "denied", "occurred"
    if lemma in words.HESITATE:
        return "hypothetical", "occurred"
    if lemma == "suspect" and head.tag == "VBN" and not sent.children(head.i, "nsubj", "nsubjpass"):
        return None, "denied"  # "gunmen suspected to be rebels killed ten", taken the wrong way round
    if lemma in words.DOUBT and at.dep == "ccomp":
        return "hypothetical", "hypothetical" if lemma == "suspect" else "occurred"
    if lemma in words.IMAGINE and (at.dep == "ccomp" or lemma in _PRETENDING or _is_feared(sent, head)):
        return "hypothetical", "hypothetical"
    if lemma in words.OPEN and at.dep == "ccomp":
        return None, "hypothetical"
    if lemma in _THINKING and any(t.lower in ("few", "hardly") for t in sent.children(head.i, "nsubj", "advmod")):
        return "hypothetical", "hypothetical"
    return None


def _of_infinitive(sent: Sentence, head: Token, lemma: str, at: Token) -> Sign | None:
    if lemma in words.FOIL:
        return "attempted", "occurred"
    if lemma in words.PERMIT:
        return _permitted(sent, head), "denied"
    perfect = any(each.lemma == "have" for each in sent.children(at.i, "aux"))  # "are known to have died"
    able = sent.children(head.i, "auxpass") or lemma in ("know", "learn", "teach")
    if lemma in words.ABLE and able and not perfect:
        return "hypothetical", "hypothetical"
    if lemma in words.INTENT or lemma == "set":
        return "planned", "hypothetical"
    if lemma == "be":
        return _judged(sent, head), "denied"
    if lemma == "have" and any(t.lower == "yet" for v in (head, at) for t in sent.children(v.i, "advmod")):
        return "denied", "denied"  # "have yet to take the airfield"
    if lemma == "have" and head.tag in ("VBZ", "VBP"):
        return "planned", "denied"
    return None


def _permitted(sent: Sentence, head: Token) -> Status:
    """ "The gap allowed rebels to take it" tells that they did; "the law allows police to shoot" does not."""
    subjects = sent.children(head.i, *words.SUBJECTS)
    by_law = any(t.lemma.lower() in words.LAW for t in subjects)
    past = head.tag in ("VBD", "VBN") and not any(t.tag in ("VBZ", "VBP") for t in sent.children(head.i, "auxpass"))
    return "occurred" if past and not by_law else "hypothetical"


def _judged(sent: Sentence, be: Token) -> Status | None:
    """ "It is illegal to attack it", "it would be a mistake to"; "it was wrong to bomb it" tells that they did."""
    if be.dep == "advcl" and any(t.i > be.i for t in sent.children(be.i, "nsubj")):
        return "hypothetical"  # "were the rebels to take the port"
    described = sent.children(be.i, "acomp", "attr", "oprd")
    if any(t.lemma.lower() in words.JUDGED for t in described):
        return "hypothetical" if be.tag != "VBD" else None
    return "planned"


def _is_feared(sent: Sentence, head: Token) -> bool:
    """ "Ten are feared killed", "forty feared dead"."""
    return head.lemma == "fear" and head.tag == "VBN" and not sent.children(head.i, "nsubj")


#: "The command wishes to confirm that raiders attacked a school" tells it as done.
_TELLING = frozenset("confirm inform announce state say report clarify note add".split())
_WISHING = frozenset({"wish", "want", "like", "beg"})


def is_granted(sent: Sentence, head: Token, at: Token, infinitive: bool) -> bool:
    """Whether a verb takes for granted what it governs: "regretted bombing it", "did not know that they bombed it"."""
    lemma = head.lemma.lower()
    if infinitive or at.dep not in ("ccomp", "xcomp", "dobj"):
        return False
    if lemma in words.STRESS and at.dep == "ccomp" and _is_said(sent, head):
        return True
    if lemma in _TELLING and at.dep == "ccomp" and sent[head.head].lemma.lower() in _WISHING and head.dep == "xcomp":
        return True
    if lemma in words.FACTIVE:
        return not any(t.lower in words.MODALS | words.FUTURE for t in sent.children(head.i, "aux"))
    return lemma in words.HALT and at.tag == "VBG"


def _is_said(sent: Sentence, verb: Token) -> bool:
    """ "It may be recalled that rebels raided it", "to prove that they carried it out": said, if only by the way."""
    aux = {t.lower for t in sent.children(verb.i, "aux")}
    return bool(aux & {"may", "must", "should", "can", "to"}) and verb_status(sent, verb) != "denied"


def came_to_nothing(sent: Sentence, verb: Token) -> bool:
    """Whether a verb of prevention did not do its work: "failed to prevent", "could not stop", "unable to repel"."""
    if verb_status(sent, verb) == "denied":
        return True
    above = sent[verb.head]
    if any(t.lower in ("nothing", "little") for t in (above, *sent.children(above.i, "dobj"))):
        return verb.dep in ("xcomp", "acl", "relcl", "advcl")  # "did nothing to stop them from looting"
    if verb.dep not in ("xcomp", "ccomp", "acl") or above.i == verb.i:
        return False
    lemma = above.lemma.lower()
    if lemma in ("unable", "powerless", "failure", "inability"):
        return True
    if lemma in ("able", "manage"):
        return verb_status(sent, sent[above.head] if lemma == "able" else above) == "denied"
    return lemma in words.FAIL and verb_status(sent, above) != "denied"
