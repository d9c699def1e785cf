"""The index of a store: loaded once, kept up with what changes, asked by many threads at once."""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from collections.abc import Collection, Iterable
from threading import Lock
from typing import Any

import numpy as np

from dateline.model import StoreError
from dateline.store import Store
from dateline.web.asked import Asked
from dateline.web.public import last_public_day

from . import load
from .public import public_rows
from .rows import COLUMNS, PAIRS, Growing, Ints, Rows, Tables, own_of
from .select import Found, select

#: Answers to filters that are kept; a map that is panned asks the same filters again and again.
_KEPT = 32
#: Rows of an earlier moment that are carried along, as a share of all, before the index is loaded anew.
_DEAD = 0.25


class Index:
    """The fused incidents of a store in memory. `Index.of(store)`; then `current(store)` before each question.

    A question is asked of one moment: `rows` does not change while it is looked at. Raises StoreError.
    """

    def __init__(self) -> None:
        self._lock, self._hinting = Lock(), Lock()
        self._hints: set[str] = set()
        self._number = -1
        self._last = 0
        self._public: tuple[Rows, str, Rows] | None = None
        self._found: OrderedDict[tuple[Asked, bool], Found] = OrderedDict()
        self._columns, self._actors, self._sources = Growing(COLUMNS), Growing(PAIRS), Growing(PAIRS)
        self._tables = Tables()
        self._row_of: Ints = np.empty(0, "i4")
        self._rows = self._moment(np.empty(0, bool))

    @classmethod
    def of(cls, store: Store) -> Index:
        """The index of a store as it is now."""
        index = cls()
        index.current(store)
        return index

    @property
    def rows(self) -> Rows:
        """The incidents at this moment."""
        return self._rows

    def __len__(self) -> int:
        return int(np.count_nonzero(self._rows.alive))

    def changed(self, ids: Iterable[str]) -> None:
        """Incidents that changed, came or went: the next `current` need not look for them."""
        with self._hinting:
            self._hints.update(ids)

    def current(self, store: Store) -> Rows:
        """The incidents as the store has them now; where nothing changed since, at no cost."""
        if store.fused_state_number() != self._number:
            with self._lock:
                if self._number < 0:
                    with contextlib.suppress(StoreError):  # of a store that can only be read, what lacks is unknown
                        store.fill_facts()
                self._refresh(store)
        return self._rows

    def select(self, store: Store, asked: Asked, *, public: bool = False) -> Found:
        """What filters leave of the incidents as they are now; `public` is what a viewer sees.

        Raises InputError where a filter makes no sense.
        """
        rows = self._public_rows(self.current(store)) if public else self.current(store)
        with self._lock:
            found = self._found.get((asked, public))
            if found is not None and found.rows_of is rows:
                self._found.move_to_end((asked, public))
                return found
        found = select(rows, asked, store.fused_telling)
        with self._lock:
            self._found[asked, public] = found
            while len(self._found) > _KEPT:
                self._found.popitem(last=False)
        return found

    def _public_rows(self, rows: Rows) -> Rows:
        day = last_public_day()
        kept = self._public
        if kept is None or kept[0] is not rows or kept[1] != day:
            kept = self._public = rows, day, public_rows(rows, day)
        return kept[2]

    # -- keeping up

    def _refresh(self, store: Store) -> None:
        with store.still():
            number = store.fused_state_number()
            if number == self._number:
                return
            try:
                if self._number < 0:
                    self._load(store)
                else:
                    self._keep_up(store)
            except BaseException:
                self._number = -1  # half of it may stand in the columns
                raise
            self._number = number
            self._found.clear()

    def _load(self, store: Store) -> None:
        self._columns, self._actors, self._sources = Growing(COLUMNS), Growing(PAIRS), Growing(PAIRS)
        self._row_of = np.full(1, -1, "i4")
        self._last = 0
        self._add(store, None)
        self._rows = self._moment(np.ones(self._columns.size, bool))

    def _keep_up(self, store: Store) -> None:
        """Rows of incidents that came or changed stand behind the others; the old ones are dead from then on."""
        rows = self._rows
        with self._hinting:
            hints, self._hints = self._hints, set()
        pks = {pk for pk, _ in store.fused_stamps(self._last)} | set(store.fused_pks(hints).values())
        alive = rows.alive.copy()
        before = len(alive)
        self._add(store, pks)
        owns = np.concatenate([self._columns.views()["own"][before:], [own_of(own) for own in sorted(hints)]])
        alive &= ~np.isin(rows["own"], owns.astype("i8"))
        fresh = self._columns.size - before
        if np.count_nonzero(alive) + fresh != store.fused_count():
            # something went that nobody told of, as when a document is removed
            stamps = np.fromiter((stamp for _, stamp in store.fused_stamps()), "i8")
            alive &= np.isin(rows["stamp"], stamps)
        self._rows = self._moment(np.concatenate([alive, np.ones(fresh, bool)]))
        if np.count_nonzero(~self._rows.alive) > _DEAD * len(self._rows) + 1_000:
            self._load(store)

    def _add(self, store: Store, pks: Collection[int] | None) -> None:
        columns = load.incidents(store, self._tables, pks)
        first, count = self._columns.size, len(columns["pk"])
        self._columns.add(columns)
        highest = int(columns["pk"].max(initial=0))
        if highest >= len(self._row_of):
            # a new array: who holds a moment keeps the rows of then
            self._row_of = np.append(self._row_of, np.full(highest + highest // 8 + 1 - len(self._row_of), -1, "i4"))
        self._row_of[columns["pk"]] = np.arange(first, first + count)
        self._actors.add(load.actors(store, self._tables, self._row_of, pks))
        self._sources.add(load.sources(store, self._tables, self._row_of, pks))
        self._last = max(self._last, int(columns["stamp"].max(initial=0)))

    def _moment(self, alive: Any) -> Rows:
        return Rows(
            columns=self._columns.views(),
            actors=self._actors.views(),
            sources=self._sources.views(),
            alive=alive,
            tables=self._tables,
            row_of=self._row_of,
        )
