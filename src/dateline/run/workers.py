"""Reading in several processes, results in the order of the input."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

from dateline.model import RawDocument, Rejected

from . import memory
from .outcome import Failed, Outcome, attempt
from .processes import Processes

#: A chunk is sent to a process at once: so many documents, or so many bytes of them.
CHUNK_DOCUMENTS = 8
CHUNK_BYTES = 256 * 1024
#: Chunks in flight per process: enough that a slow document does not starve the others, few enough that memory is flat.
AHEAD = 4

Item = RawDocument | Rejected
Result = bytes | Failed


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
            yield Outcome(item, failed=result) if isinstance(result, Failed) else Outcome(item, line=result)

    def close(self) -> None:
        """End the processes without waiting for what they are at."""
        processes, self._processes = self._processes, None
        if processes is not None:
            processes.end()

    def _submit(self, documents: list[RawDocument]) -> Future[list[Result]]:
        if self._processes is None:
            self._processes = Processes(self._workers)
        return self._processes.submit(_read, documents, self._gated)

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


def _read(documents: list[RawDocument], gated: bool) -> list[Result]:
    results = (attempt(document, gated=gated) for document in documents)
    lines = [result if isinstance(result, Failed) else result[1] for result in results]
    memory.settle()
    return lines
