"""What the routes share: the settings, and a way to the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Thread
from typing import Annotated

from fastapi import Depends, Request

from dateline.model import StoreError
from dateline.run.agreed import Agreed
from dateline.run.judge import Judge
from dateline.store import Store

from .index import Index
from .placed import PlacesCache
from .settings import Settings
from .sourced import SourcesCache
from .timelines import Timelines
from .who import Who

#: Judgements after which what they wrote is put in its place in the file: some megabytes.
_CHECKPOINT = 20


class Desk:
    """One desk over one store."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.timelines = Timelines()
        self.places = PlacesCache(self.timelines)
        self._writing, self._opening, self._checkpointing = Lock(), Lock(), Lock()
        self._judged = 0
        self._held: Store | None = None
        self._listeners: list[Callable[[frozenset[str]], None]] = []
        self.index = Index()
        self.on_change(self.index.changed)
        self.sources = SourcesCache(self.index)
        #: Agreement of each round, and of all (None), with how much was coded then.
        self.agreed: dict[int | None, tuple[tuple[int, ...], Agreed]] = {}

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store, for one request: a SQLite connection belongs to the thread that opened it."""
        self._hold()
        with Store.open(self.settings.store, create=False) as opened:
            yield opened

    def _hold(self) -> None:
        """Keep one connection open: when the last one closes, SQLite puts all that was written in its place, and waits.

        That would be at the end of each request.
        """
        with self._opening:
            if self._held is None:
                self._held = Store.open(self.settings.store, create=False, any_thread=True)

    def close(self) -> None:
        """Let go of the store; what was written is put in its place."""
        with self._checkpointing, self._opening:
            if self._held is not None:
                self._held.close()
                self._held = None

    def _checkpoint(self) -> None:
        with self._checkpointing, suppress(StoreError):  # the next one puts it in its place as well
            if self._held is not None:
                self._held.checkpoint()

    def warm(self) -> None:
        """Load the index and begin with the timelines, so that the first who asks need not wait for them."""
        with suppress(StoreError), self.store() as opened:  # who asks is told of it
            self.index.current(opened)
            self.timelines.soon(opened, Who(self.settings.user, "coder"), 0)

    @contextmanager
    def judge(self, by: str) -> Iterator[tuple[Store, Judge]]:
        """The store and a judge of this name; one judgement at a time."""
        with self._writing, self.store() as opened:
            opened.put_off_checkpoints()  # they wait for the disk: no person should
            yield opened, Judge(opened, by=by)
            self._judged += 1
            if self._judged % _CHECKPOINT == 0:
                Thread(target=self._checkpoint, daemon=True).start()

    def on_change(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Have it called with the ids of incidents that are new, changed or gone, after each judgement, in order."""
        self._listeners.append(listener)

    def changed(self, ids: Iterable[str]) -> None:
        """Tell the listeners; called while the desk is still judging (`judge`), so that they hear of one at a time."""
        told = frozenset(ids)
        for listener in self._listeners if told else ():
            listener(told)


def _desk(request: Request) -> Desk:
    found: Desk = request.app.state.desk
    return found


#: A route's parameter that receives the desk.
TheDesk = Annotated[Desk, Depends(_desk)]
