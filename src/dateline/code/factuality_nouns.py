"""What stands with a noun and governs it: "no attack", "a planned attack", "fears of an attack", "foiled an attack"."""

from __future__ import annotations

from dateline.model import Sentence, Token
from dateline.model.events import Status

from . import factuality_words as words
from .factuality_signs import came_to_nothing
from .factuality_steps import Step, above_verb, strongest
from .factuality_verb import verb_status

_POINTING = frozenset("the this that these those".split())
_SERIES = frozenset("series wave spate number round string campaign".split())
_COUNTS = frozenset("number figure toll count detail".split())
#: Nouns of feeling and talk that have as often a real thing for their matter: "concern about the killing".
_ABOUT = frozenset("concern worry talk talks negotiation discussion anxiety theory".split())
_CROWDS = frozenset("protest rally march demonstration vigil funeral strike parade".split())
SPOKEN_AGAINST = frozenset("warn advise caution counsel argue decide vote".split())
_UNTOUCHED = frozenset("condemn halt stop end suspend call".split())
_LEADS = frozenset("lead amount result end escalate turn culminate".split())


def noun_status(sent: Sentence, noun: Token) -> Status | None:
    """What stands with a noun, None where nothing does: "no attack" denied, "a possible attack" hypothetical."""
    if any(t.lower in words.CONDITIONS for t in sent.children(noun.i, "mark", "advmod")) and noun.dep == "advcl":
        return "hypothetical"  # a verb that was tagged as a noun
    if any(t.lower == "no" for t in sent.children(noun.i, "det")):
        return "denied"
    if noun.pos == "ADJ" and any(t.lower in words.NO_ONE for t in sent.children(noun.i)):
        return "denied"  # "injured nobody", taken for an adjective
    for t in sent.children(noun.i, "amod", "compound", "det", "nmod"):
        if t.lower in words.ADJECTIVE:
            return words.ADJECTIVE[t.lower]
    return None


def from_noun(sent: Sentence, at: Token, head: Token, status: Status) -> Step | None:
    """The step from a noun to what governs it; None where nothing above can change its status."""
    lemma = head.lemma.lower()
    if at.dep in ("compound", "amod", "nmod", "poss") and head.pos in ("NOUN", "PROPN"):
        return head, strongest(status, words.COMPOUND.get(lemma))
    if at.dep == "conj":
        return head, strongest(status, noun_status(sent, head) if head.pos in ("NOUN", "PROPN") else None)
    if at.dep == "pobj":
        return _under_preposition(sent, at, head, status)
    if head.pos not in words.VERBAL:
        return None
    if lemma == "fear" and (at.dep == "oprd" or (at.dep in ("acomp", "xcomp", "advcl") and head.tag == "VBN")):
        return None, "hypothetical"  # "forty are feared dead"
    if at.dep == "attr" and is_which(sent, at, head):
        return None
    if at.dep in words.SUBJECTS and (appointed := _appointed(sent, head)) is not None:
        return None, strongest(status, appointed)
    if at.dep in ("dobj", "nsubjpass"):
        return _as_object(sent, at, head, lemma, status)
    if at.dep in ("nsubj", "attr"):
        return _as_subject(sent, at, head, lemma, status)
    return None


_FORESEEN = frozenset("be set schedule expect due plan slate".split())
_INTO_FORCE = frozenset({"effect", "place", "force", "hold"})


def _appointed(sent: Sentence, verb: Token) -> Status | None:
    """ "The truce is to take effect on Friday", "an offensive is due to begin", "a raid is expected"."""
    lemma = verb.lemma.lower()
    aux = sent.children(verb.i, "auxpass") if lemma != "be" else [verb]
    if lemma not in _FORESEEN or not aux or aux[0].tag not in ("VBZ", "VBP"):
        return None  # "an attack was expected" may have come since, or not
    above = [verb, *(t for t in sent.children(verb.i, "acomp") if words.READY.get(t.lemma.lower()) == "planned")]
    for each in above:
        for t in sent.children(each.i, "xcomp"):
            if any(mark.lower == "to" for mark in sent.children(t.i, "aux")) and _is_beginning(sent, t):
                return "hypothetical" if verb_status(sent, verb) == "denied" else "planned"
    plain = lemma == "expect" and not sent.children(verb.i, "xcomp", "ccomp", "oprd")
    return "planned" if plain and verb_status(sent, verb) is None else None


