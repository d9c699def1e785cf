"""Reading in several processes, results in the order of the input."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

from dateline.model import RawDocument, Reading, Rejected
from dateline.store import Prepared, prepare

from . import memory
from .outcome import Failed, Outcome, attempt_as
from .processes import Processes

#: A chunk is sent to a process at once: so many documents, more of them in a long run (a share of what went before, so
#: that at the end no process waits long for another), or so many bytes of them.
CHUNK_DOCUMENTS, CHUNK_MOST = 8, 32
CHUNK_SHARE = 32
CHUNK_BYTES = 256 * 1024
#: Chunks in flight per process: enough that a slow document does not starve the others, few enough that memory is flat.
AHEAD = 4

Item = RawDocument | Rejected
Result = bytes | Prepared | Failed


def read_in_workers(
    items: Iterable[Item], workers: int, *, gated: bool = False, for_store: bool = False
) -> Iterator[Outcome]:
    """The outcome of each item, in order. A process that dies takes down only the document that killed it.

    An outcome has the line of JSON, or `for_store` what is to be stored.
    """
    pool = _Pool(workers, gated, for_store)
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
    for number, item in enumerate(items, 1):
        chunk.append(item)
        size += len(item.content) if isinstance(item, RawDocument) else 0
        if len(chunk) >= min(CHUNK_MOST, CHUNK_DOCUMENTS + number // CHUNK_SHARE) or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


class _Pool:
    """A pool of processes that is made anew when one of them dies."""

    def __init__(self, workers: int, gated: bool, for_store: bool) -> None:
        self._workers = workers
        self._asked = gated, for_store
        self._processes: Processes | None = None

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
            if isinstance(result, Failed):
                yield Outcome(item, failed=result)
            elif isinstance(result, Prepared):
                yield Outcome(item, prepared=result)
            else:
                yield Outcome(item, line=result)

    def close(self) -> None:
        """End the processes without waiting for what they are at."""
        processes, self._processes = self._processes, None
        if processes is not None:
            processes.end()

    def _submit(self, documents: list[RawDocument]) -> Future[list[Result]]:
        if self._processes is None:
            self._processes = Processes(self._workers)
        return self._processes.submit(_read, documents, *self._asked)

    def _one_by_one(self, chunk: list[Item]) -> Iterator[Result]:
        """Read again, each document alone, what was in flight when a process died: only the guilty one is lost."""
        alone = _Pool(1, *self._asked)
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


def _read(documents: list[RawDocument], gated: bool, for_store: bool) -> list[Result]:
    make: Callable[[Reading], Result] = prepare if for_store else Reading.to_json
    made = [attempt_as(make, document, gated=gated) for document in documents]
    memory.settle()
    return made
