"""What kind of happening it was, by several reports."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.fuse.alike import CAPTURE
from dateline.fuse.incident import HIERARCHY

from .account import Account
from .votes import votes

Kind = tuple[str, str | None]
#: What says little of how it was done: "attack", "clashes", "killed".
_GENERAL = frozenset({"Attack", "Armed clash", "Other", None})
#: What comes of a happening or with it, and is not the happening where anybody tells one: "three were arrested".
_BESIDE = "Strategic developments"
#: So much of the weight of a general type makes a fuller telling of it the type.
_FULLER = 0.5
#: What is left of a capture that only the takers tell.
_CLAIMED = 0.4


def kind_of(accounts: Sequence[Account]) -> Kind:
    """The type and sub-event type that most voices tell.

    A fuller telling counts over a vague one where half as many voices give it: "an air strike" beside "an attack"; that
    a place changed hands only where more tell it than tell of a fight. Of equal ones the higher of ACLED's hierarchy
    (DOMAIN.md 1.2), as where one report tells of both.
    """
    weight = votes((_kind(account), account.voice, _weight(account)) for account in accounts)
    main = {kind: value for kind, value in weight.items() if kind[0] != _BESIDE or kind[1] in CAPTURE} or weight
    fuller = {kind: value for kind, value in main.items() if kind[1] not in _GENERAL}
    vague = {kind: value for kind, value in main.items() if kind[1] in _GENERAL}
    best = _heaviest(fuller or vague)
    if not fuller or not vague:
        return best
    other = max(vague.values())
    # "retook the hospital", "stormed the hospital": eight hours of it in other hands are a fight
    is_fuller = main[best] > other if best[1] in CAPTURE else main[best] >= _FULLER * other
    return best if is_fuller else _heaviest(vague)


def _kind(account: Account) -> Kind:
    return account.incident.type, account.incident.subtype


def _weight(account: Account) -> float:
    """That a town was taken weighs less where only its takers say so (DOMAIN.md 4.2)."""
    if account.incident.subtype not in CAPTURE:
        return account.weight
    said = [voice.interest for event in account.events for voice in event.attribution]
    return account.weight * _CLAIMED if said and all(each == "favour" for each in said) else account.weight


def _heaviest(weight: dict[Kind, float]) -> Kind:
    return min(weight, key=lambda kind: (-weight[kind], _rank(kind[1]), kind[0]))


def _rank(subtype: str | None) -> int:
    return HIERARCHY.index(subtype) if subtype in HIERARCHY else len(HIERARCHY)
