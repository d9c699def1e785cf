"""Places of a sentence in which no deed of it was done: where the hurt were brought, where a convoy had set out."""

from __future__ import annotations

from dateline.model import Sentence, Token

from .where_words import CARE

_CLINICS = frozenset("hospital clinic morgue infirmary centre center".split())
#: What befalls the hurt in a hospital: "driven to the hospital of Salem", "died in hospital in Salem".
_BROUGHT = frozenset("take bring carry move send drive fly die succumb recover remain be stay lie".split())
_SET_OUT = frozenset(("leave", "depart"))
#: How an armed group is somewhere at all times: "the guerrilla, which is strong in the Salem region".
_AT_HOME = frozenset("strong active based present powerful influential rooted entrenched".split())


def is_aside(sentence: Sentence, head: int, trigger: int) -> bool:
    """Whether the place whose name is headed by token `head` is none of what token `trigger` tells."""
    chain = [sentence[head], *sentence.ancestors(head)]
    return (
        _is_of_clinic(sentence, chain, trigger) or _is_start(chain, trigger) or _is_their_home(sentence, chain, trigger)
    )


def _is_of_clinic(sentence: Sentence, chain: list[Token], trigger: int) -> bool:
    """ "Two were hurt and driven to the hospital of Salem", "a fifth died in hospital in Salem"."""
    name = next(t for t in chain if t.dep != "conj" or t is chain[-1])  # "to hospitals in Salem and Lund"
    before = sentence.tokens[max(0, name.i - 4) : name.i]
    clinic = next((t for t in reversed(before) if t.lemma.lower() in _CLINICS and t.pos == "NOUN"), None)
    if clinic is None or any(t.pos in ("VERB", "PUNCT", "CCONJ") for t in sentence.tokens[clinic.i + 1 : name.i]):
        return False
    verb = next((t for t in sentence.ancestors(clinic.i) if t.pos in ("VERB", "AUX")), None)
    if verb is None or clinic.i == trigger:
        return False
    into = [t.lower for t in sentence.tokens[max(0, clinic.i - 3) : clinic.i]]
    return verb.lemma.lower() in _BROUGHT | CARE and any(word in ("to", "in", "at") for word in into)


def _is_start(chain: list[Token], trigger: int) -> bool:
    """ "The convoy had left Salem in the morning and was attacked at three": attacked on the way."""
    name = chain[0]
    verb = chain[1] if len(chain) > 1 else None
    return name.dep == "dobj" and verb is not None and verb.lemma.lower() in _SET_OUT and verb.i != trigger


def _is_their_home(sentence: Sentence, chain: list[Token], trigger: int) -> bool:
    """ "the guerrilla, which is strong in the Salem region": where they always are."""
    being = next((t for t in chain if t.dep == "relcl"), None)
    if being is None or being.lemma.lower() != "be":
        return False
    if trigger == being.i or any(t.i == being.i for t in sentence.ancestors(trigger)):
        return False
    return any(t.lower in _AT_HOME for t in sentence.children(being.i, "acomp"))