def _is_beginning(sent: Sentence, verb: Token) -> bool:
    """ "Begin", "start", "happen", "take effect", "come into force", "be held", "be signed": of what is not yet."""
    lemma = verb.lemma.lower()
    if lemma in ("take", "come", "enter", "go"):
        return any(t.lower in _INTO_FORCE for t in sent.subtree(verb.i))
    if sent.children(verb.i, "auxpass"):
        return lemma in words.CARRIED_OUT or lemma in ("hold", "sign")
    return lemma in ("begin", "start", "happen", "occur", "follow", "resume")


def is_which(sent: Sentence, at: Token, be: Token) -> bool:
    """ "It was not the first attack", "it may be the worst massacre": which of them it was, not whether it was."""
    ranked = any(
        t.lower in ("first", "only", "last", "latest", "second", "third") or t.tag in ("JJS", "RBS")
        for t in sent.children(at.i, "amod")
    )
    if ranked:
        return True
    pointed = any(t.lower in ("it", "this", "that") for t in sent.children(be.i, "nsubj"))
    return pointed and any(t.lower == "the" for t in sent.children(at.i, "det"))


def _as_object(sent: Sentence, at: Token, head: Token, lemma: str, status: Status) -> Step | None:
    if lemma == "claim" or _is_whose(sent, at, head):
        return None  # "has not claimed the strike": who did it stays open, not that it was done
    particles = {t.lower for t in sent.children(head.i, "prt", "advmod", "prep")}
    if lemma == "rule" and "out" in particles:
        return above_verb(sent, head, status, ("denied", "hypothetical"))
    if lemma in words.FOIL or (lemma in words.FIGHT_OFF and particles & {"off", "back"}):
        return _foiled(sent, head)
    if lemma in ("stop", "halt") and at.tag == "NN" and any(t.lower in ("a", "an") for t in sent.children(at.i, "det")):
        return _foiled(sent, head)  # "stopped an attack"; "stopped the attacks" ended them
    if lemma in words.PREVENT and lemma in words.OBJECT and came_to_nothing(sent, head):
        return None, "occurred"
    if _is_behind(sent, at, head, lemma):
        return None
    if lemma in words.OBJECT:
        negated: Status = "denied" if words.OBJECT[lemma] in ("attempted", "occurred") else "hypothetical"
        return above_verb(sent, head, status, (words.OBJECT[lemma], negated))
    if lemma in _UNTOUCHED:
        return None
    if lemma in words.EFFECT and not is_definite(sent, at) and at.dep == "dobj":
        return above_verb(sent, head, status, (None, "denied"))
    if at.dep == "nsubjpass" and lemma not in words.CARRIED_OUT:
        return None  # "the convoy's attack was not seen by anyone"
    if is_definite(sent, at) and any(t.lower == "have" for t in sent.children(head.i, "aux")):
        own = verb_status(sent, head)
        if own == "hypothetical":
            return None  # "the attack may have been launched from the hills"
    return above_verb(sent, head, status, (None, "denied")) if lemma in words.LIGHT else None


_UNSURE = frozenset("unclear clear uncertain known unknown sure unsure".split())
_BEHIND = frozenset("plan order plot mastermind organise organize".split())


def _is_behind(sent: Sentence, at: Token, verb: Token, lemma: str) -> bool:
    """ "Nobody knew who planned the murder of the priests", "the group organised three marches": done since."""
    if lemma not in _BEHIND or verb.tag not in ("VBD", "VBN") or verb_status(sent, verb) is not None:
        return False
    return is_definite(sent, at) or lemma in ("organise", "organize")


