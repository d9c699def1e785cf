"""Two processes that fuse, read and judge one database at once."""

from __future__ import annotations

import os
import subprocess
import sys

from dateline.run.fuse import fuse_store
from dateline.run.fuse_readings import fuse_lines, fuse_readings
from dateline.run.outcome import Failed
from dateline.store import Store

FUSE = """
import sys
from dateline.run.fuse import fuse_store
from dateline.store import Store
import dateline.run.fuse as module
module._DOCUMENTS = module._REPORTS = 3
with Store.open(sys.argv[1]) as store:
    for _ in range(3):
        fuse_store(store)
"""
ADD = """
import sys
from dateline.model import Reading
from dateline.store import Store
with Store.open(sys.argv[1]) as store:
    for line in open(sys.argv[2], "rb"):
        store.add(Reading.from_json(line))
"""


def test_two_runs_and_a_reader_at_once_give_what_one_run_gives(tmp_path, tell):
    towns = ("Halfaya", "Derna", "Kupiansk", "Bourzanga")
    readings = [
        tell(f"r{n}", (towns[n % 4], f"2020-05-0{1 + n % 5}", n), (towns[n % 3], "2020-06-01", 7), outlet=f"Paper {n}")
        for n in range(1, 41)
    ]
    later = tmp_path / "later.jsonl"
    later.write_bytes(b"".join(reading.to_json() + b"\n" for reading in readings[20:]))
    path = tmp_path / "some.db"
    with Store.open(path) as store:
        for reading in readings[:20]:
            store.add(reading)
        where = os.fspath(store.path)
    commands = [[FUSE, where], [ADD, where, str(later)], [FUSE, where]]
    running = [subprocess.Popen([sys.executable, "-c", *each], stderr=subprocess.PIPE, text=True) for each in commands]
    for each in running:
        _, stderr = each.communicate(timeout=120)
        assert (each.returncode, stderr) == (0, "")
    with Store.open(path) as store, Store.open(tmp_path / "alone.db") as alone:
        fuse_store(store)
        for reading in readings:
            alone.add(reading)
        fuse_store(alone)
        assert list(store.fused()) == list(alone.fused())
        assert store.fused_state().reports == 80


def test_several_processes_give_what_one_gives(tmp_path, tell, monkeypatch):
    readings = [tell(f"r{n}", ("Derna", f"2020-05-0{1 + n % 5}", 3), outlet=f"Paper {n}") for n in range(1, 41)]
    heard: list[Failed | None] = []
    lines = [(f"file:{n}", reading.to_json()) for n, reading in enumerate(readings)]
    alone = list(fuse_readings(readings))
    assert list(fuse_lines([*lines, ("file:41", b"{")], heard.append, workers=2)) == alone
    assert [each.origin for each in heard if each] == ["file:41"]
    monkeypatch.setattr("dateline.run.fuse._WORTH_IT", 0)
    with Store.open(tmp_path / "some.db") as store:
        for reading in readings:
            store.add(reading)
        fuse_store(store, workers=2)
        assert {row.id: row.incident for row in store.fused()} == {each.id: each for each in alone}
