"""Jobs that break their promise end the round; nobody waits for ever."""

from __future__ import annotations

import threading

from dateline.run.gather import Gather, Job


def test_a_job_that_raises_ends_all(monkeypatch):
    raised = []
    monkeypatch.setattr(threading, "excepthook", lambda told: raised.append(told.exc_type))

    def broken() -> int:
        raise ZeroDivisionError

    jobs = [Job("a", lambda: 1), Job("b", broken), Job("b", lambda: 2)]
    gathered = Gather[int](jobs, 2, lambda host: 0.0, threading.Event())
    assert set(gathered) <= {1}
    assert raised == [ZeroDivisionError]