def _is_whose(sent: Sentence, at: Token, verb: Token) -> bool:
    """ "It is unclear whether jets carried out the strike": who did it stays open, not that it was done."""
    asked = any(t.lower in ("whether", "if") for t in sent.children(verb.i, "mark"))
    open_ = verb.dep in ("ccomp", "pcomp", "acl") or (
        verb.dep == "advcl" and any(t.lower in _UNSURE for t in sent.children(verb.head, "acomp"))
    )
    return asked and open_ and is_definite(sent, at)


def _foiled(sent: Sentence, verb: Token) -> Step:
    if came_to_nothing(sent, verb):
        return None, "occurred"
    return verb, "hypothetical" if verb_status(sent, verb) in ("planned", "hypothetical") else "attempted"


def _as_subject(sent: Sentence, at: Token, head: Token, lemma: str, status: Status) -> Step | None:
    if lemma == "fail" and not sent.children(head.i, "xcomp"):
        return head, "attempted"
    if lemma in words.GOING_ON:
        return above_verb(sent, head, status, ("ongoing", "denied"))
    if lemma == "be" and at.dep == "nsubj" and _described(sent, head):
        over = any(t.lower in words.OVER for t in sent.children(head.i, "advmod", "acomp", "prt", "prep"))
        if over and verb_status(sent, head) == "denied":
            return head, strongest(status, "ongoing")
        ranked = any(is_which(sent, t, head) for t in sent.children(head.i, "attr"))
        if verb_status(sent, head) in ("hypothetical", "planned") and not (ranked or is_definite(sent, at)):
            return None, strongest(status, "hypothetical")  # "an assault on the city would be a disaster"
        return None  # "the attack was not an accident": what it was, not whether it was
    if head.tag == "MD":
        return None, "hypothetical"  # "should the militia attack", taken for a noun
    if lemma not in words.HAPPENING or (lemma == "break" and not sent.children(head.i, "prt")):
        # "the attack killed no one", "may have been caused by": it took place; "an attack could kill hundreds" may
        own = verb_status(sent, head)
        if own == "ongoing":
            return None, strongest(status, own)
        would = own in _MAY_BE and not is_definite(sent, at) and not _is_answered(sent, head)
        return (None, strongest(status, "hypothetical")) if would or _is_unreal(sent, head) else None
    if status in ("planned", "threatened") and verb_status(sent, head) == "denied":
        return None  # "the threatened strike did not come"
    return above_verb(sent, head, status, (None, "denied"))


#: What a verb says of itself under "would", "could" or "will", by who announces it or warns of it.
_MAY_BE = ("hypothetical", "planned", "threatened")


def _is_answered(sent: Sentence, verb: Token) -> bool:
    """ "An attack that killed ten will be investigated": done, and what comes of it is still ahead."""
    aux = {t.lower for t in sent.children(verb.i, "aux")}
    return bool(sent.children(verb.i, "auxpass")) and not aux.isdisjoint(words.FUTURE)


def is_definite(sent: Sentence, noun: Token) -> bool:
    """Whether a noun points at something known: "the attack", "this raid", "Monday's strike"."""
    return any(t.lower in _POINTING for t in sent.children(noun.i, "det")) or bool(sent.children(noun.i, "poss"))


def _is_unreal(sent: Sentence, verb: Token) -> bool:
    """ "The attack would have killed hundreds"."""
    aux = {t.lower for t in sent.children(verb.i, "aux", "auxpass")}
    return bool(aux & {"would", "'d"}) and "have" in aux


def _described(sent: Sentence, verb: Token) -> bool:
    """Whether "be" says of its subject what or how it is: "the battle is over"; not "there was no battle"."""
    return bool(sent.children(verb.i, "acomp", "attr", "advmod", "prt")) and not sent.children(verb.i, "expl")


def _under_preposition(sent: Sentence, at: Token, prep: Token, status: Status) -> Step | None:
    governor = sent[prep.head]
    if governor.pos in ("NOUN", "PROPN"):
        return _under_noun(sent, at, prep, governor, status)
    lemma = governor.lemma.lower()
    if governor.pos in words.VERBAL:
        found = _under_verb(sent, at, prep, governor, lemma, status)
        if found is not None:
            return found
    return (governor, "denied") if prep.lower == "without" else None


