"""Runs that are cut off: by Ctrl-C, by a kill, by a full disk, by a reader who has seen enough."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.running import wait_until_some_are_stored

from dateline.store import Store

#: More than processes take at once: they hand on the first when more are there than they can take.
MANY = 100
DATELINE = [sys.executable, "-m", "dateline"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "all.jsonl"
    with path.open("w") as file:
        for number in range(MANY):
            text = f"Rebels shelled Harim on Monday and killed {number + 2} soldiers, residents said."
            file.write(json.dumps({"id": f"r{number}", "text": text, "published": "2021-03-03"}) + "\n")
    return path


def start(*words: str | Path) -> subprocess.Popen[str]:
    """`dateline` in a group of processes of its own, as a terminal starts it."""
    command = [*DATELINE, *map(str, words)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def given(running: subprocess.Popen[str], archive: Path, lines: int = MANY) -> None:
    """Hand over documents, and leave open whether there are more: the run cannot have ended when it is cut off."""
    assert running.stdin is not None
    running.stdin.writelines(archive.read_text().splitlines(keepends=True)[:lines])
    running.stdin.flush()


def held(path: Path) -> tuple[list[str], list[str], list[str]]:
    with Store.open(path) as store:
        return (
            sorted(row.id for row in store.documents()),
            sorted(row.id for row in store.events()),
            sorted(row.id for row in store.incidents()),
        )


@pytest.fixture(scope="module")
def unbroken(archive) -> tuple[list[str], list[str], list[str]]:
    path = archive.with_name("whole.db")
    subprocess.run([*DATELINE, "read", archive, "--store", path, "--quiet"], check=True)
    return held(path)


@pytest.mark.parametrize(("workers", "sign"), [("2", signal.SIGKILL), ("1", signal.SIGINT), ("2", signal.SIGINT)])
def test_a_run_that_was_cut_off_goes_on(archive, unbroken, tmp_path, workers, sign):
    broken = tmp_path / "broken.db"
    running = start("read", "-", "--store", broken, "--workers", workers)
    given(running, archive, MANY - 5)
    wait_until_some_are_stored(broken, running)
    if sign == signal.SIGINT:
        os.killpg(running.pid, sign)
    else:
        running.kill()
    _, told = running.communicate(timeout=120)
    documents, _, _ = held(broken)
    assert 0 < len(documents) < MANY
    if sign == signal.SIGINT:
        assert running.returncode == 130
        assert told.startswith(f"dateline: stopped. {len(documents)} document")
        assert "Traceback" not in told
    command = [*DATELINE, "read", "-", "--store", broken]
    with archive.open() as file:
        again = subprocess.run(command, stdin=file, capture_output=True, text=True, check=True)
    assert "there already" in again.stderr
    assert again.stderr.startswith(f"{MANY - len(documents)} document")
    assert held(broken) == unbroken


def test_no_process_is_left_behind(archive):
    running = start("read", "-", "--json", "--workers", "2")
    given(running, archive)
    assert running.stdout is not None
    running.stdout.readline()
    running.kill()
    running.wait()
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            os.killpg(running.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)
    else:
        raise AssertionError("a worker outlived the process that started it")
    running.communicate()


def test_ctrl_c_while_streaming(archive):
    running = start("read", "-", "--json")
    given(running, archive)
    assert running.stdout is not None
    running.stdout.readline()
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in told


@pytest.mark.parametrize("words", [("read", "-", "--json"), ("read", "-", "--json", "--workers", "2")])
def test_a_reader_who_has_seen_enough(archive, words):
    running = start(*words)
    given(running, archive)
    assert running.stdin is not None
    running.stdin.close()
    assert running.stdout is not None
    running.stdout.readline()
    running.stdout.close()
    assert running.stderr is not None
    assert running.stderr.read() == ""
    assert running.wait(timeout=60) == 141


def test_a_reader_of_a_list_who_has_seen_enough(archive, unbroken):
    running = start("events", "--json", "--store", archive.with_name("whole.db"))
    assert running.stdout is not None
    running.stdout.readline()
    running.stdout.close()
    assert running.stderr is not None
    assert running.stderr.read() == ""
    assert running.wait(timeout=60) == 141


def test_a_full_disk(archive, tmp_path):
    """A limit on the size of files stands for a disk that fills up."""
    path = tmp_path / "full.db"
    Store.open(path).close()
    room = path.stat().st_size + 40_000
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}));"
        "from dateline.cli import main; sys.argv[0] = 'dateline'; main()"
    )
    command = [sys.executable, "-c", limited, "read", str(archive), "--store", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith(f"dateline: {path}: the disk")
    assert "Traceback" not in done.stderr
    documents, _, _ = held(path)
    assert len(documents) < MANY
    subprocess.run([*DATELINE, "read", archive, "--store", path, "--quiet"], check=True)
    assert len(held(path)[0]) == MANY
