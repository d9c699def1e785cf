"""A program that runs `dateline` again and again, and has it killed (kill -9) at a step that is named beforehand.

    python dying.py        reads lines of JSON {"words": [...], "step": 12 or null}, answers each with a line

Each run is a process of its own, forked from this one, so that models are loaded once. A step is a statement of the
database, a thousand instructions of one, or a file that is put in its place: a run that dies there dies between two
statements of a transaction, within one, or with a file half written. The answer has how the process ended, as a shell
tells it ("137" is kill -9), and how many steps it took.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import Any

#: Instructions of SQLite's machine that are a step, within a statement that takes long.
_INSTRUCTIONS = 1_000


class Steps:
    """Counts the steps of this process in a file, and ends it at one."""

    def __init__(self, counted: str, last: int | None) -> None:
        self.counted, self.last, self.taken = Path(counted), last, 0

    def step(self, *_: object) -> int:
        self.taken += 1
        if self.taken == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0


def run(words: list[str], steps: Steps) -> None:
    """`dateline` with these words, in this process. Does not return."""
    real_connect, real_fsync, real_replace = sqlite3.connect, os.fsync, Path.replace

    def connect(*args: Any, **named: Any) -> Any:
        connection = real_connect(*args, **named)
        connection.set_trace_callback(steps.step)
        connection.set_progress_handler(steps.step, _INSTRUCTIONS)
        return connection

    def fsync(file: Any) -> None:
        steps.step()
        real_fsync(file)

    def replace(path: Path, target: Any) -> Any:
        steps.step()
        return real_replace(path, target)

    sqlite3.connect, os.fsync, Path.replace = connect, fsync, replace  # type: ignore[method-assign]
    from dateline.cli import main

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the answers go there, and nothing else
    sys.argv = ["dateline", *words]
    code: object = 70
    try:
        main()
    except SystemExit as ended:
        code = ended.code
    finally:
        steps.counted.write_text(str(steps.taken))
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else int(code is not None))


def warmed() -> None:
    """Load what every run would load for itself."""
    import pyarrow.parquet
    import rich.table

    import dateline
    import dateline.cli.root
    import dateline.run.fuse
    import dateline.run.fuse_readings
    import dateline.run.scale
    import dateline.run.watch

    assert pyarrow.parquet
    assert rich.table
    reading = dateline.read_text("Two men were shot in Harim on Monday.", published="2021-03-03")
    assert list(dateline.run.fuse_readings.fuse_readings([reading]))


def main_() -> None:
    warmed()
    with tempfile.TemporaryDirectory() as folder:
        counted = str(Path(folder) / "steps")
        for line in sys.stdin:
            asked = json.loads(line)
            Path(counted).write_text("0")
            if (child := os.fork()) == 0:
                run(asked["words"], Steps(counted, asked["step"]))
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            answer = {"code": 128 - code if code < 0 else code, "steps": int(Path(counted).read_text())}
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main_()