def _under_noun(sent: Sentence, at: Token, prep: Token, governor: Token, status: Status) -> Step | None:
    lemma = governor.lemma.lower()
    if is_rejected(sent, governor) and prep.lower in ("of", "about"):
        return governor, "denied"
    if prep.lower in ("of", "for", "about", "at", "to", "on") and lemma in words.NOUN:
        if not _applies(sent, at, prep, governor, lemma):
            return None
        found = words.NOUN[lemma]
        if prep.lower == "of" and found == "planned" and lemma not in ("plan", "plot", "conspiracy"):
            return governor, status
        return governor, strongest(status, found)
    if any(t.lower == "no" for t in sent.children(governor.i, "det")):
        # "no reports of attacks", but "no statement about the attack", "no number of killed", "no end to the fighting"
        silent = prep.lower in ("about", "on", "over", "for") or lemma in _COUNTS or lemma not in words.ABSENT
        return None if silent or (lemma == "end" and prep.lower == "to") else (governor, "denied")
    return (governor, status) if prep.lower == "of" and lemma in _SERIES else None


def _applies(sent: Sentence, at: Token, prep: Token, governor: Token, lemma: str) -> bool:
    """Whether a noun such as "fear" or "case" speaks of what may come here."""
    if lemma in _ABOUT:
        return not is_definite(sent, at)
    if lemma in (
        "failure",
        "way",
        "mean",
        "means",
    ):  # "the failure of the offensive", "paved the way for the offensive"
        return lemma == "failure" and not is_definite(sent, at)
    if lemma in ("case", "event"):  # "in case of an attack"; "in the case of the attack on the clinic" is real
        return sent[governor.head].lower == "in" and not (lemma == "case" and sent.children(governor.i, "det"))
    return True


def is_rejected(sent: Sentence, noun: Token) -> bool:
    """Whether a claim is denied or false: "rejected reports of clashes", "the claim that they bombed it is false"."""
    if noun.lemma.lower() not in words.REPORT:
        return False
    if any(t.lower in words.FALSE for t in sent.children(noun.i, "amod")):
        return True
    verb = sent[noun.head]
    if noun.dep in ("dobj", "nsubjpass") and verb.lemma.lower() in words.DENIAL:
        return verb_status(sent, verb) != "denied"
    if noun.dep == "nsubj" and verb.lemma == "be":
        false = any(t.lemma.lower() in words.FALSE for t in sent.children(verb.i, "acomp", "attr"))
        return false and verb_status(sent, verb) is None
    return False


def _under_verb(sent: Sentence, at: Token, prep: Token, verb: Token, lemma: str, status: Status) -> Step | None:
    if prep.lower in ("for", "on") and lemma in ("prepare", "plan", "call", "brace", "train", "ready", "vote", "push"):
        return above_verb(sent, verb, status, ("planned", "denied"))
    if prep.lower == "for" and lemma in ("gather", "mass", "muster", "mobilise", "mobilize"):
        return None if at.lemma.lower() in _CROWDS else (verb, strongest(status, "planned"))
    if prep.lower in ("to", "with", "by") and lemma == "threaten":
        return verb, "threatened"
    if prep.lower in ("in", "at") and lemma == "fail":
        return verb, "attempted"
    if prep.lower == "against" and lemma in SPOKEN_AGAINST:
        return verb, "hypothetical"
    if prep.lower == "of" and lemma == "warn":
        return verb, strongest(status, "hypothetical")
    if prep.lower == "from" and lemma in words.PREVENT:
        return verb, strongest(status, "hypothetical")
    if prep.lower in ("to", "in") and lemma in _LEADS:
        return above_verb(sent, verb, status, (None, "denied"))
    if prep.lower in ("out", "off", "on", "in", "with") and lemma in ("carry", "engage", "call"):
        return above_verb(sent, verb, status, (None, "denied"))
    return None
