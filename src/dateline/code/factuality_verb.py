"""What a verb says of itself by its helpers: "will", "might", "did not", "was shelling", "if they attack"."""

from __future__ import annotations

from dateline.model import Sentence, Token
from dateline.model.events import Status

from . import factuality_words as words

_ONLY = frozenset("only just merely simply solely".split())
_ANYONE = frozenset("anyone anybody any".split())
#: What stops a deed in "intercepted before it hit the port".
_STOPPING = words.FOIL | frozenset("stop defuse disarm neutralise neutralize dismantle detain avert prevent".split())


def verb_status(sent: Sentence, verb: Token) -> Status | None:
    """The status by the verb's own helpers, None where they say nothing."""
    aux = sent.children(verb.i, "aux", "auxpass")
    lower = {t.lower for t in aux}
    if is_negated(sent, verb):
        if lower & words.MODALS and _purpose(sent, verb):
            return "hypothetical"
        return "hypothetical" if _is_command(sent, verb) else "denied"
    if _no_argument(sent, verb):
        return "denied"
    if _conditioned(sent, verb) and lower & (words.FUTURE | words.MODALS):
        return "threatened" if is_threatening(sent, verb) else "hypothetical"
    if lower & words.FUTURE:
        return "threatened" if is_threatening(sent, verb) else _unless_maybe(sent, verb, "planned")
    if lower & words.MODALS:
        return _under_modal(sent, verb, lower)
    if _conditional(sent, verb) or _forestalled(sent, verb) or _is_maybe(sent, verb):
        return "hypothetical"
    if verb.tag == "VBG" and any(t.lemma == "be" for t in aux if t.dep == "aux"):
        return "ongoing"
    if any(t.lower == "still" for t in sent.children(verb.i, "advmod")) and verb.tag in ("VBZ", "VBP", "VBG"):
        return "ongoing"
    if _is_command(sent, verb):
        return "hypothetical"
    if verb.dep == "ROOT" and "to" in lower and "have" not in lower and sent.children(verb.i, *words.SUBJECTS):
        return "planned"  # a headline: "Army to storm rebel bastion"
    return "hypothetical" if _is_general(sent, verb) else None


def is_negated(sent: Sentence, verb: Token) -> bool:
    """Whether "not", "never", "neither" or "no longer" is said of the verb: "did not shell"; not "not only shelled"."""
    negations = [t for t in sent.children(verb.i, "neg", "preconj", "cc", "advmod") if t.lower in _NEGATIONS]
    negations = [t for t in negations if t.dep != "cc" or t.lower == "neither"]
    if not negations and not _no_longer(sent, verb):
        return False
    if any(_is_only(sent, t) for t in negations) or _not_only(sent, verb):
        return False
    return not _until(sent, verb)


_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "hardly", "neither"})


def _is_only(sent: Sentence, negation: Token) -> bool:
    return negation.i + 1 < len(sent) and sent[negation.i + 1].lower in _ONLY


def _not_only(sent: Sentence, verb: Token) -> bool:
    """ "Not only did they burn the mill, they looted it"."""
    return any(t.lower == "not" and t.i < verb.i and _is_only(sent, t) and sent[t.i + 1].lower == "only" for t in sent)


def _no_longer(sent: Sentence, verb: Token) -> bool:
    return any(
        t.lower == "longer" and t.i and sent[t.i - 1].lower in ("no", "any") for t in sent.children(verb.i, "advmod")
    )


def _until(sent: Sentence, verb: Token) -> bool:
    """ "Did not attack until dawn": at dawn they did."""
    return any(t.lower == "until" for t in sent.children(verb.i, "prep")) or any(
        any(mark.lower == "until" for mark in sent.children(t.i, "mark")) for t in sent.children(verb.i, "advcl")
    )


def _no_argument(sent: Sentence, verb: Token) -> bool:
    """ "No one was killed", "killed no civilians", "neither side attacked", "not a single shot was fired"."""
    for t in sent.children(verb.i, "nsubj", "nsubjpass", "dobj"):
        if t.lower in words.NO_ONE:
            return True
        below = sent.children(t.i, "det", "preconj", "neg")
        if any(c.lower in ("no", "neither") for c in below):
            return True
        if t.lower == "one" and any(c.lower == "not" for c in sent.children(t.i)):
            return True
        if any(c.lower == "not" for c in (*below, *sent.children(t.i, "advmod"))) and any(
            c.lower in ("a", "single", "one") for c in sent.children(t.i)
        ):
            return True
    return False


def _under_modal(sent: Sentence, verb: Token, aux: set[str]) -> Status:
    if verb.lemma in ("see", "hear") and "can" in aux:
        return "occurred"
    if aux & {"could", "may", "might"} and _warned(sent, verb):
        return "hypothetical"  # "warned that the rebels could overrun the base": no threat of who warns
    if is_threatening(sent, verb):
        return "threatened"
    if aux & {"would", "'d"} and _is_later(sent, verb):
        return "occurred"
    if aux & {"would", "'d"} and _announced(sent, verb):
        return "planned"
    return "hypothetical"


def _is_later(sent: Sentence, verb: Token) -> bool:
    """ "The man who would later kill the president": a past told ahead."""
    return any(t.lower in ("later", "eventually", "subsequently") for t in sent.children(verb.i, "advmod"))


_ANNOUNCING = frozenset("say announce tell add declare state note confirm".split())


