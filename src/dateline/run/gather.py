"""Many hosts asked at once, each of them one request at a time."""

from __future__ import annotations

import heapq
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Told = TypeVar("Told")
#: Seconds after which a thread looks again whether it is to stop.
_LOOK = 0.2


@dataclass(frozen=True, slots=True)
class Job(Generic[Told]):
    """Something to be asked of a host. `ask` runs in a thread of its own, and raises nothing."""

    host: str
    ask: Callable[[], Told]


class Gather(Generic[Told]):
    """Runs jobs in threads, and gives what they tell to the thread that asks for it, as it comes.

    `wait_for` says how many seconds a host is to be left alone from now. Once `stop` is set no further job begins.
    """

    def __init__(
        self, jobs: Sequence[Job[Told]], threads: int, wait_for: Callable[[str], float], stop: threading.Event
    ) -> None:
        self._jobs: dict[str, deque[Job[Told]]] = {}
        for job in jobs:
            self._jobs.setdefault(job.host, deque()).append(job)
        self._wait_for = wait_for
        self._stop = stop
        self._closed = threading.Event()
        self._changed = threading.Condition()
        self._turns = [(0.0, number, host) for number, host in enumerate(self._jobs)]
        self._number = len(self._turns)
        self._left = len(jobs)
        # few, so that what was fetched waits here and not in memory
        self._told: queue.Queue[Told | None] = queue.Queue(maxsize=2 * threads)
        self._threads = [
            threading.Thread(target=self._work, name=f"fetch-{number}", daemon=True)
            for number in range(min(threads, len(self._jobs)))
        ]

    def __iter__(self) -> Iterator[Told]:
        for thread in self._threads:
            thread.start()
        ended = 0
        try:
            while ended < len(self._threads):
                told = self._told.get()
                if told is None:
                    ended += 1
                else:
                    yield told
        finally:
            self._closed.set()
            while any(thread.is_alive() for thread in self._threads):
                try:
                    self._told.get(timeout=_LOOK)
                except queue.Empty:
                    continue

    def _work(self) -> None:
        try:
            self._ask()
        except BaseException:
            # a job broke its promise: all end, for its host's other jobs would be waited for without end
            self._closed.set()
            raise
        finally:
            self._told.put(None)

    def _ask(self) -> None:
        while (job := self._next()) is not None:
            told = job.ask()
            self._told.put(told)
            with self._changed:
                if self._jobs[job.host]:
                    self._number += 1
                    turn = time.monotonic() + self._wait_for(job.host)
                    heapq.heappush(self._turns, (turn, self._number, job.host))
                self._changed.notify_all()

    def _next(self) -> Job[Told] | None:
        """The job whose host's turn is first, once it has come; None when there is none left."""
        with self._changed:
            while self._left and not self._stop.is_set() and not self._closed.is_set():
                wait = self._turns[0][0] - time.monotonic() if self._turns else _LOOK
                if wait <= 0:
                    _, _, host = heapq.heappop(self._turns)
                    self._left -= 1
                    if not self._left:
                        self._changed.notify_all()
                    return self._jobs[host].popleft()
                self._changed.wait(min(wait, _LOOK))
            return None
