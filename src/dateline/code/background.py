"""Background: clauses that describe a person, or tell a habit or an older story, and report no event of the day."""

from __future__ import annotations

from dateline.model import Resolved, Sentence, Token

_VERBAL = frozenset({"VERB", "AUX"})
#: "responsible for bombings", "known for raids", "involved in attacks": what follows the preposition is a description
_DESCRIBES = frozenset(
    "responsible known notorious wanted suspected suspect involved involve associated associate linked link complicit "
    "implicated implicate specialise specialize renowned infamous experienced tasked task charge adept participate "
    "instrumental want know".split()
)
#: "planned and directed attacks": deeds of a role, told of a leader over time
_ROLE_VERBS = frozenset(
    "plan coordinate co-ordinate direct oversee facilitate orchestrate organise organize supervise plot mastermind "
    "fund finance arrange manage".split()
)
_ROLES = frozenset(
    "leader commander facilitator member militant insurgent man woman fighter suspect operative planner emir warlord "
    "expert specialist bombmaker bomb-maker financier recruiter smuggler official deputy subcommander sub-commander "
    "individual extremist terrorist chief head lieutenant associate governor supplier trafficker cleric".split()
)
_HABITS = frozenset("often usually regularly frequently routinely sometimes historically traditionally always".split())
_EARLIER = frozenset({"previously", "formerly", "earlier"})
_VAGUE = frozenset({"numerous", "several", "multiple", "many", "various", "other", "numbers", "such"})
_MAX_CLIMB = 8


def is_background(resolved: Resolved, sentence_index: int, trigger_token_index: int) -> bool:
    """Whether the trigger stands in a person's description or tells a habit, not an event of the report.

    Examples: "a leader who planned attacks on convoys", "he is responsible for bombings", "they often shell the road";
    but not "the man who shot two guards on Monday".
    """
    sentence = resolved.sentences[sentence_index]
    return in_background(sentence, sentence[trigger_token_index])


def in_background(sent: Sentence, trigger: Token) -> bool:
    """`is_background` for a token of a parsed sentence."""
    verb = _governing_verb(sent, trigger)
    if verb is not None and (_habitual(sent, verb) or _older(sent, verb)):
        return True
    if _of_a_type(sent, trigger):
        return True
    if not _generic(sent, trigger):
        return False
    return _described(sent, trigger) or (verb is not None and (_role_of(sent, verb) or _role_verb(sent, verb, trigger)))


def _governing_verb(sent: Sentence, trigger: Token) -> Token | None:
    if trigger.pos in _VERBAL:
        return trigger
    at = trigger
    for above in sent.ancestors(trigger.i):
        if at.dep in ("relcl", "acl", "appos"):
            return None
        if above.pos in _VERBAL:
            return above
        at = above
    return None


def _generic(sent: Sentence, trigger: Token) -> bool:
    """Whether nobody and nothing in particular is meant: "attacks", "killing civilians", not "the attack of Monday"."""
    objects = sent.children(trigger.i, "dobj", "nsubjpass") if trigger.pos in _VERBAL else [trigger]
    for noun in objects:
        if any(t.lower not in _VAGUE for t in sent.children(noun.i, "det", "nummod", "poss")):
            return False
        if noun.pos == "PROPN" or (noun.tag not in ("NNS", "NNPS") and noun is trigger and noun.tag != "NN"):
            return False
    return not any(t.dep in ("npadvmod", "tmod") for t in sent.children(trigger.i))


def _of_a_type(sent: Sentence, trigger: Token) -> bool:
    """Whether weapons of a sort are meant and no use of one: "only the coast guard used missiles of this type"."""
    if trigger.pos not in ("NOUN", "PROPN") or trigger.tag not in ("NNS", "NNPS"):
        return False
    if any(t.lower == "such" for t in sent.children(trigger.i, "amod")):
        verb = sent[trigger.head]
        return trigger.dep == "dobj" and verb.lemma.lower() in _OWNS
    return any(
        kind.lemma.lower() in ("type", "kind", "sort", "calibre", "caliber", "make")
        for prep in sent.children(trigger.i, "prep")
        if prep.lower == "of"
        for kind in sent.children(prep.i, "pobj")
        if any(t.lower in ("this", "that") for t in sent.children(kind.i, "det"))
    )


_OWNS = frozenset("use have own possess operate deploy".split())


def _described(sent: Sentence, trigger: Token) -> bool:
    """Whether the trigger hangs, through prepositions, on a word that describes: "responsible for planning attacks"."""
    at = trigger
    for n, above in enumerate(sent.ancestors(trigger.i)):
        if n > _MAX_CLIMB or at.dep in ("relcl", "ccomp", "advcl", "parataxis"):
            return False
        if at.dep in ("prep", "xcomp", "pobj") and above.lemma.lower() in _DESCRIBES and above.tag != "VBD":
            return True
        at = above
    return False


def _role_of(sent: Sentence, verb: Token) -> bool:
    """Whether the verb is in a relative clause on someone's role: "a commander who led raids"."""
    at = verb
    while at.dep == "conj" and sent[at.head].pos in _VERBAL:
        at = sent[at.head]
    if at.dep not in ("relcl", "acl") or at.tag == "VBN":
        return False
    noun = sent[at.head]
    subjects = sent.children(at.i, "nsubj")
    own = not subjects or subjects[0].lower in ("who", "that", "which")
    return own and noun.lemma.lower() in _ROLES and noun.tag in ("NN", "NNP")


def _role_verb(sent: Sentence, verb: Token, trigger: Token) -> bool:
    """ "The leader planned and conducted attacks": a verb of planning, or one joined to it, with a bare plural."""
    if verb.i == trigger.i or trigger.tag not in ("NNS", "NNPS"):
        return False
    chain = [verb, *(t for t in sent.ancestors(verb.i) if t.pos in _VERBAL and verb.dep in ("conj", "pcomp", "xcomp"))]
    chain += [t for t in sent.children(verb.i, "conj") if t.pos in _VERBAL]
    if not any(t.lemma.lower() in _ROLE_VERBS for t in chain):
        return False
    return not any(t.lower == "to" for t in sent.children(verb.i, "aux"))


def _habitual(sent: Sentence, verb: Token) -> bool:
    if any(t.lower in _HABITS for t in sent.children(verb.i, "advmod")):
        return True
    return verb.dep == "xcomp" and sent[verb.head].lemma == "use" and sent[verb.head].tag == "VBD"


def _older(sent: Sentence, verb: Token) -> bool:
    """A past before the story's: "had" in a relative clause, or with "previously"; not in what someone said."""
    had = any(t.lower in ("had", "'d") for t in sent.children(verb.i, "aux")) and verb.tag in ("VBN", "VBD")
    if not had:
        return False
    return verb.dep == "relcl" or any(t.lower in _EARLIER for t in sent.children(verb.i, "advmod"))