def _announced(sent: Sentence, verb: Token) -> bool:
    """ "Said it would attack within days": a future seen from the past."""
    above = sent[verb.head]
    if verb.dep != "ccomp" or above.lemma not in _ANNOUNCING or above.tag not in ("VBD", "VBN"):
        return False
    if any(t.lower in ("rather", "sooner") for t in sent.children(verb.i, "advmod")):
        return False
    subjects = sent.children(verb.i, *words.SUBJECTS)
    return not any(c.lower == "any" for t in subjects for c in sent.children(t.i, "det"))


def _warned(sent: Sentence, verb: Token) -> bool:
    above = sent[verb.head]
    return verb.dep == "ccomp" and above.lemma == "warn"


def _purpose(sent: Sentence, verb: Token) -> bool:
    """ "So that it would not be surrounded", "lest": what was feared."""
    first = min((t.i for t in sent.subtree(verb.i)), default=verb.i)
    return any(t.lower in ("so", "lest") for t in sent.tokens[max(0, first - 1) : verb.i])


def _conditional(sent: Sentence, verb: Token) -> bool:
    """Whether the verb stands in a condition: "if they attack", "had they attacked", "as if bombed"."""
    marks = {t.lower for t in sent.children(verb.i, "mark")}
    if "before" in marks and any(t.lower in _ANYONE for t in sent.children(verb.i, *words.SUBJECTS)):
        return True
    if verb.dep not in ("advcl", "ccomp"):
        return False
    if any(t.lower in words.CONDITIONS for t in sent.children(verb.i, "mark", "advmod")):
        return True
    subjects = sent.children(verb.i, *words.SUBJECTS)
    turned = subjects and any(t.lower in ("had", "should", "were") and t.i < subjects[0].i
                              for t in sent.children(verb.i, "aux", "auxpass"))  # fmt: skip
    return bool(turned) and not marks and verb.dep == "advcl"


def _conditioned(sent: Sentence, verb: Token) -> bool:
    """ "If the truce fails, both sides will fight"."""
    return any(
        any(mark.lower in ("if", "unless") for mark in sent.children(clause.i, "mark"))
        for clause in sent.children(verb.i, "advcl")
    )


def _forestalled(sent: Sentence, verb: Token) -> bool:
    """ "Intercepted before it hit the port", "must be moved before it is shelled"."""
    if verb.dep != "advcl" or not any(t.lower == "before" for t in sent.children(verb.i, "mark")):
        return False
    above = sent[verb.head]
    if above.lemma.lower() in _STOPPING or (above.lemma.lower() == "shoot" and sent.children(above.i, "prt")):
        return True
    aux = sent.children(verb.i, "aux", "auxpass")
    return (aux[0].tag if aux else verb.tag) in ("VBZ", "VBP")


def _is_maybe(sent: Sentence, verb: Token) -> bool:
    """ "Perhaps they attacked", "nearly took the town"; not "killed perhaps 20", "almost 20 were killed"."""
    for t in sent.children(verb.i, "advmod"):
        if t.lower in words.PERHAPS and not _counts(sent, t.i + 1):
            return True
        if t.lower in words.NEARLY and t.i == verb.i - 1 and verb.lemma.lower() not in ("escape", "miss", "avoid"):
            return True
    return False


def _counts(sent: Sentence, i: int) -> bool:
    return i < len(sent) and (sent[i].tag == "CD" or sent[i].lower in ("dozens", "hundreds", "scores", "as"))


def _unless_maybe(sent: Sentence, verb: Token, status: Status) -> Status:
    return "hypothetical" if _is_maybe(sent, verb) else status


def _is_command(sent: Sentence, verb: Token) -> bool:
    """ "Attack the convoy!", "do not shoot", "leave or die"; no headline, whose verb has a subject."""
    at = verb
    while at.dep == "conj" and sent[at.head].pos in words.VERBAL:
        if at.tag != "VB" or sent.children(at.i, "aux", *words.SUBJECTS):
            return False
        at = sent[at.head]
    if at.tag != "VB" or sent.children(at.i, *words.SUBJECTS):
        return False
    if any(t.lower not in ("do",) for t in sent.children(at.i, "aux", "auxpass")):
        return False
    return at.dep == "ROOT" or (at.dep in ("ccomp", "advcl") and at is not verb and not sent.children(at.i, "mark"))


def _is_general(sent: Sentence, verb: Token) -> bool:
    """Whether a present tense tells what is always so ("bombs kill civilians"), and no headline ("Rebels take town").

    A headline has no full stop; what happened once names someone, some place or a number.
    """
    if verb.tag != "VBP" or sent.children(verb.i, "aux", "auxpass") or sent[len(sent) - 1].text != ".":
        return False
    if verb.dep not in ("ROOT", "ccomp"):
        return False
    subjects = sent.children(verb.i, "nsubj")
    if len(subjects) != 1 or subjects[0].tag != "NNS" or subjects[0].i > verb.i:
        return False
    below = sent.subtree(verb.i)
    return not any(
        t.pos in ("PROPN", "NUM") or t.tag == "PRP" or t.lower in ("the", "this", "these", "a", "their") for t in below
    )


def is_threatening(sent: Sentence, verb: Token) -> bool:
    """A modal under a threat: "vowing that they would be shot", "leave, otherwise they would be shot"."""
    if any(t.lower in ("otherwise", "else") for t in sent.children(verb.i, "advmod")):
        return True
    at = verb
    for above in sent.ancestors(verb.i):
        if above.pos in words.VERBAL and above.lemma in words.THREAT and at.dep in ("ccomp", "conj", "xcomp", "advcl"):
            return above.lemma != "warn" or verb.lemma.lower() not in words.PERISH
        if above.pos == "NOUN" and above.lemma in ("threat", "ultimatum", "warning"):
            return True
        if at.dep not in ("ccomp", "conj", "xcomp"):
            return False
        at = above
    return False
