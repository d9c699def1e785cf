"""What a viewer may see: what a public export would give, and no more. Reasons: DOMAIN 10.2, 10.3, 10.7.

A route whose `who.may("coder")` is false answers with what these functions leave. What they give back as None is not
there for a viewer: the route answers as it does for an id that does not exist.

Filters are a way of seeing too: whoever may ask for a box of one metre, or for a text, reads off what the answer hides.
So a viewer's filters go through `public_box` and `ask_publicly` first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from dateline.export.points import public_place
from dateline.export.protect import CONTROL_DELAY_DAYS, MIN_DELAY_DAYS, public_actor, public_voice
from dateline.knowledge.actors import registry
from dateline.knowledge.outlets import outlets_called
from dateline.model import FusedIncident, InputError, Reading
from dateline.model.clock import today
from dateline.model.control import PlaceControl
from dateline.model.dossier import Dossier
from dateline.run import outside
from dateline.run.outside import public_box
from dateline.store import StoredFused

from .who import DeniedError

__all__ = [
    "ask_publicly",
    "day_asked",
    "last_control_day",
    "last_public_day",
    "public_actor",
    "public_box",
    "public_control",
    "public_dossier",
    "public_listed",
    "public_place",
    "public_voice",
]

#: What a viewer may filter by without further thought: they stand in what she is shown.
_OPEN = frozenset({"since", "until", "box", "kind", "place", "status", "killed_min", "killed_max"})
_OPEN_TOO = frozenset({"credibility", "documents_min"})


def last_public_day() -> str:
    """The last ISO day of which a viewer hears: an incident is shown where its last day is known and not after it."""
    return (today() - dt.timedelta(days=MIN_DELAY_DAYS)).isoformat()


def last_control_day() -> str:
    """The last ISO day of which a viewer hears who held what."""
    return (today() - dt.timedelta(days=CONTROL_DELAY_DAYS)).isoformat()


def ask_publicly(filters: Mapping[str, Any]) -> None:
    """Raise DeniedError (403) where a viewer's filters ask for what she is not shown.

    `filters` are those that are set, by their names in the address. Texts and drawn areas are for coders; an actor or
    source must be one of the registries, for a name that is in none may be a person's.
    """
    for name, value in filters.items():
        values = [str(each) for each in (value if isinstance(value, list | tuple) else [value])]
        if name == "actor" and all(registry().candidates(each) or registry().get(each) for each in values):
            continue
        if name == "source" and all(map(outlets_called, values)):
            continue
        if name not in _OPEN | _OPEN_TOO:
            raise DeniedError(403, f"the filter {name} is for the role coder and above, with this value at least")


def public_listed(row: StoredFused) -> FusedIncident | None:
    """A fused incident for a list or a map, at little cost; None where it is too young, or rejected."""
    return outside.public_listed(row, last_public_day())


def public_dossier(row: StoredFused, readings: Iterable[Reading]) -> Dossier | None:
    """A fused incident with all that its documents say of it, masked and coarse; None where it is not to be shown."""
    return outside.public_dossier(row, readings, last_public_day())


def public_control(found: PlaceControl) -> PlaceControl | None:
    """A place's timeline up to the last day of which a viewer hears; None where nothing is left of it."""
    return outside.public_control(found, last_control_day())


def day_asked(day: str) -> str:
    """An ISO day that a viewer asks control for; raises InputError where it is too young to be told."""
    if day > (last := last_control_day()):
        raise InputError(f"{last} is the last day of which a viewer is told who held what")
    return day
