"""Epithets and pronouns: "the hardline group", "its fighters", "they" mean a group named before, or nobody."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.knowledge.folding import fold
from dateline.model import Actor, ActorMention

#: How surely an epithet means the only fitting group of the document, or one of several that stands nearest.
ONLY, NEAREST = 0.7, 0.6
#: Sentences back in which the nearest of several groups is looked for.
WINDOW = 2

_ARMED = frozenset(
    ("rebel", "armed_group", "militia", "identity_militia", "criminal", "de_facto_state", "private_military")
)
_STATE = frozenset(("state_forces", "external_forces", "government", "mission"))
#: Words never said of jihadist groups where opposition fighters are meant.
_OPPOSITION = frozenset(("rebel", "rebels", "opposition", "revolutionaries"))
_JIHADIST = frozenset(("Islamic State", "al-Qaeda"))


@dataclass(slots=True)
class Antecedents:
    """The groups and forces that a document has named so far, with the sentence where each stood last."""

    _last: dict[str, tuple[int, Actor, str | None]] = field(default_factory=dict)
    _subjects: list[tuple[int, Actor]] = field(default_factory=list)

    def subject(self, sentence: int, actor: Actor) -> None:
        """Remember the subject of a clause, of whatever kind but a person: "they" most often takes up the last one."""
        if actor.kind != "person":
            self._subjects.append((sentence, actor))

    def named(self, ids: tuple[str, ...]) -> str | None:
        """The only one of `ids` that the document has named so far, else None."""
        known = [actor_id for actor_id in ids if actor_id in self._last]
        return known[0] if len(known) == 1 else None

    def saw(self, sentence: int, actor: Actor, side: str | None) -> None:
        """Remember a named actor; persons, civilians and unnamed classes are no antecedents."""
        if actor.kind in _ARMED | _STATE and not (actor.actor_id or "").startswith("g_"):
            key = actor.actor_id or fold(actor.name)
            self._last.pop(key, None)
            self._last[key] = (sentence, actor, side)

    def of(self, mention: ActorMention, words: str) -> tuple[Actor, float] | None:
        """The actor that an epithet means: the only fitting one, else the only one nearby; else None."""
        said = set(fold(words).split())
        fitting = [
            (sentence, actor)
            for sentence, actor, side in self._last.values()
            if actor.kind in _ARMED
            and not (said & _OPPOSITION and side in _JIHADIST)
            and not (mention.kind == "criminal" and actor.kind not in ("criminal", "rebel", "militia"))
        ]
        if len(fitting) == 1:
            return fitting[0][1], ONLY
        for back in range(WINDOW + 1):
            near = [actor for sentence, actor in fitting if sentence == mention.sentence - back]
            if near:
                return (near[0], NEAREST) if len(near) == 1 else None
        return None

    def pronoun(self, sentence: int) -> tuple[Actor, float] | None:
        """Whom "they" means: the last subject of this sentence or the one before; None where that is nobody known."""
        if self._subjects and sentence - self._subjects[-1][0] <= 1:
            return self._subjects[-1][1], NEAREST
        return None

    def flyers(self) -> tuple[Actor, float] | None:
        """Whose "warplanes" are meant where the words do not say: the only state's or coalition's forces named."""
        owners = [actor for _, actor, _ in self._last.values() if actor.kind in ("state_forces", "external_forces")]
        return (owners[0], NEAREST) if len(owners) == 1 else None
