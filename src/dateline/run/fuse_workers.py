"""Making documents ready to be fused in several processes: the part of fusion that each document has for itself."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

#: Documents that are sent to a process at once, and such chunks in flight per process.
_CHUNK, _AHEAD = 32, 4


def in_processes(make: Callable[[list[Given]], list[Made]], given: Iterable[Given], workers: int) -> Iterator[Made]:
    """What `make` gives for chunks of what is given, in order; in this process where there is one worker.

    `make` stands at the top of a module, for processes are spawned. On Ctrl-C the processes end with this one.
    """
    chunks = iter(_chunks(given))
    if workers == 1:
        for chunk in chunks:
            yield from make(chunk)
        return
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    waiting: deque[Future[list[Made]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(make, chunk))
            if len(waiting) >= _AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _chunks(given: Iterable[Given]) -> Iterator[list[Given]]:
    rest = iter(given)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
