"""The executor for one machine: this process, or several that are spawned."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool

from .. import memory
from ..processes import Processes
from ..workers import read_in_workers
from .mapping import Executor, Job
from .partition import map_partition

#: Partitions per process that are read or wait to be: nobody waits for the next, and few are in memory.
_AHEAD = 2


def local(workers: int = 1) -> Executor:
    """Reads partitions here, in so many processes; a partition whose process died is read again, document by document.

    With `workers` above 1 processes are spawned: a script then needs `if __name__ == "__main__":` around its start.
    """
    return functools.partial(_in_processes, workers) if workers > 1 else _here


def read_safely(content: bytes, gated: bool) -> bytes:
    """What `map_partition` gives, read in a process beside this one: a document that kills it costs itself alone."""
    return map_partition(content, gated=gated, reader=lambda items, gated: read_in_workers(items, 1, gated=gated))


def _here(jobs: Iterator[Job], gated: bool) -> Iterator[tuple[Job, bytes]]:
    for job in jobs:
        yield job, map_partition(job.content, gated=gated)


def _in_processes(workers: int, jobs: Iterator[Job], gated: bool) -> Iterator[tuple[Job, bytes]]:
    processes = Processes(workers)
    waiting: dict[Future[bytes], Job] = {}
    broken: list[Job] = []
    try:
        while True:
            if broken:
                # which of them did it is not told: all that were sent are read with care
                processes.end()
                processes = Processes(workers)
                waiting |= {processes.submit(read_safely, job.content, gated): job for job in broken}
                broken = []
            while len(waiting) < _AHEAD * workers and (job := next(jobs, None)) is not None:
                try:
                    waiting[processes.submit(_task, job.content, gated)] = job
                except BrokenProcessPool:
                    broken.append(job)
                    break
            if not waiting and not broken:
                return
            done, _ = wait(waiting, return_when=ALL_COMPLETED if broken else FIRST_COMPLETED)
            for future in done:
                job = waiting.pop(future)
                try:
                    content = future.result()
                except BrokenProcessPool:
                    broken.append(job)
                else:
                    yield job, content
    finally:
        processes.end()


def _task(content: bytes, gated: bool) -> bytes:
    made = map_partition(content, gated=gated)
    memory.settle()
    return made
