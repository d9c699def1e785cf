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
        if not statement.negated or statement.untold or count.span is None:
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


def harmed_beside(drafts: list[Draft], sentence: int) -> Draft | None:
    """The draft that a sentence of nothing but how people are is about: the last one before it that harmed them.

    Where none does, the first after it: "a boy accidentally shot himself", then "the shooting happened in a house".
    """
    real = [draft for draft in drafts if draft.status not in UNREAL]
    harming = [draft for draft in real if any(hit.cls.name in _HARMING for hit in draft.hits)]
    before = [draft for draft in harming if 0 < sentence - draft.sentence.index <= _LATER]
    after = [draft for draft in harming if 0 < draft.sentence.index - sentence <= _LATER]
    return before[-1] if before else next(iter(after), None)


def told_before(drafts: list[Draft], sentence: int) -> Draft | None:
    """The draft that a sentence of nothing but "no casualties were reported" is about: the last one before it."""
    before = [draft for draft in drafts if draft.sentence.index < sentence and draft.status not in UNREAL]
    return before[-1] if before and sentence - before[-1].sentence.index <= _FAR else None
