"""An event in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.knowledge.weapons import WeaponWord
from dateline.model import Actor, Named, Sentence, Weapon
from dateline.model.events import Status

from .casualties import CasualtyStatement
from .hit import Hit
from .index import ARMED
from .parties import once
from .roles import Roles

#: What opens a clause or phrase of another time.
_OTHER_TIME = frozenset("after before until since prior following".split())
#: Trigger classes of harm to life and limb.
_TO_LIFE = frozenset("kill execute die injure".split())


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
    things: list[Actor] = field(default_factory=list)
    people: list[Actor] = field(default_factory=list)
    #: What `main` and `telling` gave last, beside the hits for which they did.
    _main: tuple[list[Hit], Hit] | None = field(init=False, repr=False, compare=False, default=None)
    _telling: tuple[list[Hit], list[Hit]] | None = field(init=False, repr=False, compare=False, default=None)

    @property
    def main(self) -> Hit:
        """The hit that decides the type: the lowest rank, the earlier one on a tie."""
        if len(self.hits) == 1:
            return self.hits[0]
        if self._main is None or self._main[0] != self.hits:
            self._main = list(self.hits), min(self.telling, key=lambda hit: (hit.cls.rank, hit.token.i))
        return self._main[1]

    @property
    def telling(self) -> list[Hit]:
        """The hits without those of what went before or after the others.

        "Launched an assault after a raid in which they took the post": the assault, not the taking, is what is told.
        """
        if len(self.hits) == 1:
            return self.hits
        if self._telling is None or self._telling[0] != self.hits:
            self._telling = list(self.hits), self._told()
        return self._telling[1]

    def _told(self) -> list[Hit]:
        means = [hit for hit in self.hits if hit.cls.group == "means"]
        nouns = {hit.token.i for hit in means}
        told = [hit for hit in means if not any(_is_before(self.sentence, hit, other, nouns) for other in means)]
        return [hit for hit in self.hits if hit.cls.group == "harm" or hit in told or not told]

    def agents(self) -> list[Named]:
        """Who did it, each mention once."""
        found = once(named for roles in self.roles for named in roles.agents)
        if any(hit.cls.name == "protest" for hit in self.hits) and any(n.actor.kind in ARMED for n in found):
            return [n for n in found if n.actor.kind not in ("protesters", "civilians")]  # they are whom it befell
        return found

    def harmed(self) -> list[Named]:
        """Whom the words of harm to life and limb among the hits befell: "died", "was killed"."""
        pairs = zip(self.hits, self.roles, strict=True)
        return [named for hit, roles in pairs if hit.cls.name in _TO_LIFE for named in roles.targets]

    def targets(self) -> list[Named]:
        """Whom it was done to, each mention once."""
        agents = self.agents()
        crowd = [n for roles in self.roles for n in roles.agents if n.actor.kind == "protesters"]
        return [n for n in once([*(n for roles in self.roles for n in roles.targets), *crowd]) if n not in agents]


def _is_before(sentence: Sentence, hit: Hit, other: Hit, told: set[int]) -> bool:
    """Whether a hit hangs below another's clause by way of "after", "before" or a relative clause.

    Not one on a word that tells (`told`): "an offensive that led to the capture of the town".
    """
    above = {other.token.i, *(token.i for token in sentence.ancestors(other.token.i))}
    for token in (hit.token, *sentence.ancestors(hit.token.i)):
        if token.i in above:
            return False
        if token.dep == "relcl" and token.head not in told:
            return True
        if token.dep in ("prep", "pcomp") and token.lower in _OTHER_TIME and token.lower != "since":
            return True
        marks = {child.lower for child in sentence.children(token.i, "mark")} if token.dep == "advcl" else set()
        if marks & _OTHER_TIME and not ("before" in marks and token.tag == "VBD"):  # "fought before they took the hill"
            return True
    return False
