"""What kind of happening it was, by several reports."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.fuse.incident import HIERARCHY

from .account import Account
from .votes import votes

Kind = tuple[str, str | None]
#: What says little of how it was done: "attack", "clashes", "killed".
_GENERAL = frozenset({"Attack", "Armed clash", "Other", None})
#: What comes of a happening or with it, and is not the happening where anybody tells one: "three were arrested".
_BESIDE = "Strategic developments"
#: Changes of who holds a place, which are what a fight was about.
_CAPTURE = frozenset(
    {"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"}
)
#: So much of the weight of a general type makes a fuller telling of it the type.
_FULLER = 0.5


def kind_of(accounts: Sequence[Account]) -> Kind:
    """The type and sub-event type that most voices tell.

    A fuller telling counts over a vague one where half as many voices give it: "an air strike" beside "an attack". Of
    equal ones the higher of ACLED's hierarchy (DOMAIN.md 1.2), as where one report tells of both.
    """
    weight = votes((_kind(account), account.voice, account.weight) for account in accounts)
    main = {kind: value for kind, value in weight.items() if kind[0] != _BESIDE or kind[1] in _CAPTURE} or weight
    fuller = {kind: value for kind, value in main.items() if kind[1] not in _GENERAL}
    vague = {kind: value for kind, value in main.items() if kind[1] in _GENERAL}
    best = _heaviest(fuller or vague)
    if fuller and vague and main[best] < _FULLER * max(vague.values()):
        return _heaviest(vague)
    return best


def _kind(account: Account) -> Kind:
    return account.incident.type, account.incident.subtype


def _heaviest(weight: dict[Kind, float]) -> Kind:
    return min(weight, key=lambda kind: (-weight[kind], _rank(kind[1]), kind[0]))


def _rank(subtype: str | None) -> int:
    return HIERARCHY.index(subtype) if subtype in HIERARCHY else len(HIERARCHY)
