"""Processes of our own: spawned, quiet on Ctrl-C, each with one thread of linear algebra, and gone with their parent.

Spawned, not forked: the same on every system, and no lock or open file is inherited in mid-use.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import ParamSpec, TypeVar

from . import memory

Given = ParamSpec("Given")
Made = TypeVar("Made")

#: One thread of linear algebra per process: more of them only fight for the same cores.
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
#: Seconds that the thread of a pool may take to notice that its processes were ended.
_FAREWELL = 5.0


class Processes:
    """So many processes, started with the first task. Once one of them died all of them are gone: make others."""

    def __init__(self, workers: int) -> None:
        self._executor = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)

    def submit(self, task: Callable[Given, Made], *args: Given.args, **named: Given.kwargs) -> Future[Made]:
        """Send a task, a function at the top of a module. Raises BrokenProcessPool where a process died before."""
        with _inherited():
            return self._executor.submit(task, *args, **named)

    def end(self) -> None:
        """End the processes without waiting for what they are at."""
        processes = list((self._executor._processes or {}).values())
        manager = getattr(self._executor, "_executor_manager_thread", None)
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        if manager is not None:
            manager.join(_FAREWELL)  # an interpreter that ends while this thread closes its pipes prints a traceback


@contextmanager
def _inherited() -> Iterator[None]:
    """Settings that new processes take over, from their first instruction on: Ctrl-C is for the main process alone."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    # held back, not ignored: one that comes meanwhile counts afterwards
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if hasattr(signal, "pthread_sigmask") else None
    try:
        yield
    finally:
        if held is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
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
