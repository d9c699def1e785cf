"""Other names of what is asked for: a question for "ISIS" or "Dayr az-Zawr" finds what is stored under another name."""

from __future__ import annotations

from dateline.knowledge.actors import registry
from dateline.knowledge.gazetteer import gazetteer

from .fold import needles


def place_terms(name: str) -> tuple[list[str], list[str]]:
    """What to look for in a place's key, and the ids of the places that bear the name.

    A country is looked for by its code as well, which the key of each place in it holds.
    """
    found = gazetteer().find(name, loose=False)
    terms = list(needles(name))
    for entry in found:
        terms.append(needles(entry.name)[1])
        if entry.kind == "country":
            terms.append(needles(entry.country)[1])
    return list(dict.fromkeys(terms)), [name, *(entry.place_id for entry in found if entry.place_id)]


def actor_terms(name: str) -> tuple[list[str], list[str]]:
    """What to look for in an actor's key, and the registry's ids of the actors that bear the name."""
    return list(needles(name)), [name, *registry().candidates(name)]
