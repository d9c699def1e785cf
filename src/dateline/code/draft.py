"""An event in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.knowledge.weapons import WeaponWord
from dateline.model import Named, Sentence, Weapon
from dateline.model.events import Status

from .casualties import CasualtyStatement
from .hit import Hit
from .index import ARMED
from .parties import once
from .roles import Roles


@dataclass(slots=True)
class Draft:
    """An event in the making: its hits, roles, casualty statements and weapons, all of one sentence."""

    sentence: Sentence
    hits: list[Hit]
    roles: list[Roles]
    status: Status
    statements: list[CasualtyStatement] = field(default_factory=list)
    tolls: list[CasualtyStatement] = field(default_factory=list)
    weapons: list[tuple[int, WeaponWord, Weapon]] = field(default_factory=list)

    @property
    def main(self) -> Hit:
        """The hit that decides the type: the lowest rank, the earlier one on a tie."""
        return min(self.hits, key=lambda hit: (hit.cls.rank, hit.token.i))

    def agents(self) -> list[Named]:
        """Who did it, each mention once."""
        found = once(named for roles in self.roles for named in roles.agents)
        if any(hit.cls.name == "protest" for hit in self.hits) and any(n.actor.kind in ARMED for n in found):
            return [n for n in found if n.actor.kind not in ("protesters", "civilians")]  # they are whom it befell
        return found

    def targets(self) -> list[Named]:
        """Whom it was done to, each mention once."""
        agents = self.agents()
        crowd = [n for roles in self.roles for n in roles.agents if n.actor.kind == "protesters"]
        return [n for n in once([*(n for roles in self.roles for n in roles.targets), *crowd]) if n not in agents]
