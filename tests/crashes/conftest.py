"""Programs to kill, and reports for them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .killing import Runs


@pytest.fixture(scope="session")
def runs() -> Iterator[Runs]:
    program = Path(__file__).with_name("dying.py")
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen(
        [sys.executable, program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        stdin, stdout = server.stdin, server.stdout

        def run(*words: str | Path, step: int | None = None) -> tuple[int, int]:
            stdin.write(json.dumps({"words": [str(word) for word in words], "step": step}) + "\n")
            stdin.flush()
            answer = json.loads(stdout.readline())
            return answer["code"], answer["steps"]

        yield run
        stdin.close()
        server.wait(30)


@pytest.fixture
def write_reports(tmp_path) -> Callable[..., Path]:
    """`write_reports(10)`: so many reports, pairs of which tell the same, one line that is none, in JSONL."""

    def write(count: int) -> Path:
        path = tmp_path / "reports.jsonl"
        towns = ("Harim", "Aleppo", "Raqqa", "Idlib")
        with path.open("w") as file:
            for number in range(count):
                town = towns[number // 2 % len(towns)]
                text = (
                    f"Rebels shelled a market in {town} on Monday and killed {number // 2 + 2} people, residents said. "
                    f"Report {number} of the desk."
                )
                file.write(json.dumps({"id": f"r{number}", "text": text, "published": "2021-03-03"}) + "\n")
            file.write('{"id": "bad"}\n')
        return path

    return write
