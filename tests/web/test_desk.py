"""What the routes share."""

from __future__ import annotations

import shutil
import time

import pytest

from dateline.store import Store
from dateline.web import Settings
from dateline.web.desk import Desk


@pytest.mark.file
def test_what_is_judged_is_put_in_its_place_behind_the_scenes(sample_store, tmp_path):
    path = shutil.copy(sample_store, tmp_path / "desk.db")
    desk = Desk(Settings(store=path, user="amira"))
    before = path.read_bytes()
    with desk.store() as store:
        own = next(store.fused()).id
    for _ in range(20):
        with desk.judge("amira") as (_, judge):
            judge.accept(own)
    until = time.monotonic() + 20
    while path.read_bytes() == before and time.monotonic() < until:
        time.sleep(0.02)
    assert path.read_bytes() != before
    desk.close()
    assert not path.with_name("desk.db-wal").exists()
    with Store.open(path) as store:
        assert len(store.judgements()) == 20
