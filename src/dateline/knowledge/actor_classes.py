"""Nouns that say what sort of people or force someone is: soldiers, militants (table `actor_classes.csv`)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

from .actor_tables import rows
from .folding import fold

Role = Literal["force", "government", "group", "member", "leader", "civil", "crowd"]


@dataclass(frozen=True, slots=True)
class ActorClass:
    """A class noun. `role` is what it is in a phrase, `kind` the actor kind that the word alone gives (None: none).

    `service` is the part of a state's forces meant ("military", "air", "police", "government"), `combatant` whether
    its people bear arms (None: cannot be said), `actor_id` the registry's unspecified actor for it. `bare` says whether
    the word is an actor by itself: "yes", "definite" (only as "the group") or "no" (only with words that say whose).
    """

    word: str
    role: Role
    kind: str | None
    service: str | None
    combatant: bool | None
    actor_id: str | None
    plural: bool
    bare: str


@functools.lru_cache(maxsize=1)
def actor_classes() -> dict[str, ActorClass]:
    """Class nouns by their folded singular and plural forms; a form of several words is one key ("air force")."""
    found: dict[str, ActorClass] = {}
    for row in rows("actor_classes.csv", "singular", "role", "basis"):
        for form in ("singular", "plural"):
            if row[form]:
                combatant = {"1": True, "0": False}.get(row["combatant"])
                role: Role = row["role"]  # type: ignore[assignment]
                found.setdefault(
                    fold(row[form]),
                    ActorClass(
                        row["singular"],
                        role,
                        row["kind"] or None,
                        row["service"] or None,
                        combatant,
                        row["actor_id"] or None,
                        form == "plural",
                        row["bare"],
                    ),
                )
    return found
