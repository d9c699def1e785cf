"""A few hundred made incidents (see benchmarks/desk_world.py), fused, with judgements on some."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from benchmarks.desk_world import World, readings

from dateline.run.fuse import fuse_store
from dateline.run.judge import Judge
from dateline.store import Store


@pytest.fixture(scope="session")
def made_store(tmp_path_factory) -> Path:
    """Copy it before you write to it (`made` does)."""
    path = tmp_path_factory.mktemp("made") / "made.db"
    with Store.open(path) as store:
        with store.together():
            for reading in readings(World(3), 250):
                store.add(reading)
        fuse_store(store)
        ids = [row.id for row in store.fused()]
        judge = Judge(store, by="jonas")
        judge.accept(ids[3])
        judge.reject(ids[8], note="no such thing")
        judge.correct(ids[12], {"killed": "7-9"})
    return path


@pytest.fixture
def made(made_store, tmp_path):
    """A store of made incidents."""
    with Store.open(shutil.copy(made_store, tmp_path / "made.db")) as store:
        yield store
