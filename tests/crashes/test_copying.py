"""A copy of a database that is killed at any step leaves the target without a row, or whole."""

from __future__ import annotations

import random

from dateline.store import Store
from dateline.store.copying import compare_stores

from .killing import KILLED, sound

TIMES = 4


def test_copying(runs, write_reports, tmp_path):
    made, whole, broken = tmp_path / "made.db", tmp_path / "whole.db", tmp_path / "broken.db"
    runs("read", write_reports(6), "--store", made, "--quiet")
    runs("fuse", "--store", made, "--quiet")
    code, steps = runs("store", "copy", made, whole, "--quiet")
    assert code == 0
    dice = random.Random(8)
    killed = 0
    for _ in range(TIMES):
        code, _ = runs("store", "copy", made, broken, "--quiet", step=round(steps * dice.uniform(0.05, 0.95)))
        killed += code == KILLED
        sound(broken)
        with Store.open(broken) as store:
            count = store.count()
        assert count == 0 or all(each.same for each in compare_stores(made, broken))
    assert killed >= 2
    if not count:
        assert runs("store", "copy", made, broken, "--quiet")[0] == 0
    assert all(each.same for each in compare_stores(made, broken))
