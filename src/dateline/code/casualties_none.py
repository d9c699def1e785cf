"""Statements that nobody was harmed: they count as much as a number, and often stand in a sentence of their own."""

from __future__ import annotations

import re

import msgspec

from dateline.model import UNREAL, Casualties

from .casualties import CasualtyStatement
from .draft import Draft

_NOBODY = re.compile(r"(?:no|none|nobody|zero|not an?y?|without|any(?:one|body))\b", re.IGNORECASE)
#: Words for the dead and the wounded together: "no casualties" is none of either.
_ALL_HARMS = frozenset({"casualties", "casualty", "victims", "losses"})
#: "A shell hit the depot. It burned for hours. No casualties were reported."
_FAR = 2


def none_harmed(statements: list[CasualtyStatement]) -> list[Casualties]:
    """The counts of zero among statements.

    Where none were reported the number stays open above (DOMAIN.md 8.4 keeps "no casualties" and "no casualties
    reported" apart); "did not kill the twelve" counts nobody at all.
    """
    found = []
    for statement in statements:
        count = statement.casualties
        if not statement.negated or count.span is None:
            continue
        if statement.victim != statement.trigger and not _NOBODY.match(count.span.quote):
            continue
        zero = msgspec.structs.replace(count, low=0, best=0, open_ended=count.high is None)
        found.append(zero)
        if (count.description or "").lower() in _ALL_HARMS and zero.harm == "killed":
            found.append(msgspec.structs.replace(zero, harm="injured"))
    return found


#: Classes of triggers by which people come to harm.
_HARMING = frozenset("kill execute die injure shoot attack clash ambush airstrike shelling blast grenade mine".split())
#: "Two men were shot in the square. Witnesses ran. Police came within minutes. One of them is in critical condition."
_LATER = 4


def harmed_before(drafts: list[Draft], sentence: int) -> Draft | None:
    """The draft that a sentence of nothing but how people are now is about: the last one before it that harmed them."""
    before = [draft for draft in drafts if draft.sentence.index < sentence and draft.status not in UNREAL]
    harming = [draft for draft in before if any(hit.cls.name in _HARMING for hit in draft.hits)]
    return harming[-1] if harming and sentence - harming[-1].sentence.index <= _LATER else None


def told_before(drafts: list[Draft], sentence: int) -> Draft | None:
    """The draft that a sentence of nothing but "no casualties were reported" is about: the last one before it."""
    before = [draft for draft in drafts if draft.sentence.index < sentence and draft.status not in UNREAL]
    return before[-1] if before and sentence - before[-1].sentence.index <= _FAR else None
