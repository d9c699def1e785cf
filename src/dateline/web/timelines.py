"""Who held what, worked out once for each state of the store and kept for all requests."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from dateline.model.control import PlaceControl
from dateline.run.control import control_of, public_control
from dateline.store import Store

from .who import Who


@dataclass(frozen=True)
class Held:
    """The timelines of all places, by id; `public` says that they are masked and 30 days late."""

    places: tuple[PlaceControl, ...]
    public: bool

    @cached_property
    def by_id(self) -> dict[str, PlaceControl]:
        """The timelines by the ids that they have here: the public ones differ."""
        return {each.id: each for each in self.places}


class Timelines:
    """A cache: judgements on incidents leave it as it is, documents that are stored, replaced or removed do not."""

    def __init__(self) -> None:
        self._kept: dict[bool, tuple[tuple[object, ...], Held]] = {}
        self._making = {True: Lock(), False: Lock()}

    def of(self, store: Store, who: Who) -> Held:
        """The timelines as this person may see them; those of a store that has changed are worked out first."""
        public = not who.may("coder")
        today = dt.datetime.now(dt.UTC).date()
        state = (*store.told_state(), today if public else None)
        with self._making[public]:
            kept = self._kept.get(public)
            if kept is None or kept[0] != state:
                found = public_control(store, today=today) if public else control_of(store)
                kept = self._kept[public] = state, Held(tuple(found), public)
        return kept[1]
