"""Epithets and pronouns: "the hardline group", "its fighters", "they" mean a group named before, or nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

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
_GROUPS = frozenset(("group", "organisation", "organization", "faction", "militia"))
_JIHADIST = frozenset(("Islamic State", "al-Qaeda"))

#: The clause of which someone is the subject: the sentence's main one, one beside it, one that tells what others did
#: ("speaker"), or any below ("side").
Clause = Literal["main", "level", "speaker", "side"]


def is_body(actor: Actor) -> bool:
    """Whether an actor is a force or a government, of which one says "it" and "its troops"."""
    return actor.kind in _ARMED | _STATE


def is_state(actor: Actor) -> bool:
    """Whether an actor is a state's."""
    return actor.kind in _STATE


@dataclass(slots=True)
class Antecedents:
    """The groups and forces that a document has named so far, with the sentence where each stood last."""

    _last: dict[str, tuple[int, Actor, str | None]] = field(default_factory=dict)
    _subjects: list[tuple[int, Actor, Clause]] = field(default_factory=list)
    _main: tuple[int, Actor] | None = None
    #: Who the words asked about last may all mean, by name, where they may mean more than one.
    rivals: tuple[str, ...] = ()

    def _open(self, actors: list[Actor]) -> tuple[Actor, float] | None:
        names = tuple(dict.fromkeys(actor.name for actor in actors))
        self.rivals = names if len(names) > 1 else ()
        return None

    def subject(self, sentence: int, actor: Actor, place: Clause) -> None:
        """Remember the subject of a clause: "they" most often takes up one. A person or an organisation without arms
        is never "they" who fight, and so is left out."""
        if actor.kind not in ("person", "organisation"):
            self._subjects.append((sentence, actor, place))
        if place in ("main", "speaker"):
            self._main = (sentence, actor)

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
            acted = self.body(mention.sentence) if said & _GROUPS else None
            if len(near) > 1 and acted and acted[0] in near:
                return acted  # "Group A took the base from group B. The group ...": it goes on telling of A
            if len(near) == 1:
                return near[0], NEAREST
            if near:
                return self._open(near)
        return self._open([actor for _, actor in fitting])

    def bearing(self, word: str) -> tuple[Actor, float] | None:
        """The only group named so far with a word in its name or in what it was called: "the brigade", "the cartel"."""
        found = [
            actor
            for _, actor, _ in self._last.values()
            if word in fold(actor.name).split() or (actor.span and word in fold(actor.span.quote).split())
        ]
        return (found[0], ONLY) if len(found) == 1 else None

    def of_side(self, side: str | None, but: str) -> Actor | None:
        """The only group of a side named so far, other than `but`; of no side given, the only armed group."""
        found = [
            actor
            for _, actor, theirs in self._last.values()
            if actor.actor_id != but and actor.kind in _ARMED and side in (None, theirs)
        ]
        return found[0] if len(found) == 1 else None

    def pronoun(self, sentence: int) -> tuple[Actor, float] | None:
        """Whom "they" means: a subject of this sentence or the one before; None where that is nobody known, or two.

        The last subject, but rather the one that acts than the one in its side clause ("Rebels took the post while the
        guards slept. They ..."), and neither where two act on a level ("The army shelled the hill and the rebels fired
        back. They ...") or who tells it has no arms ("Rebels took the post. Residents said they ...").
        """
        near = [each for each in self._subjects if sentence - each[0] <= 1]
        here = [each for each in near if each[0] == sentence]
        if not near:
            return None
        last = near[-1]
        if last[2] == "speaker" and not is_body(last[1]):
            others = [each for each in near if is_body(each[1])]
            return self._open([last[1], *(each[1] for each in others)]) if others else (last[1], NEAREST)
        acting = [each[1] for each in near if each[0] == last[0] and each[2] == "level"]
        if last[2] == "level" and is_body(last[1]) and len({each.name for each in acting}) > 1 and not here:
            return self._open(acting)  # "The army and the rebels fought. They ..."
        if here or last[2] == "main":
            return last[1], NEAREST
        main = next((each for each in reversed(near) if each[2] == "main" and each[0] == last[0]), None)
        if main is None or not is_body(main[1]) or main[1].name == last[1].name:
            return last[1], NEAREST
        return (main[1], NEAREST) if last[2] == "side" else self._open([main[1], last[1]])

    def body(self, sentence: int) -> tuple[Actor, float] | None:
        """Whom "it" and "its" mean that no word of their sentence explains: the force or government that was the main
        subject of the sentence before."""
        if self._main and sentence - self._main[0] == 1 and is_body(self._main[1]):
            return self._main[1], NEAREST
        return None

    def flyers(self) -> tuple[Actor, float] | None:
        """Whose "warplanes" are meant where the words do not say: the only state's or coalition's forces named."""
        owners = [actor for _, actor, _ in self._last.values() if actor.kind in ("state_forces", "external_forces")]
        return (owners[0], NEAREST) if len(owners) == 1 else None
