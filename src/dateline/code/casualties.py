from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Casualties, Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyStatement:
    """One statement of harm: `trigger` is the token index of the harm word in its sentence, `victim` the victims' head
    token (None where no victim is named), `agent` the head token of who did it where the clause says so."""

    sentence: int
    trigger: int
    victim: int | None
    agent: int | None
    casualties: Casualties
    subset_of: int | None = None
    toll: bool = False
    negated: bool = False


def find_casualties(resolved: Resolved) -> tuple[CasualtyStatement, ...]:
    return ()
