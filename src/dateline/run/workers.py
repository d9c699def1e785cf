"""Reading in several processes, results in the order of the input.

Processes are spawned, not forked: the same on every system, and no lock or open file is inherited in mid-use.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process

from dateline.model import RawDocument, Rejected

from . import memory
from .outcome import Failed, Outcome, attempt

#: A chunk is sent to a process at once: so many documents, or so many bytes of them.
CHUNK_DOCUMENTS = 8
CHUNK_BYTES = 256 * 1024
#: Chunks in flight per process: enough that a slow document does not starve the others, few enough that memory is flat.
AHEAD = 4

#: Seconds that the thread of a pool may take to notice that its processes were ended.
_FAREWELL = 5.0

Item = RawDocument | Rejected
Result = bytes | Failed
#: One thread of linear algebra per process: more of them only fight for the same cores.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def read_in_workers(items: Iterable[Item], workers: int, *, gated: bool = False) -> Iterator[Outcome]:
    """The outcome of each item, in order. A process that dies takes down only the document that killed it."""
    pool = _Pool(workers, gated)
    pending: deque[tuple[list[Item], Future[list[Result]]]] = deque()
    try:
        for chunk in chunks(items):
            pending.append((chunk, pool.submit(chunk)))
            while pending and (len(pending) >= AHEAD * workers or pending[0][1].done()):
                yield from pool.collect(*pending.popleft())
        while pending:
            yield from pool.collect(*pending.popleft())
    finally:
        pool.close()


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in order, in lists that are neither long nor heavy."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(item.content) if isinstance(item, RawDocument) else 0
        if len(chunk) >= CHUNK_DOCUMENTS or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


class _Pool:
    """A pool of processes that is made anew when one of them dies."""

    def __init__(self, workers: int, gated: bool) -> None:
        self._workers = workers
        self._gated = gated
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, chunk: list[Item]) -> Future[list[Result]]:
        """Send a chunk to be read."""
        documents = [item for item in chunk if isinstance(item, RawDocument)]
        try:
            return self._submit(documents)
        except BrokenProcessPool:
            self.close()
            return self._submit(documents)

    def collect(self, chunk: list[Item], future: Future[list[Result]]) -> Iterator[Outcome]:
        """The outcomes of a chunk that was sent."""
        try:
            results = iter(future.result())
        except BrokenProcessPool:
            results = self._one_by_one(chunk)
        for item in chunk:
            if isinstance(item, Rejected):
                yield Outcome.of_rejected(item)
                continue
            result = next(results)
            yield Outcome(item, failed=result) if isinstance(result, Failed) else Outcome(item, line=result)

    def close(self) -> None:
        """End the processes without waiting for what they are at."""
        executor, self._executor = self._executor, None
        if executor is None:
            return
        processes = list((executor._processes or {}).values())
        manager = getattr(executor, "_executor_manager_thread", None)
        executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        if manager is not None:
            manager.join(_FAREWELL)  # an interpreter that ends while this thread closes its pipes prints a traceback

    def _submit(self, documents: list[RawDocument]) -> Future[list[Result]]:
        if self._executor is not None:
            return self._executor.submit(_read, documents, self._gated)
        self._executor = ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"), initializer=_begin)
        with _inherited_by_workers():
            return self._executor.submit(_read, documents, self._gated)

    def _one_by_one(self, chunk: list[Item]) -> Iterator[Result]:
        """Read again, each document alone, what was in flight when a process died: only the guilty one is lost."""
        alone = _Pool(1, self._gated)
        try:
            for item in chunk:
                if isinstance(item, Rejected):
                    continue
                try:
                    yield from alone.submit([item]).result()
                except BrokenProcessPool:
                    alone.close()
                    yield Failed(item.origin, "the process that read it died (out of memory?)")
        finally:
            alone.close()


@contextmanager
def _inherited_by_workers() -> Iterator[None]:
    """Settings that new processes take over, from their first instruction on: Ctrl-C is for the main process alone."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    in_main_thread = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN) if in_main_thread else None
    try:
        yield
    finally:
        if in_main_thread:
            signal.signal(signal.SIGINT, handler)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _begin() -> None:
    """First thing in a new process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    memory.rarely()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(documents: list[RawDocument], gated: bool) -> list[Result]:
    results = (attempt(document, gated=gated) for document in documents)
    lines = [result if isinstance(result, Failed) else result[1] for result in results]
    memory.settle()
    return lines
