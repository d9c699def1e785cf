"""Which side a holder stands on: the army, its elite units and "government forces" hold a town for one side."""

from __future__ import annotations

import functools

from dateline.knowledge.actors import registry, side_of
from dateline.knowledge.folding import fold
from dateline.model import Actor

_STATE = frozenset({"government", "army", "regime", "troops", "soldiers", "state", "security", "loyalists", "loyalist"})
_OTHERS = frozenset(
    {"rebel", "rebels", "insurgent", "insurgents", "opposition", "militant", "militants", "gunmen", "fighters"}
    | {"militia", "militias", "militiamen", "separatist", "separatists", "jihadists", "guerrillas", "terrorists"}
)
_STATE_KINDS = frozenset({"state_forces", "government", "external_forces"})


@functools.lru_cache(maxsize=4096)
def _of_id(actor_id: str, day: str | None) -> str | None:
    row = registry().get(actor_id)
    if row is None or actor_id.startswith("g_"):
        return None
    if row.home and (row.side or "").startswith("state:"):
        # "Russian troops" by demonym and the registry's own row for that army are one
        body = registry().forces(row.home, "military", day)
        if body.side and not body.side.startswith("state:"):
            return body.side
    side = side_of(actor_id)
    return side if side and side != "none" else registry().root(actor_id)


def side_of_actor(actor: Actor, day: str | None) -> str:
    """The side in the registry's words, the actor's own id where it has none; "~name" for one that nobody knows."""
    if actor.actor_id and (known := _of_id(actor.actor_id, day)):
        return known
    named = registry().candidates(actor.name)
    if len(named) == 1 and (known := _of_id(named[0], day)):
        return known
    return f"~{fold(actor.name)}"


@functools.lru_cache(maxsize=1024)
def representative(side: str) -> Actor:
    """The actor who stands for a side of which no report names one: the first that the registry has on it."""
    rows = registry().by_id
    row = rows.get(side) or next((row for row in rows.values() if row.side == side), None)
    return Actor(name=row.name, actor_id=row.id, kind=row.kind) if row else Actor(name=side.removeprefix("~"))


def is_vague(side: str) -> bool:
    """Whether a side is only a name that the registry does not know."""
    return side.startswith("~")


def joined(side: str, known: dict[str, str | None]) -> str:
    """The side itself, or, for a mere class of people ("rebels"), the one side among `known` that fits it.

    `known` gives the sides named at the place with the kind of their actor. "The militants seized the town" where the
    reports name one armed group and one army: it is the group. Of two that fit neither is chosen.
    """
    if not is_vague(side):
        return side
    words = set(side[1:].split())
    state = bool(words & _STATE)
    if state == bool(words & _OTHERS):
        return side
    fits = [other for other, kind in sorted(known.items()) if (kind in _STATE_KINDS) == state and not is_vague(other)]
    return fits[0] if len(fits) == 1 else side
