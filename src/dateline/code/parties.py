"""Who takes part in an event: mentions told apart, without those who only tell of it or cannot have done it."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Attribution, Named, Sentence, Token

from .casualties import CasualtyStatement
from .index import ARMED, Index
from .people import people_at
from .series import name_beside
from .syntax import prep_objects


def who(named: Named) -> str:
    """What makes two mentions one actor: the registry's id, else the name."""
    return named.actor.key


def once(mentions: Iterable[Named]) -> list[Named]:
    """The mentions without repeats, in their order."""
    found: list[Named] = []
    for named in mentions:
        if named not in found:
            found.append(named)
    return found


def distinct(mentions: list[Named]) -> list[Named]:
    """One mention per actor, the first; people without a name each by their own word, "the driver and two nurses"."""
    found: dict[str, Named] = {}
    for named in mentions:
        key = f"{who(named)} {named.actor.name.lower()}" if named.actor.kind == "civilians" else who(named)
        found.setdefault(key, named)
    return list(found.values())


def by_name(index: Index, sentence: Sentence, mentions: list[Named]) -> list[Named]:
    """The mentions, of someone described and named the name: "teacher Ahmed Salih", "a lawyer, Clara Pinto"."""
    found = []
    for named in mentions:
        one = named.mention.form == "class" and sentence[named.mention.head].tag in ("NN", "NNP")
        names = (
            [index.actor_at(sentence, each) for each in sentence.children(named.mention.head, "appos")] if one else []
        )
        if one:
            beside = name_beside(sentence, sentence[named.mention.head])
            told = [*_called(sentence, named.mention.head), *([beside] if beside is not None else [])]
            names += [index.actor_at(sentence, each) or people_at(index, sentence, each, suffers=True) for each in told]
        person = next((each for each in names if each is not None and each.mention.form == "person"), None)
        found.append(named if person is None else person)
    return found


def _called(sentence: Sentence, i: int) -> list[Token]:
    """ "A woman identified as Ana Ruiz", "a man named Luis Mora"."""
    found = []
    for clause in sentence.children(i, "acl", "relcl"):
        if clause.lemma.lower() in ("identify", "name", "call", "know"):
            found += [*prep_objects(sentence, clause.i, "as"), *sentence.children(clause.i, "oprd")]
    return found


def victims_of(
    index: Index, sentence: Sentence, statements: list[CasualtyStatement], agents: list[Named]
) -> list[Named]:
    found: list[Named] = []
    doing = {who(named) for named in agents}
    for statement in statements:
        if statement.victim is None:
            continue
        victim = sentence[statement.victim]
        bare = people_at(index, sentence, victim, suffers=True)
        direct = index.actor_at(sentence, victim)
        named_there = [*index.sharing(sentence, direct), direct] if direct else index.actors_of(sentence, victim)[:1]
        for named in by_name(index, sentence, named_there or ([bare] if bare else [])):
            if who(named) not in doing and named not in found:
                found.append(named)
    return found


#: What people without arms do not do: as its subject they are those it befell, or told of it.
_ARMED_DEEDS = frozenset(
    "airstrike shelling suicide blast grenade chemical capture fall lose advance offensive".split()
)


def able(agents: list[Named], cls: str) -> list[Named]:
    """Without civilians as doers of what takes weapons of war ("volunteers struck by a raid", mis-parsed)."""
    if cls not in _ARMED_DEEDS:
        return agents
    return [named for named in agents if named.actor.kind not in ("civilians", "person")]


def unharmed(agents: list[Named], harmed: list[Named]) -> list[Named]:
    """Without persons and people of whom the harm itself is told: "he was killed while fighting", "died after a fall".

    Armed groups lose men and fight on: they stay.
    """
    return [named for named in agents if named.actor.kind not in ("civilians", "person") or named not in harmed]


def no_sources(mentions: list[Named], voices: tuple[Attribution, ...]) -> list[Named]:
    """Without persons who only report the event: the source is no doer ("the activist confirmed that ...").

    The office right before a source's name is the source too ("President Ana Duarte said").
    """
    spans = [voice.source_span for voice in voices if voice.source_span is not None]
    return [
        named
        for named in mentions
        if named.mention.form != "person"
        or not any(span.overlaps(named.mention.start, named.mention.end + 2) for span in spans)
    ]


_STATE = frozenset({"state_forces", "external_forces", "mission"})


def two_sides(mentions: list[Named]) -> tuple[list[Named], list[Named]] | None:
    """Those who fell in a clash on either side, the one named first before; None unless a state's force and no state's
    are among them, who fought one another."""
    armed = [named for named in mentions if named.actor.kind in ARMED]
    state = [named for named in armed if named.actor.kind in _STATE]
    others = [named for named in armed if named.actor.kind not in _STATE]
    if not state or not others or len(armed) < len(mentions):
        return None
    first = min(armed, key=lambda named: named.mention.start)
    return (state, others) if first in state else (others, state)
