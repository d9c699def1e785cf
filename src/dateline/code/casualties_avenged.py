"""Who did harm and met harm himself: "shot dead three guards before he was killed" is four dead."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from dateline.model import Quantity

from .casualties_clause import Clause, is_written
from .casualties_people import Surroundings, harmed
from .casualties_statement import CasualtyStatement

_ONE = frozenset({"he", "she", "him", "her"})
_MANY = frozenset({"they", "them"})


def in_turn(text: str, clause: Clause, around: Surroundings, found: list[CasualtyStatement]) -> list[CasualtyStatement]:
    """The statements with each pronoun for the doer of another harm as a person of his own, on top of the others."""
    out = list(found)
    for n, one in enumerate(found):
        pronoun = clause.sentence[one.victim].lower if one.victim is not None and one.anaphoric else ""
        if pronoun not in _ONE and pronoun not in _MANY:
            continue
        for deed in found:
            agent = deed.agent
            if agent is None or not agent < deed.trigger < (one.victim or 0) or deed.trigger == one.trigger:
                continue
            if not _is_he(clause.owner.get(agent), deed, many=pronoun in _MANY):
                continue
            group = harmed(clause, around, agent, strict=False)
            if group is None:
                continue
            count = msgspec.structs.replace(
                one.casualties,
                who=group.who,
                actor_id=group.actor_id,
                description=group.description,
                low=group.low,
                best=group.best,
                high=group.high,
                open_ended=group.open_ended,
            )
            out[n] = replace(one, casualties=count, anaphoric=False, increment=deed.casualties.harm == count.harm)
            break
    return out


def _is_he(doer: Quantity | None, deed: CasualtyStatement, *, many: bool) -> bool:
    """Whether a pronoun must be the doer: no victim of the deed fits it, being dead already or of another number."""
    if doer is None or not doer.people or deed.negated:
        return False
    if many:
        return is_written(doer) and (doer.low or 0) > 1 and deed.casualties.harm == "killed"
    plural = (deed.casualties.low or 0) > 1
    return doer.best == 1 and (plural or deed.casualties.harm == "killed")
