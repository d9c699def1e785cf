"""Numbers that one word spreads: "12 and nine respectively", "nine men each", "of whom 12 … and five …"."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from dateline.knowledge.numbers import context
from dateline.model import Quantity

from .casualties_clause import Clause, is_written
from .casualties_statement import CasualtyStatement


def spread(clause: Clause, found: list[CasualtyStatement]) -> list[CasualtyStatement]:
    """The statements of one sentence, with what each of their words spreads told apart or multiplied."""
    words = {token.lower for token in clause.sentence}
    out = found
    if "respectively" in words:
        out = _respectively(clause, out)
    if "each" in words:
        out = [_each(clause, one) for one in out]
    if "whom" in words:
        out = _of_whom(clause, out)
    return out


def _respectively(clause: Clause, found: list[CasualtyStatement]) -> list[CasualtyStatement]:
    """ "Raids in Gao and Menaka killed 12 and nine people respectively": one number comes on top of the other."""
    out = list(found)
    for n, one in enumerate(found):
        before = next((k for k in range(n) if _are_joined(clause, found[k], one)), None)
        if before is None:
            continue
        said = one.casualties
        first = found[before].casualties
        who = said.who if first.who == "unknown" else first.who
        first = msgspec.structs.replace(first, who=who, description=first.description or said.description)
        first = msgspec.structs.replace(first, actor_id=first.actor_id or said.actor_id)
        out[before] = replace(out[before], casualties=first)
        out[n] = replace(one, increment=True)
    return out


def _are_joined(clause: Clause, first: CasualtyStatement, second: CasualtyStatement) -> bool:
    """Whether a bare number and one with its noun stand under one word: "12 and nine people"."""
    if first.trigger != second.trigger or first.casualties.harm != second.casualties.harm:
        return False
    one, other = _quantity(clause, first), _quantity(clause, second)
    if one is None or other is None or not is_written(one) or not is_written(other) or one.start >= other.start:
        return False
    between = [token.lower for token in clause.sentence.within(one.end, other.start)]
    return one.noun is None and set(between) <= {",", "and"}


def _quantity(clause: Clause, statement: CasualtyStatement) -> Quantity | None:
    return clause.owner.get(statement.victim) if statement.victim is not None else None


def _each(clause: Clause, one: CasualtyStatement) -> CasualtyStatement:
    """ "The two units lost nine men each": 18, where the sentence says before how many there are."""
    counted = _quantity(clause, one)
    if counted is None or not is_written(counted) or one.negated:
        return one
    after = clause.end(counted) + 1
    if after >= len(clause.sentence) or clause.sentence[after].lower != "each":
        return one
    if after + 1 < len(clause.sentence) and clause.sentence[after + 1].tag.startswith(("NN", "JJ", "CD")):
        return one  # "killed two men each day"
    before = [other for other in clause.owner.values() if other.end <= counted.start and is_written(other)]
    times = before[-1].best if before and before[-1].cls == "exact" else None
    if times is None or not 2 <= times <= 12:
        return one
    low, best, high = (None if n is None else n * times for n in (counted.low, counted.best, counted.high))
    return replace(one, casualties=msgspec.structs.replace(one.casualties, low=low, best=best, high=high))


def _of_whom(clause: Clause, found: list[CasualtyStatement]) -> list[CasualtyStatement]:
    """ "90 casualties, of whom 12 were dead on arrival and five died later": both are parts of the 90, 17 dead."""
    out = list(found)
    for n, one in enumerate(out[1:], 1):
        first, this = _quantity(clause, out[n - 1]), _quantity(clause, one)
        if first is None or this is None or first.cls != "subset" or this.noun is not None or one.subset_of is not None:
            continue
        begin = clause.begin(first)
        joined = clause.sentence[clause.begin(this) - 1].lower
        same = out[n - 1].casualties.harm == one.casualties.harm and out[n - 1].trigger < clause.begin(this)
        if same and joined in ("and", ",") and clause.sentence[begin - 1].lower in context("relative"):
            whole = out[n - 1].subset_of
            out[n] = replace(one, subset_of=whole, increment=whole is None)
    return out
