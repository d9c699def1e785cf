"""Who held what, worked out once for each state of the store and kept for all requests."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from multiprocessing.connection import Connection
from threading import Lock, Thread

import msgspec
from msgspec.structs import replace

from dateline.knowledge.toponyms import toponym_key
from dateline.model import Place, StoreError
from dateline.model.control import PlaceControl
from dateline.run.control import Evidence, evidence_of_store, timelines, told_until
from dateline.store import Store, Where

from .public import last_control_day, public_control
from .who import Who

#: Documents from which on timelines are worked out in a process of their own: they take half a minute for 150,000, and
#: a thread would slow down everybody who asks for something else meanwhile.
LARGE = 5_000


@dataclass(frozen=True)
class Held:
    """The timelines of all places, each under the id that it is shown by.

    For viewers (`public`) they are worked out from what is told of 30 days ago and before, and hidden as
    `public.public_control` does it; `inner` gives for an id in the store the one that is shown.
    """

    places: tuple[PlaceControl, ...]
    public: bool
    inner: dict[str, str]

    @cached_property
    def by_id(self) -> dict[str, PlaceControl]:
        """The timelines by the ids that are shown."""
        return {each.id: each for each in self.places}


class Timelines:
    """A cache: judgements on incidents leave it as it is, documents that are stored, replaced or removed do not."""

    def __init__(self) -> None:
        self._told: tuple[object, list[Evidence]] = (None, [])
        self._kept: dict[bool, tuple[object, Held]] = {}
        self._making, self._starting = Lock(), Lock()
        self._maker: Thread | None = None

    def of(self, store: Store, who: Who) -> Held:
        """The timelines as this person may see them; those of a store that has changed are worked out first."""
        public = not who.may("coder")
        state = self._state(store, public)
        kept = self._kept.get(public)
        if kept is not None and kept[0] == state:
            return kept[1]
        with self._making:
            kept = self._kept.get(public)
            if kept is None or kept[0] != state:
                kept = self._kept[public] = state, self._make(store, public)
        return kept[1]

    def soon(self, store: Store, who: Who, seconds: float = 1.0) -> Held | None:
        """The same without a long wait: None where it takes longer than that; then they are worked out behind it."""
        public = not who.may("coder")
        kept = self._kept.get(public)
        if kept is not None and kept[0] == self._state(store, public):
            return kept[1]
        with self._starting:
            if self._maker is None or not self._maker.is_alive():
                self._maker = Thread(target=self._behind, args=(store.path, who), daemon=True)
                self._maker.start()
            maker = self._maker
        maker.join(seconds)
        kept = self._kept.get(public)
        return kept[1] if kept is not None and kept[0] == self._state(store, public) else None

    def last(self, who: Who) -> Held | None:
        """The timelines as they were last worked out for such a person, though documents came or went since."""
        kept = self._kept.get(not who.may("coder"))
        return kept[1] if kept is not None else None

    def _behind(self, path: Where, who: Who) -> None:
        with suppress(StoreError), Store.open(path, create=False) as store:  # who asks is told of it
            self.of(store, who)

    def _state(self, store: Store, public: bool) -> object:
        return (*store.told_state(), last_control_day() if public else None)

    def _make(self, store: Store, public: bool) -> Held:
        until = last_control_day() if public else None
        found = beside(store.path, until) if store.count() > LARGE else None
        if found is None:
            found = self._here(store, until)
        return _public(found) if public else Held(tuple(found), public, {each.id: each.id for each in found})

    def _here(self, store: Store, until: str | None) -> list[PlaceControl]:
        state = store.told_state()
        if self._told[0] != state:
            self._told = state, evidence_of_store(store)
        return timelines(self._told[1] if until is None else told_until(self._told[1], dt.date.fromisoformat(until)))


def beside(path: Where, until: str | None) -> list[PlaceControl] | None:
    """The timelines of a store, of what is told up to a day, worked out by another process; None where that fails."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sending, path, until), daemon=True)
    process.start()
    sending.close()
    try:
        return msgspec.json.decode(receiving.recv_bytes(), type=list[PlaceControl])
    except (EOFError, OSError):
        return None
    finally:
        receiving.close()
        process.join()


def _send(sending: Connection, path: Where, until: str | None) -> None:
    """In the other process: work the timelines out, and send them."""
    with Store.open(path, create=False) as store:
        told = evidence_of_store(store)
    if until is not None:
        told = told_until(told, dt.date.fromisoformat(until))
    sending.send_bytes(msgspec.json.encode(timelines(told)))


def _public(found: Iterable[PlaceControl]) -> Held:
    shown: list[PlaceControl] = []
    inner: dict[str, str] = {}
    used: Counter[str] = Counter()
    for each in found:
        if (hidden := public_control(each)) is None:
            continue
        own = public_place_id(each.id, hidden.place)
        used[own] += 1
        own += f"/{used[own]}" if used[own] > 1 else ""
        inner[each.id] = own
        shown.append(replace(hidden, id=own))
    return Held(tuple(shown), True, inner)


def public_place_id(own: str, place: Place) -> str:
    """The id of a place for viewers: "at:35.312,40.105" tells a finer point than they are given (`place` is masked)."""
    if place.place_id == own:
        return own
    return f"at:{place.lat},{place.lon}/{toponym_key(place.name, True)}"
