"""Runs of `dateline` in a process of their own, which tests cut off."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

from dateline.store import Store


def wait_until_some_are_stored(path: Path, running: subprocess.Popen[str]) -> None:
    """Until the database at `path` holds a document, a minute at most; fails where the run ends before."""
    until = time.monotonic() + 60
    while time.monotonic() < until and running.poll() is None:
        if path.exists() and path.stat().st_size:
            with Store.open(path) as store:
                if store.count():
                    return
        time.sleep(0.02)
    raise AssertionError(f"nothing was stored: {running.communicate()}")
