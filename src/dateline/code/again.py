"""What "the attack" was: a noun that only takes up what was told before has no type of its own."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import UNREAL, Sentence

from .draft import Draft
from .hit import Hit
from .types import Typed

_GENERAL = frozenset("attack assault raid strike ambush bombing".split())
_TAKES_UP = frozenset("the this that these those both".split())
_ITS_OWN = frozenset("on against by of at between".split())
#: Sentences back in which what it takes up may stand.
_REACH = 3
_STRIKES = frozenset({"Air/drone strike", "Shelling/artillery/missile attack"})
_VIOLENT = _STRIKES | {
    "Armed clash",
    "Attack",
    "Mob violence",
    "Suicide bomb",
    "Remote explosive/landmine/IED",
    "Grenade",
    "Chemical weapon",
}


def again(draft: Draft, typed: Typed, earlier: Sequence[tuple[Draft, Typed]]) -> Typed:
    """The type of what "the attack" takes up, else its own.

    "A missile hit a ship. The group claimed responsibility for the attack": the shelling, no clash.
    """
    if typed.subtype not in ("Armed clash", "Attack") or not _takes_up(draft):
        return typed
    strike = any(hit.token.lemma.lower() == "strike" for hit in draft.hits)
    for other, known in reversed(earlier):
        if draft.sentence.index - other.sentence.index > _REACH:
            return typed
        if other.status not in UNREAL and known.subtype in (_STRIKES if strike else _VIOLENT):
            return known
    return typed


def _takes_up(draft: Draft) -> bool:
    means = [hit for hit in draft.hits if hit.cls.group == "means"]
    return bool(means) and all(_is_definite(draft.sentence, hit) for hit in means)


def _is_definite(sentence: Sentence, hit: Hit) -> bool:
    """Whether a general noun stands with "the" and says nothing of its own ("the attack on the mill")."""
    token = hit.token
    if hit.word.pos != "n" or token.lemma.lower() not in _GENERAL or hit.first != hit.last:
        return False
    if not any(child.lower in _TAKES_UP for child in sentence.children(token.i, "det", "predet")):
        return False
    if sentence.children(token.i, "compound", "amod", "nummod", "poss", "acl", "relcl"):
        return False
    return not any(prep.lower in _ITS_OWN for prep in sentence.children(token.i, "prep", "agent"))
